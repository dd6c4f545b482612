import Findings
import OPC
import Testing

@testable import Templates

/// Sections grow to the smallest whole unit that holds both their ends.
@Suite struct WordSectionTests {
  private let rows: [String: TemplateValue] = [
    "行": .list([.record(["x": .text("一"), "y": .text("1")]), .record(["x": .text("二"), "y": .text("2")])]),
    "空": .list([]), "是": .boolean(true),
    "组": .list([
      .record(["名": .text("甲"), "员": .list([.text("a"), .text("b")])]), .record(["名": .text("乙"), "员": .list([])]),
    ]),
  ]

  private func p(_ runs: String...) -> String { "<w:p>" + runs.map(WordMaker.r).joined() + "</w:p>" }

  @Test func `within a paragraph the text is repeated, run by run`() throws {
    #expect(try rendered(p("共：{{#行}}{{x}}、{{/行}}完"), rows) == "共：一、二、完")
    #expect(try rendered(p("前{{#行}}A", "*{{x}}", "B{{/行}}后"), rows) == "前A一BA二B后")
    #expect(try rendered(p("前{{#空}}A", "*{{x}}", "B{{/空}}后"), rows) == "前后")
    let bytes = try compiled(try WordMaker.docx(p("前{{#行}}A", "*{{x}}", "B{{/行}}后"))).render(.record(rows))
    #expect(try WordReading.xml(bytes).contains("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">二</w:t></w:r>"))
  }

