import CHarfBuzz

extension FontFace {
  /// A font file with these glyphs, those they are made of, and the missing glyph: the same bytes for the same glyphs.
  ///
  /// - Throws: `FontError` if the font may not be embedded or its outlines cannot be read.
  package func subset(
    _ glyphs: some Sequence<GlyphID>, keeping contents: FontSubset.Contents = .drawing
  ) throws(FontError) -> FontSubset {
    guard embedding.allowsSubsets else { throw .notEmbeddable(familyName) }
    guard let input = SubsetInput(renumbersGlyphs: renumbersGlyphs) else { throw .damaged(source) }
    for glyph in glyphs where glyph < glyphCount {
      // HarfBuzz reads all characters of a face as soon as it is given a glyph, and few when it is given characters.
      if contents == .archive, let character = character(of: glyph), self.glyph(for: character) == glyph {
        input.add(character)
      } else {
        input.add(glyph)
      }
    }
    guard let subset = input.subset(of: tables[contents], outlines: outlines) else { throw .damaged(source) }
    return subset
  }
}

/// Views of a face with no more tables than a subset has, so that none costs time that is dropped afterwards.
struct SubsetTables: Sendable {
  // HarfBuzz reads an immutable face from any thread.
  nonisolated(unsafe) private let drawing: OpaquePointer
  nonisolated(unsafe) private let archive: OpaquePointer

  /// Views of `face`, which its owner keeps longer than they last.
  init(of face: OpaquePointer) {
    drawing = hb_face_create_for_tables(
      { _, tag, face in
        SubsetTables.shapes.contains(tag) ? hb_face_reference_table(face.map(OpaquePointer.init), tag) : nil
      }, UnsafeMutableRawPointer(face), nil)
    archive = hb_face_create_for_tables(
      { _, tag, face in
        SubsetTables.shapes.contains(tag) || SubsetTables.names.contains(tag)
          ? hb_face_reference_table(face.map(OpaquePointer.init), tag) : nil
      }, UnsafeMutableRawPointer(face), nil)
    hb_face_make_immutable(drawing)
    hb_face_make_immutable(archive)
  }

  private static let shapes = ["head", "hhea", "hmtx", "maxp", "loca", "glyf", "CFF "].map(FontTable.tag)
  private static let names = ["cmap", "name", "OS/2", "post"].map(FontTable.tag)

  subscript(contents: FontSubset.Contents) -> OpaquePointer { contents == .drawing ? drawing : archive }

  func destroy() {
    hb_face_destroy(drawing)
    hb_face_destroy(archive)
  }
}

/// What a subset is asked to keep.
private struct SubsetInput: ~Copyable {
  private let input: OpaquePointer

  private let renumbersGlyphs: Bool

  init?(renumbersGlyphs: Bool) {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    self.input = input
    self.renumbersGlyphs = renumbersGlyphs
    // Subroutines that many glyphs of a face share are longer than what few glyphs need of them.
    var flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
    if !renumbersGlyphs { flags |= HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue }
    hb_subset_input_set_flags(input, flags)
  }

  deinit { hb_subset_input_destroy(input) }

  borrowing func add(_ glyph: GlyphID) { hb_set_add(hb_subset_input_glyph_set(input), UInt32(glyph)) }

  borrowing func add(_ character: Unicode.Scalar) { hb_set_add(hb_subset_input_unicode_set(input), character.value) }

  borrowing func subset(of face: OpaquePointer, outlines: FontOutlines) -> FontSubset? {
    guard let plan = hb_subset_plan_create_or_fail(face, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    guard let result = hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { hb_face_destroy(result) }
    let blob = hb_face_reference_blob(result)
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(blob, &length), length > 12 else { return nil }

    let mapping = hb_subset_plan_new_to_old_glyph_mapping(plan)
    let originals = (0..<hb_face_get_glyph_count(result)).map { glyph in
      renumbersGlyphs ? GlyphID(truncatingIfNeeded: hb_map_get(mapping, glyph)) : GlyphID(truncatingIfNeeded: glyph)
    }
    return FontSubset(
      bytes: Array(UnsafeRawBufferPointer(start: start, count: Int(length))), outlines: outlines, originals: originals)
  }
}
