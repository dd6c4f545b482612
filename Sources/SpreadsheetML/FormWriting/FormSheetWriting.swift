import Markup
import OPC

extension FormSheet {
  /// The .xlsx file. The same sheet gives the same bytes.
  public func package() throws -> [UInt8] {
    var strings = FormStringTable()
    var styles = FormStyleTable()
    let sheetBytes = sheetXML(&strings, &styles)

    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    var builder = OPCBuilder()
    let workbook: PartName = "/xl/workbook.xml"
    let sheet: PartName = "/xl/worksheets/sheet1.xml"
    let styleSheet: PartName = "/xl/styles.xml"
    let sharedStrings: PartName = "/xl/sharedStrings.xml"
    let core: PartName = "/docProps/core.xml"
    builder.addRelationship(from: nil, type: relation + "officeDocument", target: workbook)
    builder.addRelationship(
      from: nil, type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      target: core)
    let id = builder.addRelationship(from: workbook, type: relation + "worksheet", target: sheet)
    builder.addRelationship(from: workbook, type: relation + "styles", target: styleSheet)
    builder.addRelationship(from: workbook, type: relation + "sharedStrings", target: sharedStrings)
    builder.add(workbook, contentType: type + "sheet.main+xml", bytes: workbookXML(sheet: id))
    builder.add(sheet, contentType: type + "worksheet+xml", bytes: sheetBytes)
    builder.add(styleSheet, contentType: type + "styles+xml", bytes: styles.xml())
    builder.add(sharedStrings, contentType: type + "sharedStrings+xml", bytes: strings.xml())
    builder.add(
      core, contentType: "application/vnd.openxmlformats-package.core-properties+xml", bytes: propertiesXML())
    return try builder.build()
  }

  static let namespace = ("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")

  private func workbookXML(sheet id: String) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "workbook",
      [Self.namespace, ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")])
    xml.open("sheets")
    xml.empty("sheet", [("name", name), ("sheetId", "1"), ("r:id", id)])
    xml.close()
    // Without it LibreOffice counts in what long text would cover to the right, and shrinks the page.
    xml.open("definedNames")
    xml.open("definedName", [("name", "_xlnm.Print_Area"), ("localSheetId", "0")])
    xml.text("'\(name)'!\(printArea)")
    xml.close()
    xml.close()
    xml.close()
    return xml.bytes
  }

  private var printArea: String {
    let last = Self.reference(row: 0, column: max(0, columnWidths.count - 1)).dropLast()
    return "$A$1:$\(last)$\(max(1, rowHeights.count))"
  }

