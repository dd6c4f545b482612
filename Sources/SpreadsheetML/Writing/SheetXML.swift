import Findings
import Markup

/// Writes one worksheet part. CT_Worksheet is a sequence: the order of the calls is the schema's.
struct SheetXML {
  static let namespace = ("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
  let draft: SheetDraft
  let isFirst: Bool
  let limits: SpreadsheetLimits

  func bytes(_ strings: inout SharedStrings, _ styles: inout StyleSheet) throws(SpreadsheetError) -> [UInt8] {
    guard draft.rows.count <= limits.rows else {
      throw .tooMuch(sheet: draft.name, LocalizedText("行", hant: "列", en: "rows"), limit: limits.rows)
    }
    let width = max(draft.columns.count, draft.rows.map { $0.cells.last?.column ?? 0 }.max() ?? 0, 1)
    var xml = XMLWriter()
    xml.raw(head(dimension: "A1:" + CellReference(column: width, row: max(1, draft.rows.count)).a1))
    try writeRows(to: &xml, &strings, &styles)
    xml.raw("</sheetData>")
    xml.raw(tail())
    return xml.bytes
  }

  /// What stands before the rows, with the start tag of `sheetData`.
  func head(dimension: String?) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.raw("<worksheet \(SheetXML.namespace.0)=\"\(SheetXML.namespace.1)\">")
    xml.open("sheetPr")
    xml.empty("pageSetUpPr", [("fitToPage", "1")])
    xml.close()
    if let dimension { xml.empty("dimension", [("ref", dimension)]) }
    writeView(to: &xml)
    xml.empty("sheetFormatPr", [("defaultRowHeight", "15")])
    writeColumns(to: &xml)
    xml.raw("<sheetData>")
    return xml.bytes
  }

  /// What stands after the rows, with the end tag of `worksheet`.
  func tail() -> [UInt8] {
    var xml = XMLWriter()
    if draft.isProtected {
      xml.empty(
        "sheetProtection",
        [("sheet", "1"), ("objects", "1"), ("scenarios", "1"), ("formatColumns", "0"), ("formatRows", "0")])
    }
    if let filter = draft.filter { xml.empty("autoFilter", [("ref", filter)]) }
    if !draft.merges.isEmpty {
      xml.open("mergeCells", [("count", "\(draft.merges.count)")])
      for range in draft.merges { xml.empty("mergeCell", [("ref", range)]) }
      xml.close()
    }
    writeValidations(to: &xml)
    xml.empty("printOptions", [("horizontalCentered", "1")])
    // Inches: 15 mm at the sides, 18 mm above and below.
    xml.empty(
      "pageMargins",
      [
        ("left", "0.59"), ("right", "0.59"), ("top", "0.71"), ("bottom", "0.71"), ("header", "0.31"),
        ("footer", "0.31"),
      ])
    xml.empty(
      "pageSetup",
      [("paperSize", "9"), ("orientation", draft.isLandscape ? "landscape" : "portrait"), ("fitToHeight", "0")])
    xml.open("headerFooter")
    xml.element("oddFooter", text: "&C第 &P 页 共 &N 页")
    xml.close()
    xml.raw("</worksheet>")
    return xml.bytes
  }

  /// Rows of texts only, inline: what stands around a table. They are the sheet's rows from `firstRow` on.
  func plainRows(firstRow: Int = 1, styles: inout StyleSheet) throws(SpreadsheetError) -> [UInt8] {
    var xml = XMLWriter()
    for (index, row) in draft.rows.enumerated() {
      xml.open("row", attributes(of: row, number: firstRow + index))
      for cell in row.cells {
        var attributes = [("s", "\(styles.index(of: cell.style))")]
        guard case .text(let text) = cell.content, !text.isEmpty else {
          xml.empty("c", attributes)
          continue
        }
        let place = CellReference(column: cell.column, row: firstRow + index)
        let units = text.utf16.count
        guard units <= limits.cellLength else { throw SheetXML.tooLong(units, limits, draft.name, place) }
        attributes.append(("t", "inlineStr"))
        xml.open("c", attributes)
        xml.open("is")
        xml.element("t", CellText.attributes(text), text: EscapedText.encoded(text))
        xml.close()
        xml.close()
      }
      xml.close()
    }
    return xml.bytes
  }

