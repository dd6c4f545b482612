import Findings
import OPC
import Testing

@testable import Templates

/// Makes small workbooks for tests.
enum SheetMaker {
  /// A workbook of one sheet made from its XML, and of a table made from its, with the styles 0 General, 1 `@`, 2 `#,##0.00`, 3 `yyyy-mm-dd`, 4 wrapped.
  static func workbook(
    rows: String, after: String = "", names: String = "", strings: String? = nil,
    fonts: [(name: String, size: Double)] = [], table: String? = nil
  ) throws -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let fontList = fonts.map { "<font><sz val=\"\($0.size)\"/><name val=\"\($0.name)\"/></font>" }.joined()
    var builder = OPCBuilder()
    let book: PartName = "/xl/workbook.xml"
    builder.add(
      book, contentType: type + "sheet.main+xml",
      bytes: Array(
        """
        <workbook xmlns="\(main)" xmlns:r="\(links)"><sheets><sheet name="表单" sheetId="1" r:id="rId1"/></sheets>\(names)<calcPr calcId="1"/></workbook>
        """.utf8))
    _ = builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: book)
    builder.add(
      "/xl/worksheets/sheet1.xml", contentType: type + "worksheet+xml",
      bytes: Array(
        """
        <worksheet xmlns="\(main)"><dimension ref="A1"/><sheetData>\(rows)</sheetData>\(after)\(
          table == nil ? "" : "<tableParts count=\"1\"><tablePart xmlns:r=\"\(links)\" r:id=\"rId1\"/></tableParts>"
        )</worksheet>
        """.utf8))
    if let table {
      builder.add("/xl/tables/table1.xml", contentType: type + "table+xml", bytes: Array(table.utf8))
      _ = builder.addRelationship(
        from: "/xl/worksheets/sheet1.xml", type: links + "/table", target: "/xl/tables/table1.xml")
    }
    _ = builder.addRelationship(from: book, type: links + "/worksheet", target: "/xl/worksheets/sheet1.xml")
    builder.add(
      "/xl/styles.xml", contentType: type + "styles+xml",
      bytes: Array(
        """
        <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
        \(fonts.isEmpty ? "" : "<fonts>\(fontList)</fonts>")\
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="4"/><xf numFmtId="164"/>\
        <xf numFmtId="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>
        """.utf8))
    _ = builder.addRelationship(from: book, type: links + "/styles", target: "/xl/styles.xml")
    if let strings {
      builder.add(
        "/xl/sharedStrings.xml", contentType: type + "sharedStrings+xml",
        bytes: Array("<sst xmlns=\"\(main)\">\(strings)</sst>".utf8))
      _ = builder.addRelationship(from: book, type: links + "/sharedStrings", target: "/xl/sharedStrings.xml")
    }
    return try builder.build()
  }

  static func cell(_ reference: String, _ text: String, style: Int = 0) -> String {
    "<c r=\"\(reference)\" s=\"\(style)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  /// A workbook with a link on its only cell.
  static func linked(to address: String) throws -> [UInt8] {
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let plain = try OPCPackage(
      reading: workbook(
        rows: "<row r=\"1\">\(cell("A1", "x"))</row>",
        after: "<hyperlinks><hyperlink xmlns:r=\"\(links)\" ref=\"A1\" r:id=\"rId9\"/></hyperlinks>"), name: "t.xlsx")
    var changes = OPCChanges()
    let link = Relationship(id: "rId9", type: RelationshipType.hyperlink, external: address)
    changes.relationships.append(("/xl/worksheets/sheet1.xml", link))
    return try plain.writing(changes)
  }

  /// The sheet's part and the workbook's after rendering plain data.
  static func rendered(_ bytes: [UInt8], _ data: [String: TemplateValue]) throws -> (sheet: String, book: String) {
    let (template, findings) = CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open)
    #expect(findings.map { $0.text(in: .zhHans) } == [])
    let document = try #require(template).render(.record(data))
    let out = try OPCPackage(reading: document, name: "out.xlsx")
    return (
      String(decoding: try out.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self),
      String(decoding: try out.bytes(of: "/xl/workbook.xml"), as: UTF8.self)
    )
  }
}
