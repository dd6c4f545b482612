import Expressions
import Foundation
import GRDB

extension FormRegister {
  /// Begins to issue a list, or goes on with the same list where an earlier run was stopped.
  ///
  /// `input` is the digest of everything that decides the outcome: the list, the options, the schema. As the caller
  /// holds the register, an unfinished batch of the same input belongs to a process that is dead: it is taken up. So is
  /// a finished list of several forms, since nobody can tell whether its process died right after: a row of a list never
  /// gets two numbers. A single form that was finished is history, and is issued anew; `again` says so of a list.
  public func beginBatch(
    form: String, input: ContentDigest, again: Bool = false, by mark: AuditMark
  ) throws -> Batch {
    try write { db in
      let open = try FormRegister.knownBatch(form, input, again: again, db)
      if open == nil {
        try db.run(
          "INSERT INTO batch(form, input, started_at, started_by) VALUES(?, ?, ?, ?)",
          [form, input.hex, mark.at.iso, mark.operatorName])
      }
      let id = open ?? Int(db.lastInsertedRowID)
      var taken = RowSet()
      let rows = try Int.fetchCursor(db, sql: "SELECT row FROM record WHERE batch = ? ORDER BY row", arguments: [id])
      while let row = try rows.next() { taken.append(row) }
      let earlier = again ? EarlierRows([]) : try FormRegister.earlier(form, besides: id, db)
      return Batch(id: id, isResumed: open != nil, taken: taken, earlier: earlier)
    }
  }

  /// The list that ``beginBatch(form:input:again:by:)`` would go on with, if it knows it.
  public func knownBatch(form: String, input: ContentDigest, again: Bool = false) throws -> Int? {
    try read { db in try FormRegister.knownBatch(form, input, again: again, db) }
  }

  private static func knownBatch(
    _ form: String, _ input: ContentDigest, again: Bool, _ db: Database
  ) throws -> Int? {
    try Int.fetchOne(
      db,
      cachedSQL: """
        SELECT id FROM batch WHERE form = ? AND input = ? AND (finished_at IS NULL OR NOT ? AND
        (row_count > 1 OR (SELECT count(*) FROM record WHERE record.batch = batch.id) > 1))
        """,
      arguments: [form, input.hex, again])
  }

  /// What was given in the rows that got numbers in lists of which rows were refused, or that were never finished.
  private static func earlier(_ form: String, besides id: Int, _ db: Database) throws -> EarlierRows {
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT content, batch_row.batch, batch_row.row FROM batch_row JOIN batch ON batch.id = batch_row.batch
        WHERE batch.form = ? AND batch.id <> ? AND (batch.finished_at IS NULL OR batch.refused_count > 0)
        """, arguments: [form, id])
    var earlier: [(content: RowContent, place: EarlierRow)] = []
    while let row = try rows.next() {
      let place = EarlierRow(
        batch: try row.decode(Int32.self, atIndex: 1), row: try row.decode(Int32.self, atIndex: 2))
      earlier.append((RowContent(Array(try row.decode(Data.self, atIndex: 0))), place))
    }
    return EarlierRows(earlier)
  }

  /// Notes that every row of the list was dealt with: how many there were, and how many were refused.
  public func finish(_ batch: Batch, rows: Int, refused: Int, by mark: AuditMark) throws {
    try write { db in
      try db.run(
        "UPDATE batch SET finished_at = coalesce(finished_at, ?), row_count = ?, refused_count = ? WHERE id = ?",
        [mark.at.iso, rows, refused, batch.id])
    }
  }

  /// The number that a row of a batch was given, if it was.
  public func number(ofRow row: Int, in batch: Batch) throws -> String? { try number(ofRow: row, in: batch.id) }

  /// The number that a row of an earlier list was given.
  public func number(of row: EarlierRow) throws -> String? { try number(ofRow: Int(row.row), in: Int(row.batch)) }

  private func number(ofRow row: Int, in batch: Int) throws -> String? {
    try read { db in
      try String.fetchOne(
        db, cachedSQL: "SELECT number FROM record WHERE batch = ? AND row = ?", arguments: [batch, row])
    }
  }
}