  @Test func `paragraphs that hold only section tags vanish with them`() throws {
    let body =
      p("前") + p("{{#行}}") + p("项目 {{x}}") + p("{{^空}}") + p("又 {{y}}") + p("{{/空}}{{/行}}") + p("{{! 注 }}") + p("后")
    #expect(try rendered(body, rows) == "前\n项目 一\n又 1\n项目 二\n又 2\n后")
    #expect(try rendered(p("{{#行}}头") + p("{{x}}") + p("尾{{/行}}"), rows) == "头\n一\n尾\n头\n二\n尾")
    #expect(
      try rendered(p("{{#行}}") + p("{{x}}") + p("{{/行}}{{#空}}") + p("无") + p("{{/空}}") + p("完"), rows) == "一\n二\n完")
  }

  @Test func `tags in cells repeat the rows, and what stands before the tag in the row is inside the section`() throws {
    let table = WordMaker.table([
      [p("名"), p("值")], [p("{{x}}") + p("{{#行}}"), p("{{y}}{{/行}}")], [p("合计"), p("")],
    ])
    #expect(try rendered(table, rows) == "| 名 | 值 |\n| 一/ | 1 |\n| 二/ | 2 |\n| 合计 |  |")
    let two = WordMaker.table([[p("{{#行}}{{x}}"), p("上")], [p("下"), p("{{y}}{{/行}}")]])
    #expect(try rendered(two, rows) == "| 一 | 上 |\n| 下 | 1 |\n| 二 | 上 |\n| 下 | 2 |")
    let pad = WordMaker.table([[p("{{#行|rows:4}}{{x}}"), p("{{/行}}")]])
    #expect(try rendered(pad, rows) == "| 一 |  |\n| 二 |  |\n|  |  |\n|  |  |")
  }

  @Test func `rows that hold only the ends of sections vanish with them`() throws {
    let table = WordMaker.table([
      [p("名"), p("值")], [p("{{#行}}"), p("")], [p("{{x}}"), p("{{y}}")], [p(""), p("{{/行}}")], [p("合计"), p("")],
    ])
    #expect(try rendered(table, rows) == "| 名 | 值 |\n| 一 | 1 |\n| 二 | 2 |\n| 合计 |  |")
    let titled = WordMaker.table([[p("{{#行}}"), p("第")], [p("{{x}}"), p("")], [p("{{/行}}"), p("完")]])
    #expect(try rendered(titled, rows) == "|  | 第 |\n| 一 |  |\n|  | 完 |\n|  | 第 |\n| 二 |  |\n|  | 完 |")
    let nested = WordMaker.table([
      [p("{{#组}}"), p(" ")], [p("{{名}}"), p("")], [p("{{#员}}"), p("")], [p(""), p("{{.}}")],
      [p("{{/员}}{{/组}}"), p("")],
    ])
    #expect(try rendered(nested, rows) == "| 甲 |  |\n|  | a |\n|  | b |\n| 乙 |  |")
    let next = WordMaker.table([
      [p("{{#行}}")], [p("{{x}}")], [p("{{/行}}{{^空}}")], [p("没有")], [p("{{/空}}")], [p("{{#是}}{{/是}}")],
    ])
    #expect(try rendered(next, rows) == "| 一 |\n| 二 |\n| 没有 |\n|  |")
    let none = WordMaker.table([[p("{{#空}}")], [p("{{x}}")], [p("{{/空}}")]])
    #expect(try rendered(p("前") + none + p("后"), rows) == "前\n后")
  }

  @Test func `sections and tables nest`() throws {
    let inner = WordMaker.table([[p("{{#员}}{{.}}"), p("{{名}}{{/员}}")]])
    let outer = WordMaker.table([[p("{{#组}}{{名}}"), inner + p("{{/组}}")]])
    #expect(try rendered(outer, rows) == "| 甲 | | a | 甲 |/| b | 甲 |/ |\n| 乙 |  |")
    let inCell = WordMaker.table([[p("{{#组}}") + p("{{名}}：{{#员}}{{.}} {{/员}}") + p("{{/组}}")]])
    #expect(try rendered(inCell, rows) == "| 甲：a b /乙： |")
  }

  @Test func `a table without rows goes, and a cell or text box keeps a paragraph`() throws {
    let table = WordMaker.table([[p("{{#空}}{{x}}"), p("{{/空}}")]])
    let bytes = try compiled(try WordMaker.docx(p("前") + table + p("后"))).render(.record(rows))
    #expect(try WordReading.xml(bytes).contains("<w:tbl") == false)
    let cell = WordMaker.table([[p("{{#空}}") + p("{{x}}") + p("{{/空}}"), p("右")]])
    #expect(try rendered(cell, rows) == "|  | 右 |")
    let kept = try compiled(try WordMaker.docx(cell)).render(.record(rows))
    #expect(try WordReading.xml(kept).contains("<w:tc><w:tcPr/><w:p></w:p></w:tc>"))
    #expect(try rendered("<w:p>\(WordMaker.textBox(p("{{#空}}") + p("{{x}}") + p("{{/空}}")))</w:p>", rows) == "[][]")
  }

  @Test func `repeated tables stay apart`() throws {
    let body = p("{{#行}}") + WordMaker.table([[p("{{x}}")]]) + p("{{/行}}") + p("后")
    #expect(try rendered(body, rows) == "| 一 |\n\n| 二 |\n后")
    let between = WordMaker.table([[p("上")]]) + p("{{#是}}") + WordMaker.table([[p("下")]]) + p("{{/是}}") + p("后")
    #expect(try rendered(between, rows) == "| 上 |\n\n| 下 |\n后")
  }

  @Test func `what must be unique stays unique in repeated parts`() throws {
    let drawing = "<w:r><w:drawing><wp:inline><wp:docPr id=\"9\" name=\"图\"/></wp:inline></w:drawing></w:r>"
    let marked =
      "<w:p w14:paraId=\"0A\" w14:textId=\"0B\"><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>\(WordMaker.r("{{x}}"))"
      + "\(drawing)<w:bookmarkEnd w:id=\"1\"/></w:p>"
    let body =
      p("{{#行}}") + marked + p("{{/行}}")
      + "<w:p><w:r><w:drawing><wp:docPr id=\"12\" name=\"b\"/></w:drawing></w:r></w:p>"
    let xml = try WordReading.xml(try compiled(try WordMaker.docx(body)).render(.record(rows)))
    #expect(xml.components("docPr id=\"") == ["13", "14", "12"])
    #expect(
      xml.components("bookmarkStart w:id=\"") == ["2", "3"] && xml.components("bookmarkEnd w:id=\"") == ["2", "3"])
    #expect(xml.components("w:name=\"") == ["b", "b_2"])
    #expect(!xml.contains("paraId"))
  }

  @Test func `a section that crosses a border is refused with both its ends`() throws {
    let table = WordMaker.table([[p("{{#行}}{{x}}"), p("乙")]])
    #expect(
      findings(try WordMaker.docx(p("前") + table + p("文字{{/行}}后"))) == [
        """
        模板.docx · 表格 1 第 1 行第 1 格：错误：区块从表格 1 第 1 行第 1 格的“{{#行}}”开始，到正文第 2 段的“{{/行}}”结束，\
        跨过了表格、单元格或文本框的边界（原文：{{#行}}{{x}}） [section-crosses-border]
            → 两个标签要放在同一个单元格里、同一张表格的行里，或都放在表格外面
        """
      ])
    let both = WordMaker.table([[p("{{#行}}"), p("{{/行}}{{#组}}"), p("{{/组}}")]])
    #expect(
      findings(try WordMaker.docx(both)) == [
        """
        模板.docx · 表格 1 第 1 行第 1 格：错误：区块“{{#行}}”（表格 1 第 1 行第 1 格到表格 1 第 1 行第 2 格）和区块“{{#组}}”\
        （从表格 1 第 1 行第 2 格开始）要重复同一行或同一段落，分不清谁在谁里面 [sections-overlap]
            → 让一个区块完全包住另一个，或把标签各放在自己的一行、一个段落里
        """
      ])
    let box = "<w:p>\(WordMaker.r("{{#行}}"))\(WordMaker.textBox(p("{{/行}}")))</w:p>"
    #expect(findings(try WordMaker.docx(box)).contains { $0.contains("正文第 1 段的文本框") })
  }

  @Test func `a section around a link takes it whole, and one that ends inside it is refused`() throws {
    let link = { (text: String) in "<w:hyperlink w:anchor=\"x\">\(WordMaker.r(text))</w:hyperlink>" }
    let whole = "<w:p>\(WordMaker.r("前"))\(link("{{#行}}链{{x}}"))\(WordMaker.r("文{{/行}}后"))</w:p>"
    #expect(try rendered(whole, rows) == "前链一文链二文后")
    let half = "<w:p>\(link("甲{{#行}}乙"))\(WordMaker.r("{{x}}{{/行}}后"))</w:p>"
    #expect(
      findings(try WordMaker.docx(half)) == [
        """
        模板.docx · 正文第 1 段：错误：正文第 1 段的区块“{{#行}}”…“{{/行}}”有一头在链接或内容控件里面，另一头在外面\
        （原文：甲{{#行}}乙{{x}}{{/行}}…） [section-crosses-border]
            → 把两个标签都放在链接或控件里面，或都放在外面
        """
      ])
  }

  @Test func `another prefix than w is as good`() throws {
    let bytes = try WordMaker.docx(p("{{#行}}{{x}}{{/行}}", "*{{#行}}{{y}}") + p("{{/行}}"))
    let package = try OPCPackage(reading: bytes, name: "a")
    let other = try WordReading.xml(bytes).replacing("<w:", with: "<q:").replacing("</w:", with: "</q:")
      .replacing("xmlns:w=", with: "xmlns:q=")
    let changed = try package.writing(replacements: [package.mainPart: Array(other.utf8)])
    #expect(try WordReading.text(try compiled(changed).render(.record(rows))) == "一二\n1\n2")
  }

  @Test func `a section that cuts a field in two is refused`() throws {
    let field = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let body = "<w:p>\(WordMaker.r("{{#行}}a"))\(field("begin"))\(WordMaker.r("b{{/行}}"))\(field("end"))</w:p>"
    #expect(findings(try WordMaker.docx(body)).contains { $0.contains("section-splits-field") })
  }
}

extension String {
  /// What follows each `mark` up to the next quote.
  func components(_ mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}
