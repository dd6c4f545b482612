import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Cells that are merged downwards where neighbouring rows of a section have the same value in them: `{{customer|merge}}`.
struct WordCellMerges {
  /// The changes of the cells' properties.
  private(set) var edits: [WordEdit] = []
  /// The tags whose cells can be merged, each with the section that repeats its row, by its pair.
  private(set) var pairs: [Int: Int] = [:]
  private let part: WordOutline

  /// What stands before a `vMerge` in the properties of a cell (ISO/IEC 29500-1, A.1).
  private static let before = ["cnfStyle", "tcW", "gridSpan", "hMerge"]

  /// `blocks` are the rows of sections that may repeat them, by pair, and `gone` the rows that are not printed; `node` is
  /// the paragraph of a tag.
  init(
    part: WordOutline, tags: [WordTag], blocks: [Int: Range<Int>], gone: Set<Int>, node: (WordTag) -> Int
  ) {
    self.part = part
    for (tag, own) in tags.enumerated() where own.located.tag.merges {
      guard let cell = part.ancestor(of: node(own), where: { part.kinds[$0] == .cell || part.kinds[$0] == .textBox }),
        part.kinds[cell] == .cell, let row = part.ancestor(of: cell, where: { part.kinds[$0] == .row }),
        let pair = pair(repeating: row, blocks, gone), let edit = mark(cell, tag)
      else { continue }
      pairs[tag] = pair
      edits.append(edit)
    }
  }

  /// The section that repeats a row and no other.
  private func pair(repeating row: Int, _ blocks: [Int: Range<Int>], _ gone: Set<Int>) -> Int? {
    let place = part.range(row)
    let around = blocks.filter { $0.value.lowerBound <= place.lowerBound && place.upperBound <= $0.value.upperBound }
    guard let (pair, range) = around.min(by: { $0.value.count < $1.value.count }),
      let table = part.ancestor(of: row, where: { part.kinds[$0] == .table })
    else { return nil }
    let rows = part.unwrapped(.row, of: table).filter {
      range.contains(part.range($0).lowerBound) && !gone.contains($0)
    }
    return rows == [row] ? pair : nil
  }

  /// The change that lets a cell begin or go on with a merge; `nil` if it is part of one in the template.
  private func mark(_ cell: Int, _ tag: Int) -> WordEdit? {
    let elements = part.outline.elements(of: cell)
    let properties = elements.first { part.outline.isLocalNamed("tcPr", at: $0) }
    let inside = properties.map { Array(part.outline.elements(of: $0)) } ?? []
    if inside.contains(where: { part.outline.isLocalNamed("vMerge", at: $0) }) { return nil }
    let action = WordEdit.Action.merge(tag: tag)
    guard let properties, !inside.isEmpty else {
      // The whole of properties that are empty.
      let start = part.outline.nodes[cell].inner.lowerBound
      return WordEdit(
        range: properties.map { part.range($0) } ?? start..<start, rank: .content, order: -1,
        actions: [
          .literal(Array("<\(part.prefix)tcPr>".utf8)), action, .literal(Array("</\(part.prefix)tcPr>".utf8)),
        ])
    }
    let last = inside.last { WordCellMerges.before.contains(part.outline.localName(of: $0)) }
    let place = last.map { part.range($0).upperBound } ?? part.outline.nodes[properties].inner.lowerBound
    return WordEdit(range: place..<place, rank: .content, actions: [action])
  }
}
