import Expressions
import Findings
import Foundation
import Intake
import Testing

@testable import Forms

/// A value of a submission, written as a literal.
indirect enum Given: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral, ExpressibleByFloatLiteral
{
  case raw(RawValue.Content)
  case list([Given])
  case object([(String, Given)])

  init(stringLiteral value: String) { self = .raw(.text(value)) }
  init(integerLiteral value: Int) { self = .raw(.number("\(value)")) }
  init(floatLiteral value: Double) { self = .raw(.number("\(value)")) }
  init(booleanLiteral value: Bool) { self = .raw(.boolean(value)) }
  init(nilLiteral: ()) { self = .raw(.empty) }
  init(arrayLiteral elements: Given...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Given)...) { self = .object(elements) }

  func value(at pointer: String) -> RawValue {
    let origin = Origin(file: "a.json", pointer: pointer)
    switch self {
    case .raw(let content): return RawValue(content, at: origin)
    case .list(let items):
      return RawValue(.list(items.enumerated().map { $1.value(at: "\(pointer)/\($0)") }), at: origin)
    case .object(let members): return RawValue(.object(Given.entries(members, at: pointer)), at: origin)
    }
  }

  static func entries(_ members: [(String, Given)], at pointer: String) -> [Submission.Entry] {
    members.map { key, value in
      let place = "\(pointer)/\(key)"
      return Submission.Entry(
        key: key, keyOrigin: Origin(file: "a.json", pointer: place), value: value.value(at: place))
    }
  }

  /// This object with other members in place of its own of the same keys; `nil` takes a member away.
  func with(_ others: KeyValuePairs<String, Given?>) -> Given {
    guard case .object(var members) = self else { return self }
    for (key, value) in others {
      let index = members.firstIndex { $0.0 == key }
      switch (index, value) {
      case (let index?, let value?): members[index].1 = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
    }
    return .object(members)
  }
}

func submission(_ given: Given) -> Submission {
  guard case .object(let members) = given else { return Submission(origin: Origin(file: "a.json"), entries: []) }
  return Submission(origin: Origin(file: "a.json", pointer: ""), entries: Given.entries(members, at: ""))
}

/// What intake reads from the JSON of a form.
func submissionRead(from json: [UInt8]) throws -> Submission {
  try #require(SubmissionReader.readAll(bytes: json, name: "a.json").submissions.first)
}

extension FillContext {
  static let sample = FillContext(
    now: CalendarMoment(iso: "2026-11-20T09:30") ?? CalendarMoment(date: .first), operatorName: "王建国",
    workdays: .mondayToFriday)
}

enum Sample {
  static let profile = CompanyProfile(
    name: "试验公司",
    parameters: ["approval_limit": .init(value: .number(ExactDecimal(1000)), label: LocalizedText("审批限额"))])

  static func load(_ yaml: String) -> LoadResult {
    FormSchema.load(yaml: yaml, file: "f.yaml", profile: profile)
  }

  static func schema(_ yaml: String = costApproval) throws -> FormSchema {
    let result = load(yaml)
    #expect(result.findings.map { $0.text(in: .zhHans) } == [])
    return try #require(result.schema)
  }

  /// A schema of these fields only.
  static func schema(fields: String, choices: String = "", rules: String = "") throws -> FormSchema {
    try schema(yaml(fields: fields, choices: choices, rules: rules))
  }

  static func yaml(fields: String, choices: String = "", rules: String = "") -> String {
    """
    id: probe
    title: 试验单
    code: T-1
    version: 1
    number: { prefix: TT }
    retention: { years: 10, class: 试验 }
    copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
    \(choices.isEmpty ? "" : "choices:\n" + choices)
    fields:
    \(fields)
    \(rules.isEmpty ? "" : "rules:\n" + rules)
    """
  }

