import PageGraphics
import Typesetting

/// Draws texts that were set.
struct TextDrawer {
  let fonts: PageFonts
  private let labels: LabelGlyphs

  /// Draws the texts of a template, those that all forms have in fonts cut to size once.
  init(template: PageTemplate) {
    fonts = template.fonts
    labels = template.labels
  }

  /// Draws texts of no template.
  init(fonts: PageFonts) {
    self.fonts = fonts
    labels = LabelGlyphs(fonts.faces.map { _ in [] }, faces: fonts.faces)
  }

  /// Draws a text in a box of a width whose upper left corner is `origin`.
  func draw(_ line: SetLine, at origin: PagePoint, width: Int, into drawing: inout Drawing) {
    for index in line.text.lines.indices {
      let set = line.text.lines[index]
      let x = origin.x + free(width - set.width, line.alignment)
      draw(set, of: line, at: PagePoint(x: x, y: origin.y + set.baseline), into: &drawing)
    }
  }

  private func draw(_ set: SetText.Line, of line: SetLine, at origin: PagePoint, into drawing: inout Drawing) {
    let glyphs = line.text.glyphs
    var start = set.glyphs.lowerBound
    while start < set.glyphs.upperBound {
      let first = glyphs[start]
      if first.face == TickBox.face {
        box(
          first, size: line.size, at: PagePoint(x: origin.x + first.x, y: origin.y), into: &drawing)
        start += 1
        continue
      }
      let face = Int(first.face)
      var last = start + 1
      while last < set.glyphs.upperBound, glyphs[last].face == first.face, glyphs[last].piece == first.piece {
        last += 1
      }
      let (end, isLabel) = run(of: glyphs, start..<last, face)
      for index in start..<end {
        let glyph = glyphs[index]
        let next = index + 1 < end ? glyphs[index + 1].x - glyph.x : glyph.advance
        drawing.append(PlacedGlyph(id: glyph.glyph, character: glyph.character, advance: next))
      }
      drawing.text(
        last: end - start, font(face, isLabel), size: line.size, at: PagePoint(x: origin.x + first.x, y: origin.y),
        colour: colour(line.look(of: first.piece)))
      start = end
    }
  }

  /// Where the font changes among glyphs of one face and piece, and whether it is that of labels up to there.
  private func run(of glyphs: [SetText.Glyph], _ stretch: Range<Int>, _ face: Int) -> (end: Int, isLabel: Bool) {
    func labelEnd(_ place: Int) -> Int {
      var end = place
      while end < stretch.upperBound, labels.has(glyphs[end].glyph, of: face) { end += 1 }
      return end
    }
    var end = labelEnd(stretch.lowerBound)
    if end == stretch.upperBound || end - stretch.lowerBound >= TextDrawer.fewest { return (end, true) }
    while end < stretch.upperBound {
      let next = labelEnd(end)
      if next - end >= TextDrawer.fewest { break }
      end = min(next + 1, stretch.upperBound)
    }
    return (end, false)
  }

  /// How many letters amid others are worth a change of the font: fewer take less room as outlines of the other one.
  private static let fewest = 4

  func font(_ face: Int, _ isLabel: Bool) -> FontResource {
    (isLabel ? labels.resources[face] : nil) ?? fonts.values[face]
  }

  private func colour(_ look: PagePiece.Look) -> PageColour {
    switch look {
    case .plain: .black
    case .grey: PageColour(grey: 0x80)
    case .red: PageColour(red: 0xC0, green: 0, blue: 0)
    case .stamp: PageColour(red: 0xF6, green: 0xC4, blue: 0xC0)
    }
  }

  /// Strikes a text through that stands in such a box.
  func strike(_ line: SetLine, at origin: PagePoint, width: Int, into drawing: inout Drawing) {
    for set in line.text.lines where set.width > 0 {
      let x = origin.x + free(width - set.width, line.alignment)
      let y = origin.y + set.baseline - line.size * 3 / 10
      drawing.line(from: PagePoint(x: x, y: y), to: PagePoint(x: x + set.width, y: y), Stroke(width: 500))
    }
  }

