import Expressions
import Findings
import Forms
import Testing

@testable import Templates

/// What each kind of field and each name that every form has prints, through pipes and within sections.
@Suite struct FormValuesTests {
  /// The text of a document with one paragraph, made by the renderer that issues forms and by one that finds names alone.
  private func text(_ body: String, _ form: NumberedForm, _ copy: CopyDefinition?, _ marks: CopyMarks = .none) throws
    -> String
  {
    let template = try compiled(
      try WordMaker.docx("<w:p>" + WordMaker.r(body) + "</w:p>"), TemplateVocabulary(schema: form.schema))
    var renderer = TemplateRenderer(template)
    let document = try renderer.render(form, copies: [copy], marks: marks)[0]
    #expect(document == (try renderer.render(.record(of: form, copy: copy, marks: marks))), "\(body)")
    return try WordReading.text(document)
  }

  @Test(arguments: [
    (
      "{{kind|tick:repair}}{{kind|tick:更换}}{{kind|tick:退回,safe}}{{kind|tick}}{{kind|boxes}}{{kind}}",
      "□☑□☑□维修 ☑更换 □退回更换"
    ),
    (
      "{{#lines|rows:3}}{{returned|tick:yes}}{{returned|tick:否}}{{returned|tick}}{{returned|label}};{{/lines}}",
      "□□□;□☑☑否;□□□;"
    ),
    ("{{number}} {{number|upper}} {{issued_on}} {{issued_on|date:M/d}}", "SP-2026-000123 SP-2026-000123 2026年3月1日 3/1"),
    ("{{form.title}}/{{form.code}}/{{form.id}}/{{form}}", "售后服务费用预算审批单/SH-SP-01 A/0/cost-approval/售后服务费用预算审批单"),
    (
      "{{company.name}} {{company.phone|mask}} {{company.fax|default:无}} {{company}}",
      "安徽甲乙机械有限公司 055*******596 无 安徽甲乙机械有限公司"
    ),
    (
      "{{copy.label}} {{copy.ordinal}} {{copy.keeper|upper}} {{copy.colour}} {{copy}} {{#copy.label}}有{{/copy.label}}",
      "第二联 财务联 2 财务部 红 第二联 财务联 有"
    ),
    ("{{copies}}", "一式三联：白联存根 红联财务 黄联质检"),
    ("{{void}}{{reprint}}{{#void}}废{{/void}}{{^void}}有效{{/void}}{{#reprint}}{{.}}{{/reprint}}", "有效"),
    ("{{total}} {{total|money:¥}} {{total|rmb}} {{note|upper|default:-}}", "1680.32 ¥1,680.32 壹仟陆佰捌拾元零叁角贰分 第一行⏎第二行⇥完"),
    (
      "{{user_sign}} {{user_sign.name}} {{user_sign.date|date:yyyy-MM-dd}} [{{user_sign.opinion}}]",
      "王建国 2026年11月20日 王建国 2026-11-20 []"
    ),
    (
      "{{#user_sign}}{{name}}{{date|date}}{{/user_sign}}{{#user_sign.date}}{{.}}{{/user_sign.date}}",
      "王建国2026年11月20日2026年11月20日"
    ),
    ("{{#kind}}{{.}}{{kind|boxes}}{{/kind}}{{#total}}{{.|money}}{{/total}}", "更换□维修 ☑更换 □退回1,680.32"),
    ("{{#lines|rows:3}}{{position}}{{item}}/{{kind}} {{/lines}}", "1配件费/更换 2旅差费/更换 /更换 "),
  ])
  func `a form prints its values`(_ body: String, _ wanted: String) throws {
    let form = try SampleForm.form()
    #expect(try text(body, form, form.schema.copies[1]) == wanted)
  }

  @Test func `an empty form prints empty boxes and nothing else`() throws {
    let form = try SampleForm.form(["customer_name": .text("甲")])
    let body =
      "{{kind|boxes}}{{kind}}{{urgent|tick:yes}}{{planned_date|date}}{{total|money}}{{user_sign.name}}{{^lines}}无{{/lines}}"
    #expect(try text(body, form, nil) == "□维修 □更换 □退回□无")
  }

