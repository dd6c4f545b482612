import GRDB

/// Which stored contents nothing refers to.
///
/// Contents are kept by 8 bytes of their digests: a register may hold several pictures of every form.
struct AssetUse {
  private var unseen: Set<UInt64> = []

  init(_ db: Database) throws {
    let names = try GRDB.Row.fetchCursor(db, sql: "SELECT sha256 FROM asset")
    while let row = try names.next() {
      if let key = AssetUse.key(try row.read(String.self, 0, of: "asset")) { unseen.insert(key) }
    }
  }

  private static func key(_ name: String) -> UInt64? { UInt64(name.prefix(16), radix: 16) }

  /// Notes that something refers to a content.
  mutating func use(_ name: String) {
    if let key = AssetUse.key(name) { unseen.remove(key) }
  }

  /// The names of those that nothing referred to.
  func unused(_ db: Database) throws -> [String] {
    if unseen.isEmpty { return [] }
    var found: [String] = []
    let names = try GRDB.Row.fetchCursor(db, sql: "SELECT sha256 FROM asset ORDER BY sha256")
    while let row = try names.next() {
      let name = try row.read(String.self, 0, of: "asset")
      if let key = AssetUse.key(name), unseen.contains(key) { found.append(name) }
    }
    return found
  }
}