  /// The example of the design, with an actual amount that is known at closing.
  static let costApproval = """
    id: cost-approval
    title: { zh-Hans: 售后服务费用预算审批单, zh-Hant: 售後服務費用預算審批單, en: Cost Approval }
    code: SH-SP-01 A/0
    version: 1
    source: { seed: S1, quote: 如果三包服务费用超过1000元以上 }
    number: { prefix: SP, pattern: "{prefix}-{year}-{serial:6}", restart: yearly }
    retention: { years: 30, class: 会计凭证附件 }
    copies:
      - { id: finance, label: 第一联 财务联, colour: white,  keeper: 财务部, voucher: true }
      - { id: stub,    label: 第二联 存根联, colour: red,    keeper: 售后服务部, omit: [contact_phone] }
    choices:
      yes_no: [ { id: "yes", label: 是 }, { id: "no", label: { zh-Hans: 否, en: "No" } } ]
      cost_item: [ { id: parts, label: 配件费 }, { id: labour, label: 维修工时费 }, { id: travel, label: 旅差费 } ]
    fields:
      - { id: fill_date, label: 填表日期, type: date, required: true, default: "today()" }
      - { id: preparer, label: 填表人, type: text, required: true, default: "operator()" }
      - { id: customer_name, label: { zh-Hans: 用户单位, zh-Hant: 用戶單位, en: Customer }, type: text, required: true, max_length: 60 }
      - { id: contact_phone, label: 联系电话, type: phone }
      - { id: planned_date,  label: 拟服务日期, type: date, required: true }
      - { id: urgent, label: 加急, type: select_one, choices: yes_no, default: "'no'" }
      - { id: urgent_reason, label: 加急原因, type: text, relevant: "${urgent} = 'yes'", required: true }
      - id: lines
        label: 费用预算明细
        type: repeat
        min_rows: 1
        max_rows: 12
        fields:
          - { id: seq, label: 序号, type: integer, calculation: "position()" }
          - { id: item, label: 项目, type: select_one, choices: cost_item, required: true }
          - { id: quantity, label: 数量, type: decimal, required: true, constraint: ". > 0", constraint_message: 数量须大于 0 }
          - { id: unit_price, label: 单价, type: money, required: true }
          - { id: amount, label: 金额, type: money, calculation: "${quantity} * ${unit_price}" }
          - { id: note, label: 备注, type: text }
      - { id: total, label: 合计, type: money, calculation: "sum(${lines.amount})" }
      - { id: total_words, label: 人民币(大写), type: text, calculation: "rmb(${total})" }
      - { id: actual_total, label: 实际费用, type: money, stage: closing, required: true }
      - { id: variance, label: 差额, type: money, calculation: "${actual_total} - ${total}" }
      - { id: applicant_sign, label: 申请人, type: signature, stage: closing }
      - { id: approvals, label: 审批, type: approvals, stage: closing,
          chain: [ { role: 部门负责人 }, { role: 财务, when: "${total} > ${profile.approval_limit}" } ] }
    rules:
      - id: approved-before-service
        stage: closing
        assert: "max(${approvals.date}) <= ${planned_date}"
        message: 费用超过限额时，须在服务开始前完成各级审批
        severity: error
        field: approvals
        source: domain G5
      - id: over-budget
        stage: closing
        when: "${variance} > 0"
        assert: "${variance} <= 100"
        message: 实际费用超出预算 100 元以上
        severity: warning
    layout:
      paper: { size: A5, orientation: landscape }
      rows:
        - [ { field: customer_name, span: 8 }, { field: planned_date, span: 4 } ]
        - { table: lines, heading: true, blank_rows: 5, columns: [ { field: seq, span: 1 }, { field: item, span: 5 }, { field: amount, span: 6 } ], footer: [ { text: 合计, span: 8 }, { field: total, span: 4, label_span: 0 } ] }
        - [ contact_phone, urgent, urgent_reason, total_words ]
        - [ actual_total, variance ]
        - { height: 14, cells: [ { signature: applicant_sign, span: 4 }, { approval: { field: approvals, role: 财务 }, span: 8 } ] }
        - { note: 服务前请勿签字 }
    """

  static let opening: Given = [
    "用户单位": "江淮重工", "planned_date": "2026年12月5日",
    "lines": [
      ["item": "配件费", "数量": "２", "unit_price": "￥500.00"], ["item": "travel", "quantity": 1.5, "单价": "1，000.5"],
    ],
  ]
}

extension Sequence<Finding> {
  /// Code and field of each, as one compares them.
  var brief: [String] { map { "\($0.code) \($0.field ?? "-")" } }
  func lines(_ language: Language = .zhHans) -> [String] { map { $0.text(in: language) } }
}
