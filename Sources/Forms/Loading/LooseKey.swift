/// A word as it is compared with what people type: full-width letters and digits folded to half width, letters in lower
/// case, blanks, asterisks and a colon at the end dropped. Chinese characters stay as they are.
package enum LooseKey {
  /// The comparable form of a word.
  package static func of(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isASCII = true
    for scalar in text.unicodeScalars {
      let folded = Width.half(scalar)
      if Width.isBlank(folded) || folded == "*" { continue }
      if folded.value > 0x7F { isASCII = false }
      out.append(folded)
    }
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
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    case 0xFFE5: "¥"
    case 0x2212, 0x2010, 0x2011, 0x2013: "-"
    default: scalar
    }
  }

  /// The text in half width.
  static func half(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(half(scalar)) }
    return String(out)
  }

  /// Blanks that people cannot see: space, tab, no-break and ideographic space, zero-width space, byte order mark.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0x200B, 0xFEFF: true
    case 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// The text without blanks at both ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
    guard let end = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    if start == scalars.startIndex, scalars.index(after: end) == scalars.endIndex { return text }
    return String(scalars[start...end])
  }

  /// The text without any blanks.
  static func withoutBlanks(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isBlank($0) }))
  }
}
