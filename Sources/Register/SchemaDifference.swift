import Findings
import GRDB
import Storage

/// A table, index, trigger or view by which a database differs from what this program makes.
struct SchemaDifference: Hashable {
  enum Kind: Hashable {
    /// It is none of this program's.
    case foreign
    /// It is gone.
    case missing
    /// It does something else.
    case altered
  }
  /// What stands in `sqlite_schema`.
  struct Entry: Hashable {
    let type: String
    let name: String
    let table: String
    let sql: String
  }

  let kind: Kind
  let entry: Entry

  /// All differences from the schema of a version, in the order of their names.
  static func all(in db: Database, version: Int) throws -> [SchemaDifference] {
    let listed = try entries(db)
    if version == RegisterSchema.migrations.count, digest(of: listed) == RegisterSchema.digest { return [] }
    let (found, expected) = (Set(listed), Set(try entries(ofVersion: version)))
    let (foundNames, expectedNames) = (Set(found.map(\.name)), Set(expected.map(\.name)))
    let extra = found.subtracting(expected).map { entry in
      SchemaDifference(kind: expectedNames.contains(entry.name) ? .altered : .foreign, entry: entry)
    }
    let missing = expected.filter { !foundNames.contains($0.name) }.map { SchemaDifference(kind: .missing, entry: $0) }
    return (extra + missing).sorted { ($0.entry.name, $0.entry.type) < ($1.entry.name, $1.entry.type) }
  }

  /// Whether the schema is the one that the last step makes, whatever format the database says it has.
  static func isCurrent(_ db: Database) throws -> Bool { digest(of: try entries(db)) == RegisterSchema.digest }

  /// What SQLite keeps for itself has no text, but for its statistics, which change nothing about the content.
  private static func entries(_ db: Database) throws -> [Entry] {
    try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
        ORDER BY type, name
        """
    ).map { row in
      // As text, whatever stands there.
      func text(_ index: Int) -> String { String.fromDatabaseValue(row[index]) ?? "" }
      return Entry(type: text(0), name: text(1), table: text(2), sql: text(3))
    }
  }

  /// The digest of a schema: to make the schema anew takes as long as half of a cold issue.
  private static func digest(of entries: [Entry]) -> String {
    Digest(of: entries.map { "\($0.type) \($0.name) \($0.table)\n\($0.sql)\n" }.joined()).hex
  }

  /// The digest of the schema that this version makes, which ``RegisterSchema/digest`` must be.
  static func expectedDigest() throws -> String {
    digest(of: try entries(ofVersion: RegisterSchema.migrations.count))
  }

  private static func entries(ofVersion version: Int) throws -> [Entry] {
    try DatabaseQueue().inDatabase { db in
      try RegisterSchema.migrate(db, upTo: version)
      return try entries(db)
    }
  }

  /// What it is, for people.
  var title: LocalizedText {
    let name = entry.name
    return switch entry.type {
    case "table": LocalizedText("表 \(name)", hant: "表 \(name)", en: "table \(name)")
    case "index": LocalizedText("索引 \(name)", hant: "索引 \(name)", en: "index \(name)")
    case "view": LocalizedText("视图 \(name)", hant: "檢視 \(name)", en: "view \(name)")
    default: LocalizedText("触发器 \(name)", hant: "觸發器 \(name)", en: "trigger \(name)")
    }
  }

  /// What is wrong with it.
  var message: LocalizedText {
    let (hans, hant, en) = (title.zhHans, title.text(in: .zhHant), title.text(in: .en))
    return switch kind {
    case .foreign:
      LocalizedText("\(hans) 不是本程序的", hant: "\(hant) 不是本程式的", en: "the \(en) is none of this program's")
    case .missing: LocalizedText("缺 \(hans)", hant: "缺 \(hant)", en: "the \(en) is gone")
    case .altered: LocalizedText("\(hans) 被改动过", hant: "\(hant) 被改動過", en: "the \(en) was altered")
    }
  }
}
