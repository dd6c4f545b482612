import Expressions
import Findings
import Forms
import Register

/// Small forms that go the real way: loaded from YAML, bound, validated.
enum TestForms {
  /// A form with a customer's name at opening and a result at closing.
  static func schema(
    _ id: String = "visit-note", prefix: String = "BF", restart: String = "yearly", profile own: String = ""
  ) throws
    -> FormSchema
  {
    let yaml = """
      id: \(id)
      title: 回访记录
      code: SH-HF-01 A/0
      version: 1
      number: { prefix: \(prefix), pattern: "{prefix}-{year}-{serial:6}", restart: \(restart) }
      retention: { years: 10, class: 售后服务记录 }
      copies:
        - { id: finance, label: 第一联 财务联, colour: white, keeper: 财务部, voucher: true }
        - { id: qc, label: 第二联 质检联, colour: yellow, keeper: 质检部 }
      fields:
        - { id: customer, label: 客户, type: text, required: true }
        - { id: result, label: 结果, type: text, stage: closing, required: true }
      """
    let (profile, problems) = CompanyProfile.load(
      yaml: "company: { name: 某某机械有限公司, utc_offset: \"+08:00\" }\n" + own, file: "profile.yaml")
    let result = FormSchema.load(
      yaml: yaml, file: "\(id).yaml", profile: try required(profile, problems))
    return try required(result.schema, result.findings)
  }

  /// A form with fields of several types, all for the opening.
  static func orders() throws -> FormSchema {
    let yaml = """
      id: order
      title: 订单
      version: 1
      number: { prefix: DD }
      retention: { years: 10, class: 售后服务记录 }
      copies: [ { id: finance, label: 财务联, colour: white, keeper: 财务部, voucher: true } ]
      choices: { kind: [ { id: repair, label: { zh-Hans: 维修, en: Repair } }, { id: return, label: 退回 } ] }
      fields:
        - { id: customer, label: 客户, type: text, required: true }
        - { id: serial_no, label: 出厂编号, type: text }
        - { id: kind, label: 类别, type: select_one, choices: kind }
        - { id: total, label: 金额, type: money }
        - { id: planned, label: 日期, type: date }
      """
    let (profile, problems) = CompanyProfile.load(yaml: "company: { name: 某某 }\n", file: "profile.yaml")
    let result = FormSchema.load(yaml: yaml, file: "order.yaml", profile: try required(profile, problems))
    return try required(result.schema, result.findings)
  }

  /// A form with these texts.
  static func form(_ schema: FormSchema, _ texts: KeyValuePairs<String, String>) throws -> ValidForm {
    let origin = Origin(file: "test.json")
    let entries = texts.map { Submission.Entry(key: $0, keyOrigin: origin, value: RawValue(.text($1), at: origin)) }
    let (filled, findings) = schema.bind(Submission(origin: origin, entries: entries))
    if findings.hasErrors { throw Unexpected(findings: findings) }
    return try valid(filled, at: .opening)
  }

  /// A form that is right at its stage: closing if there is a result.
  static func form(_ schema: FormSchema, customer: String, result: String? = nil) throws -> ValidForm {
    let origin = Origin(file: "test.json")
    func entry(_ key: String, _ text: String) -> Submission.Entry {
      Submission.Entry(key: key, keyOrigin: origin, value: RawValue(.text(text), at: origin))
    }
    let entries = [entry("customer", customer)] + (result.map { [entry("result", $0)] } ?? [])
    let (filled, findings) = schema.bind(Submission(origin: origin, entries: entries))
    if findings.hasErrors { throw Unexpected(findings: findings) }
    return try valid(filled, at: result == nil ? .opening : .closing)
  }

  private static func valid(_ filled: FilledForm, at stage: Stage) throws -> ValidForm {
    switch filled.validated(at: stage, in: FillContext(now: CalendarMoment(date: .first))) {
    case .valid(let form): return form
    case .invalid(let findings): throw Unexpected(findings: findings)
    }
  }

  private static func required<T>(_ value: T?, _ findings: [Finding]) throws -> T {
    guard let value, !findings.hasErrors else { throw Unexpected(findings: findings) }
    return value
  }

  struct Unexpected: Error { let findings: [Finding] }
}
