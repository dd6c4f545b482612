/// A member of an archive as its directory states it.
public struct ZipEntry: Sendable, Hashable {
  /// The position among the archive's `entries`, from 0.
  public let index: Int
  /// The name, with `/` between folders.
  public let name: String
  /// The plain size in bytes.
  public let size: Int
  /// The size inside the archive in bytes.
  public let compressedSize: Int
  /// How the bytes are compressed.
  public let method: ZipMethod
  /// The CRC-32 of the plain bytes.
  public let crc: UInt32
  /// Where its reader finds it: libzip's position, which counts folders too, or the place of the local header in a file.
  let slot: UInt64
}

/// How a member is compressed.
public enum ZipMethod: Sendable, Hashable {
  /// Not at all.
  case stored
  /// By deflate (RFC 1951).
  case deflated
}
