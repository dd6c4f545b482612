import Markup
import WordprocessingML

/// What is left of a paragraph when its tags are taken out.
struct WordParagraphState {
  /// The paragraph.
  let paragraph: WordParagraph
  /// Its tags in order, by their index in the part.
  let tags: [Int]
  /// The bytes of the text that tags take up, in order.
  let removed: [Range<Int>]
  /// Pieces in which a value is printed.
  let valuePieces: Set<Int>

  init(_ paragraph: WordParagraph, tags: [Int], of all: [WordTag]) {
    self.paragraph = paragraph
    self.tags = tags
    removed = tags.map { all[$0].located.tag.range }
    valuePieces = Set(
      tags.filter { [.value, .picture].contains(all[$0].located.tag.kind) }.map { all[$0].namePiece })
  }

  /// Whether anything is left to see of a piece, counting only the bytes of `range`.
  func hasContent(_ piece: Int, within range: Range<Int>? = nil, of all: [WordTag]) -> Bool {
    let whole = paragraph.pieces[piece]
    if whole.kind == .object { return true }
    let part = range.map { $0.clamped(to: whole.range) } ?? whole.range
    for tag in tags where all[tag].namePiece == piece && [.value, .picture].contains(all[tag].located.tag.kind) {
      let start = max(all[tag].located.tag.range.lowerBound, whole.range.lowerBound)
      if part.contains(start) { return true }
    }
    return part.contains { offset in !removed.contains { $0.contains(offset) } }
  }

  /// Whether nothing but blanks is left of the whole paragraph.
  func isBlank(_ all: [WordTag]) -> Bool {
    if !valuePieces.isEmpty || paragraph.pieces.contains(where: { $0.kind == .object }) { return false }
    for offset in paragraph.text.indices where !removed.contains(where: { $0.contains(offset) }) {
      // UTF-8 of U+3000 is E3 80 80 and of U+00A0 is C2 A0: blanks made of these bytes count too.
      guard [0x20, 0x09, 0xE3, 0x80, 0xC2, 0xA0].contains(paragraph.text[offset]) else { return false }
    }
    // A break of page or line is something to see.
    return !paragraph.pieces.contains { piece in
      piece.kind == .character && paragraph.text[piece.range.lowerBound] == 0x0A
        && !removed.contains { $0.contains(piece.range.lowerBound) }
    }
  }
}
