import Findings
import Forms
import GRDB
import Records
import Storage

/// The terms under which the members of a packet are to be kept: a packet has forms of one year and one retention alone.
struct Retentions {
  /// Forms that go into one packet.
  struct Group: Hashable {
    let year: Int
    let archiveClass: String
    let years: Int?
  }

  /// The groups with the schemas of their forms, by year, class and years.
  private(set) var groups: [(group: Group, schemas: [Digest])] = []

  /// Tells the members apart by what the schemas say under which they were issued.
  init(_ members: PacketMembers, _ db: Database) throws {
    var known: [Digest: Retention] = [:]
    var schemas: [Group: [Digest]] = [:]
    let rows = try GRDB.Row.fetchAll(
      db,
      sql: "SELECT DISTINCT \(PacketMembers.year), schema FROM record WHERE \(members.condition) ORDER BY schema",
      arguments: members.arguments)
    for row in rows {
      guard let year = Int(try row.read(String.self, 0, of: "record")) else { throw row.damage(0, of: "record") }
      let digest = try row.digest(1, of: "record")
      let retention = try known[digest] ?? Retentions.retention(of: digest, db)
      known[digest] = retention
      schemas[Group(year: year, archiveClass: retention.archiveClass, years: retention.years), default: []]
        .append(digest)
    }
    func key(_ group: Group) -> (Int, String, Int) { (group.year, group.archiveClass, group.years ?? .max) }
    groups = schemas.sorted { key($0.key) < key($1.key) }.map { ($0.key, $0.value) }
  }

  private static func retention(of schema: Digest, _ db: Database) throws -> Retention {
    let text = String(decoding: try FormRegister.asset(schema, db), as: UTF8.self)
    guard let head = SchemaHead(yaml: text) else {
      throw RegisterError.damagedRow("asset", row: schema.hex, column: "bytes")
    }
    return head.retention
  }

  /// A year as the first four signs of a day.
  static func text(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The terms of a group. Codes go on after those of the packets that are there.
  static func terms(
    _ group: Group, _ rules: ArchiveRules, fonds: String?, _ db: Database
  ) throws -> ArchiveTerms {
    let pattern = rules.code(
      fonds: fonds, archiveClass: group.archiveClass, year: group.year, years: group.years)
    guard let code = ArchiveCode(pattern) else { throw RegisterError.badCode(pattern) }
    let last = try Int.fetchOne(
      db, sql: "SELECT max(first_serial + forms) FROM packet WHERE code = ?", arguments: [code.pattern])
    return ArchiveTerms(
      year: group.year, fonds: fonds, archiveClass: group.archiveClass, years: group.years, code: code,
      firstSerial: last ?? 1, rules: Digest(of: rules.text))
  }
}

extension RegisterError {
  static func badCode(_ pattern: String) -> RegisterError {
    RegisterError(
      .archiveRule, "档号“\(pattern)”里没有件号 {serial}，或还有没填上的部分。请改 archive.yaml 或 profile.yaml 的 archive",
      hant: "檔號「\(pattern)」裡沒有件號 {serial}，或還有沒填上的部分。請改 archive.yaml 或 profile.yaml 的 archive",
      en:
        "the archival code “\(pattern)” has no {serial}, or parts that are not filled. Correct archive.yaml, or `archive` of profile.yaml"
    )
  }
}
