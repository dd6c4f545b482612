import Findings
import SpreadsheetML
import TemplateLanguage

/// A section over rows of the template.
struct RowSection {
  var slot: SectionSlot
  /// The names inside it.
  var scope: NameScope
  /// The indices of its tags.
  var open: Int
  var close: Int
  /// Its rows, by their numbers, those of tags that stand alone in their rows included.
  var rows: ClosedRange<Int>
  /// Its rows but those of tags that stand alone; empty if nothing stands between.
  var body: Range<Int>
  /// Whether it prints a blank iteration where it would print none.
  var keepsBlankIteration = false
}

/// Decides what the tags of a worksheet's cells do: which sections run over rows, which stay within a cell, which one
/// repeats the sheet.
struct SheetSections {
  /// What happens at each tag.
  private(set) var actions: [CellText.Action] = []
  /// The sections over rows in reading order.
  private(set) var sections: [RowSection] = []
  /// The section that prints the sheet once for every iteration, and what names the sheets.
  private(set) var sheetSection: (slot: SectionSlot, scope: NameScope, name: InlineText?)?
  private let base: NameScope

  /// The names of the options that only worksheets have.
  static let sheetOptions: Set<String> = ["sheet", "工作表"]
  private static let rowOptions: Set<String> = ["row", "整行", "整列"]
  private static let cellOptions: Set<String> = ["cell", "单元格", "儲存格"]
  static let options = sheetOptions.union(rowOptions).union(cellOptions)

  init(_ reader: SheetReader, _ compiler: inout SlotCompiler) {
    base = NameScope(compiler.vocabulary)
    let tags = reader.tags
    let (pairs, problems) = SectionMatcher.pairs(tags, for: compiler.vocabulary)
    compiler.report(problems)
    let partners = Dictionary(uniqueKeysWithValues: pairs.map { ($0.open, $0.close) })
    let closers = Dictionary(uniqueKeysWithValues: pairs.map { ($0.close, $0.open) })
    var scopes = [base]
    var lists: [Int] = []
    for (index, located) in tags.enumerated() {
      let scope = scopes[scopes.count - 1]
      var action = CellText.Action.vanish
      switch located.tag.kind {
      case .value, .picture:
        let merges = located.tag.merges && isRepeated(index, in: reader)
        if let slot = compiler.value(located, in: scope, as: .cell, merges: merges) {
          action = slot.drawing == nil ? .value(slot) : .draw(slot)
        }
      case .section, .inverted:
        let section = compiler.section(located, in: scope)
        guard let close = partners[index] else { break }
        scopes.append(section?.inside ?? .anything)
        guard let section else { break }
        if let name = section.slot.engineOption(SheetSections.sheetOptions) {
          repeatSheet(section.slot, scope: section.inside, option: name, from: index, to: close, tags: tags, &compiler)
        } else if isInCell(from: index, to: close, section: section, in: reader) {
          action = .begin(section.slot)
          if section.repeats, isList(from: index, to: close, section.slot, in: reader) { lists.append(index) }
        } else {
          add(section.slot, scope: section.inside, from: index, to: close, in: reader)
        }
      case .close:
        guard let open = closers[index] else { break }
        scopes.removeLast()
        if case .begin = actions[open] { action = .end }
      case .comment, .delimiters: break
      }
      actions.append(action)
    }
    compiler.report(besideRows(reader))
    compiler.report(SheetSections.listsInOneRow(lists, reader))
    report(crossing: tags, &compiler)
  }

  /// The names that are known at these rows.
  func scope(at rows: ClosedRange<Int>) -> NameScope {
    sections.last { $0.rows.contains(rows.lowerBound) && $0.rows.contains(rows.upperBound) }?.scope ?? sheetScope
  }

  /// Whether a section holds all of these rows.
  func isInside(_ rows: ClosedRange<Int>) -> Bool {
    sections.contains { $0.rows.contains(rows.lowerBound) && $0.rows.contains(rows.upperBound) }
  }

  /// The names that are known outside all rows.
  var sheetScope: NameScope { sheetSection?.scope ?? base }

  /// Lets the section over all rows of a table's body print one blank iteration where it would print none: a table must not be
  /// left without rows.
  mutating func keepOneIteration(over rows: ClosedRange<Int>) {
    guard
      let index = sections.firstIndex(where: { $0.rows.contains(rows.lowerBound) && $0.rows.contains(rows.upperBound) })
    else { return keepOneIteration(amongSectionsOver: rows) }
    // Empty iterations that the author asks for, to be filled in by hand, keep their fixed texts.
    sections[index].keepsBlankIteration = !sections[index].slot.options.contains {
      switch $0 {
      case .rows(let least): least > 0
      case .role: true
      case .chosen, .once, .sort, .group, .pages, .restart, .engine: false
      }
    }
    sections[index].slot.options.append(.rows(1))
  }

