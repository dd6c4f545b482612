import Findings
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates
@testable import WordprocessingML

/// What stands beside a section's tags in their paragraphs.
@Suite struct WordBesideTests {
  private func p(_ runs: String...) -> String { "<w:p>" + runs.map(WordMaker.r).joined() + "</w:p>" }

  private func data(_ count: Int) -> [String: TemplateValue] {
    let items = (0..<count).map { TemplateValue.record(["x": .text("项\($0)"), "子": .list([.text("a"), .text("b")])]) }
    return ["行": .list(items), "另": .list(items), "n": .text("SP-1"), "空": .list([])]
  }

  private func rendered(_ body: String, _ count: Int, parts: [(kind: String, content: String)] = []) throws -> String {
    let bytes = try compiled(try WordMaker.docx(body, parts: parts)).render(.record(data(count)))
    let faults = PackageCheck.findings(in: bytes, name: "o", schemas: Repository.schemas)
    #expect(faults.map(\.description) == [], "\(body)")
    return try WordReading.text(bytes)
  }

  @Test func `what stands before a section and behind it is printed once, with no, one or many items`() throws {
    let body = p("编号 {{n}} 明细：{{#行}}") + p("{{x}}") + p("{{/行}} 地址：北京")
    #expect(try rendered(body, 0) == "编号 SP-1 明细：\n 地址：北京")
    #expect(try rendered(body, 1) == "编号 SP-1 明细：\n项0\n 地址：北京")
    #expect(try rendered(body, 2) == "编号 SP-1 明细：\n项0\n项1\n 地址：北京")
    let inside = p("前{{#行}}头{{x}}") + p("尾{{/行}}后")
    #expect(try rendered(inside, 0) == "前\n后")
    #expect(try rendered(inside, 2) == "前\n头项0\n尾\n头项1\n尾\n后")
    let two = p("甲{{#行}}") + p("{{x}}") + p("{{/行}} 乙 {{#另}}") + p("{{x}}") + p("{{/另}}{{^空}}") + p("无") + p("{{/空}}丙")
    #expect(try rendered(two, 1) == "甲\n项0\n 乙 \n项0\n无\n丙")
    #expect(try rendered(two, 0) == "甲\n 乙 \n无\n丙")
    let nested = p("始{{#行}}{{x}}：{{#子}}") + p("{{.}}") + p("{{/子}}毕{{/行}}终")
    #expect(try rendered(nested, 1) == "始\n项0：\na\nb\n毕\n终")
    #expect(try rendered(nested, 0) == "始\n终")
  }

