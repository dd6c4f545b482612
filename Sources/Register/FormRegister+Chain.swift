package import Findings
import GRDB
package import Records

/// Which events of the chain are meant; what is `nil` does not matter.
package struct ChainQuery: Sendable, Hashable {
  /// A part of the name of who did it.
  package var person: String?
  /// The login of the account that did it, or that was changed.
  package var account: String?
  /// What happened.
  package var kind: AuditEvent.Kind?
  /// The form's number.
  package var number: String?
  /// The days of the company, as `2026-11-30`, from the first to the last.
  package var first: String?, last: String?
  /// Makes a query that means all events.
  package init() {}

  fileprivate var condition: (sql: String, arguments: StatementArguments) {
    var parts: [(String, StatementArguments)] = []
    if let person { parts.append(("instr(operator, ?)", [person])) }
    if let account {
      let text = JSONValue.string(account).text
      parts.append(("(instr(detail, ?) OR instr(detail, ?))", ["\"account\":\(text)", "\"login\":\(text)"]))
    }
    if let kind { parts.append(("kind = ?", [kind.rawValue])) }
    if let number { parts.append(("number = ?", [number])) }
    // The moments of one register are texts of one form and offset.
    if let first { parts.append(("at >= ?", [first])) }
    if let last { parts.append(("at < ?", [last + "U"])) }
    return (
      parts.map { " AND " + $0.0 }.joined(), parts.reduce(into: StatementArguments()) { $0 += $1.1 }
    )
  }
}

extension FormRegister {
  /// Events of the chain, the newest first.
  ///
  /// - Parameters:
  ///   - query: Which.
  ///   - place: The place in the chain before which they stand; the end if `nil`.
  ///   - limit: How many at most.
  package func chain(_ query: ChainQuery, before place: Int?, limit: Int) throws -> [AuditEvent] {
    let (sql, asked) = query.condition
    var arguments: StatementArguments = [place ?? Int.max]
    arguments += asked
    arguments += [limit]
    return try read { db in
      try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT seq, at, kind, number, operator, detail, previous, hash FROM event WHERE seq < ?\(sql)
          ORDER BY seq DESC LIMIT ?
          """, arguments: arguments
      ).map { try AuditEvent($0) }
    }
  }

  /// How many events are looked at in one transaction: a writer waits no longer than for so many.
  private static let stretch = 5_000

  /// Whether the chain is whole: every event's hash, and its link to the one before. Writers are let in between stretches.
  ///
  /// - Parameter progress: Is told the place that was reached, and the last one.
  package func checkChain(progress: (_ done: Int, _ last: Int) throws -> Void) throws -> (
    last: Int, findings: [Finding]
  ) {
    var check = ChainCheck()
    var (done, findings) = (0, [Finding]())
    while true {
      let last = try head()?.seq ?? 0
      if done >= last { break }
      let end = min(last, done + FormRegister.stretch)
      findings += try read { try check.findings($0, in: (done == 0 ? Int.min : done + 1)...end) }
      done = end
      try progress(done, last)
    }
    return (done, findings + check.damage.map { Discrepancy.damage($0).finding })
  }
}
