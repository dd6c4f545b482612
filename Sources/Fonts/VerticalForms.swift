import CHarfBuzz

/// The forms of characters in vertical lines (`vert` of GSUB).
enum VerticalForms {
  /// The glyph that stands for a character there.
  ///
  /// The character is shaped by itself: HarfBuzz has no call that names the substitute of a glyph.
  static func glyph(for character: Unicode.Scalar, font: OpaquePointer) -> GlyphID? {
    guard let buffer = hb_buffer_create() else { return nil }
    defer { hb_buffer_destroy(buffer) }
    hb_buffer_add(buffer, character.value, 0)
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    hb_buffer_set_direction(buffer, HB_DIRECTION_TTB)
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN)
    hb_shape(font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let glyphs = hb_buffer_get_glyph_infos(buffer, &count), count == 1 else { return nil }
    return GlyphID(exactly: glyphs[0].codepoint)
  }
}
