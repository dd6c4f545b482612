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
      let open = try Int.fetchOne(
        db,
        cachedSQL: """
          SELECT id FROM batch WHERE form = ? AND input = ? AND (finished_at IS NULL OR NOT ? AND
          (row_count > 1 OR (SELECT count(*) FROM record WHERE record.batch = batch.id) > 1))
          """,
        arguments: [form, input.hex, again])
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

  /// What was given in the rows that got numbers in lists of which rows were refused, or that were never finished.
  private static func earlier(_ form: String, besides id: Int, _ db: Database) throws -> EarlierRows {
    let rows = try Data.fetchCursor(
      db,
      sql: """
        SELECT content FROM batch_row JOIN batch ON batch.id = batch_row.batch
        WHERE batch.form = ? AND batch.id <> ? AND (batch.finished_at IS NULL OR batch.refused_count > 0)
        """, arguments: [form, id])
    var contents: [RowContent] = []
    while let row = try rows.next() { contents.append(RowContent(Array(row))) }
    return EarlierRows(contents)
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
  public func number(ofRow row: Int, in batch: Batch) throws -> String? {
    try read { db in
      try String.fetchOne(
        db, cachedSQL: "SELECT number FROM record WHERE batch = ? AND row = ?", arguments: [batch.id, row])
    }
  }
}
