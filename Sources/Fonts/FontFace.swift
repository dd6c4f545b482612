import CHarfBuzz
import Findings

/// One face of a font file: its measures, its characters, and subsets of it.
///
/// The file must stay as it is while the face is used, since its bytes are not copied; packages replace files, they do
/// not change them.
package final class FontFace: Sendable {
  /// The name in documents: `NotoSerifCJKsc-Regular`.
  package let postScriptName: String
  /// The family: `Noto Serif CJK SC`.
  package let familyName: String
  /// What the font's maker calls this version: `Version 2.003`.
  package let version: String
  /// Names, checksums and lengths of the tables of the file, which differ wherever the content of two faces does.
  package let checksums: [UInt8]
  /// The measures.
  package let metrics: FontMetrics
  /// How the glyphs are described.
  package let outlines: FontOutlines
  /// What the font's maker allows.
  package let embedding: EmbeddingRights
  /// How many glyphs there are.
  package let glyphCount: Int
  /// The name of the file, for messages.
  let source: String

  /// HarfBuzz reads an immutable face from any thread.
  nonisolated(unsafe) private let face: OpaquePointer
  nonisolated(unsafe) private let font: OpaquePointer
  let tables: SubsetTables
  private let map: CharacterMap
  private let advances: [UInt16]

  /// How many units make an em.
  package var unitsPerEm: Int { metrics.unitsPerEm }

  /// Opens a face of a file; `index` counts the faces of a collection from 0.
  package convenience init(file: String, index: Int = 0) throws(FontError) {
    try self.init(try FontData(file: file), index: index)
  }

  /// Opens a face of a font in memory, which messages call `name`.
  package convenience init(bytes: [UInt8], name: String, index: Int = 0) throws(FontError) {
    try self.init(FontData(bytes: bytes, name: name), index: index)
  }

  private init(_ data: borrowing FontData, index: Int) throws(FontError) {
    let (face, outlines, checksums) = try data.face(index)
    var isOpen = false
    defer { if !isOpen { hb_face_destroy(face) } }
    guard let metrics = FontMetrics(of: face) else { throw .damaged(data.name) }
    glyphCount = Int(hb_face_get_glyph_count(face))
    guard (1...0x1_0000).contains(glyphCount) else { throw .damaged(data.name) }
    self.metrics = metrics
    self.outlines = outlines
    self.checksums = checksums
    embedding = EmbeddingRights(fsType: FontTable("OS/2", of: face).uint16(8) ?? 0)
    source = data.name
    familyName = FontName.read([16, 1], of: face) ?? data.name
    version = FontName.read([5], of: face) ?? "?"
    postScriptName = FontName.postScript(FontName.read([6], of: face) ?? familyName)

    guard let font = hb_font_create(face) else { throw .damaged(data.name) }
    hb_font_make_immutable(font)
    map = CharacterMap(of: face, font: font, glyphCount: glyphCount)
    advances = (0..<UInt32(glyphCount)).map {
      UInt16(clamping: hb_font_get_glyph_h_advance(font, $0))
    }
    tables = SubsetTables(of: face)
    self.face = face
    self.font = font
    isOpen = true
  }

  deinit {
    tables.destroy()
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  /// The glyph that stands for a character, if the face has one.
  @inline(__always)
  package func glyph(for character: Unicode.Scalar) -> GlyphID? {
    let glyph = map[character.value]
    return glyph == 0 ? nil : glyph
  }

  /// The character that a glyph most usually stands for; `nil` for a glyph that only other glyphs become.
  package func character(of glyph: GlyphID) -> Unicode.Scalar? { map.character(of: glyph) }

  /// How far the next glyph stands, in font units.
  @inline(__always)
  package func advance(of glyph: GlyphID) -> Int { Int(glyph) < advances.count ? Int(advances[Int(glyph)]) : 0 }

  /// The form that a glyph takes in vertical lines, if it takes another: brackets and dashes above all.
  package func verticalAlternate(of glyph: GlyphID) -> GlyphID? {
    guard let character = character(of: glyph), let form = VerticalForms.glyph(for: character, font: font),
      form != glyph, form != 0
    else { return nil }
    return form
  }

  /// The characters of a text that the face does not have, each once, in their order.
  package func missing(in text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    FontStack([self]).missing(in: text)
  }
}
