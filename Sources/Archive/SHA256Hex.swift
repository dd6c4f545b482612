import Crypto

/// SHA-256 as manifests write it.
enum SHA256Hex {
  static func of(_ bytes: [UInt8]) -> String { text(SHA256.hash(data: bytes)) }

  static func text(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Whether a text is a digest in lower-case hexadecimal digits.
  static func isDigest(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
