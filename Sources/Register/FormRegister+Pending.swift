import Expressions
import Forms
import GRDB
import Records

extension FormRegister {
  /// Forms whose planned copies are not all written, oldest first, at most `limit` printings: what a crash left open,
  /// or what this process has yet to print. Once they are filed or set aside the next call gives the next ones.
  package func pending(limit: Int = 500) throws -> [PrintJob] {
    try read { db in
      let rows = try GRDB.Row.fetchCursor(db, sql: FormRegister.pendingQuery, arguments: [limit])
      var jobs: [PrintJob] = []
      while let row = try rows.next() {
        let edition = try Edition(row.read(String.self, FormRecord.columnCount, of: "file"))
        guard let edition else { throw row.damage(FormRecord.columnCount, of: "file") }
        jobs.append(
          try FormRegister.job(
            try FormRecord(row), row.read(Int64.self, FormRecord.idColumn, of: "record"), edition, db))
      }
      return jobs
    }
  }

  /// Finds unfinished printings. The partial index `file_pending` holds only what is not written.
  static let pendingQuery = """
    SELECT \(FormRecord.columns), file.edition, min(file.id) FROM file JOIN record ON record.id = file.record
    WHERE file.written_at IS NULL AND file.failed_at IS NULL
    GROUP BY file.record, file.edition ORDER BY min(file.id) LIMIT ?
    """

  /// Notes why planned copies cannot be drawn, so that no command waits for them any more. They are drawn again only where
  /// they are asked for.
  package func setAside(_ files: [PlannedFile], of job: PrintJob, because reason: String, by mark: AuditStamp) throws {
    try write { db in
      let (_, id) = try FormRegister.record(job.record.number, db)
      for file in files {
        try db.run(
          """
          UPDATE file SET failed_at = ?, failure = ?
          WHERE record = ? AND copy = ? AND format = ? AND edition = ? AND written_at IS NULL
          """, [mark.at.iso, reason, id, file.copy, file.format, job.edition.description])
      }
    }
  }

  /// What is still to be written of one printing of a record.
  static func job(_ record: FormRecord, _ id: Int64, _ edition: Edition, _ db: Database) throws -> PrintJob {
    let files = try GRDB.Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT copy, format, template FROM file
          WHERE record = ? AND edition = ? AND written_at IS NULL AND failed_at IS NULL ORDER BY id
          """), arguments: [id, edition.description]
    ).map(FileRows.planned)
    let isMarkedVoid = record.state == .void && edition != .issue && edition != .closed
    return record.job(edition, files, void: isMarkedVoid ? record.voidMark : nil)
  }

  /// Removes what a dead writer may have left: staged copies, and what version 1.0.0 wrote beside unwritten copies.
  func removeTemporaryFiles() throws {
    try staging.clear()
    let paths = try read { db in
      try String.fetchAll(db, sql: "SELECT path FROM file WHERE written_at IS NULL")
    }
    for path in paths { try store.remove(IssuedPath.temporary("\(directory)/\(path)")) }
  }
}
