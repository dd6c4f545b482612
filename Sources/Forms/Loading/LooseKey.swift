import Findings

/// A word as it is compared with what people type: full-width letters and digits folded to half width, letters in lower
/// case, blanks, asterisks, and at the end the brackets around one and a colon dropped. Chinese characters stay as they are.
package enum LooseKey {
  /// The comparable form of a word.
  package static func of(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isASCII = true
    for scalar in text.unicodeScalars {
      let folded = Width.half(scalar)
      if folded.isBlank || folded == "*" { continue }
      if folded.value > 0x7F { isASCII = false }
      out.append(folded)
    }
    if out.suffix(2).elementsEqual(["(", ")"]) { out.removeLast(2) }
    while out.last == ":" { out.removeLast() }
    let folded = String(out)
    return isASCII || folded.utf8.contains(where: { Identifier.isLetter($0) }) ? folded.lowercased() : folded
  }
}

/// Widths of characters: full-width forms are what input methods type for ASCII.
enum Width {
  /// The half-width form of a full-width character; others as they are.
  static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3000: " "
    case 0xFFE5: "¥"
    case 0x2212, 0x2010, 0x2011, 0x2013: "-"
    default: scalar.halfWidth
    }
  }

  /// The text in half width.
  static func half(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(half(scalar)) }
    return String(out)
  }

  /// The text without any blanks.
  static func withoutBlanks(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isBlank }))
  }
}
