import Expressions
import Findings
import Forms
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing
import Zipping

@testable import Templates
@testable import WordprocessingML

/// Tags wherever Word puts text, however it cuts them up.
@Suite struct WordTagTests {
  private func p(_ runs: String...) -> String { "<w:p>" + runs.map(WordMaker.r).joined() + "</w:p>" }

  @Test func `a tag split over runs is one tag with the looks of its name`() throws {
    let body =
      "<w:p>\(WordMaker.r("单位：{"))<w:proofErr w:type=\"spellStart\"/>\(WordMaker.r("{"))\(WordMaker.r("*na"))"
      + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>\(WordMaker.r("me}"))<w:bookmarkEnd w:id=\"1\"/>\(WordMaker.r("}。"))</w:p>"
    let bytes = try compiled(try WordMaker.docx(body)).render(.record(["name": .text("合肥")]))
    #expect(
      try WordReading.xml(bytes).contains(
        """
        <w:p><w:r><w:t xml:space="preserve">单位：</w:t></w:r><w:proofErr w:type="spellStart"/>\
        <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">合肥</w:t></w:r><w:bookmarkStart w:id="1" w:name="b"/>\
        <w:bookmarkEnd w:id="1"/><w:r><w:t xml:space="preserve">。</w:t></w:r></w:p>
        """))
  }