  private func writeView(to xml: inout XMLWriter) {
    xml.open("sheetViews")
    var attributes = [("workbookViewId", "0")]
    if !draft.showsGrid { attributes.insert(("showGridLines", "0"), at: 0) }
    if isFirst { attributes.insert(("tabSelected", "1"), at: attributes.count - 1) }
    xml.open("sheetView", attributes)
    if draft.frozenRows > 0 {
      xml.empty(
        "pane",
        [
          ("ySplit", "\(draft.frozenRows)"), ("topLeftCell", "A\(draft.frozenRows + 1)"), ("activePane", "bottomLeft"),
          ("state", "frozen"),
        ])
    }
    let pane = draft.frozenRows > 0 ? [("pane", "bottomLeft")] : []
    xml.empty("selection", pane + [("activeCell", draft.activeCell), ("sqref", draft.activeCell)])
    xml.close()
    xml.close()
  }

  private func writeColumns(to xml: inout XMLWriter) {
    guard !draft.columns.isEmpty else { return }
    xml.open("cols")
    for (index, column) in draft.columns.enumerated() {
      var attributes = [
        ("min", "\(index + 1)"), ("max", "\(index + 1)"), ("width", SheetXML.number(min(column.width, 255))),
        ("customWidth", "1"),
      ]
      if column.isHidden { attributes.append(("hidden", "1")) }
      xml.empty("col", attributes)
    }
    xml.close()
  }

  private func writeRows(
    to xml: inout XMLWriter, _ strings: inout SharedStrings, _ styles: inout StyleSheet
  ) throws(SpreadsheetError) {
    for (index, row) in draft.rows.enumerated() {
      if row.cells.isEmpty, row.height == nil, !row.isHidden { continue }
      xml.open("row", attributes(of: row, number: index + 1))
      for cell in row.cells {
        let place = CellReference(column: cell.column, row: index + 1)
        try write(cell, at: place, to: &xml, &strings, &styles)
      }
      xml.close()
    }
  }

  private func attributes(of row: SheetDraft.Row, number: Int) -> [(String, String)] {
    var attributes = [("r", "\(number)")]
    if let height = row.height { attributes += [("ht", SheetXML.number(min(height, 409))), ("customHeight", "1")] }
    if row.isHidden { attributes.append(("hidden", "1")) }
    return attributes
  }

  private func write(
    _ cell: SheetDraft.Cell, at place: CellReference, to xml: inout XMLWriter, _ strings: inout SharedStrings,
    _ styles: inout StyleSheet
  ) throws(SpreadsheetError) {
    guard 1...limits.columns ~= cell.column else {
      throw .tooMuch(sheet: draft.name, LocalizedText("列", hant: "欄", en: "columns"), limit: limits.columns)
    }
    var style = cell.style
    var content = cell.content
    switch content {
    case .number(let text):
      guard let spelling = NumberSpelling.shortest(text) else { throw SheetXML.notANumber(text, draft.name, place) }
      content = spelling.count(where: \.isNumber) > NumberSpelling.precision ? .text(text) : .number(spelling)
    case .date(let date) where date.serialDay == nil:
      content = .text("\(date.year)-\(date.month)-\(date.day)")
    case .text(""): content = .blank
    default: break
    }
    if case .text(let text) = content {
      let units = text.utf16.count
      guard units <= limits.cellLength else { throw SheetXML.tooLong(units, limits, draft.name, place) }
      if let first = text.first, "=+-@\t＝＋－＠".contains(first) { style.quotePrefix = true }
      // Excel shows ##### for longer texts in cells of this format.
      if style.numberFormat == "@", text.utf16.count > 255 { style.numberFormat = "General" }
    }
    var attributes = [("r", place.a1)]
    let look = styles.index(of: style)
    if look > 0 { attributes.append(("s", "\(look)")) }
    let value: String
    switch content {
    case .blank:
      if look > 0 { xml.empty("c", attributes) }
      return
    case .text(let text):
      attributes.append(("t", "s"))
      value = "\(strings.index(of: text))"
    case .number(let spelling): value = spelling
    case .boolean(let truth):
      attributes.append(("t", "b"))
      value = truth ? "1" : "0"
    case .date(let date): value = SheetXML.serial(date)
    }
    xml.open("c", attributes)
    xml.element("v", text: value)
    xml.close()
  }

