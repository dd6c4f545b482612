import GRDB
import Records
import Storage

/// How planned and written copies stand in the table `file`.
enum FileRows {
  static let insert = "INSERT INTO file(record, copy, format, edition, path, template) VALUES(?, ?, ?, ?, ?, ?)"

  static func arguments(_ record: Int64, file: PlannedFile, edition: Edition, path: String) -> StatementArguments {
    [record, file.copy, file.format, edition.description, path, file.template.hex]
  }

  /// The copies of a record's newest full printing: after closing the closed ones, before it those of issue.
  static func printed(_ record: Int64, _ db: Database) throws -> [PlannedFile] {
    for edition in [Edition.closed, .issue] {
      let rows = try GRDB.Row.fetchAll(
        db.cachedStatement(sql: "SELECT copy, format, template FROM file WHERE record = ? AND edition = ? ORDER BY id"),
        arguments: [record, edition.description])
      if !rows.isEmpty { return try rows.map(planned) }
    }
    return []
  }

  /// Reads `copy, format, template`.
  static func planned(_ row: GRDB.Row) throws -> PlannedFile {
    PlannedFile(
      copy: try row.read(String.self, 0, of: "file"), format: try row.read(String.self, 1, of: "file"),
      template: try row.digest(2, of: "file"))
  }
}
