import CHarfBuzz
import Synchronization

extension FontFace {
  /// A font file with these glyphs, those they are made of, and the missing glyph: the same bytes for the same glyphs.
  ///
  /// - Throws: `FontError` if the font may not be embedded or its outlines cannot be read.
  package func subset(
    _ glyphs: some Sequence<GlyphID>, keeping contents: FontSubset.Contents = .drawing
  ) throws(FontError) -> FontSubset {
    guard embedding.allowsSubsets else { throw .notEmbeddable(familyName) }
    guard let input = SubsetInput(contents) else { throw .damaged(source) }
    for glyph in glyphs where glyph < glyphCount {
      input.add(glyph)
      if contents == .archive, let character = character(of: glyph) { input.add(character) }
    }
    let subset = prepared.withLock { $0 }.map { input.subset(of: $0.face, outlines: outlines) }
    guard let subset = subset ?? input.subset(of: face, outlines: outlines) else { throw .damaged(source) }
    return subset
  }

  /// Makes later subsets quicker, which pays for thousands of them: it takes a part of a second, and memory.
  package func prepareForManySubsets() {
    prepared.withLock { prepared in
      if prepared == nil { prepared = PreparedFace(face) }
    }
  }
}

/// A face whose tables HarfBuzz has read once for all subsets.
final class PreparedFace: Sendable {
  /// HarfBuzz reads an immutable face from any thread.
  nonisolated(unsafe) let face: OpaquePointer

  init?(_ source: OpaquePointer) {
    guard let face = hb_subset_preprocess(source) else { return nil }
    hb_face_make_immutable(face)
    self.face = face
  }

  deinit { hb_face_destroy(face) }
}

/// What a subset is asked to keep.
private struct SubsetInput: ~Copyable {
  private let input: OpaquePointer

  init?(_ contents: FontSubset.Contents) {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    self.input = input
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for tag in SubsetInput.dropped + (contents == .drawing ? SubsetInput.described : []) {
      hb_set_add(dropped, FontTable.tag(tag))
    }
  }

  deinit { hb_subset_input_destroy(input) }

  /// What only editors and screens use.
  private static let dropped = [
    "BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "MATH", "PCLT", "VDMX", "VORG", "avar", "cvt ",
    "fpgm", "fvar", "gasp", "gvar", "hdmx", "kern", "meta", "prep", "vhea", "vmtx", "HVAR", "VVAR", "MVAR", "STAT",
    "morx", "mort", "feat", "CBDT", "CBLC", "EBDT", "EBLC", "EBSC", "COLR", "CPAL", "SVG ", "sbix",
  ]
  private static let described = ["cmap", "name", "OS/2", "post"]

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
    let originals = (0..<hb_map_get_population(mapping)).map {
      GlyphID(truncatingIfNeeded: hb_map_get(mapping, $0))
    }
    return FontSubset(
      bytes: Array(UnsafeRawBufferPointer(start: start, count: Int(length))), outlines: outlines, originals: originals)
  }
}
