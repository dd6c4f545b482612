/// 宋体 beside Times New Roman as office files have them, by their widths alone.
package struct OfficeFont: TextFont {
  /// The font.
  package init() {}

  /// The character itself as glyph 0 of face 0, with its width.
  package func glyph(for character: Unicode.Scalar, in script: TextScript) -> TextGlyph {
    let advance = script == .latin ? OfficeFont.latinAdvance(of: character) : nil
    return TextGlyph(face: 0, glyph: 0, advance: advance ?? OfficeFont.hanAdvance(of: character.value))
  }

  /// None: widths do not depend on it.
  package func verticalGlyph(for character: Unicode.Scalar) -> TextGlyph? { nil }

  /// One em, but for half-width forms.
  private static func hanAdvance(of character: UInt32) -> Int32 {
    (0xFF61...0xFFDC).contains(character) ? 500_000 : 1_000_000
  }

  private static func latinAdvance(of character: Unicode.Scalar) -> Int32? {
    switch character.value {
    case 0x20...0x7E: Int32(widths[Int(character.value - 0x20)]) * 1_000
    case 0xA0: 250_000
    case 0x2010, 0x2011, 0x2018, 0x2019: 333_000
    case 0x201C, 0x201D: 444_000
    case 0x80...0x2013: character.properties.isUppercase ? 722_000 : 500_000
    case 0x20AC: 500_000
    default: nil
    }
  }

  /// The widths of the ASCII characters of Times New Roman in thousandths of an em.
  private static let widths: [Int16] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
  ]
}
