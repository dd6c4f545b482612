import Expressions
import Findings
import GRDB
import Records
import Storage

/// The end of the audit chain inside a writing transaction.
struct AuditTrail {
  private let insert: Statement
  private let mark: AuditStamp
  /// The moment of all events, as ISO 8601 text.
  let at: String
  private(set) var seq: Int
  private var hash: Digest

  /// Takes up the chain where it ends.
  init(_ db: Database, _ mark: AuditStamp) throws {
    let last = try GRDB.Row.fetchOne(db, sql: "SELECT seq, hash, at FROM event ORDER BY seq DESC LIMIT 1")
    seq = try last?.read(Int.self, 0, of: "event") ?? 0
    guard seq < FormRegister.endOfChain else { throw RegisterError.damagedRow("event", row: "\(seq)", column: "seq") }
    hash = try last?.digest(1, of: "event") ?? AuditEvent.genesis
    try ClockCheck.check(mark, after: last?.read(String.self, 2, of: "event"))
    self.mark = mark
    at = mark.at.iso
    insert = try db.cachedStatement(
      sql: "INSERT INTO event(seq, at, kind, number, operator, detail, previous, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
  }

  /// When the last event was.
  static func lastMoment(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT at FROM event ORDER BY seq DESC LIMIT 1")
  }

  /// Appends an event and returns its place.
  @discardableResult
  mutating func append(_ kind: AuditEvent.Kind, _ number: String?, _ detail: [(String, JSONValue)]) throws -> Int {
    let detail = detail + (mark.account.map { [("account", .string($0))] } ?? [])
    let event = AuditEvent(
      seq: seq + 1, at: at, kind: kind.rawValue, number: number, operatorName: mark.operatorName,
      detail: JSONValue.object(detail).text, previous: hash)
    try insert.run([
      event.seq, event.at, event.kind, event.number, event.operatorName, event.detail, event.previous.hex,
      event.hash.hex,
    ])
    (seq, hash) = (event.seq, event.hash)
    return seq
  }
}
