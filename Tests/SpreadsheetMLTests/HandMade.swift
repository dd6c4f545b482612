import OPC

/// A workbook of one sheet with these cells in its first row.
func workbook(cells: String, styles: String? = nil, strings: String? = nil) throws -> [UInt8] {
  try workbook(
    sheet: "<worksheet><sheetData><row>\(cells)</row></sheetData></worksheet>", styles: styles, strings: strings)
}

/// A workbook of one sheet with this XML, and the items of its shared strings.
func workbook(sheet: String, styles: String? = nil, strings: String? = nil) throws -> [UInt8] {
  let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  var builder = OPCBuilder()
  let main: PartName = "/xl/workbook.xml"
  let one: PartName = "/xl/sheet.xml"
  builder.addRelationship(from: nil, type: relation + "officeDocument", target: main)
  let id = builder.addRelationship(from: main, type: relation + "worksheet", target: one)
  let text = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"\(id)\"/></sheets></workbook>"
  builder.add(main, contentType: type + "sheet.main+xml", bytes: Array(text.utf8))
  builder.add(one, contentType: type + "worksheet+xml", bytes: Array(sheet.utf8))
  func add(_ name: PartName, _ kind: String, _ content: String) {
    builder.addRelationship(from: main, type: relation + kind, target: name)
    builder.add(name, contentType: "\(type)\(kind)+xml", bytes: Array(content.utf8))
  }
  if let styles { add("/xl/styles.xml", "styles", "<styleSheet>\(styles)</styleSheet>") }
  if let strings { add("/xl/strings.xml", "sharedStrings", "<sst>\(strings)</sst>") }
  return try builder.build()
}
