import Markup
import TemplateLanguage
import WordprocessingML

/// The text of a paragraph as a reader sees it, and the places it comes from.
struct WordParagraphText {
  /// A stretch of the text that comes from one node.
  struct Piece {
    /// What the node is.
    enum Kind {
      /// `w:t`
      case text
      /// A tab, line break or hyphen that stands for one character.
      case character
      /// A drawing, field mark or other thing that is no text.
      case object
    }
    /// The kind.
    var kind: Kind
    /// The node: `w:t`, `w:tab`, …
    var node: Int
    /// The run it stands in; the node itself if it stands in none.
    var run: Int
    /// Its bytes in the text.
    var range: Range<Int>
  }

  /// The paragraph's node.
  let node: Int
  /// The joined text in UTF-8.
  private(set) var text: [UInt8] = []
  /// The pieces in order.
  private(set) var pieces: [Piece] = []

  /// Gathers the text of a paragraph; text boxes in it are paragraphs of their own, and deleted text is none.
  init(_ node: Int, in part: WordOutline) {
    self.node = node
    visit(node, run: nil, part)
  }

  private mutating func visit(_ container: Int, run: Int?, _ part: WordOutline) {
    for child in part.outline.elements(of: container) {
      switch part.kinds[child] {
      case .run: visit(child, run: child, part)
      case .text:
        add(.text, node: child, run: run, bytes: Array(part.outline.text(of: child).utf8))
      case .tab where run != nil: add(.character, node: child, run: run, bytes: [0x09])
      case .lineBreak: add(.character, node: child, run: run, bytes: [0x0A])
      case .noBreakHyphen: add(.character, node: child, run: run, bytes: [0x2D])
      case .hyperlink, .inserted, .movedTo, .smartTag, .control, .controlContent, .simpleField, .customXML, .direction,
        .ruby:
        visit(child, run: run, part)
      case .paragraphProperties, .runProperties, .controlProperties, .deleted, .movedFrom, .mark, .bookmarkStart,
        .bookmarkEnd, .commentStart, .commentEnd, .pageBreakMark, .fieldCode, .paragraph:
        break
      default: add(.object, node: child, run: run, bytes: [])
      }
    }
  }

  private mutating func add(_ kind: Piece.Kind, node: Int, run: Int?, bytes: [UInt8]) {
    pieces.append(Piece(kind: kind, node: node, run: run ?? node, range: text.count..<(text.count + bytes.count)))
    text.append(contentsOf: bytes)
  }

  /// The piece with this byte of the text.
  func piece(at offset: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return min(low, max(0, pieces.count - 1))
  }
}
