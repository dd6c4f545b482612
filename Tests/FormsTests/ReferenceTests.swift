import Expressions
import Findings
import Foundation
import TestSupport
import Testing

@testable import Forms

/// Forms that refer to forms.
struct ReferenceTests {
  private static let dispatch = Sample.yaml(
    fields: """
        - { id: customer_name, label: 用户单位, type: text }
        - { id: contact_phone, label: 联系电话, type: phone }
        - { id: kind, label: 类别, type: select_one, choices: kind }
        - { id: arrive_before, label: 最迟到达, type: dateTime }
        - { id: user_sign, label: 签字, type: signature }
        - { id: back, label: 回单, type: reference, to: [report], fill: { customer_name: customer_name } }
      """, choices: "  kind: [ { id: repair, label: 维修 }, { id: swap, label: 更换 } ]"
  ).replacing("id: probe", with: "id: dispatch")

  private static let forms = ReferredForms(ids: ["dispatch", "report"]) { id in
    id == "dispatch" ? FormOutline(id: id, FormText(dispatch, file: id), profile: Sample.profile) : nil
  }

  private static func load(_ fields: String, policy: ReferencePolicy = .warn, rules: String = "") -> LoadResult {
    var profile = Sample.profile
    profile.references = policy
    return FormSchema.load(
      yaml: Sample.yaml(fields: fields, rules: rules), file: "f.yaml", profile: profile,
      referring: forms)
  }

