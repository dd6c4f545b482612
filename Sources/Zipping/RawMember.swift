import Deflating

/// A member whose bytes are kept as they lie in an archive, ready to be laid into another one.
package struct RawMember: Sendable, Hashable {
  /// The name in its archive.
  package let name: String
  /// How `bytes` are compressed.
  package let method: ZipMethod
  /// The CRC-32 of the plain bytes.
  package let crc: UInt32
  /// The plain size in bytes.
  package let size: Int
  /// The bytes as they lie in the archive.
  package let bytes: [UInt8]

  /// Takes bytes that were compressed elsewhere; size and checksum are those of the plain bytes and are not checked.
  package init(name: String, method: ZipMethod, crc: UInt32, size: Int, bytes: [UInt8]) {
    self.name = name
    self.method = method
    self.crc = crc
    self.size = size
    self.bytes = bytes
  }

  /// Keeps plain bytes uncompressed.
  package init(name: String, storing plain: [UInt8]) {
    self.init(name: name, method: .stored, crc: Checksum.crc32(plain[...]), size: plain.count, bytes: plain)
  }

  /// Compresses plain bytes at level 6; bytes that do not become fewer are stored.
  package init(name: String, deflating plain: [UInt8]) throws(ZipError) {
    self = try MemberCompressor().member(name, plain)
  }

  /// The plain bytes, counted and checked against size and checksum.
  package func plain(limits: ZipLimits = .standard) throws(ZipError) -> [UInt8] {
    try limits.check(name, size: size, compressedSize: bytes.count)
    guard let plain = method == .stored ? bytes : inflated, plain.count == size, Checksum.crc32(plain[...]) == crc
    else {
      throw .damaged(name)
    }
    return plain
  }

  private var inflated: [UInt8]? {
    guard var stream = ZStream(decompressing: .raw) else { return nil }
    return stream.decompressed(bytes, size: size)
  }
}
