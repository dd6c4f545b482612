/// The fonts of office files, by their widths alone: 宋体, and what stands beside it.
package struct OfficeFont: TextFont {
  /// What Latin letters and digits are set in.
  package enum Latin: Sendable {
    /// Times New Roman.
    case documents
    /// The font of a cell, which is one for all scripts: half an em, capitals wider, as no usual font exceeds.
    case cells
  }

  private let latin: Latin

  /// 宋体 with these Latin letters.
  package init(_ latin: Latin) { self.latin = latin }

  /// The character itself as glyph 0 of face 0, with its width.
  package func glyph(for character: Unicode.Scalar, in script: TextScript) -> TextGlyph {
    let advance = script == .latin ? latinAdvance(of: character) : nil
    return TextGlyph(face: 0, glyph: 0, advance: advance ?? OfficeFont.hanAdvance(of: character.value))
  }

  /// The usual distance of lines, both in thousandths of a point: that of 宋体 in whole half points, so that a symbol from
  /// another font does not push lines apart.
  package static func lineHeight(_ size: Int) -> Int { Int((Double(size) * 8 / 3_000).rounded()) * 500 }

  /// The distance of lines that are set solid, as those of a label.
  package static func solidHeight(_ size: Int) -> Int { Int((Double(size) * 2_340 / 1_000_000).rounded()) * 500 }

  /// None: widths do not depend on it.
  package func verticalGlyph(for character: Unicode.Scalar) -> TextGlyph? { nil }

  /// One em, but for half-width forms.
  private static func hanAdvance(of character: UInt32) -> Int32 {
    (0xFF61...0xFFDC).contains(character) ? 500_000 : 1_000_000
  }

  private func latinAdvance(of character: Unicode.Scalar) -> Int32? {
    switch latin {
    case .documents: OfficeFont.advanceInDocuments(of: character)
    case .cells: OfficeFont.advanceInCells(of: character)
    }
  }

  private static func advanceInCells(of character: Unicode.Scalar) -> Int32? {
    switch character {
    case "M", "W", "@", "%", "m": 940_000
    case "&": 800_000
    case "A"..."Z": 720_000
    case " "..."~": 500_000
    default: nil
    }
  }

  private static func advanceInDocuments(of character: Unicode.Scalar) -> Int32? {
    switch character.value {
    case 0x20...0x7E: Int32(widths[Int(character.value - 0x20)]) * 1_000
    case 0xA0: 250_000
    case 0xB1, 0xD7, 0xF7: 564_000
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
