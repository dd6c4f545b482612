import Expressions
import GRDB
import Records
package import Storage

extension FormRegister {
  /// Begins to issue a list, or goes on with the same list where an earlier run was stopped.
  ///
  /// `input` is the digest of the list's files, the options and the schema. As the caller holds the register, an unfinished
  /// batch of the same input belongs to a process that is dead: it is taken up. So is a finished one, since nobody can
  /// tell whether its process died right after: a row of a list never gets two numbers. `again` begins anew.
  package func beginBatch(
    form: String, input: Digest, again: Bool = false, by mark: AuditStamp
  ) throws -> Batch {
    try write { db in
      let open = try FormRegister.knownBatch(form, input, again: again, db)
      if open == nil {
        try db.run(
          "INSERT INTO batch(form, input, started_at, started_by) VALUES(?, ?, ?, ?)",
          [form, input.hex, mark.at.iso, mark.operatorName])
      }
      let id = open?.id ?? Int(db.lastInsertedRowID)
      var taken = RowSet()
      let rows = try Int.fetchCursor(db, sql: "SELECT row FROM record WHERE batch = ? ORDER BY row", arguments: [id])
      while let row = try rows.next() { taken.append(row) }
      return Batch(id: id, isResumed: open.map { !$0.isFinished } ?? false, taken: taken)
    }
  }

  /// The list that ``beginBatch(form:input:again:by:)`` would go on with, if it knows it.
  package func knownBatch(form: String, input: Digest, again: Bool = false) throws -> Int? {
    try read { db in try FormRegister.knownBatch(form, input, again: again, db)?.id }
  }

  private static func knownBatch(
    _ form: String, _ input: Digest, again: Bool, _ db: Database
  ) throws -> (id: Int, isFinished: Bool)? {
    let row = try db.row(
      """
      SELECT id, finished_at IS NOT NULL FROM batch WHERE form = ? AND input = ? AND (finished_at IS NULL OR NOT ?)
      ORDER BY finished_at IS NOT NULL, id DESC LIMIT 1
      """, [form, input.hex, again])
    return try row.map { (try $0.read(Int.self, 0, of: "batch"), try $0.read(Bool.self, 1, of: "batch")) }
  }

  /// Notes that every row of the list was dealt with: how many there were, and how many were refused.
  ///
  /// The audit chain tells it each time that it comes out otherwise than the last time.
  package func finish(_ batch: Batch, rows: Int, refused: Int, by mark: AuditStamp) throws {
    try write { db in
      guard let row = try db.row("SELECT \(BatchRow.columns) FROM batch WHERE id = ?", [batch.id]) else {
        throw RegisterError.damagedRow("batch", row: "\(batch.id)", column: "id")
      }
      var list = try BatchRow(row)
      if list.finished != nil, list.rows == rows, list.refused == refused { return }
      (list.finished, list.rows, list.refused) = (list.finished ?? mark.at.iso, rows, refused)
      var trail = try AuditTrail(db, mark)
      let event = try trail.append(.list, nil, list.detail)
      try db.run(
        "UPDATE batch SET finished_at = ?, row_count = ?, refused_count = ?, finished_event = ? WHERE id = ?",
        [list.finished, rows, refused, event, batch.id])
    }
  }

  /// The number that a row of a batch was given, if it was.
  package func number(ofRow row: Int, in batch: Batch) throws -> String? {
    try read { db in
      try String.fetchOne(
        db, cachedSQL: "SELECT number FROM record WHERE batch = ? AND row = ?", arguments: [batch.id, row])
    }
  }
}
