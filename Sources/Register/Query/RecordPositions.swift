import Expressions
import GRDB

/// The places in the table `record` that a query has still to look at, in its order.
struct RecordPositions {
  /// The most records that are read at a time.
  static let pageSize = 128
  /// The most places of the table that are looked at in one transaction.
  static let span = 4096 as Int64
  /// The last place that a register can have come to.
  private static let greatest = 1 << 32 as Int64

  private let isRising: Bool
  /// The places that are left.
  private var first: Int64
  private var last: Int64
  /// Where the index of words says that records may be; `nil` without words.
  private let candidates: RecordSet?

  init(_ query: RecordQuery, search: WordSearch?, _ register: FormRegister, _ db: Database) throws {
    isRising = query.order == .oldestFirst
    (first, last) = try RecordPositions.bounds(query.selection, db)
    if let number = query.after {
      let id = try FormRegister.record(number, db).1
      if isRising { first = max(first, id + 1) } else { last = min(last, id - 1) }
    }
    guard last <= RecordPositions.greatest else {
      throw RegisterError.damaged("register.sqlite", detail: "record \(last)")
    }
    candidates = first <= last ? try search?.candidates(form: query.selection.form, upTo: last, register, db) : nil
  }

  /// The first and last place where records of a period can be.
  private static func bounds(_ selection: LedgerQuery, _ db: Database) throws -> (Int64, Int64) {
    guard let period = selection.period else {
      return (1, try Int64.fetchOne(db, sql: "SELECT max(id) FROM record") ?? 0)
    }
    let column = selection.day == .issued ? "issued_on" : "closed_on"
    let row = try GRDB.Row.fetchOne(
      db, sql: "SELECT min(id), max(id) FROM record WHERE \(column) BETWEEN ? AND ?",
      arguments: [period.first.iso, period.last.iso])
    return (try row?.read(Int64?.self, 0, of: "record") ?? 1, try row?.read(Int64?.self, 1, of: "record") ?? 0)
  }

  /// The next records that the tables admit, perhaps none; `nil` after the last place.
  ///
  /// - Parameter count: How many are wanted at most, up to ``pageSize``.
  mutating func page(_ query: RecordQuery, atMost count: Int, _ db: Database) throws -> [FormRecord]? {
    guard first <= last else { return nil }
    if let candidates {
      let ids = isRising ? candidates.first(count, in: first...last) : candidates.last(count, in: first...last)
      guard let end = ids.last else { return nil }
      let places = "record.id IN (\(ids.map(String.init).joined(separator: ",")))"
      let records = try fetch(query, places, [], atMost: count, db).map(\.record)
      pass(end)
      return records
    }
    let (low, high) = isRising ? (first, min(last, first + Self.span - 1)) : (max(first, last - Self.span + 1), last)
    let found = try fetch(query, "record.id BETWEEN ? AND ?", [low, high], atMost: count, db)
    pass(found.count == count ? found[found.count - 1].id : isRising ? high : low)
    return found.map(\.record)
  }

  /// Leaves a place and all before it behind.
  private mutating func pass(_ id: Int64) { if isRising { first = id + 1 } else { last = id - 1 } }

  private func fetch(
    _ query: RecordQuery, _ places: String, _ bounds: StatementArguments, atMost count: Int, _ db: Database
  ) throws -> [(record: FormRecord, id: Int64)] {
    let (condition, arguments) = query.selection.condition
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT \(FormRecord.columns) FROM record WHERE \(condition) AND \(places)
        ORDER BY record.id \(isRising ? "" : "DESC") LIMIT \(count)
        """, arguments: arguments + bounds)
    var found: [(FormRecord, Int64)] = []
    while let row = try rows.next() {
      found.append((try FormRecord(row), try row.read(Int64.self, FormRecord.idColumn, of: "record")))
    }
    return found
  }
}
