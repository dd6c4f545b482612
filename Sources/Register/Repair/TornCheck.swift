import Findings
import GRDB
import Records
import Storage

/// Whether a database is of one moment: a copy that was made while somebody wrote may hold pages of two, or its files none of
/// what its tables name.
///
/// Only what costs little is looked at; ``FormRegister/verify(readsFiles:progress:)`` looks at all.
enum TornCheck {
  /// Where tables and audit chain belong to different moments; `nil` if nowhere.
  static func difference(_ db: Database) throws -> LocalizedText? {
    let last = try Int.fetchOne(db, sql: "SELECT max(seq) FROM event") ?? 0
    let events = try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0
    if events != last {
      return LocalizedText(
        "审计链到第 \(last) 条，却有 \(events) 条", hant: "審計鏈到第 \(last) 條，卻有 \(events) 條",
        en: "the audit chain goes to event \(last), there are \(events)")
    }
    let issues = try count(db, "SELECT count(*) FROM event WHERE kind = ?", AuditEvent.Kind.issue)
    let records = try Int.fetchOne(db, sql: "SELECT count(*) FROM record") ?? 0
    if issues != records {
      return LocalizedText(
        "审计链记着 \(issues) 次开单，记录有 \(records) 份", hant: "審計鏈記著 \(issues) 次開單，記錄有 \(records) 份",
        en: "the audit chain tells of \(issues) issues, there are \(records) records")
    }
    if try isBroken(last, db) {
      return LocalizedText(
        "审计链的最后一条与前一条对不上", hant: "審計鏈的最後一條與前一條對不上",
        en: "the last event of the audit chain does not follow the one before")
    }
    let later = try Int.fetchOne(
      db, sql: "SELECT max(max(issued_event), coalesce(max(closed_event), 0), coalesce(max(void_event), 0)) FROM record"
    )
    if let later, later > last {
      return LocalizedText(
        "记录提到审计链第 \(later) 条，审计链只到第 \(last) 条", hant: "記錄提到審計鏈第 \(later) 條，審計鏈只到第 \(last) 條",
        en: "a record names event \(later), the audit chain goes to \(last)")
    }
    return try series(db)
  }

  private static func count(_ db: Database, _ sql: String, _ kind: AuditEvent.Kind) throws -> Int {
    try Int.fetchOne(db, sql: sql, arguments: [kind.rawValue]) ?? 0
  }

  private static func isBroken(_ last: Int, _ db: Database) throws -> Bool {
    var span = AuditSpan()
    var isBroken = false
    try FormRegister.events(max(1, last - 1)...max(1, last), db) { event in
      isBroken = isBroken || !span.faults(of: event).isEmpty
      span.append(event)
    }
    return isBroken
  }

  /// The counter of each series against its last record.
  private static func series(_ db: Database) throws -> LocalizedText? {
    let row = try GRDB.Row.fetchOne(
      db,
      sql: """
        SELECT series.period, series.last, max(record.serial) AS serial FROM record
        LEFT JOIN series ON series.form = record.form AND series.period = record.period
        GROUP BY record.form, record.period HAVING coalesce(series.last, 0) < max(record.serial) LIMIT 1
        """)
    guard let row else { return nil }
    let period = try row.read(String?.self, 0, of: "series") ?? "?"
    let (counter, serial) = (try row.read(Int?.self, 1, of: "series") ?? 0, try row.read(Int.self, 2, of: "record"))
    return LocalizedText(
      "\(period) 的流水号记到 \(counter)，记录已到 \(serial)", hant: "\(period) 的流水號記到 \(counter)，記錄已到 \(serial)",
      en: "the series \(period) counts to \(counter), its records go to \(serial)")
  }
}