  /// The fields that the article shows.
  private static func article() throws -> String {
    let text = try String(
      contentsOfFile: Repository.path + "/Sources/Liandan/Liandan.docc/References.md", encoding: .utf8)
    let example = try #require(text.split(separator: "```yaml\n").last?.split(separator: "```").first)
    return example.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  private struct Register: RecordLookup {
    var isVoid = false
    func previous(of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?) -> Row? {
      nil
    }
    func form(numbered number: String) -> ReferredForm {
      guard number == "PG-1", let schema = Sample.load(ReferenceTests.dispatch).schema else {
        return .missing(nearest: ["PG-1"])
      }
      let values: Row = [
        "customer_name": .text("江淮重工"), "contact_phone": .text("0551-62345678"), "kind": .choice("repair"),
        "arrive_before": .dateTime(CalendarMoment(secondsSinceEpoch: 1_795_132_800)),
        "user_sign": .signature(Signature(name: "王建国", date: .first)),
      ]
      let form = NumberedForm(schema: schema, number: number, values: values, stage: .opening, issuedOn: .first)
      return .form(form, isVoid: isVoid)
    }
  }

  private static func check(
    _ schema: FormSchema?, _ given: Given, isVoid: Bool = false
  ) throws -> (values: Row?, findings: [String]) {
    var context = FillContext.sample
    context.records = Register(isVoid: isVoid)
    let result = try #require(schema).check(submission(given), at: .closing, in: context)
    return (result.form?.values, result.findings.map { "\($0.severity) \($0.code)" })
  }

  @Test func `a reference fills what is not given, and formulas read through it`() throws {
    let loaded = Self.load(try Self.article())
    #expect(loaded.findings.lines() == [])
    let (values, findings) = try Self.check(
      loaded.schema, ["dispatch_no": "ＰＧ－1", "arrived_at": "2026-11-20 00:00"])
    #expect(findings == [])
    #expect(values?["dispatch_no"] == .text("PG-1") && values?["customer_name"] == .text("江淮重工"))
    #expect(values?["contact_phone"] == .text("0551-62345678"))
    let late = try Self.check(loaded.schema, ["dispatch_no": "PG-1", "arrived_at": "2026-11-21 09:00"])
    #expect(late.findings == ["error constraint"])
    let other = try Self.check(loaded.schema, ["dispatch_no": "PG-1", "customer_name": "皖南机械"])
    #expect(other.findings == ["warning reference-differs"] && other.values?["customer_name"] == .text("皖南机械"))
  }

  @Test(arguments: [
    (ReferencePolicy.off, "", []), (.warn, "", ["warning"]), (.strict, "", ["error"]),
    (.warn, ", strict: true", ["error"]),
    (.strict, ", strict: false", []),
  ])
  func `how grave a wrong number is, profile and field say`(
    _ policy: ReferencePolicy, _ key: String, _ severities: [String]
  ) throws {
    let schema = Self.load("  - { id: no, label: 单号, type: reference, to: [dispatch]\(key) }", policy: policy).schema
    #expect(try Self.check(schema, ["no": "PG-2"]).findings == severities.map { "\($0) reference-missing" })
    #expect(try Self.check(schema, ["no": "PG-1"], isVoid: true).findings == severities.map { "\($0) reference-void" })
    #expect(try Self.check(schema, ["no": "PG-1"]).findings == [])
    let reports = Self.load("  - { id: no, label: 单号, type: reference, to: [report]\(key) }", policy: policy).schema
    #expect(try Self.check(reports, ["no": "PG-1"]).findings == severities.map { "\($0) reference-form" })
  }

  @Test func `nothing is filled from a void form, and what it says is unknown`() throws {
    let schema = Self.load(try Self.article()).schema
    let (_, findings) = try Self.check(
      schema, ["dispatch_no": "PG-1", "arrived_at": "2026-11-21 09:00"], isVoid: true)
    #expect(findings == ["warning reference-void", "error required"])
  }

  @Test func `references stand in rows too`() throws {
    let loaded = Self.load(
      """
        - id: lines
          label: 明细
          type: repeat
          fields:
            - { id: no, label: 单号, type: reference, to: [dispatch], fill: { customer_name: customer_name } }
            - { id: customer_name, label: 用户, type: text }
            - { id: signer, label: 签字人, type: text, calculation: "${no.user_sign}" }
            - { id: repair, label: 维修, type: text, calculation: "if(${no.kind} = 'repair', '是', '否')" }
        - { id: signers, label: 人数, type: integer, calculation: "count-non-empty(${lines.no.user_sign})" }
      """)
    #expect(loaded.findings.lines() == [])
    let (values, findings) = try Self.check(loaded.schema, ["lines": [["no": "PG-1"], ["no": "PG-9"]]])
    #expect(findings == ["warning reference-missing"])
    guard case .rows(let rows)? = values?["lines"] else { return #expect(Bool(false), "no rows") }
    #expect(rows[0]["customer_name"] == .text("江淮重工") && rows[0]["signer"] == .text("王建国"))
    #expect(rows[0]["repair"] == .text("是") && rows[1]["customer_name"] == nil)
    #expect(values?["signers"] == .number(ExactDecimal(1)))
  }

  @Test(arguments: [
    ("{ id: no, label: 单号, type: reference, to: [dispach] }", "unknown-keyword"),
    ("{ id: no, label: 单号, type: reference }", "missing-key"),
    ("{ id: no, label: 单号, type: text, to: [dispatch] }", "key-not-for-type"),
    ("{ id: no, label: 单号, type: reference, to: [dispatch], fill: { nam: customer_name } }", "unknown-field"),
    ("{ id: no, label: 单号, type: reference, to: [dispatch], fill: { name: customer } }", "unknown-field"),
    ("{ id: no, label: 单号, type: reference, to: [dispatch], fill: { name: kind } }", "fill-type"),
    ("{ id: no, label: 单号, type: reference, to: [dispatch], fill: { sum: customer_name } }", "fill-not-possible"),
    (
      "{ id: no, label: 单号, type: reference, to: [dispatch], constraint: \"${no.customer} = ''\" }",
      "formula-unknown-name"
    ),
    ("{ id: no, label: 单号, type: reference, to: [dispatch], constraint: \"${no.arrive_before} > 1\" }", "formula-type"),
    (
      "{ id: no, label: 单号, type: reference, to: [dispatch], constraint: \"${no.kind} = 'repairs'\" }",
      "formula-unknown-choice"
    ),
  ])
  func `a wrong reference is told when the schema loads`(_ field: String, _ code: String) {
    let findings = Self.load(
      """
        - \(field)
        - { id: name, label: 名称, type: text }
        - { id: sum, label: 合计, type: text, calculation: "'x'" }
      """
    ).findings
    #expect(findings.map(\.code) == [code])
    #expect(findings.allSatisfy { $0.origin.line != nil && $0.origin.column != nil })
  }

  @Test func `a schema on record is read without the forms it refers to`() throws {
    let yaml = Sample.yaml(
      fields: """
        - { id: no, label: 单号, type: reference, to: [dispatch] }
        - { id: name, label: 名称, type: text, calculation: "${no.customer_name}" }
        """.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    let loaded = FormSchema.load(yaml: yaml, file: "f.yaml", profile: Sample.profile)
    #expect(loaded.findings.lines() == [])
    #expect(loaded.schema?.field("name")?.calculation?.source == "${no.customer_name}")
  }

  @Test func `a profile says how references are looked at`() {
    func policy(_ text: String) -> ReferencePolicy? {
      CompanyProfile.load(yaml: "company: { name: 某公司 }\n\(text)", file: "p").0?.references
    }
    #expect(policy("") == .warn && policy("references: off") == .off && policy("references: strict") == .strict)
    #expect(policy("references: sometimes") == nil)
  }
}
