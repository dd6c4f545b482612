import Markup
import TemplateLanguage
import WordprocessingML

/// What the rules of the format demand of containers, whatever sections leave of their content.
extension WordPartCompiler {
  /// A cell, a text box, a header must end in a paragraph, whatever a section leaves of it.
  mutating func guardContainers(_ vanishing: Set<Int>) {
    var done: Set<Int> = []
    let ends = pairs.indices.compactMap { index -> Int? in
      guard case .blocks? = units[index] else { return nil }
      return tags[pairs[index].close].paragraph
    }
    for index in Set(ends).union(vanishing).sorted() {
      let paragraph = states[index].paragraph.node
      let container = part.outline.nodes[paragraph].parent
      guard done.insert(container).inserted else { continue }
      var blocks = Array(part.outline.elements(of: container)).filter {
        !WordUniqueness.isMark(part.kinds[$0]) && part.kinds[$0] != .mark
      }
      var place = part.outline.nodes[container].inner.upperBound
      if let last = blocks.last, part.kinds[last] == .sectionProperties {
        place = part.range(last).lowerBound
        blocks.removeLast()
      }
      // A paragraph at the end that always stays needs no guard.
      if let last = blocks.last, part.kinds[last] == .paragraph, !isConditional(last, vanishing) { continue }
      edits.append(
        WordEdit(
          range: place..<place, rank: .guardian,
          actions: [.closing(tail: Array("</\(part.prefix)p>".utf8), otherwise: emptyParagraph(like: paragraph))]))
    }
  }

  private func isConditional(_ paragraph: Int, _ vanishing: Set<Int>) -> Bool {
    if vanishing.contains(where: { states[$0].paragraph.node == paragraph }) { return true }
    let container = part.range(part.outline.nodes[paragraph].parent)
    return units.values.contains { unit in
      guard case .blocks(let range) = unit else { return false }
      return range.contains(part.range(paragraph).lowerBound) && range.lowerBound > container.lowerBound
    }
  }

  /// The blocks that sections may leave out or repeat.
  var blockRanges: [Range<Int>] {
    units.values.compactMap { unit in if case .blocks(let range) = unit { range } else { nil } }
  }

  /// Two tables with nothing between them would become one: a paragraph parts those that sections let touch.
  mutating func partTables(_ vanishing: Set<Int>) {
    let gone = Set(vanishing.map { states[$0].paragraph.node })
    let ranges = blockRanges
    if ranges.isEmpty, gone.isEmpty { return }
    for (table, kind) in part.kinds.enumerated() where kind == .table {
      let own = part.range(table)
      let container = part.outline.nodes[table].parent
      let before = part.outline.elements(of: container).filter {
        part.range($0).lowerBound < own.lowerBound && !WordUniqueness.isMark(part.kinds[$0]) && part.kinds[$0] != .mark
      }
      if let last = before.last {
        let between = part.range(last).lowerBound
        let isTogether = !ranges.contains { $0.contains(between) != $0.contains(own.lowerBound) }
        if isTogether, !gone.contains(last) { continue }
      } else if !ranges.contains(where: { $0.contains(own.lowerBound) }) {
        continue
      }
      let like = before.last { part.kinds[$0] == .paragraph }
      let parting = WordEdit.Action.parting(
        tail: Array("</\(part.prefix)tbl>".utf8),
        bytes: like.map { emptyParagraph(like: $0) } ?? Array("<\(part.prefix)p/>".utf8))
      edits.append(
        WordEdit(range: own.lowerBound..<own.lowerBound, rank: .guardian, actions: [parting]))
    }
  }

  /// A table whose rows are all in sections goes when there are none.
  mutating func guardTables() {
    let ranges = blockRanges
    guard !ranges.isEmpty else { return }
    for (table, kind) in part.kinds.enumerated() where kind == .table {
      let own = part.range(table)
      let inside = ranges.filter { own.lowerBound < $0.lowerBound && $0.upperBound < own.upperBound }
      if inside.isEmpty { continue }
      let rows = part.unwrapped(.row, of: table).map { part.range($0) }
      let allInSections = rows.allSatisfy { row in
        inside.contains { $0.lowerBound <= row.lowerBound && row.upperBound <= $0.upperBound }
      }
      guard allInSections else { continue }
      let needle = Array("<\(part.prefix)tr".utf8)
      edits.append(
        WordEdit(
          range: own.lowerBound..<own.lowerBound, rank: .mark, order: .max, actions: [.keptBegin(needle: needle)]))
      edits.append(WordEdit(range: own.upperBound..<own.upperBound, rank: .mark, order: -1, actions: [.keptEnd]))
    }
  }
}