  @Test(arguments: ["approval.docx", "approval-libreoffice.docx"])
  func `a real file renders the same when every run is cut into single characters`(_ file: String) throws {
    let vocabulary = TemplateVocabulary(schema: try SampleForm.schema())
    let data = TemplateData.record(of: try SampleForm.form(), copy: try SampleForm.schema().copies[1])
    let original = try WordMaker.fixture(file)
    let whole = try compiled(original, vocabulary).render(data)
    let cut = try compiled(try Cutting.everyRun(of: original), vocabulary).render(data)
    for kind in [WordPartKind.document, .header, .footer] {
      #expect(try WordReading.text(whole) { $0 == kind } == WordReading.text(cut) { $0 == kind })
    }
    #expect(
      try WordReading.text(whole).split(separator: "\n") == [
        "售后服务费用预算审批单", "用户单位：合肥 A&B <机电> 公司，拟服务日期 2026年3月5日。", "加急处理：□维修 ☑更换 □退回",
        "| 项目 | 数量 | 单价 | 金额 |", "| 配件费 | 2 | 640.16 | ¥1,280.32 |", "| 旅差费 | 1 | 400.00 | ¥400.00 |",
        "|  |  |  |  |", "| 合计（大写）壹仟陆佰捌拾元零叁角贰分 | ¥1,680.32 |", "| 备注 | 第一行⏎第二行⇥完/| 1 | 配件费 |/| 2 | 旅差费 |// |",
      ])
    #expect(try WordReading.text(whole) { $0 == .footer } == "一式三联：白联存根 红联财务 黄联质检 ")
    #expect(try WordReading.text(whole) { $0 == .header } == "安徽甲乙机械有限公司 编号 SP-2026-000123")
  }

  @Test func `tags are found in headers, notes, comments, text boxes, links, controls and insertions`() throws {
    let link = "<w:hyperlink w:anchor=\"x\">\(WordMaker.r("{{a}}"))</w:hyperlink>"
    let control = "<w:sdt><w:sdtPr/><w:sdtContent>\(WordMaker.r("{{a}}"))</w:sdtContent></w:sdt>"
    let inserted = "<w:ins w:id=\"1\">\(WordMaker.r("{{"))</w:ins>\(WordMaker.r("a}}"))"
    let deleted = "<w:del w:id=\"2\"><w:r><w:delText>{{b</w:delText></w:r></w:del>"
    let field = "<w:fldSimple w:instr=\"PAGE\">\(WordMaker.r("{{a}}"))</w:fldSimple>"
    let smart = "<w:smartTag w:element=\"x\">\(WordMaker.r("{{a}}"))</w:smartTag>"
    let body =
      "<w:p>" + [link, control, inserted, deleted, field, smart, WordMaker.textBox(p("{{a}}"))].joined() + "</w:p>"
    let parts = [
      ("header", p("头{{a}}")), ("footer", WordMaker.table([[p("{{#l}}脚{{.}}{{/l}}")]]) + p("")),
      ("footnotes", "<w:footnote w:id=\"1\">\(p("注{{a}}"))</w:footnote>"),
      ("comments", "<w:comment w:id=\"1\">\(p("批{{a}}"))</w:comment>"),
    ]
    let template = try compiled(try WordMaker.docx(body, parts: parts.map { (kind: $0.0, content: $0.1) }))
    let output = try template.render(.record(["a": .text("值"), "l": .list([.text("1"), .text("2")])]))
    #expect(try WordReading.text(output) == "值值值值值[值][值]")
    #expect(try WordReading.text(output) { $0 != .document } == "头值\n--\n| 脚1脚2 |\n\n--\n注值\n--\n批值")
    #expect(
      template.tags.map { $0.origin.text(in: .zhHans) }.suffix(6) == [
        "模板.docx · 页眉", "模板.docx · 页脚表格 1 第 1 行第 1 格", "模板.docx · 页脚表格 1 第 1 行第 1 格",
        "模板.docx · 页脚表格 1 第 1 行第 1 格", "模板.docx · 脚注", "模板.docx · 批注",
      ])
  }

  @Test func `a value is text and nothing else, whatever it holds`() throws {
    let hostile = [
      "<w:br/>&amp;</w:t>", "]]>", "\"'`", "{{number}}", "}}{{#x}}", "=cmd|'/c calc'!A1", "\u{202E}\u{FEFF}",
      String(repeating: "长文<&>", count: 5_000), "{{{x}}}", "MERGEFIELD x", "e\u{301}👨‍👩‍👧",
    ]
    let template = try compiled(try WordMaker.docx(p("甲", "*{{v}}", "乙")))
    for value in hostile {
      let output = try template.render(.record(["v": .text(value), "number": .text("!"), "x": .text("!")]))
      #expect(try WordReading.text(output) == "甲\(value)乙")
    }
    let control = "a\u{1}b\u{FFFE}c\u{B}d\re\r\nf\tg\u{FFFD}"
    #expect(
      try WordReading.text(try template.render(.record(["v": .text(control)])))
        == "甲a\u{FFFD}b\u{FFFD}c\u{FFFD}d⏎e⏎f⇥g\u{FFFD}乙")
    let broken = try template.render(.record(["v": .text("一\n二")]))
    #expect(
      try WordReading.xml(broken).contains(
        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t></w:r>")
    )
  }

  @Test func `the same data give the same bytes, and what holds no tag is passed through as it is`() throws {
    let template = try WordMaker.fixture("approval.docx")
    let vocabulary = TemplateVocabulary(schema: try SampleForm.schema())
    let data = TemplateData.record(of: try SampleForm.form(), copy: nil)
    let first = try compiled(template, vocabulary).render(data)
    #expect(try compiled(template, vocabulary).render(data) == first)
    let (before, after) = (try OPCPackage(reading: template, name: "a"), try OPCPackage(reading: first, name: "b"))
    for part in before.parts where WordPartKind(contentType: part.contentType) == nil {
      #expect(after.part(part.name)?.raw.bytes == part.raw.bytes)
    }
  }

  @Test(arguments: ["approval.docx", "approval-libreoffice.docx"])
  func `a rendered file passes the package checks and the schemas`(_ file: String) throws {
    let template = try WordMaker.fixture(file)
    let vocabulary = TemplateVocabulary(schema: try SampleForm.schema())
    var forms = [SampleForm.values, [:]]
    forms[1]["lines"] = .rows((0..<40).map { ["item": .text("第 \($0) 项")] })
    for values in forms {
      let data = TemplateData.record(
        of: try SampleForm.form(values), copy: nil, marks: CopyMarks(void: SampleForm.void))
      let faults = PackageCheck.findings(
        in: try compiled(template, vocabulary).render(data), name: file, schemas: Repository.schemas)
      // python-docx's settings have a zoom without percent; they are passed through as they are.
      #expect(faults.filter { $0.part != "/word/settings.xml" }.map(\.description) == [])
    }
  }

  @Test func `a thousand documents from one compiled template differ only in their data`() throws {
    var renderer = TemplateRenderer(try compiled(try WordMaker.docx(p("编号 {{n}} 完"))))
    for number in 1...1000 {
      let output = try renderer.render(TemplateData(.record(["n": .number(ExactDecimal(number), places: nil)])))
      if number % 250 == 0 { #expect(try WordReading.text(output) == "编号 \(number) 完") }
    }
  }

  @Test func `field codes that fetch or run something are refused, however they are hidden`() throws {
    let mark = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let code = { (text: String) in "<w:r><w:instrText xml:space=\"preserve\">\(text)</w:instrText></w:r>" }
    let field = { (codes: [String]) in
      "<w:p>" + mark("begin") + codes.map(code).joined() + mark("separate") + WordMaker.r("x") + mark("end") + "</w:p>"
    }
    let refused = [
      field([" D", "DE", "AUTO c:\\\\x"]), field(["includetext \"http://a/b\""]), field(["HYPERLINK \"file:///c:/a\""]),
      "<w:p><w:fldSimple w:instr=\" INCLUDEPICTURE x \"/></w:p>",
      "<w:p>" + mark("begin") + mark("begin") + code("QUOTE 68") + mark("end") + code(" x") + mark("end") + "</w:p>",
    ]
    for body in refused { #expect(findings(try WordMaker.docx(body)).contains { $0.contains("dangerous-field") }) }
    #expect(
      findings(try WordMaker.docx(p("") + refused[0])) == [
        """
        模板.docx · 正文第 2 段“x”：错误：这里的域代码“DDEAUTO c:\\\\x”会引入外部内容或运行程序，或不在允许之列，模板不能使用 [dangerous-field]
            → 在 Word 里按 Alt+F9 显示域代码，删除这个域
        """
      ])
    #expect(
      findings(try WordMaker.docx(field(["HYPERLINK \"https://a.b/{{n}}\""]))).contains {
        $0.contains("[tag-in-field]")
      })
    let harmless =
      field([" PAGE "]) + field([" HYPERLINK \"https://a.b\" "]) + field(["HYPERLINK \\l \"x\""])
      + field(["DATE \\@ \"yyyy\""])
    #expect(findings(try WordMaker.docx(harmless)).isEmpty)
  }
}

