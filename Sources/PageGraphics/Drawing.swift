import Fonts
package import Pictures

/// Marks in the order in which they are drawn; for text this is the order of reading, too.
package struct Drawing: Sendable {
  package internal(set) var marks: [Mark] = []
  /// The glyphs of all runs.
  package private(set) var glyphs: [PlacedGlyph] = []
  /// The element that further marks belong to; `nil` for decoration.
  package var element: Int?
  /// Whether further marks without an element belong to the page: page numbers, running heads.
  package var isPagination = false

  package init() {}

  /// Forgets all marks but keeps the room, for the next page.
  package mutating func removeAll() {
    marks.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    element = nil
    isPagination = false
  }

  /// Takes a glyph of a text that is then drawn.
  package mutating func append(_ glyph: PlacedGlyph) { glyphs.append(glyph) }

  /// Draws the last of the glyphs that were taken; none draw nothing.
  package mutating func text(
    last count: Int, _ font: FontResource, size: Int, at origin: PagePoint, colour: PageColour = .black,
    axis: GlyphRun.Axis = .across, turn: Int = 0, isInvisible: Bool = false
  ) {
    guard count > 0 else { return }
    add(
      .text(
        GlyphRun(
          font: font, size: size, colour: colour, origin: origin, axis: axis, turn: turn, isInvisible: isInvisible,
          glyphs: glyphs.count - count..<glyphs.count)))
  }

  /// Draws glyphs; none draw nothing.
  package mutating func text(
    _ glyphs: [PlacedGlyph], _ font: FontResource, size: Int, at origin: PagePoint, colour: PageColour = .black,
    axis: GlyphRun.Axis = .across, turn: Int = 0
  ) {
    self.glyphs += glyphs
    text(last: glyphs.count, font, size: size, at: origin, colour: colour, axis: axis, turn: turn)
  }

  /// Draws a text along the baseline, each glyph with its advance in the face. A character that the face lacks becomes
  /// glyph 0, which writers refuse.
  package mutating func text(
    _ text: String, _ font: FontResource, size: Int, at origin: PagePoint, colour: PageColour = .black
  ) {
    let face = font.face
    let glyphs = text.unicodeScalars.map { character in
      let glyph = face.glyph(for: character) ?? 0
      let advance = face.advance(of: glyph) * size / face.unitsPerEm
      return PlacedGlyph(id: glyph, character: character, advance: advance)
    }
    self.text(glyphs, font, size: size, at: origin, colour: colour)
  }

  /// Draws a line.
  package mutating func line(from start: PagePoint, to end: PagePoint, _ stroke: Stroke) {
    add(.line(LineMark(start: start, end: end, stroke: stroke)))
  }

  /// Draws a rectangle.
  package mutating func rectangle(_ area: PageArea, fill: PageColour? = nil, stroke: Stroke? = nil) {
    add(.rectangle(RectangleMark(area: area, fill: fill, stroke: stroke)))
  }

  /// Draws a path.
  package mutating func path(
    _ steps: [PathMark.Step], fill: PageColour? = nil, isEvenOdd: Bool = false, stroke: Stroke? = nil
  ) {
    add(.path(PathMark(steps: steps, fill: fill, isEvenOdd: isEvenOdd, stroke: stroke)))
  }

  /// Draws a picture.
  package mutating func picture(_ picture: PagePicture, in area: PageArea) {
    add(.picture(PictureMark(picture: picture, area: area)))
  }

  /// Draws a code whose modules fill an area, without its quiet zone.
  package mutating func code(_ symbol: CodeSymbol, in area: PageArea) {
    add(.code(CodeMark(symbol: symbol, area: area)))
  }

  /// Makes an area a link.
  package mutating func link(_ area: PageArea, to address: LinkAddress) {
    add(.link(LinkMark(area: area, address: address)))
  }

  /// Draws what another drawing has. Its marks belong to no element.
  package mutating func append(_ other: Drawing) {
    let first = glyphs.count
    glyphs += other.glyphs
    for mark in other.marks {
      var content = mark.content
      if case .text(var run) = content {
        run.glyphs = run.glyphs.lowerBound + first..<run.glyphs.upperBound + first
        content = .text(run)
      }
      marks.append(Mark(content: content, element: nil, isPagination: mark.isPagination))
    }
  }

  private mutating func add(_ content: Mark.Content) {
    marks.append(Mark(content: content, element: element, isPagination: isPagination))
  }
}