  @Test func `tabs, breaks and pictures beside a tag stay on their side of it`() throws {
    let br = "<w:r><w:br w:type=\"page\"/></w:r>"
    let picture = "<w:r><w:drawing><wp:docPr id=\"5\" name=\"章\"/></w:drawing></w:r>"
    let after = "<w:p>\(WordMaker.r("{{/行}}"))\(br)</w:p>"
    #expect(try rendered(p("{{#行}}") + p("{{x}}") + after + p("后"), 2) == "项0\n项1\n⏎\n后")
    let before = "<w:p>\(br)\(WordMaker.r("{{/行}}"))</w:p>"
    #expect(try rendered(p("{{#行}}") + p("{{x}}") + before + p("后"), 2) == "项0\n⏎\n项1\n⏎\n后")
    let tab = "<w:p><w:r><w:tab/><w:t>{{/行}}</w:t><w:tab/><w:t>合计</w:t></w:r></w:p>"
    #expect(try rendered(p("{{#行}}") + p("{{x}}") + tab, 1) == "项0\n⇥合计")
    for count in [0, 3] {
      let body = "<w:p>\(picture)\(WordMaker.r("{{#行}}"))</w:p>" + p("{{x}}") + p("{{/行}}")
      let xml = try WordReading.xml(try compiled(try WordMaker.docx(body)).render(.record(data(count))))
      #expect(xml.components("docPr id=\"") == ["5"])
    }
  }

  @Test func `the new paragraph keeps the properties, and what belongs to one end stays at that end`() throws {
    let properties = { (inner: String) in "<w:pPr><w:pageBreakBefore/>\(inner)<w:jc w:val=\"right\"/></w:pPr>" }
    let section = properties("").replacing(
      "</w:pPr>", with: "<w:sectPr><w:pgSz w:w=\"9000\" w:h=\"9000\"/></w:sectPr></w:pPr>")
    let body =
      "<w:p w14:paraId=\"0A000001\">\(properties(""))\(WordMaker.r("*甲{{#行}}乙"))</w:p>" + p("{{x}}")
      + "<w:p>\(section)\(WordMaker.r("丙{{/行}}丁"))</w:p>"
    let xml = try WordReading.xml(try compiled(try WordMaker.docx(body + "<w:sectPr/>")).render(.record(data(2))))
    // Each paragraph is on the right; 甲 begins a page, and so does 丙 in every turn, but neither 乙 nor 丁.
    #expect(xml.components("<w:jc w:val=\"").count == 6)
    #expect(xml.split(separator: "<w:pageBreakBefore/>").count == 4)
    #expect(xml.components("<w:pgSz w:w=\"").count == 1)
    #expect(xml.components("w14:paraId=\"") == ["0A000001"])
    #expect(xml.split(separator: "<w:rPr><w:b/></w:rPr>").count == 4)
  }

  @Test func `bookmarks and comments over a split keep to what is printed once`() throws {
    let marked = { (text: String) in
      """
      <w:p><w:bookmarkStart w:id="1" w:name="书签"/><w:commentRangeStart w:id="3"/>\(WordMaker.r(text))<w:bookmarkEnd w:id="1"/>\
      <w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>
      """
    }
    let comments = [(kind: "comments", content: "<w:comment w:id=\"3\" w:author=\"王\">\(WordMaker.p("批"))</w:comment>")]
    for (body, text) in [
      (marked("甲{{#行}}") + p("{{x}}") + p("{{/行}}"), "甲\n项0\n项1"),
      (p("{{#行}}") + p("{{x}}") + marked("{{/行}}乙"), "项0\n项1\n乙"),
    ] {
      #expect(try rendered(body, 2, parts: comments) == text)
      let xml = try WordReading.xml(
        try compiled(try WordMaker.docx(body, parts: comments)).render(.record(data(2))))
      #expect(xml.components("w:name=\"") == ["书签"])
      #expect(xml.components("<w:commentReference w:id=\"").count == 1)
      #expect(xml.components("<w:bookmarkEnd w:id=\"").count == 1)
    }
  }

  @Test func `cells, headers, text boxes and tracked insertions are split as well`() throws {
    let cell = WordMaker.table([[p("甲{{#行}}") + p("{{x}}") + p("{{/行}}乙")]])
    #expect(try rendered(cell + p(""), 2) == "| 甲/项0/项1/乙 |\n")
    #expect(try rendered(cell + p(""), 0) == "| 甲/乙 |\n")
    let bytes = try WordMaker.docx(p("正文"), parts: [("header", p("页眉{{#行}}") + p("{{x}}") + p("{{/行}}尾"))])
    let output = try compiled(bytes).render(.record(data(1)))
    #expect(try WordReading.text(output) { $0 == .header } == "页眉\n项0\n尾")
    let box = "<w:p>\(WordMaker.textBox(p("盒{{#行}}") + p("{{x}}") + p("{{/行}}底")))</w:p>"
    #expect(try WordReading.text(try compiled(try WordMaker.docx(box)).render(.record(data(1)))) == "[盒/项0/底][盒/项0/底]")
    let inserted = "<w:p><w:ins w:id=\"9\" w:author=\"王\">\(WordMaker.r("前{{#行}}后"))</w:ins></w:p>"
    #expect(try rendered(inserted + p("{{x}}") + p("{{/行}}"), 2) == "前\n后\n项0\n后\n项1")
    // Places are told as the author counts paragraphs.
    let wrong = p("一{{#行}}") + p("{{x}}") + p("{{/行}}二") + p("{{#无")
    #expect(findings(try WordMaker.docx(wrong)).first?.hasPrefix("模板.docx · 正文第 4 段：错误") == true)
  }

  @Test func `in the row of a section's tag, where the section goes over several rows, the outer side is a warning`()
    throws
  {
    let around = { (first: [String], last: [String]) in
      let rows = [first, ["{{x}}", "{{n}}"], last].map { row in row.map { self.p($0) } }
      return findings(try WordMaker.docx(WordMaker.table(rows) + self.p("")))
    }
    #expect(
      try around(["编号 {{n}}：", "明细{{#行}}"], ["{{/行}}", ""]) == [
        """
        模板.docx · 表格 1 第 1 行第 2 格：提醒：标签“{{#行}}”：区块占几行，同一行里它前面的“编号 {{n}}： 明细”也在区块里：\
        区块印几次它就印几次，区块不印它也不印（原文：明细{{#行}}） [text-in-section-row]
            → 只印一次的，把“{{#行}}”单独写在一行里，那一行不会印出来；每次都要印的，把标签移到这一行的最前面
        """
      ])
    let last = try around(["{{#行}}", ""], ["{{/行}}", "合计 {{n}}"])
    #expect(last.count == 1 && last[0].contains("第 3 行第 1 格：提醒") && last[0].contains("它后面的“合计 {{n}}”"))
    // Of sections that begin together the outermost speaks for all; what stands between them is the inner one's.
    #expect(try around(["甲{{#行}}{{#子}}", ""], ["{{/子}}{{/行}}", ""]).count == 1)
    #expect(try around(["{{#行}}甲{{#子}}", ""], ["{{/子}}{{/行}}", ""]).map { $0.contains("“{{#子}}”") } == [true])
    // Tags alone, the inner side, a section within a cell, and the usual row with its tags in it are no surprise.
    #expect(try around(["{{! 注 }}{{#行}}", " "], ["", "{{/行}}"]) == [])
    #expect(try around(["{{#行}}名称", "{{x}}"], ["数量", "{{n}}{{/行}}"]) == [])
    let cell = WordMaker.table([[p("甲"), p("乙{{#行}}") + p("{{x}}") + p("{{/行}}丙"), p("丁")]])
    #expect(findings(try WordMaker.docx(cell + p(""))) == [])
    let usual = WordMaker.table([[p("品名"), p("{{#行}}{{x}}"), p("{{n}}{{/行}}"), p("个")]])
    #expect(findings(try WordMaker.docx(usual + p(""))) == [])
  }

  @Test func `a tag that cannot be parted from what stands beside it is refused, with its place and what to do`() throws
  {
    let link = { (text: String) in "<w:hyperlink w:anchor=\"x\">\(WordMaker.r(text))</w:hyperlink>" }
    let rest = p("{{x}}") + p("{{/行}}")
    #expect(
      findings(try WordMaker.docx("<w:p>\(link("甲{{#行}}"))</w:p>" + rest)) == [
        """
        模板.docx · 正文第 1 段：错误：“{{#行}}”写在链接、域或内容控件里，它前面还有别的内容：分不清这些内容是印一次还是逐项重复\
        （原文：甲{{#行}}） [text-beside-section]
            → 把“{{#行}}”移到链接、域或控件外面，最好自己成一个段落
        """
      ])
    // A tag that is alone in its link leaves with it.
    #expect(try rendered("<w:p>\(WordMaker.r("甲"))\(link("{{#行}}"))</w:p>" + rest, 1) == "甲\n项0")
    let field = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let inField = "<w:p>\(WordMaker.r("甲"))\(field("begin"))\(WordMaker.r("{{#行}}"))\(field("end"))</w:p>"
    #expect(findings(try WordMaker.docx(inField + rest)).contains { $0.contains("[section-splits-field]") })
    let control = { (inner: String) in "<w:sdt><w:sdtPr/><w:sdtContent>\(inner)</w:sdtContent></w:sdt>" }
    #expect(try rendered(control(p("{{#行}}")) + rest, 1) == "\n项0")
    for outside in [control(p("甲{{#行}}")), control(p("甲") + p("{{#行}}"))] {
      #expect(findings(try WordMaker.docx(outside + rest)).first?.contains("[section-crosses-border]") == true)
    }
  }
}