  /// The same where several sections, one below the other, have all of the rows: the first keeps a blank iteration where all
  /// print none.
  private mutating func keepOneIteration(amongSectionsOver rows: ClosedRange<Int>) {
    var next = rows.lowerBound
    var all: [Int] = []
    for (index, section) in sections.enumerated() where section.rows.lowerBound == next {
      all.append(index)
      next = section.rows.upperBound + 1
      if next > rows.upperBound { break }
    }
    guard next == rows.upperBound + 1, let keeper = all.first(where: { !sections[$0].slot.isInverted }) else { return }
    sections[keeper].keepsBlankIteration = true
    sections[keeper].slot.spared = all.filter { $0 != keeper }.map { sections[$0].slot }
  }

  // MARK: Kinds of section

  /// Whether a section whose tags stand in one cell stays within it.
  ///
  /// It runs over the row where it is a repeat, its tags stand around all of the cell's text, and nothing else stands in the
  /// row: a table of one column. A text that ends in a separator (`{{#x}}{{name}}、{{/x}}`) is a list within the cell. The
  /// options `row` and `cell` say it outright.
  private func isInCell(
    from open: Int, to close: Int, section: (slot: SectionSlot, inside: NameScope, repeats: Bool),
    in reader: SheetReader
  ) -> Bool {
    guard reader.owners[open] == reader.owners[close] else { return false }
    if section.slot.engineOption(SheetSections.rowOptions) != nil { return false }
    if section.slot.engineOption(SheetSections.cellOptions) != nil { return true }
    let row = reader.rows[reader.owners[open].row]
    guard section.repeats, row.filledCount == 1, let text = row.cells[reader.owners[open].cell].text?.joined else {
      return true
    }
    let (start, end) = (reader.tags[open].tag.range, reader.tags[close].tag.range)
    guard start.lowerBound == 0, end.upperBound == text.count else { return true }
    let inner = String(decoding: text[start.upperBound..<end.lowerBound], as: UTF8.self)
    return inner.last.map { "、，,；;。 \u{3000}\n/|".contains($0) } ?? true
  }

  /// Whether a tag's cell stands in a row that a section repeats by itself, and is part of no merged cell.
  private func isRepeated(_ tag: Int, in reader: SheetReader) -> Bool {
    let owner = reader.owners[tag]
    let place = reader.rows[owner.row].cells[owner.cell].reference
    guard let section = sections.last(where: { $0.open < tag && tag < $0.close }), !section.slot.isInverted else {
      return false
    }
    return section.body == place.row..<place.row + 1
      && !reader.merges.contains { $0.overlaps(CellRange(first: place, last: place)) }
  }

  /// Whether a section that stays within its cell looks like a list of rows: it is all that stands there, and prints items
  /// without anything between them.
  private func isList(from open: Int, to close: Int, _ slot: SectionSlot, in reader: SheetReader) -> Bool {
    let (start, end) = (reader.tags[open].tag.range, reader.tags[close].tag.range)
    guard slot.engineOption(SheetSections.cellOptions) == nil, start.lowerBound == 0,
      let text = reader.rows[reader.owners[open].row].cells[reader.owners[open].cell].text?.joined,
      end.upperBound == text.count
    else { return false }
    let inner = reader.tags[(open + 1)..<close].map(\.tag)
    return inner.count == 1 && inner[0].kind == .value && inner[0].name == "."
      && inner[0].range == start.upperBound..<end.lowerBound
  }

  /// Warns of lists side by side, which people expect to get rows of their own.
  private static func listsInOneRow(_ lists: [Int], _ reader: SheetReader) -> [Finding] {
    Dictionary(grouping: lists) { reader.owners[$0].row }.values.filter { $0.count > 1 }.map { own in
      let cells = own.compactMap { reader.tags[$0].origin.cell }
      let (joined, joinedEn) = (cells.joined(separator: "、"), cells.joined(separator: ", "))
      let first = reader.tags[own[0]]
      return TagFindings.make(
        .listsInOneRow, at: first.origin, first.excerpt,
        LocalizedText(
          "这一行有几个列表（\(joined)），每个列表的各项会连在自己的那一格里，不会一项一行",
          hant: "這一列有幾個列表（\(joined)），每個列表的各項會連在自己的那一格裡，不會一項一列",
          en:
            "this row holds several lists (\(joinedEn)): the items of each run together in its cell and get no rows of their own"
        ),
        hint: LocalizedText(
          "要一项一行，在数据里把它们合成一个列表：{{#行}}{{甲}} … {{乙}}{{/行}}；要连在一格里，在各项后写分隔符，如 {{.}}、",
          hant: "要一項一列，在資料裡把它們合成一個列表：{{#列}}{{甲}} … {{乙}}{{/列}}；要連在一格裡，在各項後寫分隔符，如 {{.}}、",
          en:
            "for a row for each item make one list of them in the data: {{#rows}}{{a}} … {{b}}{{/rows}}; for one cell write a "
            + "separator behind each item, such as {{.}},"), severity: .warning)
    }
  }

