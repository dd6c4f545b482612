import OPC

/// The smallest packages that break no rule, with a place to break one.
enum BrokenPackages {
  static let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  static let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// A document with this body, and the rest as it should be.
  static func docx(body: String, header: String = "<w:p/>") throws -> [UInt8] {
    let names = """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="\(main)" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
      """
    var builder = OPCBuilder()
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/word/document.xml")
    add(
      "/word/document.xml", word + "document.main+xml", "<w:document \(names)><w:body>\(body)</w:body></w:document>",
      &builder)
    add("/word/header1.xml", word + "header+xml", "<w:hdr \(names)>\(header)</w:hdr>", &builder)
    add(
      "/word/styles.xml", word + "styles+xml",
      "<w:styles \(names)><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style></w:styles>",
      &builder)
    for type in ["header1", "styles"] {
      let target = PartName(stringLiteral: "/word/\(type).xml")
      let kind = RelationshipType.office(type == "header1" ? "header" : type)
      builder.addRelationship(from: "/word/document.xml", type: kind, target: target)
    }
    return try builder.build()
  }

  /// A workbook with this worksheet content, these sheet names, number formats and parts beside the sheet, and the rest
  /// as it should be; a part's relationship has the name of its folder as type.
  static func xlsx(
    _ content: String, workbook: String = "<sheets><sheet name=\"表单\" sheetId=\"1\" r:id=\"rId1\"/></sheets>",
    formats: String = "", beside: [(PartName, String, String)] = [], sheets: Int = 1
  ) throws -> [UInt8] {
    let names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(main)\""
    var builder = OPCBuilder()
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/xl/workbook.xml")
    add("/xl/workbook.xml", sheet + "sheet.main+xml", "<workbook \(names)>\(workbook)</workbook>", &builder)
    add("/xl/worksheets/sheet1.xml", sheet + "worksheet+xml", "<worksheet \(names)>\(content)</worksheet>", &builder)
    add("/xl/sharedStrings.xml", sheet + "sharedStrings+xml", "<sst \(names)><si><t>联单</t></si></sst>", &builder)
    add(
      "/xl/styles.xml", sheet + "styles+xml",
      """
      <styleSheet \(names)>\(formats)<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>\
      <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0" xfId="0"/>\
      <xf numFmtId="14" xfId="0"/></cellXfs></styleSheet>
      """, &builder)
    builder.addRelationship(
      from: "/xl/workbook.xml", type: RelationshipType.office("worksheet"), target: "/xl/worksheets/sheet1.xml")
    builder.addRelationship(
      from: "/xl/workbook.xml", type: RelationshipType.office("sharedStrings"), target: "/xl/sharedStrings.xml")
    builder.addRelationship(from: "/xl/workbook.xml", type: RelationshipType.office("styles"), target: "/xl/styles.xml")
    for number in 2..<max(sheets + 1, 2) {
      let sheet = PartName(stringLiteral: "/xl/worksheets/sheet\(number).xml")
      add(sheet, Self.sheet + "worksheet+xml", "<worksheet \(names)><sheetData/></worksheet>", &builder)
      builder.addRelationship(from: "/xl/workbook.xml", type: RelationshipType.office("worksheet"), target: sheet)
    }
    for (name, type, xml) in beside {
      add(name, Self.sheet + "\(type)+xml", "<\(type) \(names)\(xml)</\(type)>", &builder)
      let isChain = type == "calcChain"
      for number in 1...sheets {
        let source: PartName = isChain ? "/xl/workbook.xml" : .init(stringLiteral: "/xl/worksheets/sheet\(number).xml")
        if !isChain || number == 1 {
          builder.addRelationship(from: source, type: RelationshipType.office(type), target: name)
        }
      }
    }
    return try builder.build()
  }

  private static func add(_ name: PartName, _ type: String, _ xml: String, _ builder: inout OPCBuilder) {
    builder.add(name, contentType: type, bytes: Array(xml.utf8))
  }
}
