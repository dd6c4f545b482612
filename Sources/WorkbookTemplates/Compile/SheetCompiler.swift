import Findings
import Markup
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// Compiles one worksheet from what was read of it: cells to programs, rows to a tree, the rest to pieces that follow.
struct SheetCompiler {
  private let reader: SheetReader
  private let sections: SheetSections
  private let formats: CellFormats
  private let geometry: SheetGeometry
  private let prefix: String
  private let calculation: SheetCalculation
  private var outline: XMLOutline { reader.outline }

  init(
    _ reader: SheetReader, _ sections: SheetSections, _ formats: CellFormats, _ calculation: SheetCalculation
  ) {
    self.reader = reader
    self.calculation = calculation
    self.sections = sections
    self.formats = formats
    geometry = SheetGeometry(reader.outline, formats)
    let name = reader.outline.name(of: reader.outline.root)
    prefix = name.contains(":") ? String(name.prefix { $0 != ":" }) + ":" : ""
  }

  /// The program; `attachments` are those that other parts and links bring, with the rows that they stand on.
  func program(
    _ attachments: [(rows: ClosedRange<Int>, attachment: SheetAttachment)], headerFooter: SheetTail?, hasDrawing: Bool,
    _ marks: PageMarks?, moves: Bool? = nil
  ) -> SheetProgram {
    let rows = reader.rows.map { row($0, isGrowing: marks != nil && $0.number == reader.rows.last?.number) }
    let tail = SheetTailCompiler(
      outline: outline, moves: moves ?? (!sections.sections.isEmpty || marks != nil), headerFooter: headerFooter,
      addsDrawing: hasDrawing, hasPages: marks != nil,
      mergesCells: rows.contains { row in row.cells.contains { $0.merge != nil } }, merged: reader.merges)
    let merges = geometry.mergesByRow
    let pages = marks.flatMap { marks in
      PageLayout(
        marks, outline, rows: rows, geometry, edges: edges(merges), breaks: tail.breaks,
        tagged: Set(reader.rows.filter { $0.cells.contains { !$0.tags.isEmpty } }.map(\.number)))
    }
    var tree = SheetTree(sections.sections, rows, attachments + tail.attachments())
    let (plan, nodes) = tree.build()
    let (head, pieces) = tail.parts()
    return SheetProgram(
      head: head, plan: plan, nodes: nodes, tail: pieces, prefix: prefix, geometry: geometry, merges: merges,
      pages: pages)
  }

  /// The cells that formulas look at, as they stand in the template.
  var cells: SheetCells {
    var cells = SheetCells()
    for cell in reader.rows.lazy.flatMap(\.cells) where calculation.watches(cell.reference.column) {
      cells.add(value(cell), column: cell.reference.column, row: cell.reference.row)
    }
    return cells
  }

  /// The value that a cell has in the template.
  private func value(_ draft: CellDraft) -> CellValue {
    if draft.formula == nil, let text = draft.text {
      return text.joined.isEmpty ? .blank : .text(String(decoding: text.joined, as: UTF8.self))
    }
    if draft.formula != nil, reader.formulaValue(draft) == nil { return .unknown }
    guard let value = outline.localChild("v", of: draft.element) else { return .blank }
    return CellValue(type: outline.attribute("t", of: draft.element), outline.text(of: value))
  }

  /// The value of a cell that is the same in all documents; `nil` if no formula looks at it, or it is made.
  private func fixedValue(_ draft: CellDraft) -> CellValue? {
    guard calculation.watches(draft.reference.column), draft.tags.isEmpty else { return nil }
    if !reader.arrays.isEmpty, reader.arrays.contains(where: { $0.contains(draft.reference) }) { return .unknown }
    if draft.formula != nil, keptValue(draft) == nil { return nil }
    return value(draft)
  }

  /// The `v` of a formula that no data change.
  private func keptValue(_ draft: CellDraft) -> Int? {
    calculation.kept.contains(draft.reference) ? reader.formulaValue(draft) : nil
  }

