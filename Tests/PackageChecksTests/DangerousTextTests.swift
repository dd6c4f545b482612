import Findings
import OPC
import PackageChecks
import Testing

private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/// The dangers that a package has, as `code at place`.
private func dangers(_ bytes: [UInt8], _ name: String) -> [String] {
  PackageCheck.report(in: bytes, name: name, schemas: nil).filter { $0.code.hasPrefix("dangerous-") }.map {
    "\($0.code) \($0.origin.text(in: .zhHans).dropFirst(name.count + 3))"
  }
}

@Suite struct `Dangerous field codes` {
  private static func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
  private static func code(_ text: String, _ name: String = "w:instrText") -> String {
    "<w:r><\(name) xml:space=\"preserve\">\(text)</\(name)></w:r>"
  }
  private static func field(_ codes: String...) -> String {
    mark("begin") + codes.joined() + mark("separate") + mark("end")
  }
  private static func branches(_ choice: String, _ fallback: String) -> String {
    "<mc:AlternateContent><mc:Choice Requires=\"w14\">\(choice)</mc:Choice><mc:Fallback>\(fallback)</mc:Fallback></mc:AlternateContent>"
  }

  static let refused: [String] = [
    field(code("DDEAUTO c:\\\\x")), field(code(" D"), code("DE"), code("AUTO c:\\\\x")),
    field(code("includetext \"a\"")),
    // The same namespace under other prefixes, and under none.
    "<w:r><x:fldChar xmlns:x=\"\(word)\" x:fldCharType=\"begin\"/><x:instrText xmlns:x=\"\(word)\">DDE a b</x:instrText></w:r>",
    field("<r xmlns=\"\(word)\"><instrText>DDEAUTO a</instrText></r>"),
    "<fldSimple xmlns=\"\(word)\" xmlns:q=\"\(word)\" q:instr=\"INCLUDEPICTURE a\"/>",
    // Whatever the switches are.
    field(code("HYPERLINK \"file:///c:/a\"")), field(code("HYPERLINK \\o \"tip\" \"file:///c:/a\"")),
    field(code("HYPERLINK \\t \"_blank\" \\\\\\\\server\\\\a")), field(code("HYPERLINK \"https://a.b\" \"file:///a\"")),
    field(code("HYPERLINK “file:///c:/a”")), field(code("HYPERLINK a.docx")),
    // A code that is computed, that depends on the alternative taken, or on a change.
    field(field(code("QUOTE 68")), code(" x")), field(code("HYPERLINK "), field(code("REF x"))),
    field(branches(code("PAGE "), code("DDEAUTO a"))),
    field(code("PAGE ", "w:delInstrText"), code("DDEAUTO a")), field(code("PAGE ", "w:t"), code("DDEAUTO a")),
    field(code("IF 1 = 1 "), field(code("LINK a b c"))),
    field(code("MACROBUTTON Run x")), field(code("\"DDE\" a")), field(code("DATABASE \\d a")),
    field(code("NEWFIELD a")),
    field(code("AUTOTEXT a")), field(code("PRINT 27")), field(code("EMBED Equation.3")), field(code("RD a.docx")),
  ]

  @Test(arguments: refused) func `refused, with its paragraph`(_ runs: String) throws {
    let found = dangers(try BrokenPackages.docx(body: "<w:p/><w:p>\(runs)</w:p>"), "a.docx")
    #expect(found.first?.hasPrefix("dangerous-field 正文第 2 段") == true, "\(found)")
  }

  @Test func `refused in headers and building blocks`() throws {
    let paragraph = "<w:p>\(Self.field(Self.code("DDEAUTO a")))</w:p>"
    #expect(dangers(try BrokenPackages.docx(body: "<w:p/>", header: paragraph), "a.docx") == ["dangerous-field 页眉"])
    let blocks = "<w:glossaryDocument xmlns:w=\"\(word)\"><w:docParts>\(paragraph)</w:docParts></w:glossaryDocument>"
    let bytes = try BrokenPackages.docx(body: "<w:p/>").adding(
      "/word/glossary/document.xml", BrokenPackages.word + "document.glossary+xml", Array(blocks.utf8),
      "glossaryDocument")
    #expect(dangers(bytes, "a.docx") == ["dangerous-field 构建基块（自动图文集）"])
  }

