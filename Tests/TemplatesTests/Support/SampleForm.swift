import Expressions
import Findings

@testable import Forms
@testable import Templates

/// A form with every kind of field that templates treat differently.
enum SampleForm {
  static let yaml = """
    id: cost-approval
    title: { zh-Hans: 售后服务费用预算审批单, en: Cost approval }
    code: SH-SP-01 A/0
    version: 1
    source: domain 3.4
    number: { prefix: SP, pattern: "{prefix}-{year}-{serial:6}", restart: yearly }
    retention: { years: 30, class: 会计凭证附件 }
    copies:
      - { id: stub, label: 第一联 存根联, colour: white, keeper: 售后服务部 }
      - { id: finance, label: 第二联 财务联, colour: red, keeper: 财务部, voucher: true }
      - { id: qc, label: 第三联 质检联, colour: yellow, keeper: 质检部, omit: [contact_phone] }
    choices:
      kind: [ { id: repair, label: 维修 }, { id: swap, label: 更换 }, { id: back, label: 退回 } ]
      yes_no: [ { id: "yes", label: 是 }, { id: "no", label: 否 } ]
    fields:
      - { id: customer_name, label: 用户单位, type: text, required: true }
      - { id: contact_phone, label: 联系电话, type: phone }
      - { id: kind, label: 处理类型, type: select_one, choices: kind }
      - { id: urgent, label: 是否加急, type: select_one, choices: yes_no }
      - { id: planned_date, label: 拟服务日期, type: date }
      - { id: note, label: 备注（说明）, type: text, appearance: multiline }
      - id: lines
        label: 费用预算明细
        type: repeat
        fields:
          - { id: item, label: 项目, type: text }
          - { id: quantity, label: 数量, type: integer }
          - { id: unit_price, label: 单价, type: money }
          - { id: amount, label: 金额, type: money }
          - { id: returned, label: 旧件回收, type: select_one, choices: yes_no }
      - { id: total, label: 合计, type: money }
      - { id: user_sign, label: 用户签字, type: signature }
      - { id: approvals, label: 审批, type: approvals, chain: [ { role: 部门负责人 }, { role: 财务 } ] }
    """

  static let void = CopyMarks.Void(
    reason: LocalizedText("重复开单"), date: CalendarDate(year: 2026, month: 3, day: 9) ?? .first, operatorName: "何婷")

  static func schema() throws -> FormSchema {
    let profile = CompanyProfile(name: "安徽甲乙机械有限公司", details: ["phone": "0551-62799596"])
    let result = FormSchema.load(yaml: yaml, file: "cost-approval.yaml", profile: profile)
    guard let schema = result.schema else { throw FindingList(result.findings) }
    return schema
  }

  static func amount(_ text: String) -> Value { .number(ExactDecimal(text) ?? .zero) }

  static var values: Row {
    [
      "customer_name": .text("合肥 A&B <机电> 公司"), "contact_phone": .text("13800138000"), "kind": .choice("swap"),
      "urgent": .choice("yes"), "planned_date": .date(CalendarDate(year: 2026, month: 3, day: 5) ?? .first),
      "note": .text("第一行\n第二行\t完"),
      "lines": .rows([
        ["item": .text("配件费"), "quantity": amount("2"), "unit_price": amount("640.16"), "amount": amount("1280.32")],
        [
          "item": .text("旅差费"), "quantity": amount("1"), "unit_price": amount("400"), "amount": amount("400"),
          "returned": .choice("no"),
        ],
      ]),
      "total": amount("1680.32"),
      "user_sign": .signature(Signature(name: "王建国", date: CalendarDate(year: 2026, month: 11, day: 20))),
      "approvals": .approvals([
        Approval(
          role: "财务", decision: .agree, name: "李梅", date: CalendarDate(year: 2026, month: 3, day: 2), opinion: "属实")
      ]),
    ]
  }

  static func form(_ values: Row = values) throws -> NumberedForm {
    NumberedForm(
      schema: try schema(), number: "SP-2026-000123", values: values, stage: .opening,
      issuedOn: CalendarDate(year: 2026, month: 3, day: 1) ?? .first)
  }
}
