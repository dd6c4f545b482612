import Expressions
import GRDB

extension FormRegister {
  /// Begins to issue a list, or goes on with the same list where an earlier run was stopped.
  ///
  /// `input` is the digest of everything that decides the outcome: the list, the options, the schema. As the caller
  /// holds the register, an unfinished batch of the same input belongs to a process that is dead: it is taken up. So is
  /// a finished list of several forms, since nobody can tell whether its process died right after: a row of a list never
  /// gets two numbers. A single form that was finished is history, and is issued anew.
  public func beginBatch(form: String, input: ContentDigest, rows: Int? = nil, by mark: AuditMark) throws -> Batch {
    try write { db in
      let open = try Int.fetchOne(
        db,
        cachedSQL: """
          SELECT id FROM batch WHERE form = ? AND input = ?
          AND (finished_at IS NULL OR (SELECT count(*) FROM record WHERE record.batch = batch.id) > 1)
          """,
        arguments: [form, input.hex])
      guard let open else {
        try db.run(
          "INSERT INTO batch(form, input, expected, started_at, started_by) VALUES(?, ?, ?, ?, ?)",
          [form, input.hex, rows, mark.at.iso, mark.operatorName])
        return Batch(id: Int(db.lastInsertedRowID), isResumed: false, taken: RowSet())
      }
      var taken = RowSet()
      let rows = try Int.fetchCursor(db, sql: "SELECT row FROM record WHERE batch = ? ORDER BY row", arguments: [open])
      while let row = try rows.next() { taken.append(row) }
      return Batch(id: open, isResumed: true, taken: taken)
    }
  }

  /// Notes that every row of the list was dealt with; the same list run again is a new batch.
  public func finish(_ batch: Batch, by mark: AuditMark) throws {
    try write { db in
      try db.run("UPDATE batch SET finished_at = ? WHERE id = ? AND finished_at IS NULL", [mark.at.iso, batch.id])
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
