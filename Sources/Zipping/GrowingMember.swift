import Deflating
import Storage

/// A member whose plain bytes come piece by piece and are compressed at once, at level 6: only what is compressed is kept.
package final class GrowingMember {
  private let spool = MemorySpool()
  private let deflate: DeflateStream
  private var crc: UInt32 = 0
  /// How many plain bytes it has taken.
  package private(set) var size = 0

  /// Makes an empty member.
  package init() throws(ZipError) { deflate = try DeflateStream(into: spool) }

  /// Takes the next plain bytes.
  package func append(_ plain: [UInt8]) throws {
    crc = Checksum.crc32(plain[...], from: crc)
    size += plain.count
    try deflate.write(plain)
  }

  /// The member with this name; it takes no more bytes afterwards.
  package func finished(_ name: String) throws -> RawMember {
    try deflate.finish()
    return RawMember(name: name, method: .deflated, crc: crc, size: size, bytes: spool.bytes)
  }
}