  @Test func `several choices are ticked, and listed with the mark of enumeration`() throws {
    let yaml = SampleForm.yaml.replacing("label: 处理类型, type: select_one", with: "label: 处理类型, type: select_multiple")
    let schema = try #require(
      FormSchema.load(
        yaml: yaml, file: "cost-approval.yaml", profile: CompanyProfile(name: "甲 & 乙", details: [:])
      ).schema)
    var values = SampleForm.values
    values["kind"] = .choices(["repair", "back"])
    let form = NumberedForm(schema: schema, number: "1", values: values, stage: .closing, issuedOn: .first)
    #expect(try text("{{kind|boxes}} {{kind}} {{kind|tick:更换}}{{kind|tick:back}}", form, nil) == "☑维修 □更换 ☑退回 维修、退回 □☑")
  }

  @Test func `void and reprinted copies say so, and a copy that the form does not have has no ordinal`() throws {
    let form = try SampleForm.form()
    #expect(
      try text("{{void}}{{#void}}废{{/void}}{{^void}}有效{{/void}}", form, nil, CopyMarks(void: SampleForm.void)) == "作废废")
    #expect(try text("{{#reprint}}{{.}}{{/reprint}}", form, nil, CopyMarks(reprints: 2)) == "补打 第 2 次")
    var other = form.schema.copies[0]
    other.label = LocalizedText("另一联")
    #expect(try text("{{copy}}{{copy.ordinal}}", form, other) == "另一联1")
    #expect(try text("[{{copy}}{{copy.ordinal}}{{^copy}}没有{{/copy}}]", form, nil) == "[没有]")
  }

  private static let approvals = [
    Approval(role: "财务", decision: .agree, name: "李梅", date: CalendarDate(year: 2026, month: 3, day: 2), opinion: "属实"),
    Approval(role: "部门负责人", decision: .refuse, name: "", date: nil),
    Approval(role: "财务", decision: .change, name: "Wang", date: nil, opinion: ""),
  ]

  @Test(arguments: [
    (
      "{{#approvals}}{{position}} {{role}} {{decision}} {{name|upper}} {{date}} {{opinion}};{{/approvals}}",
      "1 财务 同意 李梅 2026年3月2日 属实;2 部门负责人 不同意   ;3 财务 修改 WANG  ;"
    ),
    (
      "{{#approvals|role:财务}}{{decision|boxes}}{{name}}{{date|date:M/d}}{{^date}}-{{/date}} {{/approvals}}",
      "☑同意 □不同意 □修改李梅3/2 □同意 □不同意 ☑修改Wang- "
    ),
    (
      "{{#approvals|role:部门负责人}}{{#opinion}}{{.}}{{/opinion}}{{^opinion}}无{{/opinion}}{{/approvals}}", "无"
    ),
    (
      "{{#approvals|role:部门负责人}}{{role|tick:财务}}[{{#approvals}}{{name}}{{number}} {{/approvals}}]{{/approvals}}",
      "□[李梅SP-2026-000123 SP-2026-000123 WangSP-2026-000123 ]"
    ),
    (
      "{{#approvals|rows:4}}{{decision|boxes}}{{position}}|{{/approvals}}",
      "☑同意 □不同意 □修改1|□同意 ☑不同意 □修改2|□同意 □不同意 ☑修改3|□同意 □不同意 □修改|"
    ),
  ])
  func `approvals are gone through, all or those of a role`(_ body: String, _ wanted: String) throws {
    var values = SampleForm.values
    values["approvals"] = .approvals(Self.approvals)
    let form = try SampleForm.form(values)
    #expect(try text(body, form, form.schema.copies[0]) == wanted)
  }

  @Test func `a role that nobody signed for leaves one place to be filled in by hand`() throws {
    let form = try SampleForm.form(["customer_name": .text("甲")])
    #expect(
      try text("{{#approvals|role:财务}}{{role}}{{decision|boxes}}[{{name}}]{{/approvals}}", form, nil)
        == "□同意 □不同意 □修改[]")
  }
}