  /// The lines of each row, which say where a page may end.
  private func edges(_ merges: [Int: [CellRange]]) -> [Int: PageLayout.Edge] {
    var edges: [Int: PageLayout.Edge] = [:]
    for row in reader.rows {
      var edge = PageLayout.Edge()
      for cell in row.cells {
        let lines = formats.lines(style(cell))
        if !lines.isEmpty { edge.hasLines = true }
        guard !lines.isDisjoint(with: [.left, .right]) else { continue }
        if !lines.contains(.top) { edge.openTop.insert(cell.reference.column) }
        if !lines.contains(.bottom) { edge.openBottom.insert(cell.reference.column) }
      }
      let isTagged = row.cells.contains { !$0.tags.isEmpty }
      edge.isFixed = !isTagged && row.filledCount > 0
      edge.isLine = !isTagged && row.filledCount == 0 && geometry.height(of: row.number) < 6
      edges[row.number] = edge
    }
    for range in merges.values.joined() where range.rows.count > 1 && !runsDownwards(range.first) {
      for row in range.rows.dropLast() { edges[row]?.openBottom.insert(range.first.column) }
      for row in range.rows.dropFirst() { edges[row]?.openTop.insert(range.first.column) }
    }
    return edges
  }

  private func runsDownwards(_ place: CellReference) -> Bool {
    let row = reader.rows.first { $0.number == place.row }
    return row?.cells.first { $0.reference == place }.map { formats.downwards(style($0)) != nil } ?? false
  }

  /// A row; `isGrowing` where it must be able to grow without a text of its own.
  private func row(_ draft: RowDraft, isGrowing: Bool) -> RowTemplate {
    let cells = draft.cells.map { cell($0) }
    var growing: RowGrowth?
    if isGrowing || cells.contains(where: { $0.box != nil || !$0.pictures.isEmpty }) {
      growing = RowGrowth(
        fixedLack: fixedLack(draft),
        attributes: outline.attributeBytes(of: draft.element, without: ["r", "ht", "customHeight"]))
    }
    return RowTemplate(
      number: draft.number, attributes: outline.attributeBytes(of: draft.element, without: ["r"]),
      height: geometry.height(of: draft.number), growing: growing, cells: cells)
  }

  /// How much a row lacks for its fixed texts, in points, where the template states no height: once the row gets one, no
  /// program fits it to them any more.
  private func fixedLack(_ draft: RowDraft) -> Double {
    guard !geometry.isStated(draft.number) else { return 0 }
    return draft.cells.reduce(0) { most, cell in
      guard cell.tags.isEmpty, let text = cell.text?.joined,
        let box = geometry.box(at: cell.reference, style: style(cell))
      else { return most }
      var lines = CellLines(box)
      text.withUnsafeBufferPointer { lines.add($0) }
      return max(most, box.lack(lines: lines.count))
    }
  }

  private func style(_ draft: CellDraft) -> Int {
    outline.integer("s", of: draft.element, in: 0...Int(UInt32.max)) ?? 0
  }

  private func cell(_ draft: CellDraft) -> CellTemplate {
    let style = style(draft)
    return CellTemplate(
      column: draft.reference.column, letters: Array(CellReference.columnName(draft.reference.column).utf8),
      attributes: outline.attributeBytes(of: draft.element, without: ["r", "t"]),
      box: draft.tags.isEmpty ? nil : geometry.box(at: draft.reference, style: style),
      downwards: draft.tags.isEmpty
        ? nil : formats.downwards(style).map { DownwardsText(font: formats.font(style), direction: $0) },
      pictures: pictures(draft), merge: merge(draft), content: content(draft, style), fixedValue: fixedValue(draft),
      isWatched: calculation.watches(draft.reference.column))
  }

