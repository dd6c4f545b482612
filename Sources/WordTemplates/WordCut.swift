import Markup
import TemplateLanguage
import WordprocessingML

/// A place in the text of a paragraph where a section begins or ends.
struct WordCut {
  /// The piece with the tag's nearest byte.
  let piece: Int
  /// The byte of the paragraph's text: that of the tag's beginning, or the one behind its end.
  let offset: Int
  /// The tag, by its index in the part.
  let tag: Int
  /// Whether the section begins here.
  let isOpening: Bool

  /// The place before a tag that begins a section, or behind one that ends it.
  init(_ tag: WordTag, _ index: Int, isOpening: Bool) {
    piece = isOpening ? tag.firstPiece : tag.lastPiece
    offset = isOpening ? tag.located.tag.range.lowerBound : tag.located.tag.range.upperBound
    self.tag = index
    self.isOpening = isOpening
  }
}

extension WordParagraphState {
  /// Whether anything to see stands between two cuts; `nil` is the paragraph's beginning or end. Tags of sections, blanks and
  /// the marks of a field that reaches over a cut are nothing to see.
  func hasContent(from start: WordCut?, to end: WordCut?, in part: WordOutline) -> Bool {
    let range = (start?.offset ?? 0)..<max(end?.offset ?? paragraph.text.count, start?.offset ?? 0)
    if hasText(in: range) { return true }
    var fields = 0
    for piece in paragraph.pieces[
      ((start?.piece ?? -1) + 1)..<max(end?.piece ?? paragraph.pieces.count, (start?.piece ?? -1) + 1)]
    where piece.kind == .object {
      guard part.kinds[piece.node] == .fieldCharacter else { return true }
      switch part.attribute("fldCharType", of: piece.node) {
      case "begin": fields += 1
      case "end" where fields > 0: return true
      default: break
      }
    }
    return false
  }
}
