import Markup
import OPC

/// The small parts of a workbook that is written front to back.
enum WorkbookParts {
  private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  /// The content types, which stand before all sheets while their number is unknown: what is XML is a worksheet, unless
  /// said otherwise.
  static func contentTypes(hasTitle: Bool) -> [UInt8] {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    var xml = XMLWriter(declaration: true)
    xml.open("Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
    xml.empty(
      "Default", [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")])
    xml.empty("Default", [("Extension", "xml"), ("ContentType", type + "worksheet+xml")])
    if hasTitle {
      xml.empty(
        "Override",
        [("PartName", CoreProperties.name.text), ("ContentType", CoreProperties.contentType)])
    }
    xml.empty("Override", [("PartName", "/xl/styles.xml"), ("ContentType", type + "styles+xml")])
    xml.empty("Override", [("PartName", "/xl/workbook.xml"), ("ContentType", type + "sheet.main+xml")])
    xml.close()
    return xml.bytes
  }

  static func rootRelationships(hasTitle: Bool) -> [UInt8] {
    let title = (RelationshipType.coreProperties, CoreProperties.name.member)
    return relationships([(relation + "officeDocument", "xl/workbook.xml")] + (hasTitle ? [title] : []))
  }

  /// The relationships of the workbook: `rId1` and on are its sheets, the last is the style sheet.
  static func relationships(sheets: Int) -> [UInt8] {
    relationships(
      (1...max(sheets, 1)).map { (relation + "worksheet", "worksheets/sheet\($0).xml") }
        + [(relation + "styles", "styles.xml")])
  }

  private static func relationships(_ links: [(type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")])
    for (index, link) in links.enumerated() {
      xml.empty("Relationship", [("Id", "rId\(index + 1)"), ("Type", link.type), ("Target", link.target)])
    }
    xml.close()
    return xml.bytes
  }
}
