import Forms
import Storage

/// The schemas of a packet's forms: what tells which copies are its keeper's, and how long forms are kept.
///
/// Packets of version 1.0.0 have none. There the copies that lie in the packet tell whose it is.
struct PacketSchemas {
  private var heads: [String: SchemaHead] = [:]
  /// No schema is larger, and no register has seen so many.
  private static let limits = (bytes: 1 << 20, count: 10_000)

  /// Reads the texts; those whose digest is not that of their name are as good as none.
  init(_ contents: PacketContents) throws {
    for path in contents.tagFiles where path.hasPrefix(BagText.schemaFolder) {
      let name = String(path.dropFirst(BagText.schemaFolder.count))
      guard heads.count < PacketSchemas.limits.count, name.hasSuffix(".yaml"),
        let bytes = try contents.text(path, limit: PacketSchemas.limits.bytes)
      else { continue }
      let digest = String(name.dropLast(5))
      if Digest(of: bytes).hex == digest {
        heads[digest] = SchemaHead(yaml: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  /// The schema with this digest.
  subscript(_ sha256: String) -> SchemaHead? { heads[sha256] }

  /// Whether there are none at all, as in packets of version 1.0.0.
  var isEmpty: Bool { heads.isEmpty }
}
