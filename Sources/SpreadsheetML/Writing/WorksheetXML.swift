import Findings
import Markup

/// Writes one worksheet part. CT_Worksheet is a sequence: the order of the calls is the schema's.
struct WorksheetXML {
  static let namespace = ("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
  let sheet: Worksheet
  let limits: SpreadsheetLimits

  /// The whole part. `isFirst` is for the sheet whose tab is chosen.
  func bytes(
    isFirst: Bool, _ strings: inout SharedStrings?, _ styles: inout StyleTable
  ) throws(SpreadsheetError) -> [UInt8] {
    let rows = try rows(from: 1, &strings, &styles)
    return head(isFirst: isFirst) + rows + tail()
  }

  /// What stands before the rows, with the start tag of `sheetData`.
  func head(isFirst: Bool) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.raw("<worksheet \(WorksheetXML.namespace.0)=\"\(WorksheetXML.namespace.1)\">")
    xml.open("sheetPr")
    xml.empty("pageSetUpPr", [("fitToPage", "1")])
    xml.close()
    writeView(isFirst: isFirst, to: &xml)
    xml.empty("sheetFormatPr", [("defaultRowHeight", WorksheetXML.decimal(sheet.defaultRowHeight))])
    writeColumns(to: &xml)
    xml.raw("<sheetData>")
    return xml.bytes
  }

  /// What stands after the rows, with the end tags of `sheetData` and `worksheet`.
  func tail() -> [UInt8] {
    var xml = XMLWriter()
    xml.raw("</sheetData>")
    if sheet.isProtected {
      let allowed = ["formatColumns", "formatRows"] + (sheet.filter == nil ? [] : ["autoFilter"])
      xml.empty(
        "sheetProtection",
        [("sheet", "1"), ("objects", "1"), ("scenarios", "1")] + allowed.map { ($0, "0") })
    }
    if let filter = sheet.filter { xml.empty("autoFilter", [("ref", filter.text)]) }
    let merged = sheet.cells.filter { $0.range.first != $0.range.last }
    if !merged.isEmpty {
      xml.open("mergeCells", [("count", "\(merged.count)")])
      for cell in merged { xml.empty("mergeCell", [("ref", cell.range.text)]) }
      xml.close()
    }
    writeValidations(to: &xml)
    writePage(to: &xml)
    if sheet.hasDrawing {
      let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      xml.empty("drawing", [("xmlns:r", namespace), ("r:id", "rId1")])
    }
    xml.raw("</worksheet>")
    return xml.bytes
  }
}

// MARK: Rows

extension WorksheetXML {
  private struct Place { var text: String?, formula: String?, shared: Int?, style: Int }

  /// The sheet's rows, the first of which has the number `first`, with the cells that begin in them.
  ///
  /// Without shared strings texts stand in their cells, cells have no references and merged ones are written as one: so are
  /// the lines around a table, whose cells have none either.
  func rows(
    from first: Int, _ strings: inout SharedStrings?, _ styles: inout StyleTable
  ) throws(SpreadsheetError) -> [UInt8] {
    guard first + sheet.rows.count - 1 <= limits.rows else {
      throw .tooMuch(sheet: sheet.name, LocalizedText("行", hant: "列", en: "rows"), limit: limits.rows)
    }
    var rows = [[Int: Place]](repeating: [:], count: sheet.rows.count)
    for cell in sheet.cells where rows.indices.contains(cell.range.first.row - first) {
      try check(cell)
      let shared = cell.text.flatMap { strings?.index(of: $0) }
      for row in strings == nil ? cell.range.first.row...cell.range.first.row : cell.range.rows {
        for column in strings == nil ? cell.range.first.column...cell.range.first.column : cell.range.columns {
          let isFirst = (column, row) == (cell.range.first.column, cell.range.first.row)
          let style = styles.index(of: cell.style(ofColumn: column, row: row))
          rows[row - first][column] = Place(
            text: isFirst ? cell.text : nil, formula: isFirst ? cell.formula : nil, shared: isFirst ? shared : nil,
            style: style)
        }
      }
    }
    var xml = XMLWriter()
    for (offset, places) in rows.enumerated() {
      xml.open("row", attributes(of: sheet.rows[offset], number: first + offset))
      for (column, place) in places.sorted(by: { $0.key < $1.key }) {
        let reference = strings == nil ? nil : CellReference(column: column, row: first + offset)
        write(place, at: reference, to: &xml)
      }
      xml.close()
    }
    return xml.bytes
  }

