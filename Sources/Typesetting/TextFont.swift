/// A choice of faces in which text is set: which glyph of which face stands for a character, and how wide it is.
///
/// The text engine asks nothing else of fonts, so it measures alike with the faces of pages and with a table of widths.
package protocol TextFont: Sendable {
  /// The glyph that stands for a character, from a face for this script if both have it; that of a missing one if no
  /// face has it.
  func glyph(for character: Unicode.Scalar, in script: TextScript) -> TextGlyph

  /// The glyph of a character in vertical lines, if it has another there.
  func verticalGlyph(for character: Unicode.Scalar) -> TextGlyph?
}

/// A glyph of one of a choice of faces.
package struct TextGlyph: Sendable, Hashable {
  /// The face, by its place in the choice.
  package let face: UInt8
  /// The glyph in the face.
  package let glyph: UInt16
  /// How far the next glyph stands, in millionths of an em.
  package let advance: Int32

  /// A glyph of a face, so wide.
  package init(face: UInt8, glyph: UInt16, advance: Int32) {
    self.face = face
    self.glyph = glyph
    self.advance = advance
  }

  /// The advance of so many units of an em of `unitsPerEm`.
  package static func advance(_ units: Int, unitsPerEm: Int) -> Int32 {
    Int32(clamping: (units * 2_000_000 + unitsPerEm) / (2 * unitsPerEm))
  }
}

/// Which of two faces a character is taken from where both have it.
package enum TextScript: Sendable, Hashable {
  /// The face for Han characters.
  case han
  /// The face for Latin letters and digits.
  case latin

  /// Whether a sign is set as the letter or digit before it is: ± × ÷.
  static func isSetAsBefore(_ character: UInt32) -> Bool {
    switch character {
    case 0xB1, 0xD7, 0xF7: true
    default: false
    }
  }

  /// The script in which a character is set. Quotes, dashes and dots, which both scripts have, are set as the text is:
  /// full-width in Chinese text, as Word does.
  static func of(_ character: UInt32, in text: TextScript) -> TextScript {
    switch character {
    case 0x20...0x7E, 0xA0, 0xA2...0xA3, 0xA5, 0xA6, 0xA9, 0xAB...0xAC, 0xAE, 0xB5, 0xBB, 0xC0...0xD6, 0xD8...0xF6,
      0xF8...0x24F, 0x20AC:
      .latin
    case 0xA1...0xF7, 0x2010...0x2027, 0x2030...0x203E: text
    default: .han
    }
  }
}
