import OPC

/// A part to which a workbook's relationships lead: its sheets first, which so have the ids `rId1` and on.
struct WorkbookPart {
  let name: PartName
  let contentType: String
  let relationship: String
  var bytes: [UInt8] = []

  /// The name and type of the workbook itself.
  static let main: PartName = "/xl/workbook.xml"
  static let mainType = type("sheet.main")
  static let sheetType = type("worksheet")

  /// The sheet with this index.
  static func sheet(_ index: Int, _ bytes: [UInt8] = []) -> WorkbookPart {
    let name = PartName("/xl/worksheets/sheet\(index + 1).xml") ?? "/xl/worksheets/sheet.xml"
    return WorkbookPart(
      name: name, contentType: sheetType, relationship: RelationshipType.office("worksheet"), bytes: bytes)
  }

  static func styles(_ bytes: [UInt8] = []) -> WorkbookPart {
    WorkbookPart(
      name: "/xl/styles.xml", contentType: type("styles"), relationship: RelationshipType.office("styles"), bytes: bytes
    )
  }

  static func sharedStrings(_ bytes: [UInt8]) -> WorkbookPart {
    WorkbookPart(
      name: "/xl/sharedStrings.xml", contentType: type("sharedStrings"),
      relationship: RelationshipType.office("sharedStrings"), bytes: bytes)
  }

  private static func type(_ name: String) -> String {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.\(name)+xml"
  }
}
