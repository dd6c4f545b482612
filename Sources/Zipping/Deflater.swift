import Deflating
import Findings

/// One compressor of members, level 6, used for one member after the other.
struct Deflater: ~Copyable {
  private var stream: ZStream

  init() throws(ZipError) { stream = try .member() }

  /// Compresses `plain`, or stores it where that is no longer.
  mutating func member(name: String, _ plain: [UInt8]) throws(ZipError) -> RawMember {
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
