import GRDB

/// Puts guards and indexes of a register's database back, and takes away what is none of this program's.
///
/// Tables that hold records are left alone: one that was altered has lost what it held.
enum SchemaRepair {
  /// Mends what can be mended, in one transaction; gives the names of what was.
  ///
  /// - Throws: `structure-altered` if anything remains; nothing is changed then.
  static func mend(_ db: Database, _ path: String) throws -> [String] {
    let version = try RegisterSchema.version(db)
    let differences = try SchemaDifference.all(in: db, version: version)
    if differences.isEmpty { return [] }
    try db.inTransaction(.immediate) {
      for difference in differences where difference.kind != .missing {
        let entry = difference.entry
        // A table may hold something that somebody needs.
        if entry.type == "table", !isIndexOfWords(entry.name) { continue }
        try db.execute(sql: "DROP \(entry.type.uppercased()) IF EXISTS \(quoted(entry.name))")
      }
      // What hung on a table went with it; tables come before what hangs on them.
      let missing = try SchemaDifference.all(in: db, version: version).filter { $0.kind == .missing }
      for difference in missing.sorted(by: { rank($0) < rank($1) }) {
        let entry = difference.entry
        if entry.type != "table" || isIndexOfWords(entry.name) { try db.execute(sql: entry.sql) }
      }
      let left = try SchemaDifference.all(in: db, version: version)
      if !left.isEmpty { throw RegisterError.schemaAltered(path, left) }
      return .commit
    }
    return differences.map(\.entry.name)
  }

  /// The index of words follows from the records.
  private static func isIndexOfWords(_ name: String) -> Bool { name == "word_segment" || name == "word_page" }

  private static func rank(_ difference: SchemaDifference) -> Int {
    // The pages refer to the segments.
    difference.entry.type != "table" ? 2 : difference.entry.name == "word_segment" ? 0 : 1
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
