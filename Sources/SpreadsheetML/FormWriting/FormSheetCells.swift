import Markup

/// Rows, merges and page of the worksheet.
extension FormSheet {
  func writeRows(to xml: inout XMLWriter, _ strings: inout SharedStrings, _ styles: inout FormStyleTable) {
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
      xml.open("row", [("r", String(row + 1)), ("ht", SheetXML.number(rowHeights[row])), ("customHeight", "1")])
      for (column, place) in places.sorted(by: { $0.key < $1.key }) {
        let reference = ("r", CellReference(column: column + 1, row: row + 1).a1)
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

  func writeMerges(to xml: inout XMLWriter) {
    let merged = cells.filter { $0.rows.count > 1 || $0.columns.count > 1 }
    guard !merged.isEmpty else { return }
    xml.open("mergeCells", [("count", String(merged.count))])
    for cell in merged {
      let range = CellRange(
        first: CellReference(column: cell.columns.lowerBound + 1, row: cell.rows.lowerBound + 1),
        last: CellReference(column: cell.columns.upperBound, row: cell.rows.upperBound))
      xml.empty("mergeCell", [("ref", range.text)])
    }
    xml.close()
  }

  func writePage(to xml: inout XMLWriter) {
    func inches(_ millimetres: Double) -> String { SheetXML.number(millimetres / 25.4) }
    xml.empty(
      "pageMargins",
      [
        ("left", inches(page.left)), ("right", inches(page.right)), ("top", inches(page.top)),
        ("bottom", inches(page.bottom)), ("header", inches(page.header)), ("footer", inches(page.footer)),
      ])
    var setup = [("orientation", page.isLandscape ? "landscape" : "portrait"), ("fitToHeight", "0")]
    if let size = page.paperSize { setup.insert(("paperSize", String(size)), at: 0) }
    xml.empty("pageSetup", setup)
    writeHeaderFooter(to: &xml)
    if !pageStarts.isEmpty {
      xml.open("rowBreaks", [("count", String(pageStarts.count)), ("manualBreakCount", String(pageStarts.count))])
      for row in pageStarts { xml.empty("brk", [("id", String(row)), ("max", "16383"), ("man", "1")]) }
      xml.close()
    }
  }

  /// Headers and footers; those of the first page are told apart where the others have a header that it has not.
  private func writeHeaderFooter(to xml: inout XMLWriter) {
    let texts = [
      ("oddHeader", page.followingHeaderCodes), ("oddFooter", page.footerCodes),
      ("firstFooter", page.followingHeaderCodes == nil ? nil : page.footerCodes),
    ].filter { $0.1 != nil }
    guard !texts.isEmpty else { return }
    xml.open("headerFooter", page.followingHeaderCodes == nil ? [] : [("differentFirst", "1")])
    for (name, codes) in texts {
      xml.open(name)
      xml.text(codes ?? "")
      xml.close()
    }
    xml.close()
  }

  /// The width of a column in digits of the standard font, 7 pixels at 96 to the inch.
  static func characters(_ millimetres: Double) -> String { SheetXML.number(millimetres / 25.4 * 96 / 7) }
}
