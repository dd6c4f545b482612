import Crypto

/// The SHA-256 (FIPS 180-4) of some content, by which the register names it.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String

  /// The digest of these bytes.
  public init(of bytes: [UInt8]) { hex = ContentDigest.hex(SHA256.hash(data: bytes)) }

  /// The digest of the UTF-8 bytes of this text.
  public init(of text: String) { self.init(of: Array(text.utf8)) }

  /// The digest written as 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(hex: String) {
    let isHex = hex.utf8.count == 64 && hex.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isHex else { return nil }
    self.hex = hex
  }

  /// The hexadecimal digits.
  public var description: String { hex }

  /// The hexadecimal digits of a finished hash.
  static func hex(_ digest: SHA256.Digest) -> String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      var index = 0
      for byte in digest {
        buffer[index] = digit(byte >> 4)
        buffer[index + 1] = digit(byte & 15)
        index += 2
      }
      return index
    }
  }

  private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
}
