import Expressions
import Findings
import Forms
import Testing

@testable import Templates

/// Values that are written past `TemplateValue`: what they print is what the usual way prints.
@Suite struct QuickTextTests {
  private static let body = [
    "{{kind|tick:repair}}{{kind|tick:更换}}{{kind|tick:退回,safe}}{{kind|tick}}{{kind|boxes}}{{kind}}",
    "{{#lines|rows:3}}{{returned|tick:yes}}{{returned|tick:否}}{{returned|tick}}{{returned|label}};{{/lines}}",
    "{{#approvals}}{{decision|tick:agree}}{{decision|tick:不同意}}{{role|tick:财务}}{{/approvals}}",
    "{{number}} {{number|upper}} {{issued_on}} {{issued_on|date:M/d}} {{form.title}}/{{form.code}}/{{form.id}}/{{form}}",
    "{{company.name}}{{company.phone|mask}}{{company.fax|default:无}}{{copies}}{{company}}",
    "{{copy.label}}{{copy.ordinal}}{{copy.keeper|upper}}{{copy.colour}}{{copy}}{{#copy.label}}有{{/copy.label}}",
    "{{void}}{{reprint}}{{#void}}废{{void}}{{/void}}{{^void}}有效{{/void}}{{#reprint}}{{.}}{{/reprint}}",
  ]

  @Test(arguments: [CopyMarks.none, CopyMarks(isVoid: true), CopyMarks(reprints: 2)])
  func `ticks and the names that every form has`(_ marks: CopyMarks) throws {
    for type in ["select_one", "select_multiple"] {
      let yaml = SampleForm.yaml.replacing(
        "label: 处理类型, type: select_one", with: "label: 处理类型, type: \(type)")
      let profile = CompanyProfile(name: "甲 & 乙", details: ["phone": "0551-62799596"])
      let schema = try #require(
        FormSchema.load(yaml: yaml, file: "cost-approval.yaml", profile: profile, profileText: "").schema)
      let paragraphs = Self.body.map { "<w:p>" + WordMaker.r($0) + "</w:p>" }.joined()
      let template = try compiled(try WordMaker.docx(paragraphs), TemplateVocabulary(schema: schema))
      var renderer = TemplateRenderer(template)
      // Two rounds, since what is the same on all forms is kept from the first.
      for (round, chosen) in [["swap"], ["repair", "back"], [], ["gone"]].enumerated() {
        var values = SampleForm.values
        values["kind"] =
          type == "select_one" ? chosen.first.map { .choice($0) } : chosen.isEmpty ? nil : .choices(chosen)
        let form = NumberedForm(
          schema: schema, number: "SP-2026-00000\(round)", values: values, stage: .closing,
          issuedOn: CalendarDate(year: 2026, month: 3, day: 1 + round) ?? .first)
        let changed = CopyDefinition.changed(schema.copies[0])
        for copy in schema.copies.map({ Optional($0) }) + [nil, changed] {
          let quick = try renderer.render(form, copies: [copy], marks: marks)[0]
          let usual = try renderer.render(.record(of: form, copy: copy, marks: marks))
          #expect(try WordReading.text(quick) == WordReading.text(usual))
          #expect(quick == usual)
        }
      }
    }
  }
}

extension CopyDefinition {
  /// A copy of the same id that the form does not have in this way.
  fileprivate static func changed(_ copy: CopyDefinition) -> CopyDefinition {
    var copy = copy
    copy.label = LocalizedText("另一联")
    return copy
  }
}
