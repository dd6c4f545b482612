import Deflating
import Findings

/// Compresses members that fit in memory, one after the other with one compressor.
package final class MemberCompressor {
  private var stream: ZStream

  /// Starts a compressor.
  package init(level: Int32 = 6) throws(ZipError) { stream = try .member(level: level) }

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
  static func member(level: Int32 = 6) throws(ZipError) -> ZStream {
    guard let stream = ZStream(compressing: .raw, level: level) else { throw .cannotWrite("zlib") }
    return stream
  }
}
