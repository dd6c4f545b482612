import Markup
import OPC

extension FormSheet {
  /// The .xlsx file. The same sheet gives the same bytes.
  package func package() throws -> [UInt8] {
    var strings = SharedStrings()
    var styles = FormStyleTable()
    let sheetBytes = sheetXML(&strings, &styles)

    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    var builder = OPCBuilder()
    let workbook: PartName = "/xl/workbook.xml"
    let sheet: PartName = "/xl/worksheets/sheet1.xml"
    let styleSheet: PartName = "/xl/styles.xml"
    let sharedStrings: PartName = "/xl/sharedStrings.xml"
    builder.addRelationship(from: nil, type: relation + "officeDocument", target: workbook)
    let id = builder.addRelationship(from: workbook, type: relation + "worksheet", target: sheet)
    builder.addRelationship(from: workbook, type: relation + "styles", target: styleSheet)
    builder.addRelationship(from: workbook, type: relation + "sharedStrings", target: sharedStrings)
    builder.add(workbook, contentType: type + "sheet.main+xml", bytes: workbookXML(sheet: id))
    builder.add(sheet, contentType: type + "worksheet+xml", bytes: sheetBytes)
    builder.add(styleSheet, contentType: type + "styles+xml", bytes: styles.xml())
    builder.add(sharedStrings, contentType: type + "sharedStrings+xml", bytes: strings.xml(counting: false))
    builder.add(title: title)
    return try builder.build()
  }

  private func workbookXML(sheet id: String) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "workbook",
      [SheetXML.namespace, ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")])
    xml.open("sheets")
    xml.empty("sheet", [("name", name), ("sheetId", "1"), ("r:id", id)])
    xml.close()
    // Without it LibreOffice counts in what long text would cover to the right, and shrinks the page.
    xml.open("definedNames")
    xml.open("definedName", [("name", "_xlnm.Print_Area"), ("localSheetId", "0")])
    xml.text("'\(name)'!\(printArea)")
    xml.close()
    xml.open("definedName", [("name", "Liandan_Pages"), ("localSheetId", "0")])
    xml.text("'\(name)'!\(printArea)")
    xml.close()
    if !tables.isEmpty {
      xml.open("definedName", [("name", "Liandan_Tables"), ("localSheetId", "0")])
      xml.text(tables.map { "'\(name)'!$\($0.lowerBound + 1):$\($0.upperBound)" }.joined(separator: ","))
      xml.close()
    }
    xml.close()
    xml.close()
    return xml.bytes
  }

  private var printArea: String {
    "$A$1:$\(CellReference.columnName(max(1, columnWidths.count)))$\(max(1, rowHeights.count))"
  }

  /// CT_Worksheet is a sequence: sheetPr, sheetViews, sheetFormatPr, cols, sheetData, mergeCells, printOptions,
  /// pageMargins, pageSetup, headerFooter, rowBreaks.
  private func sheetXML(_ strings: inout SharedStrings, _ styles: inout FormStyleTable) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("worksheet", [SheetXML.namespace])
    xml.open("sheetPr")
    xml.empty("pageSetUpPr", [("fitToPage", "1")])
    xml.close()
    xml.open("sheetViews")
    xml.empty("sheetView", [("showGridLines", "0"), ("workbookViewId", "0")])
    xml.close()
    xml.empty("sheetFormatPr", [("defaultRowHeight", "14.25")])
    xml.open("cols")
    for (index, width) in columnWidths.enumerated() {
      let place = String(index + 1)
      xml.empty(
        "col", [("min", place), ("max", place), ("width", Self.characters(width)), ("customWidth", "1")])
    }
    xml.close()
    writeRows(to: &xml, &strings, &styles)
    writeMerges(to: &xml)
    xml.empty("printOptions", [("horizontalCentered", "1")])
    writePage(to: &xml)
    xml.close()
    return xml.bytes
  }
}
