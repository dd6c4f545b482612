import Findings
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates
@testable import WordprocessingML
@testable import WorkbookTemplates

/// Places of a document besides paragraphs, and what repeated parts must renumber.
@Suite struct WordPlacesTests {
  private let data: [String: TemplateValue] = [
    "n": .text("SP-1"), "名": .text("合肥 A&B"), "址": .text("https://example.com/a b?x=1&y=汉"),
    "坏": .text("javascript:alert(1)"),
    "是": .boolean(true), "否": .boolean(false),
    "行": .list([
      .record(["x": .text("一"), "子": .list([.text("a"), .text("b")])]),
      .record(["x": .text("二"), "子": .list([.text("c")])]),
    ]),
  ]

  private func render(_ bytes: [UInt8]) throws -> [UInt8] {
    let output = try compiled(bytes).render(.record(data))
    let faults = PackageCheck.findings(in: output, name: "o", schemas: Repository.schemas)
    #expect(faults.map(\.description) == [])
    return output
  }

  private func part(_ name: PartName, _ output: [UInt8]) throws -> String {
    String(decoding: try OPCPackage(reading: output, name: "o").bytes(of: name), as: UTF8.self)
  }

  @Test func `addresses of links are filled in, one for every turn, and only web and mail addresses lead anywhere`()
    throws
  {
    let link = { (id: Int, text: String) in "<w:hyperlink r:id=\"rId\(id)\">\(WordMaker.r(text))</w:hyperlink>" }
    let body =
      "<w:p>\(link(1, "固定"))\(link(2, "{{n}}"))\(link(3, "全"))\(link(4, "坏"))</w:p>"
      + WordMaker.p("{{#行}}") + "<w:p>\(link(5, "{{x}}"))</w:p>" + WordMaker.p("{{/行}}")
    let targets = [
      "https://example.com/", "https://example.com/?q=%7B%7B%E5%90%8D%7D%7D&n=%7b%7bn%7d%7d#%e6",
      "%7B%7B%E5%9D%80%7D%7D",
      "{{坏}}", "mailto:{{x}}@example.com",
    ]
    let output = try render(try WordMaker.docx(body, links: targets))
    let package = try OPCPackage(reading: output, name: "o")
    let links = package.relationships(of: package.mainPart).filter(\.isExternal)
    #expect(
      links.map(\.target) == [
        "https://example.com/", "https://example.com/?q=%E5%90%88%E8%82%A5%20A%26B&n=SP-1#%e6",
        "https://example.com/a%20b?x=1&y=%E6%B1%89", "#", "mailto:%E4%B8%80@example.com",
        "mailto:%E4%BA%8C@example.com",
      ])
    #expect(try WordReading.xml(output).components("r:id=\"") == links.map(\.id))
    let section = try WordMaker.docx("<w:p>\(link(1, "x"))</w:p>", links: ["https://a.b/{{#n}}x{{/n}}"])
    #expect(findings(section).count { $0.contains("[tag-in-link]") } == 2)
    #expect(findings(section).first?.hasPrefix("模板.docx · 正文第 1 段的链接地址：错误：") == true)
  }

  @Test func `properties, custom XML, diagrams and charts are filled in`() throws {
    let core = """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>单 {{n}}</dc:title><dc:subject>{{#行}}{{x}} {{/行}}</dc:subject>\
      </cp:coreProperties>
      """
    let custom = """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
      xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property \
      fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="客户"><vt:lpwstr>{{名}}</vt:lpwstr></property></Properties>
      """
    let item = "<表 xmlns=\"urn:x\"><客户>{{名}}</客户></表>"
    let diagram = """
      <dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p>\
      <a:r><a:t>图{{</a:t></a:r><a:r><a:t>n}}</a:t></a:r><a:r><a:t>末</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>
      """
    let office = "application/vnd.openxmlformats-officedocument"
    let bytes = try WordMaker.docx(
      WordMaker.p("{{n}}"),
      others: [
        (
          "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
          RelationshipType.coreProperties, core
        ),
        (
          "/docProps/custom.xml", "\(office).custom-properties+xml", RelationshipType.office("custom-properties"),
          custom
        ),
        ("/customXml/item1.xml", "application/xml", RelationshipType.office("customXml"), item),
        ("/odd/data1.xml", "\(office).drawingml.diagramData+xml", RelationshipType.office("diagramData"), diagram),
      ])
    let output = try render(bytes)
    #expect(try part("/docProps/core.xml", output).contains("<dc:title>单 SP-1</dc:title><dc:subject>一 二 </dc:subject>"))
    #expect(try part("/docProps/custom.xml", output).contains("<vt:lpwstr>合肥 A&amp;B</vt:lpwstr>"))
    #expect(try part("/customXml/item1.xml", output).contains("<客户>合肥 A&amp;B</客户>"))
    #expect(
      try part("/odd/data1.xml", output).contains("<a:t>图</a:t></a:r><a:r><a:t>SP-1</a:t></a:r><a:r><a:t>末</a:t>"))
    #expect(
      try compiled(bytes).tags.map { $0.origin.text(in: .zhHans) }.dropFirst() == [
        "模板.docx · 文档属性", "模板.docx · 文档属性", "模板.docx · 文档属性", "模板.docx · 文档属性", "模板.docx · 文档属性",
        "模板.docx · 自定义 XML", "模板.docx · SmartArt 图形",
      ])
  }

  @Test func `each turn has footnotes and comments of its own, with the turn's values`() throws {
    let row = """
      <w:p><w:commentRangeStart w:id="3"/><w:r><w:t>{{x}}</w:t></w:r><w:commentRangeEnd w:id="3"/>\
      <w:r><w:commentReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
      """
    let body =
      "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>" + WordMaker.p("{{#行}}") + row + WordMaker.p("{{/行}}")
    let parts = [
      (
        "footnotes",
        """
        <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id="1"><w:p><w:r><w:t>外 {{n}}</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id="2"><w:p w14:paraId="00000002"><w:r><w:t>{{#子}}{{.}},{{/子}} {{x}}</w:t></w:r></w:p></w:footnote>
        """
      ),
      ("comments", "<w:comment w:id=\"3\" w:author=\"王\"><w:p><w:r><w:t>批 {{x}}</w:t></w:r></w:p></w:comment>"),
    ]
    let output = try render(try WordMaker.docx(body, parts: parts.map { (kind: $0.0, content: $0.1) }))
    #expect(try WordReading.text(output) { $0 == .footnotes } == "\n外 SP-1\na,b, 一\nc, 二")
    #expect(try WordReading.text(output) { $0 == .comments } == "批 一\n批 二")
    let xml = try WordReading.xml(output)
    #expect(xml.components("footnoteReference w:id=\"") == ["1", "3", "4"])
    #expect(xml.components("commentReference w:id=\"") == ["4", "5"])
    #expect(
      xml.components("commentRangeStart w:id=\"") == ["4", "5"]
        && xml.components("commentRangeEnd w:id=\"") == ["4", "5"])
  }

  @Test func `footnotes stand in the order of their references, however often they are printed`() throws {
    let reference = { (id: Int) in "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
    let note = { (id: Int, text: String) in
      "<w:footnote w:id=\"\(id)\"><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:footnote>"
    }
    let separator = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    for (section, mine, texts) in [("{{#行}}", ["3", "4"], "重 一\n重 二"), ("{{^无}}", ["1"], "重 "), ("{{#无}}", [], "")] {
      let body =
        WordMaker.p(section) + "<w:p>\(WordMaker.r("甲"))\(reference(1))</w:p>"
        + WordMaker.p("{{/\(section.contains("行") ? "行" : "无")}}") + "<w:p>\(WordMaker.r("乙"))\(reference(2))</w:p>"
      let notes = separator + note(1, "重 {{x}}") + note(2, "末 {{n}}")
      let output = try render(try WordMaker.docx(body, parts: [(kind: "footnotes", content: notes)]))
      #expect(try WordReading.xml(output).components("footnoteReference w:id=\"") == mine + ["2"])
      let file = try part("/odd/part-0.xml", output)
      #expect(file.components("<w:footnote w:id=\"") == mine + ["2"])
      #expect(
        try WordReading.text(output) { $0 == .footnotes } == "\n" + (texts.isEmpty ? "" : texts + "\n") + "末 SP-1")
    }
  }

  @Test func `a bookmark that Google Docs wrote, and one in a note, have a name of their own in each turn`() throws {
    let mark = { (name: String) in
      "<w:bookmarkStart w:name=\"\(name)\" w:id=\"7\"/>\(WordMaker.r("{{x}}"))<w:bookmarkEnd w:id=\"7\"/>"
    }
    let body =
      WordMaker.p("{{#行}}") + "<w:p>\(mark("行"))<w:r><w:commentReference w:id=\"3\"/></w:r></w:p>"
      + WordMaker.p("{{/行}}")
    let comment = "<w:comment w:id=\"3\" w:author=\"王\"><w:p>\(mark("批").replacing("7", with: "8"))</w:p></w:comment>"
    let output = try render(try WordMaker.docx(body, parts: [(kind: "comments", content: comment)]))
    #expect(try WordReading.xml(output).components("w:name=\"") == ["行", "行_2"])
    #expect(try part("/odd/part-0.xml", output).components("w:name=\"") == ["批", "批_2"])
  }

  @Test func `bookmarks of each turn have their own name, and links and references of the turn follow`() throws {
    let row = """
      <w:p><w:bookmarkStart w:id="7" w:name="行"/><w:r><w:t>{{x}}</w:t></w:r><w:bookmarkEnd w:id="7"/>\
      <w:hyperlink w:anchor="行"><w:r><w:t>上</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
      <w:r><w:instrText xml:space="preserve"> PAGEREF 行 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
      <w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      """
    let body = WordMaker.p("{{#行}}") + row + WordMaker.p("{{/行}}") + "<w:p><w:hyperlink w:anchor=\"行\"/></w:p>"
    let xml = try WordReading.xml(try render(try WordMaker.docx(body)))
    #expect(xml.components("w:name=\"") == ["行", "行_2"])
    #expect(xml.components("w:anchor=\"") == ["行", "行_2", "行"])
    #expect(
      xml.components("<w:bookmarkStart w:id=\"") == ["8", "9"]
        && xml.components("<w:bookmarkEnd w:id=\"") == ["8", "9"])
    #expect(xml.contains(" PAGEREF 行 \\h ") && xml.contains(" PAGEREF 行_2 \\h "))
  }

  @Test func `text in several writings for newer and older programs is filled in each`() throws {
    let branch =
      "<mc:AlternateContent><mc:Choice Requires=\"w14\">\(WordMaker.r("新{{"))\(WordMaker.r("n}}{{#行}}{{x}}{{/行}}"))</mc:Choice><mc:Fallback>\(WordMaker.r("旧{{n}}"))</mc:Fallback></mc:AlternateContent>"
    let output = try compiled(try WordMaker.docx("<w:p>\(WordMaker.r("前"))\(branch)\(WordMaker.r("{{n}}"))</w:p>"))
      .render(.record(data))
    #expect(try WordReading.text(output) == "前新SP-1一二旧SP-1SP-1")
    let blocks =
      "<mc:AlternateContent><mc:Choice Requires=\"w14\">\(WordMaker.p("{{#行}}") + WordMaker.p("{{x}}") + WordMaker.p("{{/行}}"))</mc:Choice><mc:Fallback>\(WordMaker.p("{{n}}"))</mc:Fallback></mc:AlternateContent>"
    let second = try compiled(try WordMaker.docx(blocks + WordMaker.p("后"))).render(.record(data))
    #expect(try WordReading.text(second) == "一\n二\nSP-1\n后")
  }

  @Test func `a control that was filled in is no prompt any more, and a repeated one is bound to nothing`() throws {
    let styles = """
      <w:style w:type="character" w:styleId="a9"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>
      """
    let control = { (text: String) in
      """
      <w:sdt><w:sdtPr><w:id w:val="5"/><w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/><w:text/></w:sdtPr>\
      <w:sdtContent><w:r><w:rPr><w:rStyle w:val="a9"/><w:b/></w:rPr><w:t>\(text)</w:t></w:r></w:sdtContent></w:sdt>
      """
    }
    let body =
      "<w:p>\(control("{{n}}"))</w:p><w:p>" + control("点此").replacing("\"5\"", with: "\"6\"") + "</w:p>"
      + WordMaker.p("{{#行}}") + "<w:p>\(control("{{x}}"))</w:p>" + WordMaker.p("{{/行}}")
    let output = try render(
      try WordMaker.docx(body, parts: [(kind: "styles", content: styles)]))
    let xml = try WordReading.xml(output)
    #expect(xml.components("<w:showingPlcHdr/>").count == 1 && xml.components("<w:rStyle w:val=\"") == ["a9"])
    #expect(xml.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">SP-1</w:t>"))
    #expect(xml.components("<w:dataBinding ").count == 2)
  }

  @Test func `check boxes are ticked by the tag in their own tag field`() throws {
    let box = { (tag: String, id: Int) in
      """
      <w:sdt><w:sdtPr><w:alias w:val="框"/><w:tag w:val="\(tag)"/><w:id w:val="\(id)"/><w14:checkbox><w14:checked w14:val="0"/>\
      <w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>\
      </w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>
      """
    }
    let choice = TemplateValue.choice(
      TemplateChoices(chosen: ["b"], options: [.init(id: "a", label: "维修"), .init(id: "b", label: "更换")]))
    let body =
      "<w:p>" + box("{{是}}", 1) + box("{{否}}", 2) + box("{{选|tick:维修}}", 3) + box("{{选|tick:b}}", 4) + box("别的", 5)
      + box("{{#", 6).replacing("{{#", with: "{{缺}}") + "</w:p>"
    var data = data
    data["选"] = choice
    let output = try compiled(try WordMaker.docx(body)).render(.record(data))
    let xml = try WordReading.xml(output)
    #expect(xml.components("<w14:checked w14:val=\"") == ["1", "0", "0", "1", "0", "0"])
    #expect(try WordReading.text(output) == "☑☐☐☑☐☐")
    #expect(xml.components("<w:tag w:val=\"") == ["是", "否", "选", "选", "别的", "缺"])
    #expect(PackageCheck.findings(in: output, name: "o", schemas: Repository.schemas).isEmpty)
  }

  // MARK: Sections

  private let numbering = (
    kind: "numbering",
    content: """
    <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
    <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    """
  )
  private func item(_ text: String) -> String {
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(WordMaker.r(text))</w:p>"
  }
  private func lists(_ body: String) throws -> [String] {
    try WordReading.xml(try render(try WordMaker.docx(body, parts: [numbering]))).components("<w:numId w:val=\"")
  }

  @Test func `a list inside each turn begins again, a list of the turns goes on`() throws {
    let p = { WordMaker.p($0) }
    let turns = p("{{#行}}") + item("{{x}}") + p("{{/行}}")
    #expect(try lists(turns) == ["1", "1"])
    let nested = p("{{#行}}") + p("{{x}}") + p("{{#子}}") + item("{{.}}") + p("{{/子}}") + p("{{/行}}")
    #expect(try lists(nested) == ["1", "1", "2"])
    let steps = p("{{#行}}") + p("步骤 {{x}}") + item("甲") + item("乙") + p("{{/行}}")
    #expect(try lists(steps) == ["1", "1", "2", "2"])
    #expect(try lists(steps.replacing("{{#行}}", with: "{{#行|restart:no}}")) == ["1", "1", "1", "1"])
    #expect(try lists(steps + item("丙")) == ["1", "1", "1", "1", "1"])
    #expect(try lists(p("{{#行|restart}}") + item("{{x}}") + p("{{/行}}") + item("丙")) == ["1", "2", "1"])
    let output = try render(try WordMaker.docx(steps, parts: [numbering]))
    #expect(
      try part("/odd/part-0.xml", output).contains("<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride"))
  }

  @Test func `page breaks, sections of pages and controls around rows are repeated whole`() throws {
    let p = { WordMaker.p($0) }
    let page = "<w:p><w:r><w:t>{{/行}}</w:t></w:r></w:p>"
    let breaks = p("{{#行}}") + p("{{x}}") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + page + p("后")
    #expect(try WordReading.text(try render(try WordMaker.docx(breaks))) == "一\n⏎\n二\n⏎\n后")
    let section =
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"9000\" w:h=\"9000\"/></w:sectPr></w:pPr>\(WordMaker.r("{{/行}}"))</w:p>"
    let pages = try render(try WordMaker.docx(p("{{#行}}") + p("{{x}}") + section + p("后") + "<w:sectPr/>"))
    #expect(try WordReading.xml(pages).components("<w:pgSz w:w=\"").count == 2)
    let row = { (cells: String) in "<w:tr>\(cells)</w:tr>" }
    let cell = { (text: String) in "<w:tc><w:tcPr/>\(WordMaker.p(text))</w:tc>" }
    let control =
      "<w:sdt><w:sdtPr><w:id w:val=\"9\"/></w:sdtPr><w:sdtContent>\(row(cell("{{#行}}{{x}}") + cell("{{/行}}")))</w:sdtContent></w:sdt>"
    let table =
      "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>\(row(cell("头") + cell("尾")))\(control)</w:tbl>"
    let rows = try render(try WordMaker.docx(table + p("")))
    #expect(try WordReading.text(rows) == "| 头 | 尾 |\n| 一 |  |\n| 二 |  |\n")
    #expect(try WordReading.xml(rows).components("<w:id w:val=\"") == ["9"])
    let around =
      "<w:sdt><w:sdtPr/><w:sdtContent>\(row(cell("{{#行}}") + cell("a")))\(row(cell("{{x}}") + cell("{{/行}}")))</w:sdtContent></w:sdt>"
    let both = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>\(around)</w:tbl>"
    #expect(
      try WordReading.text(try render(try WordMaker.docx(both + p("")))) == "|  | a |\n| 一 |  |\n|  | a |\n| 二 |  |\n")
  }
}
