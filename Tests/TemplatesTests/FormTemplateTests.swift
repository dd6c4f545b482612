import Findings
import Forms
import Testing

@testable import Templates

/// Templates of a form: names by id and label, given names, copies, blank forms, findings.
@Suite struct FormTemplateTests {
  private func p(_ runs: String...) -> String { "<w:p>" + runs.map(WordMaker.r).joined() + "</w:p>" }

  private func text(
    _ body: String, copy: Int? = nil, marks: CopyMarks = .none, language: Language = .zhHans, isBlank: Bool = false
  ) throws -> String {
    let schema = try SampleForm.schema()
    let template = try compiled(try WordMaker.docx(body), TemplateVocabulary(schema: schema))
    let copy = copy.map { schema.copies[$0] }
    let data =
      isBlank
      ? TemplateData.record(ofBlank: schema, copy: copy, marks: marks, language: language)
      : TemplateData.record(of: try SampleForm.form(), copy: copy, marks: marks, language: language)
    return try WordReading.text(try template.render(data))
  }

  @Test func `fields go by id or label, given names by name`() throws {
    #expect(
      try text(p("{{customer_name}}|{{用户单位}}|{{合计|money:¥}}|{{备注(说明)|default:无}}")).hasPrefix(
        "合肥 A&B <机电> 公司|合肥 A&B <机电> 公司|¥1,680.32|第一行⏎"))
    #expect(
      try text(
        p(
          "{{number}} {{issued_on}} {{form.title}} {{form.code}} {{company.name}} {{company.phone}} {{copy.label}} {{copy.ordinal}} {{copy.keeper}} {{copy.colour}}"
        ), copy: 1)
        == "SP-2026-000123 2026年3月1日 售后服务费用预算审批单 SH-SP-01 A/0 安徽甲乙机械有限公司 0551-62799596 第二联 财务联 2 财务部 红")
    #expect(try text(p("[{{digest}}]{{#内容摘要}}x{{/内容摘要}} {{scan_code}}")) == "[] SP-2026-000123")
    #expect(try text(p("{{copies}}")) == "一式三联：白联存根 红联财务 黄联质检")
    #expect(
      try text(p("[{{void}}][{{reprint}}]"), marks: CopyMarks(void: SampleForm.void, reprints: 2)) == "[作废][补打 第 2 次]")
    #expect(try text(p("[{{void}}]{{#reprint}}x{{/reprint}}")) == "[]")
    #expect(try text(p("{{form.title}} {{planned_date}}"), language: .en) == "Cost approval 2026-03-05")
  }

  @Test func `signatures and approvals print what is there and leave room for what is not`() throws {
    #expect(
      try text(
        p("{{user_sign}} / {{用户签字.姓名}} {{user_sign.date|date:yyyy.M.d}}{{^user_sign.opinion}}无{{/user_sign.opinion}}"))
        == "王建国 2026年11月20日 / 王建国 2026.11.20无")
    let cell = "{{decision|boxes}} {{name}} {{date|date}}{{^date}}　年　月　日{{/date}}"
    #expect(try text(p("{{#approvals|role:财务}}\(cell){{/approvals}}")) == "☑同意 □不同意 □修改 李梅 2026年3月2日")
    #expect(try text(p("{{#审批|角色:部门负责人}}\(cell){{/审批}}")) == "□同意 □不同意 □修改  　年　月　日")
    #expect(try text(p("{{#lines}}{{项目}}{{returned|boxes}};{{/费用预算明细}}")) == "配件费□是 □否;旅差费□是 ☑否;")
  }

  @Test func `a copy leaves out what it omits, a blank form everything but its boxes`() throws {
    #expect(try text(p("{{contact_phone|mask}}"), copy: 0) == "138****8000")
    #expect(try text(p("[{{contact_phone|mask}}]"), copy: 2) == "[]")
    let table = WordMaker.table([[p("{{#lines|rows:2}}{{item}}"), p("{{returned|boxes}}{{/lines}}")]])
    let body = p("{{number}}{{kind|boxes}} {{kind|tick:repair}} {{total|rmb}}{{copy.label}}") + table
    #expect(try text(body, copy: 0, isBlank: true) == "□维修 □更换 □退回 □ 第一联 存根联\n|  | □是 □否 |\n|  | □是 □否 |")
  }

  @Test func `unknown and misused names are findings with the nearest name and the text around them`() throws {
    let body =
      p("用户：{{用户单伍}}")
      + WordMaker.table([[p("a"), p("甲{{#lines}}{{数量量}}{{/lines}}")], [p("{{lines.amount}}"), p("{{lines}}")]])
      + p("{{kind|date}}{{kind|tick:repare}}{{total.x}}{{#approvals|role:财物}}{{/approvals}}")
    #expect(
      findings(try WordMaker.docx(body), TemplateVocabulary(schema: try SampleForm.schema())) == [
        "模板.docx · 正文第 1 段：错误：标签“{{用户单伍}}”：没有叫“用户单伍”的字段（原文：用户：{{用户单伍}}） [unknown-name]\n    → 您要的也许是“用户单位”",
        "模板.docx · 表格 1 第 1 行第 2 格：错误：标签“{{数量量}}”：没有叫“数量量”的字段（原文：甲{{#lines}}{{数量量}}{{/lines}}） [unknown-name]\n    → 您要的也许是“数量”",
        "模板.docx · 表格 1 第 2 行第 1 格：错误：标签“{{lines.amount}}”：“amount”是“lines”的一列，要写在它的区块里 [section-expected]\n    → 写成 {{#lines}}{{amount}}{{/lines}}",
        "模板.docx · 表格 1 第 2 行第 2 格：错误：标签“{{lines}}”：“lines”有多行，不能直接打印 [section-expected]\n    → 写成 {{#lines}}{{项目}}{{/lines}}",
        "模板.docx · 正文第 2 段：错误：标签“{{kind|date}}”：“|date”只能用于日期（原文：{{kind|date}}{{kind|tick:…） [pipe-does-not-fit]\n    → 去掉“|date”，或换成合适的字段",
        "模板.docx · 正文第 2 段：错误：标签“{{kind|tick:repare}}”：没有叫“repare”的选项（原文：…{kind|date}}{{kind|tick:repare}}{{total.x}}{…） [unknown-choice-in-tag]\n    → 您要的也许是“repair”",
        "模板.docx · 正文第 2 段：错误：标签“{{total.x}}”：没有叫“total.x”的字段（原文：…ick:repare}}{{total.x}}{{#approvals…） [unknown-name]\n    → 您要的也许是“合计”",
        "模板.docx · 正文第 2 段：错误：标签“{{#approvals|role:财物}}”：没有叫“财物”的选项（原文：…}{{total.x}}{{#approvals|role:财物}}{{/approvals…） [unknown-choice-in-tag]\n    → 您要的也许是“财务”",
      ])
  }

  @Test func `the lint tells in a line which fields are never printed`() throws {
    let body = p(
      "{{用户单位}}{{contact_phone}}{{kind}}{{#urgent}}急{{/urgent}}{{planned_date}}{{user_sign.name}}{{合计}}{{#lines}}{{item}}{{quantity}}{{unit_price}}{{amount}}{{/lines}}"
    )
    let vocabulary = TemplateVocabulary(schema: try SampleForm.schema())
    #expect(
      CompiledTemplate.lint(try WordMaker.docx(body), name: "模板.docx", vocabulary: vocabulary).map {
        $0.text(in: .zhHans)
      } == [
        "模板.docx：提醒：模板里没有打印这 2 个字段：{{备注（说明）}}、{{审批}} [field-never-printed]\n    → 要印就写在合适的地方；不需要就不用管",
        "模板.docx：提醒：【费用预算明细】模板里没有打印这个字段：{{旧件回收}} [field-never-printed]\n    → 要印就写在“费用预算明细”的行里；不需要就不用管",
      ])
  }
}
