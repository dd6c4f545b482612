import Fonts
import PageGraphics

/// A font of a document being written.
final class DocumentFont {
  let resource: FontResource
  /// The number of the font's object.
  let number: Int
  /// The name in the resources of pages, without its slash.
  let name: String
  /// What all documents share, if the font is for labels.
  let labels: LabelFont?
  private(set) var codes: GlyphCodes

  init(_ resource: FontResource, number: Int, name: String, labels: LabelFont?) {
    self.resource = resource
    self.number = number
    self.name = name
    self.labels = labels
    codes = labels?.codes ?? GlyphCodes(resource.face)
  }

  /// Gives a code to a glyph that has none yet.
  ///
  /// - Throws: `FontError` for the glyph of missing characters, and for one that the labels did not name.
  func addCode(of glyph: PlacedGlyph) throws(FontError) {
    guard labels == nil, codes.add(glyph.id, glyph.character, resource.face) > 0 else {
      throw .noGlyph(glyph.character, resource.face)
    }
  }
}

/// A font for labels: its codes and its subset, the same in all documents.
final class LabelFont: Sendable {
  let resource: FontResource
  let codes: GlyphCodes
  let program: FontProgram

  init(_ resource: FontResource, _ glyphs: [FontResource.Glyph], _ compress: ([UInt8]) -> [UInt8]) throws {
    self.resource = resource
    var codes = GlyphCodes(resource.face)
    for glyph in glyphs { _ = codes.add(glyph.id, glyph.character, resource.face) }
    self.codes = codes
    program = try FontProgram(resource.face, codes, compress)
  }
}
