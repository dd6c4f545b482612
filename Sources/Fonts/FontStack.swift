/// Faces in the order in which a character is looked for.
package struct FontStack: Sendable {
  /// The faces, the main one first.
  package let faces: [FontFace]

  /// A stack of faces, the main one first.
  package init(_ faces: [FontFace]) { self.faces = faces }

  /// The first face that has a character, by its place, and its glyph there.
  package func glyph(for character: Unicode.Scalar) -> (face: Int, glyph: GlyphID)? {
    for (index, face) in faces.enumerated() {
      if let glyph = face.glyph(for: character) { return (index, glyph) }
    }
    return nil
  }

  /// The characters of a text that no face has, each once, in their order; what is not seen, such as line breaks and
  /// choices of variants, needs no glyph.
  package func missing(in text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var missing: [Unicode.Scalar] = []
    for character in text where character.value >= 0x20 && glyph(for: character) == nil {
      guard !character.properties.isDefaultIgnorableCodePoint, !missing.contains(character) else { continue }
      missing.append(character)
    }
    return missing
  }
}
