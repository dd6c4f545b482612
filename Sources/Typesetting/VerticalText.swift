/// A short text in one vertical column, such as the label of a copy beside a form.
package struct VerticalText: Sendable, Hashable {
  /// A glyph in its place.
  package struct Glyph: Sendable, Hashable {
    /// The glyph in its face.
    package let glyph: UInt16
    /// The face, by its place in the font.
    package let face: UInt8
    /// The character it stands for, by its place in the text.
    package let source: Int
    /// How far its beginning stands from the left edge of the column, in thousandths of a point.
    package let x: Int
    /// How far its baseline stands below the top of the column.
    package let baseline: Int
  }

  /// The glyphs from top to bottom.
  package private(set) var glyphs: [Glyph] = []
  /// The width of the column: one em.
  package let width: Int
  /// The height of all characters.
  package private(set) var height = 0

  /// Sets characters one below another; digits stand upright in pairs, brackets and dashes in their vertical forms.
  package init(_ text: String, font: any TextFont, size: Int) {
    width = size
    let characters = Array(text.unicodeScalars)
    var place = 0
    while place < characters.count {
      let count = VerticalText.isPair(characters[place...]) ? 2 : 1
      append(characters[place..<place + count], font)
      place += count
    }
  }

  /// Whether a text is set downwards, and not turned: that is, whether it has Han characters.
  package static func isUpright(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || (0x2_0000...0x3_FFFF).contains($0.value) }
  }

  private static func isPair(_ characters: ArraySlice<Unicode.Scalar>) -> Bool {
    characters.count > 1 && characters.prefix(2).allSatisfy { CharacterClass($0.value) == .digit }
  }

  /// Adds a cell, whose height is one em and half of it for a space.
  private mutating func append(_ characters: ArraySlice<Unicode.Scalar>, _ font: any TextFont) {
    let kinds = characters.map { CharacterClass($0.value) }
    if kinds.contains(.newline) || kinds.contains(.mark) { return }
    if kinds.contains(where: \.isSpace) {
      height += characters.first == "\u{3000}" ? width : width / 2
      return
    }
    let cell = characters.map { character in
      let wide = VerticalText.wide(character)
      return font.verticalGlyph(for: wide) ?? font.glyph(for: wide, in: TextScript.of(wide.value, in: .han))
    }
    var x = (width - cell.reduce(0) { $0 + advance($1) }) / 2
    for (place, glyph) in zip(characters.indices, cell) {
      glyphs.append(
        Glyph(glyph: glyph.glyph, face: glyph.face, source: place, x: x, baseline: height + width * 88 / 100))
      x += advance(glyph)
    }
    height += width
  }

  private func advance(_ glyph: TextGlyph) -> Int { (Int(glyph.advance) * width + 500_000) / 1_000_000 }

  /// ASCII brackets and dashes have no vertical forms, those of full width have.
  private static func wide(_ character: Unicode.Scalar) -> Unicode.Scalar {
    switch character {
    case "(": "（"
    case ")": "）"
    case "[": "［"
    case "]": "］"
    case "-", "–": "—"
    case ":": "："
    default: character
    }
  }
}
