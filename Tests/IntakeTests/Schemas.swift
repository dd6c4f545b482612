import Findings
import Forms
import Foundation
import TestSupport

/// A form with one field of each kind that intake treats in its own way; `other` texts stand in place of its own.
func budget(_ other: [String: String] = [:]) throws -> FormSchema {
  var yaml = """
    id: budget
    title: { zh-Hans: 售后服务费用预算审批单, zh-Hant: 售後服務費用預算審批單, en: Budget }
    code: SH-SP-01 A/0
    version: 1
    number: { prefix: SP }
    retention: { years: 30, class: 会计凭证附件 }
    copies: [ { id: stub, label: 第一联 存根, colour: white, keeper: 售后服务部 } ]
    choices:
      kind: [ { id: repair, label: 维修 }, { id: replace, label: 更换 }, { id: refund, label: 退回 } ]
    fields:
      - { id: fill_date, label: 填表日期, type: date, required: true }
      - { id: customer, label: { zh-Hans: 用户单位, zh-Hant: 用戶單位, en: Customer }, type: text, required: true, hint: 写全称 }
      - { id: phone, label: 电话, type: phone }
      - { id: arrived, label: 到达时间, type: dateTime }
      - { id: persons, label: 人数, type: integer }
      - { id: limit, label: 限额, type: money }
      - { id: kind, label: 处理方式, type: select_one, choices: kind }
      - { id: kinds, label: 可选方式, type: select_multiple, choices: kind }
      - { id: note, label: 备注, type: text, appearance: multiline }
      - { id: photo, label: 照片, type: image }
      - id: lines
        label: 费用预算明细
        type: repeat
        max_rows: 12
        fields:
          - { id: item, label: 项目, type: select_one, choices: kind, required: true }
          - { id: quantity, label: 数量, type: decimal, required: true }
          - { id: unit_price, label: 单价, type: money }
          - { id: amount, label: 金额, type: money, calculation: "${quantity} * ${unit_price}" }
      - { id: total, label: 合计, type: money, calculation: "sum(${lines.amount})" }
      - { id: seal, label: 公章, type: stamp }
      - { id: user_sign, label: 用户签字, type: signature, stage: closing }
      - { id: approvals, label: 审批, type: approvals, stage: closing, chain: [ { role: 部门负责人 }, { role: 财务 } ] }
    """
  for (own, other) in other { yaml = yaml.replacing(own, with: other) }
  return try load(yaml)
}

/// A form with these fields only.
func form(fields: String) throws -> FormSchema {
  try load(
    """
    id: probe
    title: 试验单
    code: T-1
    version: 1
    number: { prefix: TT }
    retention: { years: 10, class: 试验 }
    copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
    fields: [ \(fields) ]
    """)
}

private func load(_ yaml: String) throws -> FormSchema {
  let result = FormSchema.load(
    yaml: yaml, file: "form.yaml", profile: CompanyProfile(name: "公司"))
  guard let schema = result.schema else {
    throw SchemaProblem(text: result.findings.map { $0.text(in: .zhHans) }.joined(separator: "\n"))
  }
  return schema
}

struct SchemaProblem: Error { var text: String }

func fixture(_ name: String) throws -> [UInt8] {
  try Repository.bytes("Tests/IntakeTests/Fixtures/\(name)")
}

/// Keeps a workbook for a look with other programs when the environment names a folder for it.
func dump(_ bytes: [UInt8], _ name: String) throws {
  guard let folder = ProcessInfo.processInfo.environment["LIANDAN_TEST_OUTPUT"] else { return }
  try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
}
