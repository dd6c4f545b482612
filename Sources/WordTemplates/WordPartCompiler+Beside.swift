import Findings
import Markup
import TemplateLanguage
import WordprocessingML

extension WordPartCompiler {
  /// Warns of what stands beside the tags of sections over several rows, on their outer side in the same row: it is printed
  /// with the section.
  func besideRows() -> [Finding] {
    var rows = SectionRows()
    for (index, pair) in pairs.enumerated() {
      guard case .blocks(let range)? = units[index], let first = row(ofTag: pair.open),
        let last = row(ofTag: pair.close),
        // Not in the row around a section within a cell.
        range.lowerBound <= part.range(first).lowerBound, part.range(last).upperBound <= range.upperBound
      else { continue }
      rows.add(pair, from: first, to: last)
    }
    let ends = rows.ends
    if ends.isEmpty { return [] }
    let known = Dictionary(states.indices.map { (states[$0].paragraph.node, $0) }) { first, _ in first }
    return ends.compactMap { beside($0, known) }
  }

  private func row(ofTag tag: Int) -> Int? { row(of: states[tags[tag].paragraph].paragraph.node) }

  /// Goes from the row's beginning to the tags that begin sections, or from its end back to those that end them, until the
  /// first with something to see before it: it speaks for those behind it too.
  private func beside(_ end: SectionRows.End, _ known: [Int: Int]) -> Finding? {
    let isOpening = end.isOpening
    let places = Dictionary(grouping: end.tags) { tags[$0].paragraph }
    var left = places.count
    let inside = (end.row..<part.outline.nodes[end.row].subtreeEnd).filter { part.kinds[$0] == .paragraph }
    var texts: [String] = []
    for node in isOpening ? inside : inside.reversed() {
      if left == 0 { break }
      let state =
        known[node].map { states[$0] } ?? WordParagraphState(WordParagraphText(node, in: part), tags: [], of: tags)
      let text = state.paragraph.text
      var last: WordCut?
      if let own = known[node].flatMap({ places[$0] }) {
        left -= 1
        for cut in own.map({ WordCut(tags[$0], $0, isOpening: isOpening) }).sorted(by: {
          isOpening ? $0.offset < $1.offset : $0.offset > $1.offset
        }) {
          if state.hasContent(from: isOpening ? last : cut, to: isOpening ? cut : last, in: part) {
            texts.append(String(decoding: isOpening ? text[..<cut.offset] : text[cut.offset...], as: UTF8.self))
          }
          if !texts.isEmpty {
            return RowFindings.beside(
              tags[cut.tag].located, isOpening: isOpening, texts: isOpening ? texts : texts.reversed())
          }
          last = cut
        }
      }
      if state.hasContent(from: isOpening ? last : nil, to: isOpening ? nil : last, in: part) {
        texts.append(String(decoding: text, as: UTF8.self))
      }
    }
    return nil
  }
}
