import Findings
import GRDB
import Records

/// The lists on record against the events that tell of them. Nothing tells of those that version 1.0.0 went through.
enum ListCheck {
  static func findings(_ db: Database) throws -> [Finding] {
    var altered: Set<Int> = []
    let lastEvent = try db.cachedStatement(sql: "SELECT finished_event FROM batch WHERE id = ?")
    let events = try GRDB.Row.fetchCursor(
      db, sql: "SELECT seq, detail FROM event WHERE kind = ? ORDER BY seq", arguments: [AuditEvent.Kind.list.rawValue])
    while let row = try events.next() {
      let seq = try row.read(Int.self, 0, of: "event")
      guard let list = EventDetail.read(try row.read(String.self, 1, of: "event"))?.batch else { continue }
      let last = try GRDB.Row.fetchOne(lastEvent, arguments: [list])?.read(Int?.self, 0, of: "batch")
      if (last.flatMap { $0 } ?? 0) < seq { altered.insert(list) }
    }
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT \(BatchRow.columns), event.detail FROM batch
        LEFT JOIN event ON event.seq = finished_event AND event.kind = ? ORDER BY batch.id
        """, arguments: [AuditEvent.Kind.list.rawValue])
    while let row = try rows.next() {
      let list = try BatchRow(row)
      if try !isSound(list, told: row.read(String?.self, 10, of: "event")) { altered.insert(list.id) }
    }
    return altered.sorted().map { Discrepancy.listAltered($0).finding }
  }

  private static func isSound(_ list: BatchRow, told: String?) -> Bool {
    guard list.expected == nil else { return false }
    if list.event != nil {
      // Who went through it at the web desk stands there besides.
      let account = told.flatMap { EventDetail.read($0)?.account }.map { [("account", JSONValue.string($0))] } ?? []
      return told == JSONValue.object(list.detail + account).text
    }
    return (list.finished == nil) == (list.rows == nil) && (list.finished == nil) == (list.refused == nil)
  }
}