  private func check(_ cell: Worksheet.Cell) throws(SpreadsheetError) {
    guard cell.range.last.column <= limits.columns else {
      throw .tooMuch(sheet: sheet.name, LocalizedText("列", hant: "欄", en: "columns"), limit: limits.columns)
    }
    let units = cell.text?.utf16.count ?? 0
    guard units <= limits.cellLength else {
      throw .tooLong(units, limit: limits.cellLength, sheet: sheet.name, cell.range.first)
    }
  }

  private func attributes(of row: Worksheet.Row, number: Int) -> [(String, String)] {
    var attributes = [("r", "\(number)")]
    if let height = row.height {
      attributes += [("ht", WorksheetXML.decimal(min(height, 409))), ("customHeight", "1")]
    }
    if row.isHidden { attributes.append(("hidden", "1")) }
    return attributes
  }

  private func write(_ place: Place, at reference: CellReference?, to xml: inout XMLWriter) {
    let attributes = (reference.map { [("r", $0.a1)] } ?? []) + [("s", "\(place.style)")]
    if let formula = place.formula {
      xml.open("c", attributes + [("t", "str")])
      xml.element("f", text: formula)
      xml.element("v", text: "")
    } else if let shared = place.shared {
      xml.open("c", attributes + [("t", "s")])
      xml.element("v", text: "\(shared)")
    } else if let text = place.text, !text.isEmpty {
      xml.open("c", attributes + [("t", "inlineStr")])
      xml.open("is")
      CellText.write(text, to: &xml)
      xml.close()
    } else {
      xml.open("c", attributes)
    }
    xml.close()
  }
}

extension Worksheet.Cell {
  /// The look of one of the rectangle's cells, each of which bears its share of the outline, or Excel leaves gaps in it.
  fileprivate func style(ofColumn column: Int, row: Int) -> CellStyle {
    var style = style
    if row != range.rows.lowerBound { style.border.top = nil }
    if row != range.rows.upperBound { style.border.bottom = nil }
    if column != range.columns.lowerBound { style.border.left = nil }
    if column != range.columns.upperBound { style.border.right = nil }
    return style
  }
}

// MARK: Around the rows

extension WorksheetXML {
  private func writeView(isFirst: Bool, to xml: inout XMLWriter) {
    xml.open("sheetViews")
    xml.open(
      "sheetView", [("showGridLines", "0")] + (isFirst ? [("tabSelected", "1")] : []) + [("workbookViewId", "0")])
    if sheet.frozenRows > 0 {
      xml.empty(
        "pane",
        [
          ("ySplit", "\(sheet.frozenRows)"), ("topLeftCell", "A\(sheet.frozenRows + 1)"), ("activePane", "bottomLeft"),
          ("state", "frozen"),
        ])
    }
    if let cell = sheet.activeCell {
      let pane = sheet.frozenRows > 0 ? [("pane", "bottomLeft")] : []
      xml.empty("selection", pane + [("activeCell", cell.a1), ("sqref", cell.a1)])
    }
    xml.close()
    xml.close()
  }

