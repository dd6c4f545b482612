import Forms
import GRDB
import Records

/// How the digits on a paper fit what is on record of its form.
package enum PaperMatch: Sendable, Hashable {
  /// The form as it is now.
  case current
  /// The form as it was before something was added or it was closed; `now` are the digits of today.
  case earlier(now: String)
  /// Nothing that was ever on record of it; `now` are the digits of today.
  case foreign(now: String)
}

extension FormRegister {
  /// How the digits of a writing fit the form of a number; `nil` if it has none, or there is no such number.
  package func match(_ writing: String, of number: String) throws -> PaperMatch? {
    guard let digest = PaperCode(writing).digest else { return nil }
    let known = try read { db in
      try String.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(PaperDigests.column) FROM event WHERE number = ? AND \(PaperDigests.events) ORDER BY seq
            """), arguments: [number])
    }
    guard let now = known.last else { return nil }
    return now == digest ? .current : known.contains(digest) ? .earlier(now: now) : .foreign(now: now)
  }
}

/// The digests of data in the audit chain, by their first digits.
enum PaperDigests {
  /// Where they stand in an event's particulars; no text in these can look like the member, since its quotes are escaped.
  static let column = #"substr(detail, instr(detail, '"data":"') + 8, 8)"#
  /// The events that have one.
  static let events = "kind IN ('issue', 'add', 'close')"
  /// By what a form is found by its digits.
  static let index = "CREATE INDEX event_data ON event(\(column)) WHERE \(events)"

  /// The forms that had these digits at some time: their places, and their numbers.
  static func forms(_ digest: String, _ db: Database) throws -> (ids: [Int64], numbers: Set<String>) {
    let rows = try GRDB.Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT record.id, record.number FROM event JOIN record ON record.number = event.number
          WHERE \(column) = ? AND \(events)
          """), arguments: [digest])
    return (
      try rows.map { try $0.read(Int64.self, 0, of: "record") },
      Set(try rows.map { try $0.read(String.self, 1, of: "record") })
    )
  }
}
