import CHarfBuzz

/// Which glyph stands for which character, in pages of 256 characters.
struct CharacterMap: Sendable {
  /// Where a page lies in `glyphs`; page 0 there is empty.
  private var pages = [UInt16](repeating: 0, count: 0x1100)
  private var glyphs = [GlyphID](repeating: 0, count: 256)
  /// The character that each glyph most usually stands for.
  private var characters: [UInt32]

  init(of face: OpaquePointer, font: OpaquePointer, glyphCount: Int) {
    characters = [UInt32](repeating: 0, count: glyphCount)
    let set = hb_set_create()
    defer { hb_set_destroy(set) }
    hb_face_collect_unicodes(face, set)
    var value = hb_codepoint_t.max
    var glyph: hb_codepoint_t = 0
    while hb_set_next(set, &value) != 0 {
      guard value < 0x11_0000, hb_font_get_nominal_glyph(font, value, &glyph) != 0, glyph > 0, glyph < glyphCount
      else { continue }
      enter(value, GlyphID(truncatingIfNeeded: glyph))
    }
  }

  private mutating func enter(_ value: UInt32, _ glyph: GlyphID) {
    let page = Int(value >> 8)
    if pages[page] == 0 {
      pages[page] = UInt16(truncatingIfNeeded: glyphs.count >> 8)
      glyphs.append(contentsOf: repeatElement(0, count: 256))
    }
    glyphs[Int(pages[page]) << 8 | Int(value & 0xFF)] = glyph
    let known = characters[Int(glyph)]
    if known == 0 || CharacterMap.isVariant(known) && !CharacterMap.isVariant(value) { characters[Int(glyph)] = value }
  }

  /// Radicals and compatibility characters look like the characters that one means.
  private static func isVariant(_ value: UInt32) -> Bool {
    value >= 0x2E80 && value <= 0x2FDF || value >= 0xF900 && value <= 0xFAFF || value >= 0x2_F800
  }

  /// The glyph, or 0.
  @inline(__always)
  subscript(_ value: UInt32) -> GlyphID { glyphs[Int(pages[Int(value >> 8)]) << 8 | Int(value & 0xFF)] }

  /// The character of a glyph, if it has one.
  func character(of glyph: GlyphID) -> Unicode.Scalar? {
    let index = Int(glyph)
    guard index < characters.count, characters[index] != 0 else { return nil }
    return Unicode.Scalar(characters[index])
  }
}
