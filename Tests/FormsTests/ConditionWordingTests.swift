import Findings
import Testing

@testable import Forms

/// Conditions and constraints in words that a clerk reads.
@Suite struct ConditionWordingTests {
  private func schema(_ required: String, constraint: String = ". >= 0") throws -> FormSchema {
    try Sample.schema(
      """
      id: probe
      title: 试验单
      code: T-1
      version: 1
      number: { prefix: TT }
      retention: { years: 10, class: 试验 }
      copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
      choices:
        kind:
          - { id: repair, label: { zh-Hans: 维修, zh-Hant: 維修, en: Repair } }
          - { id: swap, label: { zh-Hans: 更换, zh-Hant: 更換, en: Swap } }
      fields:
        - { id: kind, label: { zh-Hans: 处理类型, zh-Hant: 處理類型, en: Handling }, type: select_one, choices: kind }
        - { id: kinds, label: 服务, type: select_multiple, choices: kind }
        - { id: cost, label: 费用, type: money }
        - { id: budget, label: 预算, type: money }
        - { id: made, label: 生产日期, type: date }
        - { id: field, label: 项目, type: decimal, required: "\(required)", constraint: "\(constraint)" }
      """)
  }

  private func words(_ condition: String) throws -> LocalizedText? {
    let schema = try schema(condition)
    guard case .when(let formula)? = schema.field("field")?.requirement else { return nil }
    return ConditionWording(schema, group: nil).text(formula)
  }

  @Test(
    arguments: [
      ("${kind} = 'repair'", "【处理类型】为“维修”"), ("${kind} != 'repair'", "【处理类型】不是“维修”"),
      ("${kind} = 'repair' or ${kind} = 'swap'", "【处理类型】为“维修”或“更换”"),
      ("selected(${kinds}, 'swap')", "【服务】选了“更换”"), ("${made} = ''", "【生产日期】没有填"),
      ("${made} != '' and ${cost} >= 1000.5", "【生产日期】填了且【费用】不小于 1000.5"),
      ("${cost} > ${budget} and (${kind} = 'repair' or ${made} = '')", "【费用】大于【预算】且（【处理类型】为“维修”或【生产日期】没有填）"),
    ])
  func `a condition is said with labels and choices`(condition: String, text: String) throws {
    #expect(try words(condition)?.zhHans == text)
  }

  @Test func `the words are there in each language`() throws {
    let text = try words("${kind} = 'repair' or ${kind} = 'swap'")
    #expect(text?.zhHant == "【處理類型】為「維修」或「更換」")
    #expect(text?.en == "'Handling' is 'Repair' or 'Swap'")
  }

  @Test func `a condition that computes has no words`() throws {
    #expect(try words("${cost} * 2 > 3") == nil)
    #expect(try words("count-selected(${kinds}) > 1") == nil)
  }

  @Test(
    arguments: [
      (". >= 0", "不能小于 0"), (".>=0 and .<=100", "不能小于 0，不能大于 100"), (". > -2.50", "要大于 -2.5"),
      ("(. > 0) and . != 7", "要大于 0，不能是 7"), (". <= ${ budget }", "不能大于【预算】"),
    ])
  func `a constraint is read as its tree, however it is spaced and bracketed`(constraint: String, text: String) throws {
    let schema = try schema("${cost} > 0", constraint: constraint)
    let formula = try #require(schema.field("field")?.constraint)
    #expect(ConstraintWording(schema, group: nil).text(formula)?.zhHans == text)
  }
}
