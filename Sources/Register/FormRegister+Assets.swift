import Findings
package import Forms
import Foundation
import GRDB
package import Storage

extension FormRegister {
  /// Keeps a schema's, profile's, template's or picture's bytes, named by their digest; the same bytes are kept once.
  @discardableResult
  package func store(asset bytes: [UInt8]) throws -> Digest {
    let digest = Digest(of: bytes)
    if try read({ try FormRegister.hasAsset(digest, $0) }) { return digest }
    try write { try FormRegister.keep(bytes, as: digest, $0) }
    return digest
  }

  /// The profiles under which forms were issued, and how many, those of the oldest first.
  package func profiles() throws -> [(profile: CompanyProfile?, sha256: String, forms: Int)] {
    try read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT profile, count(*) FROM record GROUP BY profile ORDER BY min(id)").map {
        row in
        let digest = try row.digest(0, of: "record")
        let text = (try? FormRegister.asset(digest, db)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let profile = CompanyProfile.load(yaml: text, file: CompanyProfile.fileName).0
        return (profile, digest.hex, try row.read(Int.self, 1, of: "record"))
      }
    }
  }

  /// The bytes of an asset.
  package func asset(_ digest: Digest) throws -> [UInt8] {
    try read { try FormRegister.asset(digest, $0) }
  }

  static func asset(_ digest: Digest, _ db: Database) throws -> [UInt8] {
    let data = try Data.fetchOne(
      db, cachedSQL: "SELECT bytes FROM asset WHERE sha256 = ?", arguments: [digest.hex])
    guard let data else {
      throw RegisterError(
        .unknownAsset, "台账里没有内容 \(digest.hex.prefix(12))…。请用 liandan verify 检查台账",
        hant: "台帳裡沒有內容 \(digest.hex.prefix(12))…。請用 liandan verify 檢查台帳",
        en: "the register holds no content \(digest.hex.prefix(12))…. Check it with liandan verify")
    }
    return [UInt8](data)
  }

  static func hasAsset(_ digest: Digest, _ db: Database) throws -> Bool {
    try Int.fetchOne(db, cachedSQL: "SELECT 1 FROM asset WHERE sha256 = ?", arguments: [digest.hex]) != nil
  }

  /// Keeps what a record refers to, in the record's own transaction.
  static func keep(_ attachments: [Attachment], _ db: Database) throws {
    for file in attachments where try !hasAsset(file.digest, db) { try keep(file.bytes, as: file.digest, db) }
  }

  static func keep(_ bytes: [UInt8], as digest: Digest, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO asset(sha256, bytes) VALUES(?, ?) ON CONFLICT DO NOTHING")
      .execute(arguments: [digest.hex, Data(bytes)])
  }
}