  private func writeColumns(to xml: inout XMLWriter) {
    guard !sheet.columns.isEmpty else { return }
    xml.open("cols")
    for (index, column) in sheet.columns.enumerated() {
      var attributes = [
        ("min", "\(index + 1)"), ("max", "\(index + 1)"), ("width", WorksheetXML.decimal(min(column.width, 255))),
        ("customWidth", "1"),
      ]
      if column.isHidden { attributes.append(("hidden", "1")) }
      xml.empty("col", attributes)
    }
    xml.close()
  }

  private func writeValidations(to xml: inout XMLWriter) {
    guard !sheet.validations.isEmpty else { return }
    xml.open("dataValidations", [("count", "\(sheet.validations.count)")])
    for rule in sheet.validations {
      var attributes: [(String, String)]
      var formulas: [String] = []
      var isStrict = true
      switch rule.kind {
      case .list(let range, let strict):
        (attributes, formulas) = ([("type", "list")], [range])
        isStrict = strict
      case .date: (attributes, formulas) = ([("type", "date"), ("operator", "greaterThanOrEqual")], ["1"])
      case .decimal: (attributes, formulas) = ([("type", "decimal"), ("operator", "between")], ["-1E+300", "1E+300"])
      case .whole:
        attributes = [("type", "whole"), ("operator", "between")]
        formulas = ["-1000000000000000", "1000000000000000"]
      case .any: (attributes, formulas, isStrict) = ([], [], false)
      }
      if isStrict, rule.isWarning { attributes.append(("errorStyle", "warning")) }
      attributes.append(("allowBlank", "1"))
      if rule.prompt != nil { attributes.append(("showInputMessage", "1")) }
      if isStrict { attributes.append(("showErrorMessage", "1")) }
      if isStrict, let message = rule.message { attributes.append(("error", SheetName.cut(message, 225))) }
      if let prompt = rule.prompt { attributes.append(("prompt", SheetName.cut(prompt, 255))) }
      xml.open("dataValidation", attributes + [("sqref", rule.range.text)])
      for (index, formula) in formulas.enumerated() { xml.element("formula\(index + 1)", text: formula) }
      xml.close()
    }
    xml.close()
  }

  private func writePage(to xml: inout XMLWriter) {
    let page = sheet.page
    xml.empty("printOptions", [("horizontalCentered", "1")])
    xml.empty(
      "pageMargins",
      [
        ("left", page.left), ("right", page.right), ("top", page.top), ("bottom", page.bottom),
        ("header", page.header), ("footer", page.footer),
      ].map { ($0.0, WorksheetXML.decimal($0.1)) })
    let size = page.paperSize.map { [("paperSize", "\($0)")] } ?? []
    xml.empty(
      "pageSetup", size + [("orientation", page.isLandscape ? "landscape" : "portrait"), ("fitToHeight", "0")])
    writeHeaderFooter(to: &xml)
    guard !sheet.pageStarts.isEmpty else { return }
    let count = "\(sheet.pageStarts.count)"
    xml.open("rowBreaks", [("count", count), ("manualBreakCount", count)])
    for row in sheet.pageStarts { xml.empty("brk", [("id", "\(row - 1)"), ("max", "16383"), ("man", "1")]) }
    xml.close()
  }

  /// Headers and footers; those of the first page are told apart where the others have a header that it has not.
  private func writeHeaderFooter(to xml: inout XMLWriter) {
    let (header, footer) = (sheet.page.followingHeaderCodes, sheet.page.footerCodes)
    guard header != nil || footer != nil else { return }
    xml.open("headerFooter", header == nil ? [] : [("differentFirst", "1")])
    for (name, codes) in [("oddHeader", header), ("oddFooter", footer), ("firstFooter", header == nil ? nil : footer)] {
      if let codes { xml.element(name, text: codes) }
    }
    xml.close()
  }

  /// A length with at most four decimals, without those that say nothing.
  static func decimal(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let fraction = String(scaled % 10_000 + 10_000).dropFirst()
    return NumberSpelling.shortest("\(scaled / 10_000).\(fraction)") ?? "0"
  }
}
