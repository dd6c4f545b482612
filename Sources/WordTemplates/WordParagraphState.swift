import Markup
import TemplateLanguage
import WordprocessingML

/// What is left of a paragraph when its tags are taken out.
struct WordParagraphState {
  /// The paragraph.
  let paragraph: WordParagraphText
  /// Its tags in order, by their index in the part.
  let tags: [Int]
  /// The bytes of the text that each tag takes up, in order.
  private let removed: [Range<Int>]
  /// How many bytes before each place stay.
  private let kept: [Int]
  /// Where values are printed, by piece.
  private let values: [Int: [Int]]

  init(_ paragraph: WordParagraphText, tags: [Int], of all: [WordTag]) {
    self.paragraph = paragraph
    self.tags = tags
    removed = tags.map { all[$0].located.tag.range }
    var kept = [0]
    kept.reserveCapacity(paragraph.text.count + 1)
    var next = 0
    for offset in paragraph.text.indices {
      while next < removed.count, removed[next].upperBound <= offset { next += 1 }
      let isRemoved = next < removed.count && removed[next].contains(offset)
      kept.append(kept[offset] + (isRemoved ? 0 : 1))
    }
    self.kept = kept
    var values: [Int: [Int]] = [:]
    for tag in tags.map({ all[$0] }) where tag.located.tag.kind == .value || tag.located.tag.kind == .picture {
      let start = max(tag.located.tag.range.lowerBound, paragraph.pieces[tag.namePiece].range.lowerBound)
      values[tag.namePiece, default: []].append(start)
    }
    self.values = values
  }

  /// The tags that take up bytes of `range`.
  func tags(touching range: Range<Int>) -> ArraySlice<Int> {
    var (low, high) = (0, removed.count)
    while low < high {
      let middle = (low + high) / 2
      if removed[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < removed.count, removed[end].lowerBound < range.upperBound { end += 1 }
    return tags[low..<end]
  }

  /// Whether the byte stays.
  func isKept(_ offset: Int) -> Bool { kept[offset + 1] > kept[offset] }

  /// Whether anything is left to see of a piece, counting only the bytes of `range`.
  func hasContent(_ piece: Int, within range: Range<Int>? = nil) -> Bool {
    let whole = paragraph.pieces[piece]
    if whole.kind == .object { return true }
    let part = range.map { $0.clamped(to: whole.range) } ?? whole.range
    return kept[part.upperBound] > kept[part.lowerBound] || values[piece]?.contains(where: part.contains) ?? false
  }

  /// Whether nothing but blanks is left of the whole paragraph.
  var isBlank: Bool {
    !paragraph.pieces.contains { $0.kind == .object } && !hasText(in: paragraph.text.indices)
  }

  /// Whether a value is printed in these bytes of the text, or something but blanks stays of them.
  func hasText(in range: Range<Int>) -> Bool {
    if values.values.contains(where: { $0.contains(where: range.contains) }) { return true }
    // U+3000 is E3 80 80 and U+00A0 is C2 A0: blanks are made of these bytes. A break is something to see.
    return range.contains { isKept($0) && ![0x20, 0x09, 0xE3, 0x80, 0xC2, 0xA0].contains(paragraph.text[$0]) }
  }
}
