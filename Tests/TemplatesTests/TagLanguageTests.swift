import Expressions
import Findings
import Testing

@testable import Templates

/// The tag language by itself, on plain text.
@Suite struct TagLanguageTests {
  private func render(
    _ text: String, _ data: [String: TemplateValue] = [:], language: Language = .zhHans
  ) throws -> String { try PlainTemplate.rendered(text, data, language: language) }

  private func findings(_ text: String) -> [String] { PlainTemplate.findings(text) }

  private let person: [String: TemplateValue] = [
    "名称": .text("合肥"), "a": .record(["b": .text("深")]), "空": .text(""), "是": .boolean(true), "否": .boolean(false),
    "行": .list([.record(["x": .text("1")]), .record(["x": .text("2"), "名称": .text("行内")])]),
    "零": .number(.zero, places: nil), "列": .list([.text("甲"), .text("乙")]),
  ]

  @Test func `values are printed as text whatever braces they have`() throws {
    #expect(try render("{{名称}}·{{{名称}}}·{{&名称}}·{{ a.b }}·{{没有}}·{{a.没有.c}}", person) == "合肥·合肥·合肥·深··")
    #expect(try render("{{x}}", ["x": .text("{{y}} }} <b>")]) == "{{y}} }} <b>")
  }

  @Test func `a section is printed once for each item, or once for any other value that is not empty`() throws {
    #expect(try render("{{#行}}[{{x}}{{名称}}]{{/行}}", person) == "[1合肥][2行内]")
    #expect(try render("{{#列}}{{.}};{{/列}}", person) == "甲;乙;")
    #expect(
      try render("{{#是}}y{{/是}}{{?否}}n{{/否}}{{#空}}e{{/空}}{{#零}}零{{/零}}{{^空}}E{{/空}}{{^行}}L{{/行}}", person) == "y零E")
    #expect(try render("{{#行|rows:4}}{{position}}:{{x}} {{/行}}", person) == "1:1 2:2 : : ")
  }

  @Test func `full-width braces and marks are read as meant, with a warning`() throws {
    let text = "｛｛名称｝｝ ｛｛＃行｝｝{{x｜default：无}}｛｛／行｝｝{{ 名称\u{3000}}} {{\u{00A0}名称}}"
    #expect(try render(text, person) == "合肥 12合肥 合肥")
    let all = findings(text)
    #expect(all.count == 6)
    #expect(all.first == "模板.txt · 第 1 行第 1 列：提醒：标签“｛｛名称｝｝”里有全角符号、弯引号或特殊空格，已按普通写法理解 [odd-characters-in-tag]")
    #expect(try render("{{空|default:“甲 | 乙”}}{{空|default:　年　月}}", person) == "甲 | 乙　年　月")
  }

  @Test func `sections that nest without end are refused`() {
    let (open, close) = (String(repeating: "{{#a}}", count: 200), String(repeating: "{{/a}}", count: 200))
    #expect(findings(open + close).contains { $0.contains("[sections-too-deep]") })
  }

  @Test func `single braces can be the marks, and prose keeps its full-width braces`() throws {
    let (template, _) = TextTemplate.compile(
      "{名称} ｛名称｝ {#列}{.}{/列}", name: "t", vocabulary: .open, delimiters: TagDelimiters("{ }") ?? .standard)
    #expect(try template?.render(.record(person)) == "合肥 ｛名称｝ 甲乙")
    #expect(try render("{{=<% %>=}}<%名称%>{{名称}}<%={{ }}=%>{{名称}}", person) == "合肥{{名称}}合肥")
  }

  @Test func `pipes can be chained and have Chinese names`() throws {
    let data: [String: TemplateValue] = [
      "金": .number(ExactDecimal("1680.32") ?? .zero, places: 2),
      "负": .number(ExactDecimal("-1234.5") ?? .zero, places: 2),
      "日": .date(CalendarDate(year: 2026, month: 3, day: 5) ?? .first), "文": .text("2026-03-05"), "号": .text("ab-1"),
      "电": .text("13800138000"), "身": .text("11010519491231002X"), "邮": .text("wang@example.com"), "名": .text("王建国"),
      "选": .choice(
        TemplateChoices(
          chosen: ["b"],
          options: [.init(id: "a", label: "维修"), .init(id: "b", label: "更换"), .init(id: "c", label: "退回")])),
    ]
    #expect(try render("{{金}} {{金|money}} {{金|金额:¥}} {{负|money:¥}}", data) == "1680.32 1,680.32 ¥1,680.32 -¥1,234.50")
    #expect(try render("{{金|大写}}", data) == "壹仟陆佰捌拾元零叁角贰分")
    #expect(
      try render("{{日}} {{日|日期:yyyy-MM-dd}} {{文|date}} {{没有|date|默认:　年　月　日}}", data)
        == "2026年3月5日 2026-03-05 2026年3月5日 　年　月　日")
    #expect(
      try render("{{选}} {{选|boxes}} {{选|勾选:safe}} {{选|tick:a}}{{选|tick:更换}}", data) == "更换 □维修 ☑更换 □退回 □维修 ■更换 □退回 □☑")
    #expect(
      try render("{{电|mask}} {{身|掩码}} {{邮|mask}} {{名|mask}} {{号|upper}}", data)
        == "138****8000 110105********002X w***@example.com 王*国 AB-1")
    #expect(try render("{{#选|is:更换}}换{{/选}}{{#选|is:维修}}修{{/选}}", data) == "换")
  }

  @Test func `faults are all reported at once, in words`() {
    #expect(
      findings("{{名称 和 {{#行}}\n{{/列}} }} {{}} {{>x}}\n{{x|大写写}}{{y|qr:22mm}}") == [
        "模板.txt · 第 1 行第 1 列：错误：标签“{{名称 和”没有写完：缺少结束的 }} [unclosed-tag]\n    → 补上 }}；标签的开头和结尾须在同一个段落（单元格）里",
        "模板.txt · 第 2 行第 8 列：错误：这里有“}}”，前面却没有 {{ [unopened-tag]\n    → 补上 {{，或删去它",
        "模板.txt · 第 2 行第 11 列：错误：标签“{{}}”里没有名称 [nameless-tag]\n    → 写上字段的名称，或删去标签",
        "模板.txt · 第 2 行第 16 列：错误：不认识以“>”开头的标签“{{>x}}” [unknown-tag-kind]\n    → 值写 {{名称}}；重复的行写 {{#名称}}…{{/名称}}",
        "模板.txt · 第 2 行第 1 列：错误：“{{/列}}”没有对应的开头“{{#列}}”；前面还没有结束的是“{{#行}}”（第 1 行第 8 列） [unopened-section]\n    → 在前面补上开头，或删去它",
        "模板.txt · 第 1 行第 8 列：错误：区块“{{#行}}”没有结束：后面没有“{{/行}}” [unclosed-section]\n    → 在这一块内容的末尾写 {{/行}}",
        "模板.txt · 第 3 行第 1 列：错误：标签“{{x|大写写}}”：竖线后面的“大写写”不认识 [unknown-pipe]\n    → 您要的也许是“大写”",
        "模板.txt · 第 3 行第 10 列：错误：标签“{{y|qr:22mm}}”：这个位置不能放图片、二维码和条码 [picture-not-possible]",
      ])
  }

  @Test func `sections that multiply each other stop at a limit instead of filling the memory`() throws {
    let rows = TemplateValue.list((0..<1000).map { .number(ExactDecimal($0), places: nil) })
    let text =
      String(repeating: "{{#r}}", count: 9) + String(repeating: "字", count: 40) + String(repeating: "{{/r}}", count: 9)
    #expect(throws: TemplateError.self) { try render(text, ["r": rows]) }
  }
}
