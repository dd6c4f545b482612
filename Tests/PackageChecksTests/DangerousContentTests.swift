import Findings
import OPC
import PackageChecks
import Testing

/// What must not be handed on, in parts and relationships: each named, with the place where it is used.
@Suite struct `Dangerous content of packages` {
  private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var code: String
    var place = ""
    var bytes: @Sendable () throws -> [UInt8]
    var testDescription: String { what }
  }

  private static func docx(_ body: String = "<w:p/>") throws -> [UInt8] { try BrokenPackages.docx(body: body) }
  private static func xlsx(_ sheet: String = "<sheetData/>") throws -> [UInt8] { try BrokenPackages.xlsx(sheet) }
  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A workbook that says it holds macros, as bytes for a part.
  private static func macroBook() throws -> [UInt8] {
    try BrokenArchives.edited(
      xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
  }

  static let cases: [Case] = [
    Case(what: "a macro project", code: "opc-active-content") {
      try docx().adding("/word/x.bin", "application/vnd.ms-office.vbaProject", [1], "vbaProject")
    },
    Case(what: "a macro sheet", code: "opc-active-content", place: "工作簿") {
      try xlsx().adding(
        "/xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", text("<a/>"),
        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet")
    },
    Case(what: "an international macro sheet", code: "opc-active-content") {
      try xlsx().adding("/xl/m.xml", "application/vnd.ms-excel.intlmacrosheet+xml", text("<a/>"), "worksheet")
    },
    Case(what: "a control", code: "opc-active-content") {
      try docx().adding("/word/activeX/a.xml", "application/vnd.ms-office.activeX+xml", text("<a/>"), "control")
    },
    Case(what: "an object of another program, where it stands", code: "opc-active-content", place: "正文第 2 段") {
      try docx("<w:p/><w:p><w:r><w:object r:id=\"rIdAdded\"/></w:r></w:p>").adding(
        "/word/embeddings/oleObject1.bin", BrokenPackages.word.replacing("wordprocessingml.", with: "oleObject"), [1],
        "oleObject")
    },
    Case(what: "a workbook with macros as plain bytes", code: "content-not-listed") {
      try docx().adding("/word/embeddings/a.xlsm", "application/octet-stream", macroBook(), "package")
    },
    Case(what: "a workbook with macros as a workbook without", code: "content-embedded-file") {
      try docx().adding("/word/embeddings/a.xlsx", BrokenPackages.sheet + "sheet", macroBook(), "package")
    },
    Case(what: "a workbook that is a picture", code: "opc-active-content") {
      try docx().adding("/word/media/a.png", "image/png", macroBook(), "image")
    },
    Case(what: "an orphan part with a link to a program", code: "opc-external-target") {
      try xlsx().adding(
        "/xl/externalLinks/externalLink1.xml", BrokenPackages.sheet + "externalLink+xml", text("<a/>"), "theme")
    },
    Case(what: "a data connection", code: "opc-external-target") {
      try xlsx().adding("/xl/connections.xml", BrokenPackages.sheet + "connections+xml", text("<a/>"), "connections")
    },
    Case(what: "an add-in from the web", code: "opc-active-content") {
      try xlsx().adding("/xl/w.xml", "application/vnd.ms-office.webextension+xml", text("<a/>"), "webextension")
    },
    Case(what: "a page to be included", code: "content-not-listed") {
      try docx().adding("/word/chunk.html", "text/html", text("<p>"), "aFChunk")
    },
    Case(what: "a relationship that nobody knows", code: "content-not-listed") {
      try docx().adding(
        "/word/a.xml", "application/xml", text("<a/>"), "http://example.com/2030/relationships/newThing")
    },
    Case(what: "a picture outside, where it stands", code: "opc-external-target", place: "正文第 2 段") {
      try docx("<w:p/><w:p><w:r><a:blip r:link=\"rIdOut\"/></w:r></w:p>").linking("image", "http://example.com/a.png")
    },
    Case(what: "a picture outside, its mode in small letters", code: "opc-external-target") {
      let bytes = try docx().linking("image", "http://example.com/a.png")
      return try BrokenArchives.edited(bytes, "\"External\"", "\"external\"")
    },
    Case(what: "a link to a file", code: "opc-external-target", place: "正文第 1 段") {
      try docx("<w:p><w:hyperlink r:id=\"rIdOut\"/></w:p>").linking("hyperlink", "file:///c:/a")
    },
    Case(what: "a link to a share", code: "opc-external-target") { try docx().linking("hyperlink", "\\\\server\\a") },
    Case(what: "a link to a file beside", code: "opc-external-target") {
      try docx().linking("hyperlink", "..\\a.docx")
    },
    Case(what: "a script", code: "opc-external-target") { try docx().linking("hyperlink", "javascript:alert(1)") },
    Case(what: "a part of another document", code: "opc-external-target") {
      try docx().linking("subDocument", "https://example.com/")
    },
    Case(what: "a frame", code: "opc-external-target") { try docx().linking("frame", "https://example.com/") },
    Case(what: "a workbook published to an address whenever it is saved", code: "dangerous-object", place: "工作簿") {
      let item = "<webPublishObject id=\"1\" divId=\"a\" destinationFile=\"http://x/a.htm\" autoRepublish=\"1\"/>"
      let sheets = "<sheets><sheet name=\"表单\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
      return try BrokenPackages.xlsx(
        "<sheetData/>", workbook: "\(sheets)<webPublishObjects count=\"1\">\(item)</webPublishObjects>")
    },
    Case(what: "an XML map that is bound to a file", code: "dangerous-object") {
      let map = """
        <MapInfo xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" SelectionNamespaces=""><Map ID="1" \
        Name="a" RootElement="a"><DataBinding FileBinding="true" DataBindingLoadMode="1"/></Map></MapInfo>
        """
      return try xlsx().adding("/xl/xmlMaps.xml", "application/xml", text(map), "xmlMaps")
    },
    Case(what: "a schema's extension at an address", code: "dangerous-object", place: "文档设置") {
      let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      let library = """
        <w:settings \(names)><sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main">\
        <sl:schema sl:uri="a" sl:manifestLocation="http://x/manifest.xml"/></sl:schemaLibrary></w:settings>
        """
      return try docx().adding("/word/settings.xml", BrokenPackages.word + "settings+xml", text(library), "settings")
    },
    Case(what: "a form field that runs a macro of the user's", code: "dangerous-object", place: "正文第 1 段") {
      let field = "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:entryMacro w:val=\"Run\"/></w:ffData></w:fldChar>"
      return try docx("<w:p><w:r>\(field)</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
    },
    Case(what: "a mail merge", code: "dangerous-object", place: "文档设置") {
      let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      let merge = "<w:settings \(names)><w:mailMerge><w:connectString w:val=\"a\"/></w:mailMerge></w:settings>"
      return try docx().adding("/word/settings.xml", BrokenPackages.word + "settings+xml", text(merge), "settings")
    },
  ]

  @Test(arguments: cases) func `refused`(_ example: Case) throws {
    let findings = PackageCheck.report(in: try example.bytes(), name: "模板", schemas: nil)
    let found = try #require(findings.first { $0.code == example.code }, "\(findings.map { $0.text(in: .zhHans) })")
    #expect(found.severity == .error)
    #expect(found.origin.text(in: .zhHans).contains(example.place), "\(found.origin.text(in: .zhHans))")
  }

  @Test func `all of it is told at once`() throws {
    let bytes = try Self.docx().linking("hyperlink", "ftp://a").adding(
      "/word/x.bin", "application/vnd.ms-office.vbaProject", [1], "vbaProject")
    let codes = PackageCheck.report(in: bytes, name: "a.docx", schemas: nil).map(\.code)
    #expect(codes.filter { $0.hasPrefix("opc-") } == ["opc-active-content", "opc-external-target"])
  }

  @Test(arguments: [
    "https://example.com/", "HTTP://EXAMPLE.COM", "mailto:a@example.com", "tel:+8610", "#a", "", "{{x}}",
  ])
  func `links to pages, mail, telephones and nowhere are let through`(_ target: String) throws {
    let bytes = try Self.docx("<w:p><w:hyperlink r:id=\"rIdOut\"/></w:p>").linking("hyperlink", target)
    #expect(PackageCheck.report(in: bytes, name: "a.docx", schemas: nil).map { $0.text(in: .zhHans) } == [])
  }

  @Test func `an attached template is a remark`() throws {
    let bytes = try Self.docx().linking("attachedTemplate", "file:///c:/Normal.dotm")
    let findings = PackageCheck.report(in: bytes, name: "a.docx", schemas: nil)
    #expect(findings.map(\.code) == ["attached-template"] && !findings.hasErrors)
  }

  @Test func `what Office notes by itself of publishing, recovery and schemas is let through`() throws {
    let sheets = "<sheets><sheet name=\"表单\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
    let notes = "<webPublishing codePage=\"936\"/><fileRecoveryPr repairLoad=\"1\"/>"
    let types = "<smartTagTypes><smartTagType namespaceUri=\"urn:a\" name=\"a\" url=\"http://x\"/></smartTagTypes>"
    let book = try BrokenPackages.xlsx("<sheetData/>", workbook: sheets + types + notes)
    #expect(PackageCheck.report(in: book, name: "a.xlsx", schemas: nil).map { $0.text(in: .zhHans) } == [])
    let settings = """
      <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:attachedSchema w:val="urn:a"/>\
      <w:smartTagType w:namespaceuri="urn:a" w:url="http://x" w:name="a"/><sl:schemaLibrary \
      xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="urn:a"/></sl:schemaLibrary>\
      </w:settings>
      """
    let form = "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:exitMacro w:val=\"\"/></w:ffData></w:fldChar>"
    let runs = [form, "<w:instrText>FORMTEXT</w:instrText>", "<w:fldChar w:fldCharType=\"end\"/>"].map {
      "<w:r>\($0)</w:r>"
    }
    let document = try Self.docx("<w:p>\(runs.joined())</w:p>").adding(
      "/word/settings.xml", BrokenPackages.word + "settings+xml", Self.text(settings), "settings")
    #expect(PackageCheck.report(in: document, name: "a.docx", schemas: nil).map { $0.text(in: .zhHans) } == [])
  }

  @Test func `pictures in cells of WPS, notes of Google and harmless workbooks inside are let through`() throws {
    let bytes = try Self.xlsx(
      "<sheetData><row r=\"1\"><c r=\"A1\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f></c></row></sheetData>"
    )
    .adding(
      "/xl/cellimages.xml", "application/vnd.wps-officedocument.cellimage+xml", Self.text("<a/>"),
      "http://www.wps.cn/officeDocument/2020/cellImage")
    let more = try BrokenArchives.edited(bytes, "rIdAdded", "rIdImages").adding(
      "/xl/metadata", "application/binary", [1, 2], "http://customschemas.google.com/relationships/workbookmetadata")
    let most = try BrokenArchives.edited(more, "rIdAdded", "rIdNotes").adding(
      "/xl/embeddings/a.xlsx", BrokenPackages.sheet + "sheet", Self.xlsx(), "package")
    #expect(PackageCheck.report(in: most, name: "a.xlsx", schemas: nil).map { $0.text(in: .zhHans) } == [])
  }
}