/// Cuts every run of a document's parts into runs of one character each, with different East Asian hints.
enum Cutting {
  static func everyRun(of bytes: [UInt8]) throws -> [UInt8] {
    let package = try OPCPackage(reading: bytes, name: "input.docx")
    var replacements: [PartName: [UInt8]] = [:]
    for part in package.parts where WordPartKind(contentType: part.contentType) != nil {
      let word = try WordOutline(try part.bytes(), name: part.name.text)
      var out: [UInt8] = []
      var at = 0
      for (node, kind) in word.kinds.enumerated() where kind == .run {
        guard let text = word.child(.text, of: node) else { continue }
        out += word.outline.bytes[at..<word.range(node).lowerBound]
        at = word.range(node).upperBound
        for (index, character) in word.outline.text(of: text).enumerated() {
          let hint = index.isMultiple(of: 2) ? "<w:rFonts w:hint=\"eastAsia\"/>" : ""
          let escaped = ["&": "&amp;", "<": "&lt;"][character] ?? String(character)
          out += Array("<w:r><w:rPr>\(hint)</w:rPr><w:t xml:space=\"preserve\">\(escaped)</w:t></w:r>".utf8)
        }
      }
      replacements[part.name] = out + word.outline.bytes[at...]
    }
    return try package.writing(replacements: replacements)
  }
}