  /// How much of what a line leaves free stands before it.
  private func free(_ free: Int, _ alignment: LineAlignment) -> Int {
    switch alignment {
    case .left: 0
    case .center: free / 2
    case .right: free
    }
  }

  /// Draws the label of a copy downwards: Han characters below one another, a Latin text turned.
  func draw(vertical text: String, size: Int, x: Int, middle: Int, into drawing: inout Drawing) {
    guard VerticalText.isUpright(text) else {
      let line = LineSetter(fonts: fonts).set(text, size: size, width: .max / 4)
      draw(line, turned: 90_000, at: PagePoint(x: x + size / 2, y: middle), below: 0, into: &drawing)
      return
    }
    let font = fonts.typesetter.fonts[PageFonts.Style.text.rawValue]
    let set = VerticalText(text, font: font, size: size)
    let characters = Array(text.unicodeScalars)
    let top = middle - set.height / 2
    for glyph in set.glyphs {
      let face = Int(glyph.face)
      guard face < fonts.faces.count else { continue }
      drawing.append(PlacedGlyph(id: glyph.glyph, character: characters[glyph.source], advance: size))
      drawing.text(
        last: 1, self.font(face, labels.has(glyph.glyph, of: face)), size: size,
        at: PagePoint(x: x + glyph.x, y: top + glyph.baseline))
    }
  }

  /// Draws a line of text turned by thousandths of a degree clockwise, its middle `below` the point.
  func draw(_ line: SetLine, turned angle: Int, at middle: PagePoint, below: Int, into drawing: inout Drawing) {
    guard let set = line.text.lines.first else { return }
    let turn = Turn(thousandths: angle)
    func moved(along: Int, down: Int) -> PagePoint {
      PagePoint(
        x: middle.x + (along * turn.cosine - down * turn.sine) / Turn.one,
        y: middle.y + (along * turn.sine + down * turn.cosine) / Turn.one)
    }
    for glyph in line.text.glyphs[set.glyphs] where glyph.face != TickBox.face {
      let face = Int(glyph.face)
      drawing.append(PlacedGlyph(id: glyph.glyph, character: glyph.character, advance: glyph.advance))
      drawing.text(
        last: 1, font(face, labels.has(glyph.glyph, of: face)), size: line.size,
        at: moved(along: glyph.x - set.width / 2, down: below + line.size * 35 / 100),
        colour: colour(line.look(of: glyph.piece)), turn: angle)
    }
  }

  /// A box to be ticked: a square of 0.76 em on the line of the text.
  private func box(
    _ glyph: SetText.Glyph, size: Int, at origin: PagePoint, into drawing: inout Drawing
  ) {
    let box = TickBox(rawValue: glyph.glyph) ?? .empty
    if let unseen = fonts.boxes[box] {
      let face = Int(unseen.face)
      // Labels know its glyph as that of one character.
      let isLabel = glyph.character == box.candidates[0] && labels.has(unseen.glyph, of: face)
      drawing.append(PlacedGlyph(id: unseen.glyph, character: glyph.character, advance: size))
      drawing.text(last: 1, font(face, isLabel), size: size, at: origin, isInvisible: true)
    }
    let side = size * 76 / 100
    let area = PageArea(
      x: origin.x + (size - side) / 2, y: origin.y - size * 80 / 100, width: side, height: side)
    let stroke = Stroke(width: size * 5 / 100)
    switch box {
    case .filled: drawing.rectangle(area, fill: .black, stroke: stroke)
    case .ticked:
      drawing.rectangle(area, stroke: stroke)
      func point(_ x: Int, _ y: Int) -> PagePoint {
        PagePoint(x: area.origin.x + side * x / 100, y: area.origin.y + side * y / 100)
      }
      drawing.path(
        [.move(point(18, 45)), .line(point(42, 74)), .line(point(88, 12))], stroke: Stroke(width: size * 9 / 100))
    case .empty: drawing.rectangle(area, stroke: stroke)
    }
  }
}
