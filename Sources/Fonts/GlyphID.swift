/// The place of a glyph in a face; 0 is what stands for a missing one.
package typealias GlyphID = UInt16

/// How the glyphs of a face are described.
package enum FontOutlines: Sendable, Hashable {
  /// Quadratic curves in `glyf`.
  case trueType
  /// Cubic curves in `CFF`.
  case cff
}