  private mutating func add(
    _ slot: SectionSlot, scope: NameScope, from open: Int, to close: Int, in reader: SheetReader
  ) {
    let first = reader.rows[reader.owners[open].row]
    let last = reader.rows[reader.owners[close].row]
    var rows = first.number...max(first.number, last.number)
    var body = rows.lowerBound..<rows.upperBound + 1
    if rows.count > 1 {
      let parent = sections.last { $0.open < open && $0.close > close }
      if isAlone(first, reader) {
        body = rows.lowerBound + 1..<body.upperBound
        // A row of several beginnings belongs to the outermost.
        if parent?.rows.lowerBound == rows.lowerBound { rows = rows.lowerBound + 1...rows.upperBound }
      }
      if isAlone(last, reader) {
        body = body.lowerBound..<max(body.lowerBound, rows.upperBound)
        if parent?.rows.upperBound == rows.upperBound, rows.count > 1 { rows = rows.lowerBound...rows.upperBound - 1 }
      }
    }
    sections.append(RowSection(slot: slot, scope: scope, open: open, close: close, rows: rows, body: body))
  }

  /// Whether nothing stands in a row but tags that begin or end sections: such a row is not printed.
  private func isAlone(_ row: RowDraft, _ reader: SheetReader) -> Bool { !row.cells.contains(where: reader.hasContent) }

  /// Warns of what stands beside the tags of sections over several rows, on their outer side in the same row: it is printed
  /// with the section. Of sections that share a row the outermost speaks for all.
  private func besideRows(_ reader: SheetReader) -> [Finding] {
    var rows = SectionRows()
    for section in sections {
      rows.add(
        SectionMatcher.Pair(open: section.open, close: section.close), from: reader.owners[section.open].row,
        to: reader.owners[section.close].row)
    }
    return rows.ends.compactMap { end in
      end.tags.lazy.compactMap { tag in
        let texts = reader.textsBeside(tag, isOpening: end.isOpening)
        return texts.isEmpty ? nil : RowFindings.beside(reader.tags[tag], isOpening: end.isOpening, texts: texts)
      }.first
    }
  }

  private mutating func repeatSheet(
    _ slot: SectionSlot, scope: NameScope, option: String?, from open: Int, to close: Int, tags: [LocatedTag],
    _ compiler: inout SlotCompiler
  ) {
    let isFirst = tags[..<open].allSatisfy { $0.tag.kind == .comment || $0.tag.kind == .delimiters }
    let isLast = tags[(close + 1)...].allSatisfy { $0.tag.kind == .comment || $0.tag.kind == .delimiters }
    guard isFirst, isLast, slot.isInverted == false else {
      compiler.report(
        tags[open], .sheetSectionNotAroundSheet,
        LocalizedText(
          "要每项印一张工作表，这个区块须包住整张表", hant: "要每項印一張工作表，這個區塊須包住整張表",
          en: "a section that prints a sheet for every turn must be around the whole sheet"),
        hint: LocalizedText(
          "把它写在第一个有标签的单元格，把结束标签写在最后一个", hant: "把它寫在第一個有標籤的儲存格，把結束標籤寫在最後一個",
          en: "write it in the first cell that has a tag, and its end in the last one"))
      return
    }
    var name: InlineText?
    if let option, !option.isEmpty {
      var tag = tags[open]
      tag.tag.name = option
      tag.tag.kind = .value
      tag.tag.pipes = []
      name = compiler.value(tag, in: scope, as: .plain).map { InlineText(pieces: [.value($0)]) }
    }
    sheetSection = (slot, scope, name)
  }

  /// Sections over rows must lie side by side or one in the other.
  private mutating func report(crossing tags: [LocatedTag], _ compiler: inout SlotCompiler) {
    var apart: [RowSection] = []
    for section in sections {
      guard
        let other = apart.last(where: { $0.close < section.open && $0.rows.upperBound >= section.rows.lowerBound })
      else {
        apart.append(section)
        continue
      }
      let (first, second) = (tags[other.close], tags[section.open])
      compiler.report(
        second, .sectionsShareRow,
        LocalizedText(
          "这一行还属于上一个区块（\(first.tag.source) 在 \(first.origin.cell ?? "")），两个区块不能共用一行",
          hant: "這一列還屬於上一個區塊（\(first.tag.source) 在 \(first.origin.cell ?? "")），兩個區塊不能共用一列",
          en: "this row still belongs to the section before (\(first.tag.source) in \(first.origin.cell ?? "")); "
            + "two sections cannot share a row"),
        hint: LocalizedText(
          "把后一个区块移到下一行", hant: "把後一個區塊移到下一列", en: "move the second section to the next row"))
    }
    sections = apart
  }
}

extension SectionSlot {
  /// The argument of an option that only one engine knows, by its names; `nil` if it is not there.
  func engineOption(_ names: Set<String>) -> String?? {
    for case .engine(let name, let argument) in options where names.contains(name) { return .some(argument) }
    return nil
  }
}
