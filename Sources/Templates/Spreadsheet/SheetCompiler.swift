import Findings
import Markup
import SpreadsheetML

/// Compiles one worksheet: finds the tags of its cells, decides which sections run over rows, and cuts the part's bytes.
struct SheetCompiler {
  let file: String
  let sheet: String
  let outline: XMLOutline
  let strings: SharedTexts
  let formats: CellFormats
  private let prefix: String
  private let geometry: SheetGeometry
  private var drafts: [RowDraft] = []
  private(set) var tags: [LocatedTag] = []
  /// For each tag, the row and cell it stands in, by index.
  private var owners: [(row: Int, cell: Int)] = []

  init(file: String, sheet: String, outline: XMLOutline, strings: SharedTexts, formats: CellFormats) {
    self.file = file
    self.sheet = sheet
    self.outline = outline
    self.strings = strings
    self.formats = formats
    geometry = SheetGeometry(outline, formats)
    let name = outline.name(of: outline.root)
    prefix = name.contains(":") ? String(name.prefix { $0 != ":" }) + ":" : ""
  }

  /// A row on its way: its number, its element, its cells.
  private struct RowDraft {
    var number: Int
    var element: Int
    var cells: [CellDraft]
  }

  /// A cell on its way.
  private struct CellDraft {
    var reference: CellReference
    var element: Int
    var text: CellText?
    var tags: Range<Int>
  }

  /// Reads rows, cells and tags. Returns `false` if the sheet has no tag at all.
  mutating func read(_ parser: inout TagParser, _ compiler: inout SlotCompiler) -> Bool {
    guard let data = outline.child("sheetData", of: outline.root) ?? localChild("sheetData") else { return false }
    var number = 0
    for row in outline.elements(of: data) where outline.isLocalNamed("row", at: row) {
      number = outline.attribute("r", of: row).flatMap { Int($0) } ?? number + 1
      var draft = RowDraft(number: number, element: row, cells: [])
      var column = 0
      for cell in outline.elements(of: row) where outline.isLocalNamed("c", at: cell) {
        let reference = outline.attribute("r", of: cell).flatMap { CellReference($0) }
        column = reference?.column ?? column + 1
        let place = CellReference(column: column, row: number)
        let text = text(of: cell)
        let start = tags.count
        if let text {
          let origin = Origin(file: file, sheet: sheet, cell: place.a1)
          let excerpt = String(decoding: text.joined.prefix(120), as: UTF8.self)
          for tag in parser.tags(in: text.joined) {
            tags.append(LocatedTag(tag: tag, origin: origin, excerpt: excerpt))
            owners.append((drafts.count, draft.cells.count))
          }
          compiler.report(parser.issues.map { TagFindings.finding($0, at: origin, excerpt: excerpt) })
        }
        draft.cells.append(CellDraft(reference: place, element: cell, text: text, tags: start..<tags.count))
      }
      drafts.append(draft)
    }
    return !tags.isEmpty
  }

  /// Compiles what was read.
  func program(_ compiler: inout SlotCompiler) -> SheetProgram {
    let (pairs, problems) = SectionMatcher.pairs(tags, compiler.vocabulary)
    compiler.report(problems)
    let partners = Dictionary(uniqueKeysWithValues: pairs.map { ($0.open, $0.close) })
    let closers = Dictionary(uniqueKeysWithValues: pairs.map { ($0.close, $0.open) })
    var actions: [CellText.Action] = []
    var sections: [RowSection] = []
    var scopes = [NameScope(compiler.vocabulary)]
    for (index, located) in tags.enumerated() {
      let scope = scopes[scopes.count - 1]
      var action = CellText.Action.vanish
      switch located.tag.kind {
      case .value: if let slot = compiler.value(located, in: scope, as: .cell) { action = .value(slot) }
      case .section, .inverted:
        let section = compiler.section(located, in: scope)
        guard let close = partners[index] else { break }
        scopes.append(section?.inside ?? .anything)
        guard let slot = section?.slot else { break }
        if owners[index] == owners[close] { action = .begin(slot) } else {
          sections.append(RowSection(slot: slot, open: index, close: close, rows: owners[index].row...owners[close].row))
        }
      case .close:
        guard let open = closers[index] else { break }
        scopes.removeLast()
        if owners[index] == owners[open] { action = .end }
      case .picture, .comment, .delimiters: break
      }
      actions.append(action)
    }
    report(crossing: sections, &compiler)
    let rows = tree(sections, actions)
    let moves = !sections.isEmpty
    let (head, tail) = SheetTailCompiler(outline: outline, moves: moves).parts()
    return SheetProgram(name: sheet, head: head, rows: rows, tail: tail, hasRowSections: moves)
  }

  /// A section over rows, by the indices of its tags and of its rows among the drafts.
  private struct RowSection {
    var slot: SectionSlot
    var open: Int
    var close: Int
    var rows: ClosedRange<Int>
  }

  /// Sections over rows must lie side by side or one in the other.
  private func report(crossing sections: [RowSection], _ compiler: inout SlotCompiler) {
    for (a, b) in zip(sections, sections.dropFirst()) where b.open > a.close && b.rows.lowerBound <= a.rows.upperBound {
      let (first, second) = (tags[a.close], tags[b.open])
      compiler.report(
        second, "sections-share-row",
        LocalizedText(
          "这一行还属于上一段（\(first.tag.source) 在 \(first.origin.cell ?? "")），两段不能共用一行",
          hant: "這一列還屬於上一段（\(first.tag.source) 在 \(first.origin.cell ?? "")），兩段不能共用一列",
          en: "this row still belongs to the section before (\(first.tag.source) in \(first.origin.cell ?? "")); "
            + "two sections cannot share a row"),
        hint: LocalizedText(
          "把后一段移到下一行", hant: "把後一段移到下一列", en: "move the second section to the next row"))
    }
  }

