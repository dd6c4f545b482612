import Markup
import TemplateRuntime
import WordprocessingML

/// Cells merged downwards over rows that sections leave out or repeat: whichever of them is printed first begins the
/// merge, since Word refuses one that is only continued.
struct WordMerges {
  /// The changes of the cells' properties.
  private(set) var edits: [WordEdit] = []
  private let part: WordOutline
  private let tags: [Int]
  private let values: Set<Int>

  /// `units` are the blocks of sections, `tags` the places of all tags, `values` of those that print something.
  init(part: WordOutline, units: [Range<Int>], tags: [Int], values: Set<Int>) {
    self.part = part
    self.tags = tags
    self.values = values
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
        let isLabel = isLabel(merge[0])
        for (index, cell) in merge.enumerated() { mend(cell.mark, key, isFirst: index == 0, isLabel) }
        guard isLabel else { continue }
        if let own = label(of: merge) { keys.append(own) }
        // Each iteration of a section around all of it has its own.
        let around = units.filter { unit in merge.allSatisfy { unit.contains(part.range($0.row).lowerBound) } }
        for unit in around where own.contains(unit.lowerBound) {
          let again = keys.suffix(2).filter { $0.hasSuffix(" \(part.range(merge[0].mark).lowerBound)") }
          edits.append(
            WordEdit(
              range: unit.lowerBound..<unit.lowerBound, rank: .guardian, actions: again.map { .again(key: $0) }))
        }
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

  /// Whether the first cell of a merge says the same in every iteration: it is about all rows of the merge.
  private func isLabel(_ cell: Cell) -> Bool {
    let range = part.range(part.outline.nodes[part.outline.nodes[cell.mark].parent].parent)
    return !values.contains { range.contains($0) }
  }

  /// Lets the first of the cells below have the label where the row of the first one is not printed; the key that says
  /// whether it is.
  private mutating func label(of merge: [Cell]) -> String? {
    let key = "label \(part.range(merge[0].mark).lowerBound)"
    guard let first = blocks(of: merge[0]), !tags.contains(where: first.contains), let heir = merge.dropFirst().first,
      let own = blocks(of: heir), !tags.contains(where: own.contains),
      isBlank(own)
    else { return nil }
    let (bytes, end) = (part.outline.bytes, Array("</\(part.prefix)p>".utf8))
    guard bytes[first].suffix(end.count).elementsEqual(end) else { return nil }
    edits.append(
      WordEdit(range: first.lowerBound..<first.lowerBound, rank: .content, actions: [.once([], key: key)]))
    edits.append(
      WordEdit(
        range: own, rank: .content, order: -1,
        actions: [.once(Array(bytes[first]), key: key), .closing(tail: end, otherwise: Array(bytes[own]))]))
    return key
  }

  /// Whether nothing but paragraphs without content stands in a range.
  private func isBlank(_ range: Range<Int>) -> Bool {
    part.kinds.indices.filter { range.contains(part.range($0).lowerBound) }.allSatisfy { node in
      part.kinds[node] != .table
        && (part.kinds[node] != .paragraph
          || !WordParagraphState(WordParagraphText(node, in: part), tags: [], of: []).hasContent(
            from: nil, to: nil, in: part))
    }
  }

  /// The bytes of what stands in a cell behind its properties.
  private func blocks(of cell: Cell) -> Range<Int>? {
    let properties = part.outline.nodes[cell.mark].parent
    let node = part.outline.nodes[properties].parent
    let start = part.range(properties).upperBound
    let end = part.outline.nodes[node].inner.upperBound
    return start < end ? start..<end : nil
  }

  private mutating func mend(_ mark: Int, _ key: String, isFirst: Bool, _ isLabel: Bool) {
    let whole = part.range(mark)
    let first = WordEdit.Action.once(Array(" \(part.prefix)val=\"restart\"".utf8), key: key)
    let name = Array("<\(part.prefix)vMerge".utf8)
    // A label stands once over all rows; what differs begins a merge with every iteration, and those below go on with the
    // last.
    let actions: [WordEdit.Action] =
      isFirst && !isLabel
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