  @Test func `what shows, asks or computes is let through`() throws {
    let codes = [
      " PAGE ", "NUMPAGES \\* MERGEFORMAT", "DATE \\@ \"yyyy年\"", "HYPERLINK \"https://a.b/?x=file:///\"",
      "HYPERLINK \\l \"_Toc1\" \\h", "HYPERLINK \"mailto:a@b.c\" \\o \"file:///c:/a\"",
      "HYPERLINK tel:10086 \\t \"_blank\"",
      "TOC \\o \"1-3\" \\h \\z \\u", "= SUM(ABOVE)", "MERGEFIELD 姓名", "FORMTEXT", "EQ \\o(a,b)",
      "SYMBOL 82 \\f Wingdings",
      "MACROBUTTON NoMacro [点击输入]", "IF 1 = 1 \"a\" \"b\"", "SEQ 图 \\* ARABIC", "STYLEREF 1", "",
    ]
    let body = codes.map { "<w:p>\(Self.field(Self.code($0)))</w:p>" }.joined()
    let nested = "<w:p>\(Self.field(Self.code("IF "), Self.field(Self.code("PAGE")), Self.code(" = 1 a b")))</w:p>"
    #expect(dangers(try BrokenPackages.docx(body: body + nested), "a.docx") == [])
  }
}

@Suite struct `Dangerous formulas` {
  static let refused: [String] = [
    "WEBSERVICE(\"http://x\")", "_xlfn.WEBSERVICE(\"http://x\")", "_xlfn.IMAGE(A1)", "IMAGE(\"http://x/a.png\")",
    "SUM (1)+CALL (\"a\")", "REGISTER.ID(\"a\",\"b\")", "EXEC(\"calc\")", "SQL.REQUEST(\"a\")", "RTD(\"a\",,\"b\")",
    "CUBEVALUE(\"a\",\"b\")", "STOCKHISTORY(\"a\",1)", "_xlfn._xlws.PY(0,0)", "_xll.Run(1)", "NEWFUNCTION(1)",
    "_xlfn.BYROW(A1:A3,_xleta.WEBSERVICE)", "cmd|'/c calc'!A0", "+cmd|'/c calc'!A0&amp;\"|\"", "'cmd|/c calc'!A0",
    "[1]Sheet1!A1", "SUM('[http://x/a.xlsx]S'!A1)", "'C:\\a\\[b.xlsx]S'!A1", "[1]!name", "book.xlsx!name",
    "HYPERLINK(\"file:///c:/a\",\"x\")", "HYPERLINK(A1)", "HYPERLINK(\"fi\"&amp;\"le:///c:/a\")",
    "HYPERLINK(\"\"&amp;A1)",
    "IF(A1,HYPERLINK(CONCATENATE(\"\\\\server\\\",A1)),0)",
  ]

  private static func cell(_ formula: String, _ attributes: String = "") -> String {
    "<sheetData><row r=\"3\"><c r=\"B3\"><f\(attributes)>\(formula)</f></c></row></sheetData>"
  }

  @Test(arguments: refused) func `refused, with its cell`(_ formula: String) throws {
    #expect(dangers(try BrokenPackages.xlsx(Self.cell(formula)), "a.xlsx") == ["dangerous-formula 表单!B3"])
  }

