import Findings
import Markup
import OPC

/// A workbook to be written from nothing. The same workbook gives the same bytes.
package struct Workbook: Sendable {
  /// The sheets in the order of their tabs; at least one, and one of them visible.
  package var sheets: [Worksheet]
  /// The title in the file's properties.
  package var title: String?
  /// A property beside those that every file has.
  package var property: (name: String, value: String)?
  /// The looks, of which only the standard one matters before the sheets are written.
  private let styles: StyleTable

  /// Makes a workbook of sheets.
  package init(sheets: [Worksheet], title: String? = nil, styles: StyleTable = StyleTable()) {
    self.sheets = sheets
    self.title = title
    self.styles = styles
  }

  /// The .xlsx file.
  ///
  /// - Throws: `SpreadsheetError` for texts, rows or names that a worksheet cannot hold.
  package func bytes(limits: SpreadsheetLimits = .standard) throws(SpreadsheetError) -> [UInt8] {
    try checkNames()
    var strings: SharedStrings? = SharedStrings()
    var styles = styles
    var parts: [WorkbookPart] = []
    for (index, sheet) in sheets.enumerated() {
      let isFirst = sheet.activeCell != nil && index == firstVisible
      let xml = try WorksheetXML(sheet: sheet, limits: limits).bytes(isFirst: isFirst, &strings, &styles)
      parts.append(.sheet(index, xml))
    }
    parts += [.styles(styles.xml()), .sharedStrings(strings?.xml ?? [])]
    var builder = OPCBuilder()
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: WorkbookPart.main)
    builder.add(WorkbookPart.main, contentType: WorkbookPart.mainType, bytes: mainXML())
    for part in parts {
      builder.addRelationship(from: WorkbookPart.main, type: part.relationship, target: part.name)
      builder.add(part.name, contentType: part.contentType, bytes: part.bytes)
    }
    for (index, sheet) in sheets.enumerated() { builder.addDrawing(of: sheet, index: index) }
    if let title { builder.add(title: title) }
    if let property { builder.add(property: property.name, property.value) }
    do throws(OPCError) { return try builder.build() } catch { throw SpreadsheetError(error) }
  }

  private func checkNames() throws(SpreadsheetError) {
    var taken: [String] = []
    for sheet in sheets where SheetName.make(sheet.name, taken: &taken) != sheet.name {
      throw SpreadsheetError(
        code: .sheetName, sheet: sheet.name,
        message: LocalizedText(
          "工作表名称“\(sheet.name)”不合规定：1 到 31 字，不含 : \\ / ? * [ ]，不得重复",
          hant: "工作表名稱「\(sheet.name)」不合規定：1 到 31 字，不含 : \\ / ? * [ ]，不得重複",
          en:
            "the sheet name \"\(sheet.name)\" is not allowed: 1 to 31 characters, none of : \\ / ? * [ ], no two alike")
      )
    }
  }

  private var firstVisible: Int { sheets.firstIndex { !$0.isHidden } ?? 0 }

  /// The part `/xl/workbook.xml`, whose relationships begin with the sheets.
  func mainXML() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "workbook",
      [WorksheetXML.namespace, ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")])
    if sheets.contains(where: { $0.activeCell != nil }) {
      let first = "\(firstVisible)"
      xml.open("bookViews")
      xml.empty("workbookView", firstVisible == 0 ? [] : [("firstSheet", first), ("activeTab", first)])
      xml.close()
    }
    xml.open("sheets")
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.isHidden ? [("state", "hidden")] : []
      xml.empty(
        "sheet", [("name", sheet.name), ("sheetId", "\(index + 1)")] + state + [("r:id", "rId\(index + 1)")])
    }
    xml.close()
    let names = sheets.enumerated().flatMap { index, sheet in sheet.definedNames.map { (index, sheet, $0) } }
    if !names.isEmpty {
      xml.open("definedNames")
      for (index, sheet, name) in names {
        let ranges = name.ranges.map { "\(SheetName.quoted(sheet.name))!\($0)" }
        let hidden = name.name == Worksheet.filterName ? [("hidden", "1")] : []
        xml.element(
          "definedName", [("name", name.name), ("localSheetId", "\(index)")] + hidden,
          text: ranges.joined(separator: ","))
      }
      xml.close()
    }
    xml.close()
    return xml.bytes
  }
}

extension Worksheet {
  /// The name under which Excel keeps the range of filter buttons for itself.
  fileprivate static let filterName = "_xlnm._FilterDatabase"

  /// All names of the sheet.
  fileprivate var definedNames: [DefinedName] {
    var all: [DefinedName] = []
    if let filter { all.append(DefinedName(Worksheet.filterName, [filter.absolute])) }
    if let rows = printTitleRows {
      all.append(DefinedName("_xlnm.Print_Titles", ["$\(rows.lowerBound):$\(rows.upperBound)"]))
    }
    return all + names
  }
}
