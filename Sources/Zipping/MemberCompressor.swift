import Deflating
import Findings

/// Compresses members that fit in memory, level 6, one after the other with one compressor.
package final class MemberCompressor {
  private var stream: ZStream

  /// Starts a compressor.
  package init() throws(ZipError) { stream = try .member() }

  /// A member deflated, or stored where that does not make it smaller.
  package func member(_ name: String, _ plain: [UInt8]) throws(ZipError) -> RawMember {
    guard let packed = stream.compressed(plain) else { throw .cannotWrite("zlib") }
    guard packed.count < plain.count else { return RawMember(name: name, storing: plain) }
    return RawMember(
      name: name, method: .deflated, crc: Checksum.crc32(plain[...]), size: plain.count, bytes: packed)
  }
}

extension ZStream {
  /// A compressor of members.
  static func member() throws(ZipError) -> ZStream {
    guard let stream = ZStream(compressing: .raw) else { throw .cannotWrite("zlib") }
    return stream
  }
}
