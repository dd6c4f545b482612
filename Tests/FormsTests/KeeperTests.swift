import Findings
import Testing

@testable import Forms

/// Names of departments and people, as readers of three languages see them.
@Suite struct `Keepers in three languages` {
  private func schema(_ keeper: String) throws -> FormSchema {
    let yaml = """
      id: slip
      title: 领用单
      version: 1
      number: { prefix: LY }
      retention: { years: 10, class: 售后服务记录 }
      copies: [ { id: stub, label: 存根联, keeper: \(keeper) } ]
      choices: { kind: [ { id: a, label: 甲 } ] }
      fields:
        - { id: amount, label: 金额, type: money }
        - { id: words, label: 大写, type: text, calculation: "rmb(${amount})" }
        - { id: note, label: 备注, type: text }
      """
    return try #require(
      FormSchema.load(yaml: yaml, file: "f.yaml", profile: CompanyProfile(name: "某某机械有限公司")).schema)
  }

  @Test func `a keeper is recorded by one name and read in three`() throws {
    let copy = try #require(try schema("{ zh-Hans: 财务部, zh-Hant: 財務部, en: Finance }").copies.first)
    #expect(copy.keeper == "财务部" && copy.keeperName.wordings == ["财务部", "財務部", "Finance"])
    let plain = try #require(try schema("财务部").copies.first)
    #expect(plain.keeper == "财务部" && plain.keeperName.text(in: .en) == "财务部")
  }

  @Test func `an amount in words is written in the characters of its reader`() throws {
    let schema = try schema("财务部")
    let words = try #require(schema.field("words"))
    let value = Value.text("壹万肆仟叁佰贰拾伍元整")
    #expect(ValueText.text(value, field: words, schema: schema, language: .zhHant) == "壹萬肆仟參佰貳拾伍圓整")
    #expect(ValueText.text(value, field: words, schema: schema, language: .zhHans) == "壹万肆仟叁佰贰拾伍元整")
    let note = try #require(schema.field("note"))
    #expect(ValueText.text(value, field: note, schema: schema, language: .zhHant) == "壹万肆仟叁佰贰拾伍元整")
  }

  @Test func `choices written into a field are told where they belong`() {
    let yaml = """
      id: slip
      title: 领用单
      version: 1
      number: { prefix: LY }
      retention: { years: 10, class: 售后服务记录 }
      copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
      fields:
        - { id: kind, label: 种类, type: select_one, choices: [ { id: a, label: 甲 } ] }
      """
    let findings = FormSchema.load(yaml: yaml, file: "f.yaml", profile: CompanyProfile(name: "某某机械有限公司")).findings
    #expect(findings.map(\.message.zhHans) == ["字段的 choices 写选项表的名称，不写选项本身"])
    #expect(findings.first?.hint?.zhHans.contains("choices: region") == true)
  }
}
