import Findings
import Storage

/// One entry of the audit chain. Its hash covers the hash before it, so that no entry can be changed, put in or taken
/// out without a trace.
///
/// The hash is SHA-256 over the 64 digits of the previous hash followed by the event's canonical JSON without the
/// members `previous` and `hash`. The first event's previous hash is 64 zeros.
public struct AuditEvent: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A number was taken and a record written, open or closed at once.
    case issue
    /// Files were written.
    case print
    /// The rest was written down.
    case close
    /// The number was made void.
    case void
    /// Copies were printed again.
    case reprint
    /// The copies of a reprint were handed over to who asked for them.
    case deliver
    /// A list was gone through to its end.
    case list
    /// What a packet is to hold was decided; it is the last event that the packet itself tells of.
    case prepare
    /// A packet was made, with this digest.
    case pack
  }

  /// The place in the chain, from 1.
  public let seq: Int
  /// The moment, as ISO 8601 text in the company's time zone.
  public let at: String
  /// What happened; of ``Kind`` in registers of this version.
  public let kind: String
  /// The form's number; `nil` for events of no single form.
  public let number: String?
  /// Who did it.
  public let operatorName: String
  /// The particulars as canonical JSON.
  public let detail: String
  /// The hash of the event before.
  public let previous: String
  /// The hash of this event.
  public let hash: String

  /// The previous hash of the first event.
  public static let genesis = String(repeating: "0", count: 64)

  init(
    seq: Int, at: String, kind: String, number: String?, operatorName: String, detail: String, previous: String,
    hash: String? = nil
  ) {
    self.seq = seq
    self.at = at
    self.kind = kind
    self.number = number
    self.operatorName = operatorName
    self.detail = detail
    self.previous = previous
    self.hash =
      hash
      ?? AuditEvent.hash(
        previous: previous, body: AuditEvent.body(seq, at, kind, number, operatorName, detail))
  }

  /// The hash that the event ought to have.
  var expectedHash: String {
    AuditEvent.hash(previous: previous, body: AuditEvent.body(seq, at, kind, number, operatorName, detail))
  }

  /// The event as one line of JSON, without line end, as packets hold it.
  public var line: [UInt8] {
    var bytes = AuditEvent.body(seq, at, kind, number, operatorName, detail)
    bytes.removeLast()
    bytes.append(contentsOf: ",\"previous\":\"".utf8)
    bytes.append(contentsOf: previous.utf8)
    bytes.append(contentsOf: "\",\"hash\":\"".utf8)
    bytes.append(contentsOf: hash.utf8)
    bytes.append(contentsOf: "\"}".utf8)
    return bytes
  }

  private static func body(
    _ seq: Int, _ at: String, _ kind: String, _ number: String?, _ operatorName: String, _ detail: String
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(detail.utf8.count + 200)
    bytes.append(contentsOf: "{\"seq\":".utf8)
    bytes.append(contentsOf: String(seq).utf8)
    bytes.append(contentsOf: ",\"at\":".utf8)
    JSONValue.string(at).write(to: &bytes)
    bytes.append(contentsOf: ",\"kind\":".utf8)
    JSONValue.string(kind).write(to: &bytes)
    bytes.append(contentsOf: ",\"number\":".utf8)
    (number.map { JSONValue.string($0) } ?? .null).write(to: &bytes)
    bytes.append(contentsOf: ",\"operator\":".utf8)
    JSONValue.string(operatorName).write(to: &bytes)
    bytes.append(contentsOf: ",\"detail\":".utf8)
    bytes.append(contentsOf: detail.utf8)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private static func hash(previous: String, body: [UInt8]) -> String {
    var hash = RunningDigest()
    hash.update(previous.utf8)
    hash.update(body)
    return hash.digest.hex
  }
}
