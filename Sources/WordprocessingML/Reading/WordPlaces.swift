package import Findings
import Markup

/// Names places in a part for people who have it open in Word: 表格 2 第 3 行第 4 格, 页眉, 正文第 5 段.
package struct WordPlaces: Sendable {
  private let part: WordOutline
  private let kind: WordPartKind
  private let tables: [Int: Int]
  private let paragraphs: [Int: Int]
  private let count: Int

  /// Counts the tables and paragraphs of a part. Paragraphs that begin at the bytes of `continued` count as one with that
  /// before them.
  package init(_ part: WordOutline, kind: WordPartKind, continued: Set<Int> = []) {
    var tables: [Int: Int] = [:]
    var paragraphs: [Int: Int] = [:]
    var count = 0
    for (index, element) in part.kinds.enumerated() where element == .table || element == .paragraph {
      let isInside = part.ancestor(of: index) { part.kinds[$0] == .cell || part.kinds[$0] == .textBox } != nil
      if isInside { continue }
      if element == .table {
        tables[index] = tables.count + 1
      } else {
        if !continued.contains(part.range(index).lowerBound) { count += 1 }
        paragraphs[index] = count
      }
    }
    self.part = part
    self.kind = kind
    self.tables = tables
    self.paragraphs = paragraphs
    self.count = count
  }

  /// The place of a node.
  package func place(of node: Int) -> LocalizedText {
    let outward = part.path(from: node)
    if let box = outward.firstIndex(where: { part.kinds[$0] == .textBox }) {
      let inner = cells(Array(outward[..<box]))
      let host = place(of: part.outline.nodes[outward[box]].parent)
      return LocalizedText(
        host.zhHans + "的文本框" + inner.zhHans, hant: host.text(in: .zhHant) + "的文字方塊" + inner.text(in: .zhHant),
        en: "text box in " + host.text(in: .en) + inner.text(in: .en))
    }
    let cell = cells(outward)
    if !cell.zhHans.isEmpty {
      let part = kind == .document ? LocalizedText("", hant: "", en: "") : kind.name
      return LocalizedText(
        part.zhHans + cell.zhHans, hant: part.text(in: .zhHant) + cell.text(in: .zhHant),
        en: [part.text(in: .en), cell.text(in: .en)].filter { !$0.isEmpty }.joined(separator: ", "))
    }
    guard let number = outward.lazy.compactMap({ paragraphs[$0] }).first, kind == .document || count > 1
    else {
      return kind.name
    }
    return LocalizedText(
      "\(kind.name.zhHans)第 \(number) 段", hant: "\(kind.name.text(in: .zhHant))第 \(number) 段",
      en: "\(kind.name.text(in: .en)), paragraph \(number)")
  }

  /// The cells around a node, outermost first; empty text if there are none.
  private func cells(_ outward: [Int]) -> LocalizedText {
    var text = LocalizedText("", hant: "", en: "")
    for cell in outward.reversed() where part.kinds[cell] == .cell {
      guard let row = part.ancestor(of: cell, where: { part.kinds[$0] == .row }),
        let table = part.ancestor(of: row, where: { part.kinds[$0] == .table })
      else { continue }
      let rowNumber = (part.unwrapped(.row, of: table).firstIndex(of: row) ?? 0) + 1
      let cellNumber = (part.unwrapped(.cell, of: row).firstIndex(of: cell) ?? 0) + 1
      if let number = tables[table] {
        text = LocalizedText(
          "表格 \(number) 第 \(rowNumber) 行第 \(cellNumber) 格", hant: "表格 \(number) 第 \(rowNumber) 列第 \(cellNumber) 格",
          en: "table \(number), row \(rowNumber), cell \(cellNumber)")
      } else {
        let (hans, hant, en) = (text.zhHans, text.text(in: .zhHant), text.text(in: .en))
        text = LocalizedText(
          hans + "里的表格第 \(rowNumber) 行第 \(cellNumber) 格", hant: hant + "裡的表格第 \(rowNumber) 列第 \(cellNumber) 格",
          en: (en.isEmpty ? "" : en + ", ") + "inner table, row \(rowNumber), cell \(cellNumber)")
      }
    }
    return text
  }
}
