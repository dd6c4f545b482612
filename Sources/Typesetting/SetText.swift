/// A text in lines, with the place of every glyph.
package struct SetText: Sendable, Hashable {
  /// A glyph in its place.
  package struct Glyph: Sendable, Hashable {
    /// The glyph in its face.
    package let glyph: UInt16
    /// The face, by its place in the font.
    package let face: UInt8
    /// The piece of text it is of.
    package let piece: Int
    /// The character it stands for.
    package let character: Unicode.Scalar
    /// How far it stands from the beginning of the line, in thousandths of a point.
    package let x: Int
    /// How far the next stands from it, in thousandths of a point.
    package let advance: Int
  }

  /// One line.
  package struct Line: Sendable, Hashable {
    /// Its characters, with those that are not seen at its end.
    package let source: Range<Int>
    /// Its glyphs.
    package let glyphs: Range<Int>
    /// Its width in thousandths of a point, without spaces at its end.
    package let width: Int
    /// How far its baseline stands below the top of the text.
    package let baseline: Int
    /// Its height.
    package let height: Int
  }

  /// The glyphs of all lines. Spaces at the ends of lines, tabs and line breaks have none.
  package let glyphs: [Glyph]
  /// The lines; an empty text has one.
  package let lines: [Line]

  /// The width of the widest line.
  package var width: Int { lines.reduce(0) { max($0, $1.width) } }
  /// The height of all lines.
  package var height: Int { lines.reduce(0) { $0 + $1.height } }

  /// Some of the lines alone, the first of them at the top.
  package func part(_ range: Range<Int>) -> SetText {
    let top = lines[..<range.lowerBound].reduce(0) { $0 + $1.height }
    return SetText(
      glyphs: glyphs,
      lines: lines[range].map { line in
        Line(
          source: line.source, glyphs: line.glyphs, width: line.width, baseline: line.baseline - top,
          height: line.height)
      })
  }
}
