import Typesetting

/// A text in lines with what is needed to draw it.
final class SetLine: Sendable {
  let text: SetText
  /// The whole text.
  let words: String
  let size: Int
  let alignment: PageLine.Alignment
  /// The height of all lines.
  let height: Int
  /// The looks of its pieces; none if all are plain.
  private let looks: [PagePiece.Look]

  init(_ text: SetText, _ words: String, size: Int, looks: [PagePiece.Look], _ alignment: PageLine.Alignment) {
    (self.text, self.words, self.size, self.looks, self.alignment) = (text, words, size, looks, alignment)
    height = text.height
  }

  /// How a piece looks.
  func look(of piece: Int) -> PagePiece.Look { looks.isEmpty ? .plain : looks[piece] }

  /// The same text, standing elsewhere in its place.
  func aligned(_ alignment: PageLine.Alignment) -> SetLine {
    self.alignment == alignment ? self : SetLine(text, words, size: size, looks: looks, alignment)
  }

  /// How many lines it takes.
  var lineCount: Int { text.lines.count }
}

/// Sets texts in the fonts of pages.
struct LineSetter: Sendable {
  let fonts: PageFonts

  /// Sets a text in pieces; `looks` are those of the pieces, none if all are plain.
  func set(
    _ pieces: [TextPiece], looks: [PagePiece.Look], size: Int, width: Int, height: LineHeight,
    alignment: PageLine.Alignment = .left
  ) -> SetLine {
    let words = pieces.count == 1 ? pieces[0].text : pieces.reduce("") { $0 + $1.text }
    return SetLine(
      fonts.typesetter.set(pieces, width: width, lineHeight: height), words, size: size, looks: looks, alignment)
  }

  /// Sets a line all of whose pieces are constant.
  func set(constant line: PageLine, size: Int, width: Int, height: LineHeight) -> SetLine {
    let pieces = line.pieces.map { piece in
      let text = if case .constant(let text) = piece.content { text } else { "" }
      return TextPiece(text, font: piece.style.rawValue, size: size)
    }
    return set(pieces, looks: line.looks, size: size, width: width, height: height, alignment: line.alignment)
  }

  /// Sets a plain text.
  func set(
    _ text: String, style: PageFonts.Style = .text, look: PagePiece.Look = .plain, size: Int, width: Int,
    height: LineHeight? = nil, alignment: PageLine.Alignment = .left
  ) -> SetLine {
    set(
      [TextPiece(text, font: style.rawValue, size: size)], looks: look == .plain ? [] : [look], size: size,
      width: width, height: height ?? LineSetter.height(size), alignment: alignment)
  }

  /// The width of the widest word of Latin letters and digits, which is not to be broken.
  func widestWord(of text: String, style: PageFonts.Style = .text, size: Int) -> Int {
    text.split { !$0.isASCII || !$0.isLetter && !$0.isNumber }
      .map { fonts.typesetter.width([TextPiece(String($0), font: style.rawValue, size: size)]) }.max() ?? 0
  }

  /// The usual distance of lines.
  static func height(_ size: Int) -> LineHeight { .exact(OfficeFont.lineHeight(size)) }

  /// The distance of the lines of a label, which are set solid.
  static func solid(_ size: Int) -> LineHeight { .exact(OfficeFont.solidHeight(size)) }
}

extension SetLine {
  /// What the lines from one on say.
  func words(fromLine line: Int) -> String {
    guard line < lineCount else { return "" }
    return String(words.unicodeScalars.dropFirst(text.lines[line].source.lowerBound))
  }

  /// The first lines alone.
  func prefix(_ count: Int) -> SetLine { lines(0..<count) }

  /// One line alone.
  func line(_ line: Int) -> SetLine { lines(line..<line + 1) }

  /// Some of the lines alone.
  func lines(_ range: Range<Int>) -> SetLine {
    SetLine(text.part(range), words, size: size, looks: looks, alignment)
  }
}
