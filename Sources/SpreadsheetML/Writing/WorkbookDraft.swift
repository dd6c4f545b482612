import Findings
import Markup
import OPC

/// A workbook to be written from nothing. The same draft gives the same bytes.
package struct WorkbookDraft: Sendable {
  /// The sheets in the order of their tabs; at least one, and one of them visible.
  package var sheets: [SheetDraft]
  /// The title in the file's properties.
  package var title: String?

  /// Makes a workbook of sheets.
  package init(sheets: [SheetDraft], title: String? = nil) {
    self.sheets = sheets
    self.title = title
  }

  /// The .xlsx file.
  ///
  /// - Throws: `SpreadsheetError` for texts, numbers, rows or names that a worksheet cannot hold.
  package func bytes(limits: SpreadsheetLimits = .standard) throws(SpreadsheetError) -> [UInt8] {
    try checkNames()
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    var strings = SharedStrings()
    var styles = StyleSheet()
    var builder = OPCBuilder()
    let main: PartName = "/xl/workbook.xml"
    builder.addRelationship(from: nil, type: relation + "officeDocument", target: main)
    var parts: [(name: PartName, id: String, bytes: [UInt8])] = []
    let first = sheets.firstIndex { !$0.isHidden } ?? 0
    for (index, sheet) in sheets.enumerated() {
      guard let name = PartName("/xl/worksheets/sheet\(index + 1).xml") else { continue }
      let id = builder.addRelationship(from: main, type: relation + "worksheet", target: name)
      let xml = SheetXML(draft: sheet, isFirst: index == first, limits: limits)
      parts.append((name, id, try xml.bytes(&strings, &styles)))
    }
    builder.addRelationship(from: main, type: relation + "styles", target: "/xl/styles.xml")
    builder.addRelationship(from: main, type: relation + "sharedStrings", target: "/xl/sharedStrings.xml")
    builder.add(main, contentType: type + "sheet.main+xml", bytes: workbookXML(ids: parts.map(\.id), first: first))
    for part in parts { builder.add(part.name, contentType: type + "worksheet+xml", bytes: part.bytes) }
    builder.add("/xl/styles.xml", contentType: type + "styles+xml", bytes: styles.xml())
    builder.add("/xl/sharedStrings.xml", contentType: type + "sharedStrings+xml", bytes: strings.xml())
    if let title { builder.add(title: title) }
    do throws(OPCError) { return try builder.build() } catch { throw SpreadsheetError(error) }
  }

  private func checkNames() throws(SpreadsheetError) {
    var taken: [String] = []
    for sheet in sheets where SheetName.make(sheet.name, taken: &taken) != sheet.name {
      throw SpreadsheetError(
        code: "sheet-name", sheet: sheet.name,
        message: LocalizedText(
          "工作表名称“\(sheet.name)”不合规定：1 到 31 字，不含 : \\ / ? * [ ]，不得重复",
          hant: "工作表名稱「\(sheet.name)」不合規定：1 到 31 字，不含 : \\ / ? * [ ]，不得重複",
          en:
            "the sheet name \"\(sheet.name)\" is not allowed: 1 to 31 characters, none of : \\ / ? * [ ], no two alike")
      )
    }
  }

  func workbookXML(ids: [String], first: Int) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "workbook",
      [SheetXML.namespace, ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")])
    xml.open("bookViews")
    xml.empty("workbookView", first == 0 ? [] : [("firstSheet", "\(first)"), ("activeTab", "\(first)")])
    xml.close()
    xml.open("sheets")
    for (index, sheet) in sheets.enumerated() {
      var attributes = [("name", sheet.name), ("sheetId", "\(index + 1)")]
      if sheet.isHidden { attributes.append(("state", "hidden")) }
      xml.empty("sheet", attributes + [("r:id", ids[index])])
    }
    xml.close()
    let names = definedNames()
    if !names.isEmpty {
      xml.open("definedNames")
      for name in names {
        var attributes = [("name", name.name), ("localSheetId", "\(name.sheet)")]
        if name.isHidden { attributes.append(("hidden", "1")) }
        xml.element("definedName", attributes, text: name.text)
      }
      xml.close()
    }
    xml.close()
    return xml.bytes
  }

  private func definedNames() -> [(name: String, sheet: Int, isHidden: Bool, text: String)] {
    var names: [(name: String, sheet: Int, isHidden: Bool, text: String)] = []
    for (index, sheet) in sheets.enumerated() {
      let quoted = SheetName.quoted(sheet.name)
      if let filter = sheet.filter {
        let corners = filter.split(separator: ":").compactMap { CellReference($0) }
        if let first = corners.first, let last = corners.last {
          names.append(("_xlnm._FilterDatabase", index, true, "\(quoted)!\(absolute(first)):\(absolute(last))"))
        }
      }
      if let rows = sheet.printTitleRows {
        names.append(("_xlnm.Print_Titles", index, false, "\(quoted)!$\(rows.lowerBound):$\(rows.upperBound)"))
      }
    }
    return names
  }

  private func absolute(_ place: CellReference) -> String { "$\(CellReference.columnName(place.column))$\(place.row)" }
}
