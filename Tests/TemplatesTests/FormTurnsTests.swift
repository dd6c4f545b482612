import Expressions
import Forms
import Testing

@testable import Templates

/// Sections over fields of a form: the quick way to their turns prints what the usual way prints.
@Suite struct FormTurnsTests {
  private static let body = [
    "{{#approvals}}{{position}} {{role}} {{decision}} {{name|upper}} {{date}} {{opinion}};{{/approvals}}",
    "{{#approvals|role:财务}}{{decision|boxes}}{{name}}{{date|date:M/d}}{{^date}}-{{/date}}{{/approvals}}",
    "{{#approvals|role:部门负责人}}{{#opinion}}{{.}}{{/opinion}}{{^opinion}}无{{/opinion}}{{/approvals}}",
    "{{#approvals|role:财务}}{{name}}[{{#approvals}}{{name}}{{number}}{{/approvals}}]{{name}}{{/approvals}}",
    "{{#approvals|rows:3}}{{decision|boxes}}{{position}}|{{/approvals}}{{^approvals}}没有{{/approvals}}",
    "{{#kind}}{{.}}{{kind|boxes}}{{/kind}}{{#note}}{{.|upper}}{{/note}}{{#total}}{{.|money}}{{/total}}",
    "{{#user_sign}}{{name}}{{date|date}}{{/user_sign}}{{#user_sign.date}}{{.}}{{/user_sign.date}}",
    "{{#user_sign.opinion}}{{.}}{{customer_name}}{{/user_sign.opinion}}{{#lines|rows:2}}{{item}}/{{kind}}{{/lines}}",
  ]

  private static let approvals = [
    Approval(role: "财务", decision: .agree, name: "李梅", date: CalendarDate(year: 2026, month: 3, day: 2), opinion: "属实"),
    Approval(role: "部门负责人", decision: .refuse, name: "", date: nil),
    Approval(role: "财务", decision: .change, name: "Wang", date: nil, opinion: ""),
    Approval(role: "总经理", decision: .agree, name: "王 & 李", date: nil, opinion: "行"),
  ]

  @Test(arguments: [[], [0], [1], [0, 1], [2, 1, 0], [3], [0, 1, 2, 3]])
  func `turns over fields print what they print in the usual way`(_ given: [Int]) throws {
    let schema = try SampleForm.schema()
    var values = SampleForm.values
    if given.isEmpty { values = ["customer_name": .text("甲")] }
    values["approvals"] = .approvals(given.map { Self.approvals[$0] })
    let form = try SampleForm.form(values)
    let paragraphs = Self.body.map { "<w:p>" + WordMaker.r($0) + "</w:p>" }.joined()
    let template = try compiled(try WordMaker.docx(paragraphs), TemplateVocabulary(schema: schema))
    var renderer = TemplateRenderer(template)
    let quick = try renderer.render(form, copies: [schema.copies[0]])[0]
    #expect(quick == (try renderer.render(.record(of: form, copy: schema.copies[0]))))
    let text = try WordReading.text(quick)
    #expect(text.contains("没有") == given.isEmpty)
    #expect(text.contains("李梅3/2") == given.contains(0))
  }
}
