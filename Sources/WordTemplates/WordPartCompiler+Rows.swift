import Markup
import TemplateLanguage
import WordprocessingML

extension WordPartCompiler {
  /// The rows that are there for the ends of sections only, as people write them above and below the rows to be repeated:
  /// they go, like paragraphs of that kind. Each is given by its node.
  func vanishingRows(_ units: [Int: (pair: Int, unit: WordUnit)]) -> Set<Int> {
    let holders = Set(units.keys.compactMap { row(of: states[tags[$0].paragraph].paragraph.node) })
    let known = Dictionary(states.map { ($0.paragraph.node, $0) }) { first, _ in first }
    return holders.filter { row in
      guard isPlain(row) else { return false }
      let inside = (row + 1)..<part.outline.nodes[row].subtreeEnd
      return inside.filter { part.kinds[$0] == .paragraph }.allSatisfy { node in
        let state = known[node] ?? WordParagraphState(WordParagraphText(node, in: part), tags: [], of: tags)
        return state.isBlank && state.tags.allSatisfy { isEnd($0, of: row, units) }
      }
    }
  }

  func row(of node: Int) -> Int? {
    part.ancestor(of: node) { part.kinds[$0] == .row || part.kinds[$0] == .textBox }.flatMap {
      part.kinds[$0] == .row ? $0 : nil
    }
  }

  /// Whether nothing but cells with text stands in a row. A merge downwards would be torn without it.
  private func isPlain(_ row: Int) -> Bool {
    let inside = (row + 1)..<part.outline.nodes[row].subtreeEnd
    return !inside.contains { part.kinds[$0] == .table || part.outline.isLocalNamed("vMerge", at: $0) }
  }

  /// Whether a tag only begins or ends, in this row, a section over several rows.
  private func isEnd(_ tag: Int, of row: Int, _ units: [Int: (pair: Int, unit: WordUnit)]) -> Bool {
    let own = part.range(row)
    switch tags[tag].located.tag.kind {
    case .comment, .delimiters: return true
    case .section, .inverted:
      guard case .blocks(let range)? = units[tag]?.unit else { return false }
      return range.lowerBound == own.lowerBound && range.upperBound > own.upperBound
    case .close:
      guard case .blocks(let range)? = units[tag]?.unit else { return false }
      return range.upperBound == own.upperBound && range.lowerBound < own.lowerBound
    case .value, .picture: return false
    }
  }
}