  private func writeValidations(to xml: inout XMLWriter) {
    guard !draft.validations.isEmpty else { return }
    xml.open("dataValidations", [("count", "\(draft.validations.count)")])
    for rule in draft.validations {
      var attributes: [(String, String)] = []
      var formula: String?
      var isStrict = true
      switch rule.kind {
      case .list(let range, let strict):
        attributes = [("type", "list")]
        formula = range
        isStrict = strict
      case .date:
        attributes = [("type", "date"), ("operator", "greaterThanOrEqual")]
        formula = "1"
      case .decimal:
        attributes = [("type", "decimal"), ("operator", "between")]
        formula = "-1E+300"
      case .whole:
        attributes = [("type", "whole"), ("operator", "between")]
        formula = "-1000000000000000"
      case .any: isStrict = false
      }
      attributes.append(("allowBlank", "1"))
      if rule.prompt != nil { attributes.append(("showInputMessage", "1")) }
      if isStrict { attributes.append(("showErrorMessage", "1")) }
      if isStrict, let message = rule.message { attributes.append(("error", SheetName.cut(message, 225))) }
      if let prompt = rule.prompt { attributes.append(("prompt", SheetName.cut(prompt, 255))) }
      attributes.append(("sqref", rule.range))
      xml.open("dataValidation", attributes)
      if let formula { xml.element("formula1", text: formula) }
      switch rule.kind {
      case .decimal: xml.element("formula2", text: "1E+300")
      case .whole: xml.element("formula2", text: "1000000000000000")
      default: break
      }
      xml.close()
    }
    xml.close()
  }

  // MARK: Numbers

  /// A serial number; times to the second need ten decimals.
  static func serial(_ date: SerialDate) -> String {
    let day = "\(date.serialDay ?? 0)"
    let seconds = date.hasTime ? date.hour * 3600 + date.minute * 60 + date.second : 0
    guard seconds > 0 else { return day }
    let fraction = (seconds * 10_000_000_000 + 43_200) / 86_400
    let digits = String(fraction)
    return NumberSpelling.shortest(day + "." + String(repeating: "0", count: 10 - digits.count) + digits) ?? day
  }

  /// A length with at most four decimals, without those that say nothing.
  static func number(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let fraction = String(scaled % 10_000 + 10_000).dropFirst()
    return NumberSpelling.shortest("\(scaled / 10_000).\(fraction)") ?? "0"
  }

  // MARK: Errors

  static func tooLong(
    _ units: Int, _ limits: SpreadsheetLimits, _ sheet: String, _ place: CellReference
  ) -> SpreadsheetError {
    SpreadsheetError(
      code: "cell-too-long", sheet: sheet, cell: place.a1,
      message: LocalizedText(
        "单元格文字有 \(units) 字，最多 \(limits.cellLength) 字", hant: "儲存格文字有 \(units) 字，最多 \(limits.cellLength) 字",
        en: "the cell's text has \(units) characters; at most \(limits.cellLength) are allowed"))
  }

  static func notANumber(_ text: String, _ sheet: String, _ place: CellReference) -> SpreadsheetError {
    SpreadsheetError(
      code: "cell-not-a-number", sheet: sheet, cell: place.a1,
      message: LocalizedText(
        "“\(text)”不是数字", hant: "「\(text)」不是數字", en: "\"\(text)\" is not a number"))
  }
}
