import CSQLite
import GRDB

/// How a database that may come from anywhere is opened.
enum DatabaseGuard {
  /// Nothing that stands in the file is trusted: its views and triggers call no function with side effects, its cells are
  /// looked at before they are used, damaged pages never reach memory as they are, and no statement can write to the file
  /// but through the tables (sqlite.org/security.html, 1.2).
  static func harden(_ db: Database) throws {
    try db.execute(
      sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
    if let connection = db.sqliteConnection, csqlite_defend(connection) != SQLITE_OK {
      throw DatabaseError(resultCode: .SQLITE_ERROR)
    }
  }

  /// Refuses a database whose tables, triggers or pages are not as this program made them, before anything is written.
  ///
  /// `isAsLeft` says that it is just as the last writer left it: its pages were looked at then, or written by SQLite
  /// itself since. Otherwise all of them are read: about a second for 500 MB. `mends` says that the structure is about to be
  /// mended.
  static func admit(_ db: Database, _ path: String, isAsLeft: Bool, mends: Bool = false) throws {
    if !isAsLeft, let damage = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), damage != "ok" {
      throw RegisterError.damaged(path, detail: damage.split(separator: "\n").joined(separator: " "))
    }
    let version = try RegisterSchema.version(db)
    if version == 0 { return }
    if !isAsLeft, let torn = try TornCheck.difference(db) { throw RegisterError.torn(path, torn) }
    if mends { return }
    let differences = try SchemaDifference.all(in: db, version: version)
    if !differences.isEmpty { throw RegisterError.schemaAltered(path, differences) }
  }
}