  private func tree(_ sections: [RowSection], _ actions: [CellText.Action]) -> [SheetNode] {
    var index = 0
    var next = 0
    return nodes(upTo: drafts.count, sections, actions, &index, &next, from: 1)
  }

  /// The nodes of the drafts before `end`, gaps filled with rows that have no element.
  private func nodes(
    upTo end: Int, _ sections: [RowSection], _ actions: [CellText.Action], _ index: inout Int, _ next: inout Int,
    from firstRow: Int
  ) -> [SheetNode] {
    var nodes: [SheetNode] = []
    var expected = firstRow
    while index < end {
      let number = drafts[index].number
      // Very large gaps hold nothing that could move: they are left out of the tree.
      if number - expected <= 4_096 {
        for gap in expected..<max(expected, number) { nodes.append(.row(RowTemplate(number: gap, cells: []))) }
      }
      if next < sections.count, sections[next].rows.lowerBound == index {
        let section = sections[next]
        next += 1
        let last = drafts[section.rows.upperBound].number
        let body = self.nodes(upTo: section.rows.upperBound + 1, sections, actions, &index, &next, from: number)
        nodes.append(.section(section.slot, first: number, last: last, body: body))
        expected = last + 1
      } else {
        nodes.append(.row(row(drafts[index], actions)))
        index += 1
        expected = number + 1
      }
    }
    return nodes
  }

  private func row(_ draft: RowDraft, _ actions: [CellText.Action]) -> RowTemplate {
    let cells = draft.cells.map { cell($0, actions) }
    let growing = cells.contains { $0.box != nil }
      ? (geometry.height(of: draft.number), attributes(of: draft.element, without: ["r", "ht", "customHeight"])) : nil
    return RowTemplate(
      number: draft.number, attributes: attributes(of: draft.element, without: ["r"]), growing: growing, cells: cells)
  }

  private func cell(_ draft: CellDraft, _ actions: [CellText.Action]) -> CellTemplate {
    let own = draft.tags.map { (tag: tags[$0].tag, action: actions[$0]) }
    let style = outline.attribute("s", of: draft.element).flatMap { Int($0) } ?? 0
    return CellTemplate(
      column: Array(CellReference.columnName(draft.reference.column).utf8),
      attributes: attributes(of: draft.element, without: ["r", "t"]),
      box: own.isEmpty ? nil : geometry.box(at: draft.reference, style: style), content: content(draft, own, style))
  }

  private func content(
    _ draft: CellDraft, _ own: [(tag: Tag, action: CellText.Action)], _ style: Int
  ) -> CellTemplate.Content {
    let type = outline.attribute("t", of: draft.element).map { Array(" t=\"\($0)\"".utf8) } ?? []
    guard let text = draft.text, !own.isEmpty else {
      for child in outline.elements(of: draft.element) where outline.isLocalNamed("f", at: child) {
        let formula = FormulaText(outline.text(of: child))
        if formula.hasReferences, outline.attribute("ref", of: child) == nil {
          let after = outline.bytes[outline.nodes[child].outer.upperBound..<outline.nodes[draft.element].inner.upperBound]
          return .formula(tag: Array(outline.bytes[outline.nodes[child].startTag]), formula, type: type, cached: Array(after))
        }
      }
      return .constant(type: type, children: Array(outline.bytes[outline.nodes[draft.element].inner]))
    }
    if own.count == 1, case .value(let slot) = own[0].action, own[0].tag.range == 0..<text.joined.count {
      return .typed(slot, formats[style])
    }
    return .text(text.program(own, prefix: prefix))
  }

  /// The cell's text, for shared and inline strings.
  private func text(of cell: Int) -> CellText? {
    switch outline.attribute("t", of: cell) {
    case "s":
      guard let value = outline.elements(of: cell).first(where: { outline.isLocalNamed("v", at: $0) }),
        let index = Int(outline.text(of: value))
      else { return nil }
      return strings[index]
    case "inlineStr":
      guard let text = outline.elements(of: cell).first(where: { outline.isLocalNamed("is", at: $0) }) else { return nil }
      return CellText(outline, element: text)
    default: return nil
    }
  }

  private func attributes(of element: Int, without dropped: Set<String>) -> [UInt8] {
    var bytes: [UInt8] = []
    for attribute in outline.attributes(of: element)
    where !dropped.contains(String(decoding: outline.bytes[attribute.name], as: UTF8.self)) {
      bytes.append(contentsOf: outline.bytes[attribute.outer])
    }
    return bytes
  }

  private func localChild(_ name: StaticString) -> Int? {
    outline.elements(of: outline.root).first { outline.isLocalNamed(name, at: $0) }
  }
}

extension ValueContext {
  /// The text of a cell: line feeds and tabs stand as they are.
  static let cell = ValueContext(escaping: .spreadsheet)
}

/// The shared strings of a workbook; a text is looked at only when a cell asks for it.
struct SharedTexts: Sendable {
  private let outline: XMLOutline?
  private let items: [Int]

  init(_ outline: XMLOutline?) {
    self.outline = outline
    items = outline.map { text in text.elements(of: text.root).filter { text.isLocalNamed("si", at: $0) } } ?? []
  }

  /// The text with this index, if it has a tag's beginning in it; others never change.
  subscript(index: Int) -> CellText? {
    guard let outline, items.indices.contains(index) else { return nil }
    return CellText(outline, element: items[index])
  }
}
