import Expressions
import Forms
import GRDB

extension FormRegister {
  /// Forms whose planned copies are not all written, oldest first, at most `limit` printings: what a crash left open,
  /// or what this process has yet to print. Once they are filed the next call gives the next ones.
  public func pending(limit: Int = 500) throws -> [PrintJob] {
    try read { db in
      let rows = try GRDB.Row.fetchCursor(db, sql: FormRegister.pendingQuery, arguments: [limit])
      var jobs: [PrintJob] = []
      while let row = try rows.next() {
        let edition = try Edition(row.decode(String.self, atIndex: 23))
        guard let edition else { throw RegisterError.damaged("register.sqlite", "file.edition") }
        jobs.append(try FormRegister.job(try FormRecord(row), row.decode(Int64.self, atIndex: 22), edition, db))
      }
      return jobs
    }
  }

  /// Finds unfinished printings. The partial index `file_pending` holds only what is not written.
  static let pendingQuery = """
    SELECT \(FormRecord.columns), file.edition, min(file.id) FROM file JOIN record ON record.id = file.record
    WHERE file.written_at IS NULL GROUP BY file.record, file.edition ORDER BY min(file.id) LIMIT ?
    """

  /// What is still to be written of one printing of a record.
  static func job(_ record: FormRecord, _ id: Int64, _ edition: Edition, _ db: Database) throws -> PrintJob {
    let files = try GRDB.Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT copy, format, template FROM file WHERE record = ? AND edition = ? AND written_at IS NULL ORDER BY id
          """), arguments: [id, edition.description]
    ).map(FileRows.planned)
    // An unfinished first printing shows the form as it was issued, even if it was closed or voided since.
    let isOpening = edition == .issue && record.openingData != nil
    let isMarkedVoid = record.state == .void && edition != .issue && edition != .closed
    return PrintJob(
      number: record.number, form: record.form, data: isOpening ? record.openingData ?? record.data : record.data,
      stage: isOpening ? .opening : record.stage, schema: record.schema, profile: record.profile,
      issuedOn: record.issuedOn, edition: edition, voidReason: isMarkedVoid ? record.voidReason : nil, files: files)
  }

  /// Removes what a dead writer may have left beside unwritten copies.
  func removeTemporaryFiles() throws {
    let paths = try read { db in
      try String.fetchAll(db, sql: "SELECT path FROM file WHERE written_at IS NULL")
    }
    for path in paths { try store.remove(IssuedPath.temporary("\(directory)/\(path)")) }
  }
}
