import Typesetting

/// A text in lines with what is needed to draw it.
struct SetLine: Sendable {
  let text: SetText
  /// The characters of the whole text.
  let characters: [Unicode.Scalar]
  /// The looks of its pieces, and their sizes.
  let looks: [PagePiece.Look], sizes: [Int]
  private(set) var alignment: PageLine.Alignment

  /// The same text, standing elsewhere in its place.
  func aligned(_ alignment: PageLine.Alignment) -> SetLine {
    var line = self
    line.alignment = alignment
    return line
  }

  /// The height of all lines.
  var height: Int { text.height }

  /// How many lines it takes.
  var lineCount: Int { text.lines.count }
}

/// Sets texts in the fonts of pages.
struct LineSetter: Sendable {
  let fonts: PageFonts

  /// Sets a text whose pieces are known.
  func set(
    _ pieces: [(text: String, look: PagePiece.Look, style: PageFonts.Style)], size: Int, width: Int,
    height: LineHeight, alignment: PageLine.Alignment = .left
  ) -> SetLine {
    let parts = pieces.map { TextPiece($0.text, font: $0.style.rawValue, size: size) }
    var characters: [Unicode.Scalar] = []
    for piece in pieces { characters.append(contentsOf: piece.text.unicodeScalars) }
    return SetLine(
      text: fonts.typesetter.set(parts, width: width, lineHeight: height), characters: characters,
      looks: pieces.map(\.look), sizes: parts.map(\.size), alignment: alignment)
  }

  /// Sets a line all of whose pieces are constant.
  func set(constant line: PageLine, size: Int, width: Int, height: LineHeight) -> SetLine {
    let pieces = line.pieces.map { piece in
      if case .constant(let text) = piece.content {
        (text, piece.look, piece.style)
      } else {
        ("", piece.look, piece.style)
      }
    }
    return set(pieces, size: size, width: width, height: height, alignment: line.alignment)
  }

  /// Sets a plain text.
  func set(
    _ text: String, style: PageFonts.Style = .text, look: PagePiece.Look = .plain, size: Int, width: Int,
    height: LineHeight? = nil, alignment: PageLine.Alignment = .left
  ) -> SetLine {
    set(
      [(text, look, style)], size: size, width: width, height: height ?? LineSetter.height(size), alignment: alignment)
  }

  /// The usual distance of lines.
  static func height(_ size: Int) -> LineHeight { .exact(OfficeFont.lineHeight(size)) }

  /// The distance of the lines of a label, which are set solid.
  static func solid(_ size: Int) -> LineHeight { .exact(OfficeFont.solidHeight(size)) }
}

extension SetLine {
  /// Where a line begins among the characters of the text; behind the last line, its end.
  func start(ofLine line: Int) -> Int { line < lineCount ? text.lines[line].source.lowerBound : characters.count }

  /// The first lines alone.
  func prefix(_ count: Int) -> SetLine { lines(0..<count) }

  /// One line alone.
  func line(_ line: Int) -> SetLine { lines(line..<line + 1) }

  /// Some of the lines alone.
  func lines(_ range: Range<Int>) -> SetLine {
    SetLine(text: text.part(range), characters: characters, looks: looks, sizes: sizes, alignment: alignment)
  }
}
