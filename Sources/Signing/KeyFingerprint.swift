import Storage

/// What tells a key from all others, short enough to be read out over the telephone: the first 128 bits of the SHA-256 of the
/// key in DER, `7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8`.
package struct KeyFingerprint: Sendable, Hashable, CustomStringConvertible {
  /// 32 hexadecimal digits.
  package let hex: String

  init(digest: Digest) { hex = String(digest.hex.prefix(KeyFingerprint.length)) }

  /// Reads a fingerprint, with or without blanks; a whole SHA-256 may be given too. `nil` if it is none.
  package init?(_ text: String) {
    let digits = text.lowercased().filter { !$0.isWhitespace && $0 != ":" && $0 != "-" }
    guard digits.count == KeyFingerprint.length || digits.count == 64,
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    hex = String(digits.prefix(KeyFingerprint.length))
  }

  private static let length = 32

  /// Eight groups of four digits.
  package var description: String { HexGroups.text(hex) }
}

/// Hexadecimal digits in groups of four, for eyes and typing.
enum HexGroups {
  static func text(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, index % 4 == 0 { text.append(" ") }
      text.append(digit)
    }
    return text
  }
}
