package import Fonts

/// A face as pages use it. Pages that share a font share the object.
///
/// Pages name glyphs by their numbers in the whole face, so that they can be written before it is known which glyphs a
/// document needs.
package final class FontResource: Sendable {
  /// When it is known which glyphs are needed.
  package enum Role: Sendable, Hashable {
    /// When a template is compiled: a subset of exactly these glyphs is made once, for all documents.
    case labels([Glyph])
    /// When all pages of a document are there: each document has a subset of its own.
    case values
  }

  /// A glyph and the character it stands for.
  package struct Glyph: Sendable, Hashable {
    /// The glyph in the whole face.
    package var id: GlyphID
    package var character: Unicode.Scalar

    package init(id: GlyphID, character: Unicode.Scalar) {
      self.id = id
      self.character = character
    }
  }

  package let face: FontFace
  package let role: Role

  /// A font for what differs between documents.
  package init(valuesIn face: FontFace) {
    self.face = face
    role = .values
  }

  /// A font for the constant texts of a template. A glyph may be named several times; its first character counts.
  package init(labelsIn face: FontFace, glyphs: [Glyph]) {
    self.face = face
    var seen: Set<GlyphID> = []
    role = .labels(glyphs.filter { seen.insert($0.id).inserted })
  }
}
