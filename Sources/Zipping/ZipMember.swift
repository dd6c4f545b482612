/// A member to be written.
package enum ZipMember: Sendable {
  /// Plain bytes, stored as they are: pictures and other bytes that are compressed already.
  case stored(name: String, bytes: [UInt8])
  /// Plain bytes, compressed by deflate at level 6 while writing.
  case deflated(name: String, bytes: [UInt8])
  /// Bytes compressed already, under a name of their own; copied without looking at them.
  case raw(RawMember, name: String)

  /// The name in the archive.
  package var name: String {
    switch self {
    case .stored(let name, _), .deflated(let name, _), .raw(_, let name): name
    }
  }
}
