import Findings
import Markup
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A row of the template on its way: its number, its element, its cells.
struct RowDraft {
  var number: Int
  var element: Int
  var cells: [CellDraft]

  /// How many of its cells hold anything.
  var filledCount: Int { cells.count { $0.isFilled } }
}

/// A cell of the template on its way.
struct CellDraft {
  var reference: CellReference
  var element: Int
  /// Its text, if it has one.
  var text: CellText?
  /// Whether it holds anything.
  var isFilled: Bool
  /// Its tags, by their indices.
  var tags: Range<Int>
  /// Its formula, a shared one already turned into its own.
  var formula: (element: Int, text: FormulaText)?
}

/// Reads the rows, cells, formulas and tags of a worksheet.
struct SheetReader {
  let file: String
  let sheet: String
  let outline: XMLOutline
  private(set) var rows: [RowDraft] = []
  private(set) var tags: [LocatedTag] = []
  /// For each tag, the row and cell it stands in, by index.
  private(set) var owners: [(row: Int, cell: Int)] = []
  /// The ranges that array formulas fill.
  private(set) var arrays: [CellRange] = []
  /// What may be read.
  var limits = TemplateLimits.standard
  private var masters: [String: (reference: CellReference, text: FormulaText)] = [:]

  init(file: String, sheet: String, outline: XMLOutline) {
    self.file = file
    self.sheet = sheet
    self.outline = outline
  }

  /// The merged ranges.
  var merges: [CellRange] {
    guard let list = outline.localChild("mergeCells", of: outline.root) else { return [] }
    return outline.elements(of: list).compactMap { outline.attribute("ref", of: $0).flatMap { CellRange($0) } }
  }

  /// Reads all rows.
  mutating func read(_ strings: inout SharedTexts, _ parser: inout TagParser, _ compiler: inout SlotCompiler) {
    var tagged = 0
    guard let data = outline.localChild("sheetData", of: outline.root) else { return }
    var number = 0
    for row in outline.elements(of: data) where outline.isLocalNamed("row", at: row) {
      let stated = outline.attribute("r", of: row)
      guard let place = stated.map({ XMLText.integer($0, in: RowPlan.allRows) }) ?? number + 1,
        RowPlan.allRows.contains(place)
      else {
        compiler.report([CellFindings.row(stated ?? "\(number + 1)", Origin(file: file, sheet: sheet))])
        continue
      }
      guard place > number else {
        compiler.report([CellFindings.rowOrder(place, after: number, Origin(file: file, sheet: sheet))])
        continue
      }
      number = place
      var draft = RowDraft(number: number, element: row, cells: [])
      var column = 0
      for cell in outline.elements(of: row) where outline.isLocalNamed("c", at: cell) {
        let stated = outline.attribute("r", of: cell)
        let next = stated.map { CellReference($0)?.column } ?? column + 1
        guard let place = next.flatMap({ CellReference(checked: $0, number) }) else {
          let origin = Origin(file: file, sheet: sheet)
          compiler.report([CellFindings.cell(stated ?? CellReference(column: column + 1, row: number).a1, origin)])
          continue
        }
        column = place.column
        let found = self.cell(cell, place, draft.cells.count, &strings, &parser, &compiler)
        draft.cells.append(found)
        if let text = found.text, !found.tags.isEmpty { tagged += text.joined.count }
        // Every cell with tags gets a text of its own, also where many share a long one.
        if tagged > limits.sourceBytes {
          compiler.report([PartLimits.tooMuchText(Origin(file: file, sheet: sheet, cell: place.a1))])
          return
        }
      }
      rows.append(draft)
    }
  }

  /// All formulas.
  var formulas: [FormulaText] { rows.flatMap { $0.cells.compactMap { $0.formula?.text } } }

  private mutating func cell(
    _ element: Int, _ place: CellReference, _ index: Int, _ strings: inout SharedTexts, _ parser: inout TagParser,
    _ compiler: inout SlotCompiler
  ) -> CellDraft {
    let shared = sharedIndex(element)
    let own = shared == nil ? inlineText(of: element) : nil
    var draft = CellDraft(
      reference: place, element: element, text: shared.map { strings[$0] } ?? own, isFilled: false,
      tags: tags.count..<tags.count)
    for child in outline.elements(of: element) {
      draft.isFilled = true
      if outline.isLocalNamed("f", at: child) { draft.formula = formula(child, at: place, &compiler) }
    }
    guard let text = draft.text else { return draft }
    if text.joined.isEmpty { draft.isFilled = false }
    if let shared, strings.isPlain(shared, under: parser.delimiters) { return draft }
    let origin = Origin(file: file, sheet: sheet, cell: place.a1)
    let delimiters = parser.delimiters
    let found = parser.tags(in: text.joined)
    if let shared, found.isEmpty, parser.issues.isEmpty, parser.delimiters == delimiters {
      strings.markPlain(shared, under: delimiters)
    }
    compiler.report(
      parser.issues.map { TagFindings.finding($0, at: origin, excerpt: Excerpt.of(text.joined, around: $0.range)) })
    for tag in found {
      tags.append(LocatedTag(tag: tag, origin: origin, excerpt: Excerpt.of(text.joined, around: tag.range)))
      owners.append((rows.count, index))
    }
    draft.tags = draft.tags.lowerBound..<tags.count
    return draft
  }

  private mutating func formula(
    _ element: Int, at place: CellReference, _ compiler: inout SlotCompiler
  ) -> (element: Int, text: FormulaText)? {
    let index = outline.attribute("si", of: element) ?? ""
    let isShared = outline.attribute("t", of: element) == "shared"
    let written = outline.text(of: element)
    if isShared, written.isEmpty, let master = masters[index] {
      let text = master.text.moved(
        rows: place.row - master.reference.row, columns: place.column - master.reference.column)
      return (element, text)
    }
    let text = FormulaText(written)
    if isShared { masters[index] = (place, text) }
    if outline.attribute("t", of: element) == "array",
      let range = outline.attribute("ref", of: element).flatMap({ CellRange($0) })
    {
      arrays.append(range)
    }
    compiler.report(
      FormulaFindings.findings(text, written, Origin(file: file, sheet: sheet, cell: place.a1)))
    return written.isEmpty ? nil : (element, text)
  }

  /// The shared string that a cell names.
  private func sharedIndex(_ cell: Int) -> Int? {
    guard outline.attribute("t", of: cell) == "s", let value = outline.localChild("v", of: cell) else { return nil }
    return outline.integer(of: value, in: 0...Int(Int32.max))
  }

  /// The text that stands in a cell itself.
  private func inlineText(of cell: Int) -> CellText? {
    guard outline.attribute("t", of: cell) == "inlineStr" else { return nil }
    return outline.localChild("is", of: cell).map { CellText(outline, element: $0) }
  }
}

extension XMLOutline {
  /// The first element directly inside an element with this name, whatever its prefix.
  func localChild(_ name: StaticString, of index: Int) -> Int? {
    elements(of: index).first { isLocalNamed(name, at: $0) }
  }

  /// The bytes of an element's attributes but those with these names, with a blank before each.
  func attributeBytes(of element: Int, without dropped: Set<String>) -> [UInt8] {
    var kept: [UInt8] = []
    for attribute in attributes(of: element)
    where !dropped.contains(String(decoding: bytes[attribute.name], as: UTF8.self)) {
      kept.append(contentsOf: bytes[attribute.outer])
    }
    return kept
  }
}
