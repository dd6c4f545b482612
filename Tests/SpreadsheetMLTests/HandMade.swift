import OPC

/// A workbook of one sheet with these cells in its first row.
func workbook(cells: String, styles: String? = nil) throws -> [UInt8] {
  try workbook(sheet: "<worksheet><sheetData><row>\(cells)</row></sheetData></worksheet>", styles: styles)
}

/// A workbook of one sheet with this XML.
func workbook(sheet: String, styles: String? = nil) throws -> [UInt8] {
  let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  var builder = OPCBuilder()
  let main: PartName = "/xl/workbook.xml"
  let one: PartName = "/xl/sheet.xml"
  let look: PartName = "/xl/styles.xml"
  builder.addRelationship(from: nil, type: relation + "officeDocument", target: main)
  let id = builder.addRelationship(from: main, type: relation + "worksheet", target: one)
  let text = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"\(id)\"/></sheets></workbook>"
  builder.add(main, contentType: type + "sheet.main+xml", bytes: Array(text.utf8))
  builder.add(one, contentType: type + "worksheet+xml", bytes: Array(sheet.utf8))
  if let styles {
    builder.addRelationship(from: main, type: relation + "styles", target: look)
    builder.add(look, contentType: type + "styles+xml", bytes: Array("<styleSheet>\(styles)</styleSheet>".utf8))
  }
  return try builder.build()
}
