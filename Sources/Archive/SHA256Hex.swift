import Crypto

/// SHA-256 as manifests write it.
enum SHA256Hex {
  static func of(_ bytes: [UInt8]) -> String { text(SHA256.hash(data: bytes)) }

  static func text(_ digest: SHA256.Digest) -> String {
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

  /// Whether a text is a digest in lower-case hexadecimal digits.
  static func isDigest(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
