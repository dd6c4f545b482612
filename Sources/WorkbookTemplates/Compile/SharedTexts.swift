import Markup
import TemplateLanguage

/// The shared strings of a workbook; a text is looked at only when a cell asks for it, and looked through for tags once,
/// however many cells name it.
struct SharedTexts: Sendable {
  /// The part's elements.
  let outline: XMLOutline?
  /// The elements of the texts.
  let items: [Int]
  /// The texts that were asked for.
  private var known: [Int: CellText] = [:]
  /// Those in which nothing looks like a tag, by the delimiters that were in force.
  private var plain: [TagDelimiters: Set<Int>] = [:]

  init(_ outline: XMLOutline?) {
    self.outline = outline
    items = outline.map { text in text.elements(of: text.root).filter { text.isLocalNamed("si", at: $0) } } ?? []
  }

  /// The text with this index.
  subscript(index: Int) -> CellText? {
    mutating get {
      guard let outline, items.indices.contains(index) else { return nil }
      if let text = known[index] { return text }
      let text = CellText(outline, element: items[index])
      known[index] = text
      return text
    }
  }

  /// Whether nothing in a text is known to look like a tag.
  func isPlain(_ index: Int, under delimiters: TagDelimiters) -> Bool { plain[delimiters]?.contains(index) ?? false }

  /// Remembers that nothing in a text looks like a tag.
  mutating func markPlain(_ index: Int, under delimiters: TagDelimiters) {
    plain[delimiters, default: []].insert(index)
  }
}
