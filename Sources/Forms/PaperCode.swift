/// What the QR code on a printed form says: its number, and the first digits of the digest of its data, by which it is seen
/// whether the paper shows what is on record. `SP-2026-000001 1a2b3c4d`.
package struct PaperCode: Sendable, Hashable {
  /// The number, as it was written.
  package let number: String
  /// The digits; `nil` where only a number was written.
  package let digest: String?

  /// How many digits of a digest stand on paper.
  package static let digits = 8

  /// Reads a writing: the last of several words may be the digits. Only whether the number is one on record tells for sure.
  package init(_ writing: String) {
    let words = Width.half(writing).split(whereSeparator: \.isWhitespace)
    if words.count > 1, let last = words.last.flatMap({ PaperCode.digest(String($0)) }) {
      number = words.dropLast().joined(separator: " ")
      digest = last
    } else {
      number = writing
      digest = nil
    }
  }

  /// The digits of a word that can be the beginning of a digest; `nil` if it cannot.
  package static func digest(_ word: String) -> String? {
    let isDigest = word.utf8.count == digits && word.utf8.allSatisfy(isHex)
    return isDigest ? word.lowercased() : nil
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// The text of the code on a form: the number alone where the form has no data yet.
  package static func text(_ number: String, _ digest: String?) -> String {
    digest.map { "\(number) \($0)" } ?? number
  }
}
