package import Storage

/// A stretch of the audit chain, as far as it was gone through.
package struct AuditSpan: Sendable, Hashable {
  /// The first event.
  package private(set) var first: Int?
  /// The last event.
  package private(set) var last: Int?
  /// The hash of the last event.
  package private(set) var head = AuditEvent.genesis

  /// What can be wrong with an event as a link of the chain.
  package enum Fault: Sendable, Hashable {
    /// The event of this place ought to come next.
    case missing(Int)
    /// It does not follow on the event before.
    case broken
    /// Its hash is not that of its content.
    case altered
  }

  /// Nothing of the chain.
  package init() {}

  /// Takes the next event.
  package mutating func append(_ event: AuditEvent) {
    first = first ?? event.seq
    last = event.seq
    head = event.hash
  }

  /// What is wrong with an event as the next one. A stretch begins anywhere, a whole chain with its first event.
  package func faults(of event: AuditEvent, isWhole: Bool = false) -> [Fault] {
    let next = last.map { $0 + 1 } ?? (isWhole ? 1 : event.seq)
    var faults: [Fault] = []
    if event.seq != next {
      faults.append(.missing(next))
    } else if (last != nil || next == 1) && event.previous != head {
      faults.append(.broken)
    }
    if !event.isSound { faults.append(.altered) }
    return faults
  }

  /// Takes the next event, of which the content is hidden.
  package mutating func append(_ event: HiddenEvent) {
    first = first ?? event.seq
    last = event.seq
    head = event.hash
  }

  /// What is wrong with a hidden event as the next one, as far as its content is needed to tell.
  package func faults(of event: HiddenEvent) -> [Fault] {
    let next = last.map { $0 + 1 } ?? event.seq
    if event.seq != next { return [.missing(next)] }
    guard last != nil, let body = event.body else { return [] }
    return AuditEvent.hash(head, body: body) == event.hash ? [] : [.broken]
  }
}