  /// The value that says whether a cell is merged with the one above.
  private func merge(_ draft: CellDraft) -> ValueSlot? {
    for index in draft.tags where reader.tags[index].tag.merges {
      if case .value(let slot) = sections.actions[index] { return slot }
    }
    return nil
  }

  private func pictures(_ draft: CellDraft) -> [PicturePosition] {
    draft.tags.compactMap { index in
      guard case .draw(let slot) = sections.actions[index] else { return nil }
      let size = geometry.size(at: draft.reference)
      return PicturePosition(
        slot: slot, column: draft.reference.column, row: draft.reference.row, width: size.width, height: size.height)
    }
  }

  private func content(_ draft: CellDraft, _ style: Int) -> CellTemplate.Content {
    if let (element, text) = draft.formula { return formula(element, text, keptValue(draft)) }
    guard let text = draft.text, !draft.tags.isEmpty else {
      if reader.arrays.contains(where: { $0.contains(draft.reference) }) { return .constant(type: [], children: []) }
      let type = outline.attribute("t", of: draft.element).map { Array(" t=\"\($0)\"".utf8) } ?? []
      return .constant(type: type, children: Array(outline.bytes[outline.nodes[draft.element].inner]))
    }
    let own = draft.tags.map { (tag: reader.tags[$0].tag, action: sections.actions[$0]) }
    let printing = own.filter { $0.action.prints }
    if printing.isEmpty, own.reduce(0, { $0 + $1.tag.range.count }) == text.joined.count {
      return .constant(type: [], children: [])
    }
    // Tags that print nothing may stand beside the one that makes the cell's value.
    if printing.count == 1, case .value(let slot) = printing[0].action,
      own.reduce(0, { $0 + $1.tag.range.count }) == text.joined.count
    {
      return .typed(TypedCell(slot, formats[style]))
    }
    if let cell = valueOrBlank(own, text, formats[style]) { return .typed(cell) }
    if let plain = text.plainProgram(own, prefix: prefix) { return .text(CellProgram(plain)) }
    return .marked(CellProgram(text.program(own, prefix: prefix)))
  }

  /// A value, and beside it what stands there where it is empty.
  private func valueOrBlank(
    _ own: [(tag: Tag, action: CellText.Action)], _ text: CellText, _ format: CellFormat
  ) -> TypedCell? {
    guard own.count == 3, case .value(let slot) = own[0].action, case .begin(let section) = own[1].action,
      case .end = own[2].action, section.isInverted, section.path == slot.path, section.options.isEmpty,
      slot.pipes.isEmpty, own[0].tag.range.lowerBound == 0, own[1].tag.range.lowerBound == own[0].tag.range.upperBound,
      own[2].tag.range.upperBound == text.joined.count
    else { return nil }
    var blank: [UInt8] = []
    ValueWriter.appendXML(text.joined[own[1].tag.range.upperBound..<own[2].tag.range.lowerBound], to: &blank)
    return TypedCell(slot, format, blank: blank)
  }

  private func formula(_ element: Int, _ text: FormulaText, _ value: Int?) -> CellTemplate.Content {
    let results =
      outline.attribute("t", of: element) == "array"
      ? outline.attribute("ref", of: element).flatMap { CellRange($0) } : nil
    let isShared = outline.attribute("t", of: element) == "shared"
    let name = outline.name(of: element)
    let attributes = outline.attributeBytes(of: element, without: isShared ? ["t", "si", "ref"] : ["ref"])
    let kept = value.map { value in
      let type = outline.attribute("t", of: outline.nodes[value].parent).map { Array(" t=\"\($0)\"".utf8) } ?? []
      return CellTemplate.KeptValue(type: type, element: Array(outline.bytes[outline.nodes[value].outer]))
    }
    return .formula(start: Array("<\(name)".utf8) + attributes, results: results, text, kept)
  }
}

extension ValueContext {
  /// The text of a cell: line feeds and tabs stand as they are.
  static let cell = ValueContext(escaping: .spreadsheet)
}
