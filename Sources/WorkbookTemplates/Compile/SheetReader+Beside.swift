import Findings
import Markup
import TemplateLanguage

/// What stands in the rows and cells of tags, beside them.
extension SheetReader {
  /// What can be seen in a row before a tag, or behind one that ends a section, cell by cell.
  func textsBeside(_ tag: Int, isOpening: Bool) -> [String] {
    let (row, own) = owners[tag]
    let cells = rows[row].cells
    let others = (isOpening ? cells[..<own] : cells[(own + 1)...]).filter(hasContent).map(shownText)
    guard let text = cells[own].text?.joined else { return others }
    let range = tags[tag].tag.range
    let rest = isOpening ? 0..<range.lowerBound : range.upperBound..<text.count
    guard hasContent(text, in: rest, cells[own].tags) else { return others }
    let beside = [String(decoding: text[rest], as: UTF8.self)]
    return isOpening ? others + beside : beside + others
  }

  /// Whether anything is left to see of a cell when the tags of sections are taken out.
  func hasContent(_ cell: CellDraft) -> Bool {
    guard cell.isFilled, let text = cell.text?.joined else { return cell.isFilled }
    return hasContent(text, in: text.indices, cell.tags)
  }

  private func hasContent(_ text: [UInt8], in range: Range<Int>, _ own: Range<Int>) -> Bool {
    var at = range.lowerBound
    for index in own where range.contains(tags[index].tag.range.lowerBound) {
      let tag = tags[index].tag
      if tag.kind == .value || tag.kind == .picture || !isBlank(text[at..<tag.range.lowerBound]) { return true }
      at = tag.range.upperBound
    }
    return !isBlank(text[at..<range.upperBound])
  }

  private func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
    String(decoding: text, as: UTF8.self).allSatisfy(\.isWhitespace)
  }

  private func shownText(_ cell: CellDraft) -> String {
    if let text = cell.text { return String(decoding: text.joined, as: UTF8.self) }
    if let formula = outline.localChild("f", of: cell.element) { return "=" + outline.text(of: formula) }
    return outline.localChild("v", of: cell.element).map { outline.text(of: $0) } ?? ""
  }
}