  @Test(arguments: [
    ("B3", cell("CALL(1)", " t=\"array\" ref=\"B3\"")), ("B3", cell("CALL(1)", " t=\"shared\" si=\"0\" ref=\"B3\"")),
    (
      "C1:C9",
      """
      <sheetData/><conditionalFormatting sqref="C1:C9"><cfRule type="expression" priority="1"><formula>EXEC("a")</formula>\
      </cfRule></conditionalFormatting>
      """
    ),
    (
      "C1:C9",
      """
      <sheetData/><conditionalFormatting sqref="C1:C9"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="formula" \
      val="CALL(1)"/></dataBar></cfRule></conditionalFormatting>
      """
    ),
    (
      "D2",
      """
      <sheetData/><dataValidations><dataValidation type="list" sqref="D2"><formula1>cmd|'/c calc'!A0</formula1>\
      </dataValidation></dataValidations>
      """
    ),
    (
      "E1:E4",
      """
      <sheetData/><extLst><ext xmlns:n="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" \
      xmlns:m="http://schemas.microsoft.com/office/excel/2006/main"><n:dataValidation><n:formula1><m:f>WEBSERVICE(A1)</m:f>\
      </n:formula1><m:sqref>E1:E4</m:sqref></n:dataValidation></ext></extLst>
      """
    ),
  ]) func `refused in arrays, conditional formats and validations, with their range`(_ place: String, _ sheet: String)
    throws
  {
    #expect(dangers(try BrokenPackages.xlsx(sheet), "a.xlsx") == ["dangerous-formula 表单!\(place)"])
  }

  @Test func `refused in names, tables, charts and shapes`() throws {
    let sheets = "<sheets><sheet name=\"表单\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
    let names = "<definedNames><definedName name=\"取数\">_xlfn.WEBSERVICE(\"http://x\")</definedName></definedNames>"
    #expect(
      dangers(try BrokenPackages.xlsx("<sheetData/>", workbook: sheets + names), "a.xlsx") == [
        "dangerous-formula 名称“取数”"
      ])
    let table = """
       id="1" displayName="t" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="a"><calculatedColumnFormula>CALL(1)\
      </calculatedColumnFormula></tableColumn></tableColumns>
      """
    let book = try BrokenPackages.xlsx("<sheetData/>", beside: [("/xl/tables/table1.xml", "table", table)])
    #expect(dangers(book, "a.xlsx") == ["dangerous-formula 表格区域"])
    let chart =
      "<d:chartSpace xmlns:d=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><d:f>[1]S!A1</d:f></d:chartSpace>"
    let charted = try BrokenPackages.xlsx("<sheetData/>").adding(
      "/xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", Array(chart.utf8),
      "chart")
    #expect(dangers(charted, "a.xlsx") == ["dangerous-formula 图表"])
    let shape = """
      <q:wsDr xmlns:q="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><q:sp macro="[1]!Run"/>\
      <q:sp macro="[0]!Run" textlink="表单!A1"/><q:sp macro=""/></q:wsDr>
      """
    let drawn = try BrokenPackages.xlsx("<sheetData/>").adding(
      "/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml", Array(shape.utf8),
      "drawing")
    #expect(dangers(drawn, "a.xlsx") == ["dangerous-formula 图形"])
  }

  @Test func `what computes is let through`() throws {
    let formulas = [
      "SUM(A1:B2)*2%", "IF(A1=\"a|b!\",\"http://x\",\"\")", "_xlfn.XLOOKUP(A1,B:B,C:C)",
      "_xlfn._xlws.FILTER(A1:B9,A1:A9&gt;0)",
      "表1[[#This Row],[单价 (元)/件]]*[@数量]", "[Market]/[Total (a + b)]", "'表单'!A1+表单!$B$2", "Sheet9!A1", "#REF!A1+N(#N/A)",
      "_xlfn.LET(_xlpm.x,1,_xlpm.x+1)", "_xlfn.ANCHORARRAY(A1)", "TRUE()", "A1 (B1)", "SUM(A1:A3 A2:B2)",
      "HYPERLINK(\"#表单!A1\",\"首\")", "HYPERLINK(\"https://x/\"&amp;A1)", "HYPERLINK(CONCATENATE(\"mailto:\",A1),A1)",
      "[0]!取数", "1E5+.5", "\"it's\"&amp;A1", "-A1^2", "加倍(2)",
    ]
    let rows = formulas.enumerated().map { "<row r=\"\($0 + 1)\"><c r=\"A\($0 + 1)\"><f>\($1)</f></c></row>" }.joined()
    let sheets = "<sheets><sheet name=\"表单\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
    let names = "<definedNames><definedName name=\"加倍\">_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)</definedName></definedNames>"
    #expect(
      dangers(try BrokenPackages.xlsx("<sheetData>\(rows)</sheetData>", workbook: sheets + names), "a.xlsx") == [])
  }
}

