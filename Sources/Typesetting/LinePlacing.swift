/// Gives every glyph of broken lines its place.
struct LinePlacing {
  private let text: BrokenText
  private let options: TextOptions
  private let lineHeight: LineHeight
  private var glyphs: [SetText.Glyph] = []
  private var lines: [SetText.Line] = []
  private var top = 0

  /// The lines of a text with their glyphs.
  static func place(_ text: BrokenText, options: TextOptions, lineHeight: LineHeight) -> SetText {
    var placing = LinePlacing(text: text, options: options, lineHeight: lineHeight)
    placing.glyphs.reserveCapacity(text.characters.count)
    placing.lines.reserveCapacity(text.lines.count)
    for line in text.lines { placing.place(line) }
    return SetText(glyphs: placing.glyphs, lines: placing.lines)
  }

  private init(text: BrokenText, options: TextOptions, lineHeight: LineHeight) {
    self.text = text
    self.options = options
    self.lineHeight = lineHeight
  }

  private mutating func place(_ line: BrokenLine) {
    let first = glyphs.count
    var end = line.range.upperBound
    while end > line.range.lowerBound, isUnseen(text.characters[end - 1].kind) { end -= 1 }
    var x = 0
    for place in line.range.lowerBound..<end {
      let character = text.characters[place]
      if place > line.range.lowerBound { x += Int(character.gap) }
      guard character.kind != .tab else {
        x += options.tabAdvance(at: place, from: x, in: text.characters, pieces: text.pieces)
        continue
      }
      let advance = line.isCompressed && place == end - 1 ? Int(character.advance + 1) / 2 : Int(character.advance)
      // A mark that the font does not have is not seen: it chooses a form of the character before it.
      if character.kind != .mark || character.glyph != 0 {
        glyphs.append(
          SetText.Glyph(
            glyph: character.glyph, face: character.face, piece: Int(character.piece),
            character: character.character, x: x, advance: advance))
      }
      x += advance
    }
    append(line, glyphs: first..<glyphs.count)
  }

  private func isUnseen(_ kind: CharacterClass) -> Bool { kind.isSpace || kind == .newline }

  private mutating func append(_ line: BrokenLine, glyphs: Range<Int>) {
    let size = text.size(of: line)
    let height = lineHeight.height(size: size)
    // Han characters fill a square that stands in the middle of the line, 0.12 em of it below the baseline.
    let baseline = top + (height - size) / 2 + size * 88 / 100
    lines.append(
      SetText.Line(source: line.range, glyphs: glyphs, width: line.width, baseline: baseline, height: height))
    top += height
  }
}
