import Expressions
import Findings
import Forms

/// A form whose layout has every kind of block.
enum ScaffoldSample {
  static let yaml = """
    id: sample
    title: { zh-Hans: 售后服务记录单, zh-Hant: 售後服務記錄單, en: Service Record }
    code: SH-CS-01 A/0
    version: 1
    source: domain 3
    number: { prefix: CS, pattern: "{prefix}-{year}-{serial:6}", restart: yearly }
    retention: { years: 5, class: 服务记录 }
    copies:
      - { id: stub, label: 第一联 存根联, colour: white, keeper: 售后服务部 }
      - { id: finance, label: 第二联 财务联, colour: red, keeper: 财务部 }
    choices:
      kind: [ { id: repair, label: 维修 }, { id: swap, label: 更换 }, { id: back, label: 退回 } ]
      level: [ { id: good, label: 满意 }, { id: fair, label: 一般 }, { id: bad, label: 不满意 } ]
    fields:
      - { id: fill_date, label: 填表日期, type: date, required: true, default: "today()" }
      - { id: preparer, label: 填表人, type: text, required: true, default: "operator()" }
      - { id: customer, label: 用户单位, type: text }
      - { id: phone, label: 联系电话, type: phone }
      - { id: kind, label: 处理类型, type: select_one, choices: kind }
      - { id: reported, label: 报修时间, type: dateTime }
      - { id: planned, label: 拟服务日期, type: date }
      - { id: fault, label: 用户反映的故障现象, type: text, appearance: multiline }
      - id: lines
        label: 费用明细
        type: repeat
        fields:
          - { id: item, label: 项目, type: text }
          - { id: quantity, label: 数量, type: integer }
          - { id: bought, label: 购买日期, type: date }
          - { id: amount, label: 金额, type: money }
      - { id: total, label: 合计, type: money, calculation: "sum(${lines.amount})" }
      - { id: q1, label: 对产品质量, type: select_one, choices: level }
      - { id: q2, label: 对服务态度, type: select_one, choices: level }
      - { id: user_sign, label: 用户签字, type: signature, stage: closing }
      - { id: user_stamp, label: 用户盖章, type: stamp }
      - { id: approvals, label: 审批, type: approvals, stage: closing, chain: [ { role: 部门负责人 }, { role: 财务 } ] }
    layout:
      paper: { size: A4, orientation: portrait, margins: [15, 18, 14, 20] }
      row_height: 8
      greeting: 尊敬的用户：感谢您选用我公司的产品。
      rows:
        - [ { field: customer, span: 5, label_span: 1.25 }, { field: phone, span: 3.75, label_span: 1 }, { field: planned, span: 3.25, label_span: 1.25 } ]
        - [ { field: kind, span: 6, format: boxes }, { field: reported, span: 6 } ]
        - { height: 20, cells: [ { field: fault, span: 12, label_span: 1.5 } ] }
        - { table: lines, heading: true, blank_rows: 4, row_height: 7, columns: [ { field: item, span: 5 }, { field: quantity, span: 1.5 }, { field: bought, span: 2.75 }, { field: amount, span: 2.75 } ], footer: [ { text: 合计, span: 9.25 }, { field: total, span: 2.75, label_span: 0 } ] }
        - { heading: 用户评价 }
        - { matrix: [q1, q2], number_span: 1, item_span: 8, choice_span: 1 }
        - { height: 24, cells: [ { signature: user_sign, span: 3 }, { stamp: user_stamp, span: 3 }, { approval: { field: approvals, role: 部门负责人 }, span: 3 }, { approval: { field: approvals, role: 财务 }, span: 3 } ] }
        - { note: 服务前请勿签字 }
    """

  static func schema(_ change: (String) -> String = { $0 }) throws -> FormSchema {
    let profile = CompanyProfile(name: "安徽甲乙机械有限公司")
    let result = FormSchema.load(yaml: change(yaml), file: "sample.yaml", profile: profile)
    guard let schema = result.schema else { throw FindingList(result.findings) }
    return schema
  }
}
