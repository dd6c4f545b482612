import Forms
import Storage

/// The schemas of a packet's forms: what tells which copies are its keeper's, and how long forms are kept; in a packet with
/// terms the profiles and rules beside them too.
///
/// Packets of version 1.0.0 have none. There the copies that lie in the packet tell whose it is.
final class PacketSchemas {
  private var heads: [String: SchemaHead] = [:]
  /// The texts of schemas and profiles by their digests.
  private var texts: [String: String] = [:]
  private var whole: [String: FormSchema?] = [:]
  /// No schema is larger, and no register has seen so many.
  private static let limits = (bytes: 1 << 20, count: 10_000)

  /// Reads the texts; those whose digest is not that of their name are as good as none.
  init(_ contents: PacketContents) throws {
    for path in contents.tagFiles where path.hasPrefix(BagText.schemaFolder) {
      let name = String(path.dropFirst(BagText.schemaFolder.count))
      guard heads.count < PacketSchemas.limits.count, name.hasSuffix(".yaml"), let text = try Self.text(path, contents)
      else { continue }
      let digest = String(name.dropLast(5))
      if Digest(of: text).hex == digest { heads[digest] = Self.head(text) }
    }
    for path in contents.listFiles where texts.count < PacketSchemas.limits.count && path.hasSuffix(".yaml") {
      guard let text = try Self.text(path, contents) else { continue }
      let digest = Digest(of: text).hex
      texts[digest] = text
      if path.hasPrefix(ArchivePath.schemas) { heads[digest] = Self.head(text) }
    }
  }

  /// What a schema says of itself; `nil` of a ledger, whose lines are in no packet.
  private static func head(_ text: String) -> SchemaHead? {
    SchemaHead(yaml: text).flatMap { $0.kind == .ledger ? nil : $0 }
  }

  private static func text(_ path: String, _ contents: PacketContents) throws -> String? {
    try contents.text(path, limit: limits.bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The schema with this digest.
  subscript(_ sha256: String) -> SchemaHead? { heads[sha256] }

  /// Whether there are none at all, as in packets of version 1.0.0.
  var isEmpty: Bool { heads.isEmpty }

  /// The text with this digest, of a packet with terms.
  func text(_ sha256: String) -> String? { texts[sha256] }

  /// The whole schema of these texts, of a packet with terms; `nil` if one is missing, or no such text.
  func schema(_ schema: String, profile: String) -> FormSchema? {
    let key = schema + profile
    if let known = whole[key] { return known }
    var loaded: FormSchema?
    if let text = texts[schema], let company = texts[profile],
      let profile = CompanyProfile.load(yaml: company, file: CompanyProfile.fileName).0
    {
      loaded = FormSchema.load(yaml: text, file: "schema.yaml", profile: profile).schema
    }
    whole[key] = .some(loaded)
    return loaded
  }
}
