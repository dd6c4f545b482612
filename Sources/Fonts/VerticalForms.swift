import CHarfBuzz

/// The forms of glyphs in vertical lines (`vert` of GSUB).
enum VerticalForms {
  /// The substitutions of the face that `vert` names, in any script.
  static func lookups(of face: OpaquePointer) -> [UInt32] {
    let set = hb_set_create()
    defer { hb_set_destroy(set) }
    hb_ot_layout_collect_lookups(face, FontTable.tag("GSUB"), nil, nil, [FontTable.tag("vert"), 0], set)
    var lookups: [UInt32] = []
    var lookup = hb_codepoint_t.max
    while hb_set_next(set, &lookup) != 0 { lookups.append(lookup) }
    return lookups
  }

  static func alternate(of glyph: GlyphID, lookups: [UInt32], face: OpaquePointer) -> GlyphID? {
    for lookup in lookups {
      var count: UInt32 = 1
      var alternate: hb_codepoint_t = 0
      if hb_ot_layout_lookup_get_glyph_alternates(face, lookup, UInt32(glyph), 0, &count, &alternate) > 0, count > 0 {
        return GlyphID(exactly: alternate)
      }
    }
    return nil
  }
}
