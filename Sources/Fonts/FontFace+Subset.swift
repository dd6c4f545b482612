import CHarfBuzz

extension FontFace {
  /// A font file with these glyphs, those they are made of, and the missing glyph: the same bytes for the same glyphs. It has
  /// outlines and measures only: the document says which glyph stands where, as PDF does.
  ///
  /// - Throws: `FontError` if the font may not be embedded or its outlines cannot be read.
  package func subset(_ glyphs: some Sequence<GlyphID>) throws(FontError) -> FontSubset {
    try subset(glyphs, of: tables.drawing) { (_, _) in }
  }

  /// A font file that shows these characters by these glyphs, each character once, with the names and tables that OFD for
  /// archives asks for (`cmap`, `name`, `OS/2`, `post`). The glyphs need not be those that the face has for the characters.
  ///
  /// - Throws: `FontError` as `subset(_:)`.
  package func subset(characters: some Sequence<(Unicode.Scalar, GlyphID)>) throws(FontError) -> FontSubset {
    let wanted = characters.filter { Int($0.1) < glyphCount }.sorted { $0.0 < $1.0 }
    return try subset(wanted.map(\.1), of: tables.archive) { result, originals in
      let glyphs = wanted.map { (value: $0.0.value, glyph: FontSubset.place(of: $0.1, in: originals) ?? 0) }
      FontTable.replace("cmap", by: CharacterTable.bytes(glyphs), in: result)
      // HarfBuzz was told of glyphs only, so that it does not know the first and the last character.
      var measures = FontTable("OS/2", of: result).bytes
      guard measures.count >= 68, let first = glyphs.first?.value, let last = glyphs.last?.value else { return }
      for (place, value) in [(64, first), (66, last)] {
        measures[place] = UInt8(min(value, 0xFFFF) >> 8)
        measures[place + 1] = UInt8(min(value, 0xFFFF) & 0xFF)
      }
      FontTable.replace("OS/2", by: measures, in: result)
    }
  }

  private func subset(
    _ glyphs: some Sequence<GlyphID>, of tables: OpaquePointer, _ complete: (OpaquePointer, [GlyphID]) -> Void
  ) throws(FontError) -> FontSubset {
    guard embedding.allowsSubsets else { throw .notEmbeddable(familyName) }
    guard let input = SubsetInput() else { throw .damaged(source) }
    for glyph in glyphs where glyph < glyphCount { input.add(glyph) }
    guard let subset = input.subset(of: tables, outlines: outlines, complete) else { throw .damaged(source) }
    return subset
  }
}

/// Views of a face with no more tables than a subset has, so that none costs time that is dropped afterwards.
struct SubsetTables: Sendable {
  // HarfBuzz reads an immutable face from any thread.
  /// With outlines and measures.
  nonisolated(unsafe) let drawing: OpaquePointer
  /// With names, too.
  nonisolated(unsafe) let archive: OpaquePointer

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
  private static let names = ["name", "OS/2", "post"].map(FontTable.tag)

  func destroy() {
    hb_face_destroy(drawing)
    hb_face_destroy(archive)
  }
}

/// What a subset is asked to keep.
private struct SubsetInput: ~Copyable {
  private let input: OpaquePointer

  init?() {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    self.input = input
    // Subroutines that many glyphs of a face share are longer than what few glyphs need of them.
    let flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
    hb_subset_input_set_flags(input, flags)
  }

  deinit { hb_subset_input_destroy(input) }

  borrowing func add(_ glyph: GlyphID) { hb_set_add(hb_subset_input_glyph_set(input), UInt32(glyph)) }

  /// Makes the subset; `complete` may replace tables of the face that it is written from.
  borrowing func subset(
    of face: OpaquePointer, outlines: FontOutlines, _ complete: (OpaquePointer, [GlyphID]) -> Void
  ) -> FontSubset? {
    guard let plan = hb_subset_plan_create_or_fail(face, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    guard let result = hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { hb_face_destroy(result) }
    let mapping = hb_subset_plan_new_to_old_glyph_mapping(plan)
    let originals = (0..<hb_map_get_population(mapping)).map {
      GlyphID(truncatingIfNeeded: hb_map_get(mapping, $0))
    }
    complete(result, originals)
    let blob = hb_face_reference_blob(result)
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(blob, &length), length > 12 else { return nil }
    return FontSubset(
      bytes: Array(UnsafeRawBufferPointer(start: start, count: Int(length))), outlines: outlines, originals: originals)
  }
}