  private func propertiesXML() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "cp:coreProperties",
      [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ])
    xml.open("dc:title")
    xml.text(title)
    xml.close()
    xml.close()
    return xml.bytes
  }

  /// CT_Worksheet is a sequence: sheetPr, sheetViews, sheetFormatPr, cols, sheetData, mergeCells, printOptions,
  /// pageMargins, pageSetup, headerFooter, rowBreaks.
  private func sheetXML(_ strings: inout FormStringTable, _ styles: inout FormStyleTable) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("worksheet", [Self.namespace])
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

  private func writeRows(to xml: inout XMLWriter, _ strings: inout FormStringTable, _ styles: inout FormStyleTable) {
    struct Place { var text: Int?, style: Int }
    var rows: [[Int: Place]] = Array(repeating: [:], count: rowHeights.count)
    for cell in cells {
      let text = cell.pieces.isEmpty ? nil : strings.index(of: cell.pieces)
      for row in cell.rows {
        for column in cell.columns {
          // Each cell of a merged range bears its share of the outline, or Excel leaves gaps in it.
          var style = cell.style
          if row != cell.rows.lowerBound { style.top = nil }
          if row != cell.rows.upperBound - 1 { style.bottom = nil }
          if column != cell.columns.lowerBound { style.left = nil }
          if column != cell.columns.upperBound - 1 { style.right = nil }
          let isFirst = row == cell.rows.lowerBound && column == cell.columns.lowerBound
          rows[row][column] = Place(text: isFirst ? text : nil, style: styles.index(of: style))
        }
      }
    }
    xml.open("sheetData")
    for (row, places) in rows.enumerated() {
      xml.open("row", [("r", String(row + 1)), ("ht", Self.number(rowHeights[row])), ("customHeight", "1")])
      for (column, place) in places.sorted(by: { $0.key < $1.key }) {
        let reference = ("r", Self.reference(row: row, column: column))
        guard let text = place.text else {
          xml.empty("c", [reference, ("s", String(place.style))])
          continue
        }
        xml.open("c", [reference, ("s", String(place.style)), ("t", "s")])
        xml.open("v")
        xml.text(String(text))
        xml.close()
        xml.close()
      }
      xml.close()
    }
    xml.close()
  }

  private func writeMerges(to xml: inout XMLWriter) {
    let merged = cells.filter { $0.rows.count > 1 || $0.columns.count > 1 }
    guard !merged.isEmpty else { return }
    xml.open("mergeCells", [("count", String(merged.count))])
    for cell in merged {
      let first = Self.reference(row: cell.rows.lowerBound, column: cell.columns.lowerBound)
      let last = Self.reference(row: cell.rows.upperBound - 1, column: cell.columns.upperBound - 1)
      xml.empty("mergeCell", [("ref", "\(first):\(last)")])
    }
    xml.close()
  }

  private func writePage(to xml: inout XMLWriter) {
    func inches(_ millimetres: Double) -> String { Self.number(millimetres / 25.4) }
    xml.empty(
      "pageMargins",
      [
        ("left", inches(page.left)), ("right", inches(page.right)), ("top", inches(page.top)),
        ("bottom", inches(page.bottom)), ("header", inches(page.header)), ("footer", inches(page.footer)),
      ])
    var setup = [("orientation", page.isLandscape ? "landscape" : "portrait"), ("fitToHeight", "0")]
    if let size = page.paperSize { setup.insert(("paperSize", String(size)), at: 0) }
    xml.empty("pageSetup", setup)
    if let codes = page.footerCodes {
      xml.open("headerFooter")
      xml.open("oddFooter")
      xml.text(codes)
      xml.close()
      xml.close()
    }
    if !pageStarts.isEmpty {
      xml.open("rowBreaks", [("count", String(pageStarts.count)), ("manualBreakCount", String(pageStarts.count))])
      for row in pageStarts { xml.empty("brk", [("id", String(row)), ("max", "16383"), ("man", "1")]) }
      xml.close()
    }
  }

  /// The width of a column in digits of the standard font, 7 pixels at 96 to the inch.
  static func characters(_ millimetres: Double) -> String { number(millimetres / 25.4 * 96 / 7) }

  /// At most four decimals, without those that say nothing.
  static func number(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let digits = String(scaled % 10_000 + 10_000).dropFirst()
    let trimmed = digits.reversed().drop { $0 == "0" }.reversed()
    return trimmed.isEmpty ? String(scaled / 10_000) : "\(scaled / 10_000)." + String(trimmed)
  }

  static func reference(row: Int, column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row + 1)
  }
}

/// The shared strings, each once, in the order in which they first appear.
struct FormStringTable {
  private var texts: [[FormTextPiece]] = []
  private var known: [[FormTextPiece]: Int] = [:]
  private var references = 0

  mutating func index(of pieces: [FormTextPiece]) -> Int {
    references += 1
    if let index = known[pieces] { return index }
    known[pieces] = texts.count
    texts.append(pieces)
    return texts.count - 1
  }

  func xml() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("sst", [FormSheet.namespace, ("count", String(references)), ("uniqueCount", String(texts.count))])
    for pieces in texts {
      xml.open("si")
      let isPlain = pieces.count == 1 && pieces[0].font == nil
      for piece in pieces {
        if !isPlain {
          xml.open("r")
          if let font = piece.font {
            xml.open("rPr")
            xml.form(font, nameElement: "rFont")
            xml.close()
          }
        }
        // The schema of ISO 29500 does not know the attribute here; Excel needs it where white space is at an end.
        let isPadded = isSpace(piece.text.utf8.first) || isSpace(piece.text.utf8.last)
        xml.open("t", isPadded ? [("xml:space", "preserve")] : [])
        xml.text(piece.text)
        xml.close()
        if !isPlain { xml.close() }
      }
      xml.close()
    }
    xml.close()
    return xml.bytes
  }

  private func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}
