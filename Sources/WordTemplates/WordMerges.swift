import Markup
import TemplateRuntime
import WordprocessingML

/// Cells merged downwards over rows that sections leave out or repeat: whichever of them is printed first begins the
/// merge, since Word refuses one that is only continued.
struct WordMerges {
  /// The changes of the cells' properties.
  private(set) var edits: [WordEdit] = []
  private let part: WordOutline

  /// `units` are the blocks of sections.
  init(part: WordOutline, units: [Range<Int>]) {
    self.part = part
    guard !units.isEmpty else { return }
    for (table, kind) in part.kinds.enumerated() where kind == .table {
      let own = part.range(table)
      guard units.contains(where: { own.lowerBound < $0.lowerBound && $0.upperBound < own.upperBound }) else {
        continue
      }
      var keys: [String] = []
      for merge in merges(of: table) where WordMerges.isTorn(merge.map { part.range($0.row) }, by: units) {
        let key = "merge \(part.range(merge[0].mark).lowerBound)"
        keys.append(key)
        for (index, cell) in merge.enumerated() { mend(cell.mark, key, isFirst: index == 0) }
      }
      if keys.isEmpty { continue }
      edits.append(
        WordEdit(
          range: own.lowerBound..<own.lowerBound, rank: .guardian, actions: keys.map { .again(key: $0) }))
    }
  }

  private typealias Cell = (row: Int, mark: Int)

  /// Whether some rows of a merge may be printed where its first is not.
  private static func isTorn(_ rows: [Range<Int>], by units: [Range<Int>]) -> Bool {
    units.contains { unit in
      unit.contains(rows[0].lowerBound) && rows.contains { !unit.contains($0.lowerBound) }
    }
  }

  private mutating func mend(_ mark: Int, _ key: String, isFirst: Bool) {
    let whole = part.range(mark)
    let first = WordEdit.Action.once(Array(" \(part.prefix)val=\"restart\"".utf8), key: key)
    let name = Array("<\(part.prefix)vMerge".utf8)
    // Every iteration of the first row begins a merge of its own, and those below go on with the last.
    let actions: [WordEdit.Action] =
      isFirst
      ? [.again(key: key), .literal(name), first, .literal(Array("/>".utf8))]
      : [.literal(name), first, .literal(Array("/>".utf8))]
    edits.append(WordEdit(range: whole, rank: .content, actions: actions))
  }

  /// The merges of a table: their cells from the first one down, by the `vMerge` of each.
  private func merges(of table: Int) -> [[Cell]] {
    var done: [[Cell]] = []
    var open: [Int: [Cell]] = [:]
    for row in part.unwrapped(.row, of: table) {
      var column = number("gridBefore", in: child("trPr", of: row)) ?? 0
      var touched: Set<Int> = []
      for cell in part.unwrapped(.cell, of: row) {
        let properties = child("tcPr", of: cell)
        if let mark = properties.flatMap({ child("vMerge", of: $0) }) {
          touched.insert(column)
          if part.attribute("val", of: mark) == "restart" {
            done += open.removeValue(forKey: column).map { [$0] } ?? []
            open[column] = [(row, mark)]
          } else {
            open[column]?.append((row, mark))
          }
        }
        column += max(1, number("gridSpan", in: properties) ?? 1)
      }
      for column in open.keys where !touched.contains(column) {
        done += open.removeValue(forKey: column).map { [$0] } ?? []
      }
    }
    return (done + open.values).filter { $0.count > 1 }.sorted {
      part.range($0[0].mark).lowerBound < part.range($1[0].mark).lowerBound
    }
  }

  private func child(_ name: StaticString, of node: Int) -> Int? {
    part.outline.elements(of: node).first { part.outline.isLocalNamed(name, at: $0) }
  }

  private func number(_ name: StaticString, in properties: Int?) -> Int? {
    properties.flatMap { child(name, of: $0) }.flatMap { part.number("val", of: $0) }.map { min(max($0, 0), 100_000) }
  }
}
