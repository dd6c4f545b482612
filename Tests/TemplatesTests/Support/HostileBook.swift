import OPC

@testable import Templates

/// A workbook with a tag in every kind of place.
enum HostileBook {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// The template; the tagged sheet is the first, a sheet whose formula looks at it the second.
  static func template() throws -> [UInt8] {
    var builder = OPCBuilder()
    func add(_ name: PartName, _ contentType: String, _ xml: String) {
      builder.add(name, contentType: contentType, bytes: Array(xml.utf8))
    }
    let (book, sheet, drawing): (PartName, PartName, PartName) = (
      "/xl/workbook.xml", "/xl/worksheets/sheet1.xml", "/xl/drawings/drawing1.xml"
    )
    add(
      book, type + "sheet.main+xml",
      """
      <workbook xmlns="\(main)" xmlns:r="\(links)"><sheets><sheet name="{{v}}" sheetId="1" r:id="rId1"/>\
      <sheet name="总" sheetId="2" r:id="rId2"/></sheets><definedNames>\
      <definedName name="_xlnm.Print_Area" localSheetId="0">'{{v}}'!$A$1:$D$9</definedName></definedNames></workbook>
      """)
    _ = builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: book)
    _ = builder.addRelationship(from: book, type: links + "/worksheet", target: sheet)
    _ = builder.addRelationship(from: book, type: links + "/worksheet", target: "/xl/worksheets/sheet2.xml")
    _ = builder.addRelationship(from: book, type: links + "/sharedStrings", target: "/xl/sharedStrings.xml")
    _ = builder.addRelationship(from: book, type: links + "/styles", target: "/xl/styles.xml")
    add(sheet, type + "worksheet+xml", worksheet)
    add(
      "/xl/worksheets/sheet2.xml", type + "worksheet+xml",
      """
      <worksheet xmlns="\(main)"><dimension ref="A1"/><sheetData><row r="1"><c r="A1"><f>'{{v}}'!A1</f></c></row></sheetData>\
      </worksheet>
      """)
    add(
      "/xl/sharedStrings.xml", type + "sharedStrings+xml",
      """
      <sst xmlns="\(main)" count="1" uniqueCount="1"><si><r><rPr><b/><sz val="11"/></rPr><t>左{{</t></r><r><t>v}}右</t></r>\
      </si></sst>
      """)
    add("/xl/styles.xml", type + "styles+xml", styles)
    for target in ["https://example.com/{{v}}", "{{v}}", "mailto:{{v}}", "https://{{v}}"] {
      builder.addRelationship(from: sheet, type: RelationshipType.hyperlink, external: target)
    }
    add("/xl/comments1.xml", type + "comments+xml", comments)
    _ = builder.addRelationship(from: sheet, type: links + "/comments", target: "/xl/comments1.xml")
    add(drawing, "application/vnd.openxmlformats-officedocument.drawing+xml", textBox)
    _ = builder.addRelationship(from: sheet, type: links + "/drawing", target: drawing)
    let properties: PartName = "/docProps/core.xml"
    add(
      properties, "application/vnd.openxmlformats-package.core-properties+xml",
      """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>题 {{v}}</dc:title></cp:coreProperties>
      """)
    _ = builder.addRelationship(from: nil, type: RelationshipType.coreProperties, target: properties)
    let application: PartName = "/docProps/app.xml"
    add(
      application, "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" \
      xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><TitlesOfParts>\
      <vt:vector size="2" baseType="lpstr"><vt:lpstr>{{v}}</vt:lpstr><vt:lpstr>总</vt:lpstr></vt:vector></TitlesOfParts>\
      <Company>{{#行}}{{.}}{{/行}}</Company></Properties>
      """)
    _ = builder.addRelationship(from: nil, type: RelationshipType.office("extended-properties"), target: application)
    return try builder.build()
  }

  private static let worksheet = """
    <worksheet xmlns="\(main)" xmlns:r="\(links)"><dimension ref="A1:D9"/><sheetData>\
    <row r="1">\(cell("A1", "{{v}}"))\(cell("B1", "{{v}}", 1))\(cell("C1", "{{v}}", 2))\(cell("D1", "{{v}}", 3))</row>\
    <row r="2">\(cell("A2", "前{{v}}后"))<c r="B2" t="s"><v>0</v></c></row>\
    <row r="3">\(cell("A3", "{{#行}}{{.}}"))\(cell("B3", "{{v}}{{/行}}"))</row>\
    <row r="4"><c r="A4"><f>A1&amp;"{"</f></c></row></sheetData><hyperlinks>\
    <hyperlink ref="A1" r:id="rId1" tooltip="看 {{v}}"/><hyperlink ref="A2" r:id="rId2"/><hyperlink ref="A4" r:id="rId3"/>\
    <hyperlink ref="B2" r:id="rId4"/></hyperlinks><headerFooter><oddHeader>&amp;L{{v}}</oddHeader>\
    <oddFooter>&amp;R第 &amp;P 页&amp;C&amp;9{{v}}</oddFooter></headerFooter><drawing r:id="rId6"/></worksheet>
    """

  private static let comments = """
    <comments xmlns="\(main)"><authors><author>王</author></authors><commentList><comment ref="A1" authorId="0"><text><r>\
    <rPr><sz val="9"/></rPr><t>批 {{v}}</t></r></text></comment></commentList></comments>
    """

  private static let textBox = """
    <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col>\
    <xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="900" cy="900"/>\
    <xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="框" descr="图 {{v}}"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>\
    <xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>框 {{v}}</a:t>\
    </a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>
    """

  private static let styles = """
    <styleSheet xmlns="\(main)"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill \
    patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" \
    fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">\(
      [0, 49, 4, 14].map { "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>" }.joined()
    )</cellXfs></styleSheet>
    """

  private static func cell(_ reference: String, _ text: String, _ style: Int = 0) -> String {
    SheetMaker.cell(reference, text, style: style)
  }
}
