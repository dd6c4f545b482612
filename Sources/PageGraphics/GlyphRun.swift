package import Fonts

/// A glyph of a run.
package struct PlacedGlyph: Sendable, Hashable {
  /// The character it stands for when text is copied or searched.
  package var character: Unicode.Scalar
  /// How far the next glyph of the run stands, in millipoints.
  package var advance: Int32
  /// The glyph in the whole face.
  package var id: GlyphID

  package init(id: GlyphID, character: Unicode.Scalar, advance: Int) {
    self.id = id
    self.character = character
    self.advance = Int32(clamping: advance)
  }
}

/// Glyphs of one font, size and colour in one line.
package struct GlyphRun: Sendable {
  /// Where one glyph stands from the one before it.
  package enum Axis: UInt8, Sendable, Hashable {
    /// To the right, along the baseline.
    case across
    /// Below: labels in the margin.
    case down
  }

  package var font: FontResource
  /// The size of the em in millipoints.
  package var size: Int
  package var colour: PageColour
  /// The origin of the first glyph, on the baseline.
  package var origin: PagePoint
  package var axis: Axis
  /// The turn about the origin, clockwise, in thousandths of a degree.
  package var turn: Int
  /// Whether it is only there to be copied, searched and read aloud: what is seen is drawn as a path.
  package var isInvisible = false
  /// The glyphs, as a range of `Drawing.glyphs`.
  package var glyphs: Range<Int>
}