@Suite struct `Dangerous addresses in the text of parts` {
  private static let vml = "application/vnd.openxmlformats-officedocument.vmlDrawing"

  private static func drawing(_ shape: String) throws -> [UInt8] {
    let names = "xmlns:p=\"urn:schemas-microsoft-com:vml\" xmlns:y=\"urn:schemas-microsoft-com:office:office\""
    let xml = "<xml \(names) xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><p:shape>\(shape)<br></p:shape></xml>"
    return try BrokenPackages.xlsx("<sheetData/>").adding("/xl/drawings/v.vml", vml, Array(xml.utf8), "vmlDrawing")
  }

  @Test(arguments: [
    "<p:imagedata src=\"http://x/a.png\"/>", "<p:fill src=\"\\\\server\\a.png\"/>",
    "<p:imagedata y:href=\"http://x/a\"/>",
    "<p:fill y:althref=\"file:///c:/a\"/>", "<p:shape href=\"file:///c:/a\"/>",
  ]) func `refused in VML, whatever its prefixes are`(_ shape: String) throws {
    #expect(dangers(try Self.drawing(shape), "a.xlsx") == ["dangerous-link 批注或控件的图形"])
    let names = "xmlns:p=\"urn:schemas-microsoft-com:vml\" xmlns:y=\"urn:schemas-microsoft-com:office:office\""
    let body = "<w:p/><w:p><w:r><w:pict \(names)>\(shape)</w:pict></w:r></w:p>"
    #expect(dangers(try BrokenPackages.docx(body: body), "a.docx") == ["dangerous-link 正文第 2 段"])
  }

  @Test func `refused in the controls of VML`() throws {
    let control = "<x:ClientData><x:FmlaMacro>[book.xlsm]!Run</x:FmlaMacro><x:DDE/></x:ClientData>"
    #expect(
      Set(dangers(try Self.drawing(control), "a.xlsx"))
        == ["dangerous-formula 批注或控件的图形", "dangerous-object 批注或控件的图形"])
  }

  @Test(arguments: ["file:///c:/a", "\\\\server\\a", "javascript:alert(1)", "c:\\a.exe"])
  func `refused as the place of a cell's link`(_ location: String) throws {
    let sheet = "<sheetData/><hyperlinks><hyperlink ref=\"C4\" location=\"\(location)\"/></hyperlinks>"
    #expect(dangers(try BrokenPackages.xlsx(sheet), "a.xlsx") == ["dangerous-link 表单!C4"])
  }

  @Test func `a picture in SVG brings nothing in and runs nothing`() throws {
    func book(_ content: String) throws -> [UInt8] {
      let xml = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:l=\"http://www.w3.org/1999/xlink\">\(content)</svg>"
      return try BrokenPackages.xlsx("<sheetData/>").adding(
        "/xl/media/a.svg", "image/svg+xml", Array(xml.utf8), "image")
    }
    for content in ["<image l:href=\"http://x/a.png\"/>", "<use href=\"file:///a\"/>", "<script>1</script>"] {
      #expect(try dangers(book(content), "a.xlsx").count == 1, "\(content)")
    }
    #expect(try dangers(book("<use l:href=\"#a\"/><image href=\"data:image/png;base64,\"/>"), "a.xlsx") == [])
  }

  @Test func `places in the file are let through`() throws {
    let links = ["表单!A1", "'a:b'!A1:B2", "A1:B2", "取数", "AB:AB"].enumerated().map {
      "<hyperlink ref=\"A\($0 + 1)\" location=\"\($1)\"/>"
    }
    let sheet = "<sheetData/><hyperlinks>\(links.joined())</hyperlinks>"
    #expect(dangers(try BrokenPackages.xlsx(sheet), "a.xlsx") == [])
    #expect(dangers(try Self.drawing("<p:imagedata y:relid=\"rId1\" y:title=\"a\"/>"), "a.xlsx") == [])
  }
}
