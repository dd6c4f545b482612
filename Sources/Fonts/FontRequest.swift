/// Which font is wanted.
package struct FontRequest: Sendable, Hashable {
  /// How heavy the strokes are.
  package enum Weight: Sendable, Hashable {
    /// That of running text.
    case regular
    /// That of titles.
    case bold
  }

  /// The families, the one liked best first.
  package var families: [String]
  /// The weight; a family without it gives its nearest.
  package var weight: Weight
  /// The outlines that alone will do, if it matters.
  package var outlines: FontOutlines?
  /// Characters that the face should have: a family that has them all is preferred to one that has not.
  package var characters: [Unicode.Scalar]

  /// A request for one of these families.
  package init(
    _ families: [String], weight: Weight = .regular, outlines: FontOutlines? = nil, characters: [Unicode.Scalar] = []
  ) {
    self.families = families
    self.weight = weight
    self.outlines = outlines
    self.characters = characters
  }
}
