import Findings
import Testing

@testable import Forms

/// Shared blocks and choice lists (`forms/common.yaml`).
struct CommonBlocksTests {
  private static let common = """
    choices:
      yes_no: [ { id: "yes", label: 是 }, { id: "no", label: 否 } ]
      colour: [ { id: red, label: 红 } ]
    blocks:
      customer:
        fields:
          - { id: customer_name, label: 用户单位, type: text, required: true, max_length: 60 }
          - { id: contact_phone, label: 联系电话, type: phone, required: true }
        rules:
          - { id: phone-or-letter, assert: "${contact_phone} != ''", message: 须有电话 }
        rows:
          - [ customer_name, contact_phone ]
      product:
        fields:
          - { id: model, label: 型号, type: text, hint: "“甲”\\n乙" }
          - { id: checked, label: 已检, type: select_one, choices: yes_no, required: true }
    """

  private static func load(_ body: String, file: String = "f.yaml") -> LoadResult {
    let (blocks, findings) = CommonBlocks.read(yaml: common, file: "common.yaml")
    #expect(findings.lines() == [])
    let head = """
      id: probe
      title: 试验单
      number: { prefix: TT }
      retention: { years: 10, class: 试验 }
      copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]

      """
    return FormSchema.load(
      yaml: head + body, file: file, profile: Sample.profile, common: blocks)
  }

  private static func schema(_ body: String) throws -> FormSchema {
    let result = load(body)
    #expect(result.findings.lines() == [])
    return try #require(result.schema)
  }

  @Test func `the fields of a used block stand where it is used, with the lists they need`() throws {
    let schema = try Self.schema(
      """
      use: [customer]
      fields:
        - { id: date, label: 日期, type: date }
        - use: product
        - id: lines
          label: 明细
          type: repeat
          fields: [ { use: product, without: [model] }, { id: note, label: 备注, type: text } ]
      """)
    #expect(schema.fields.map(\.id) == ["customer_name", "contact_phone", "date", "model", "checked", "lines"])
    #expect(schema.fields.last?.fields.map(\.id) == ["checked", "note"])
    #expect(schema.choiceLists.keys.sorted() == ["yes_no"])
    #expect(schema.rules.map(\.id) == ["phone-or-letter"])
  }

  @Test func `a form changes single attributes of a block's field and rule under their ids`() throws {
    let schema = try Self.schema(
      """
      use: [customer]
      fields:
        - { id: contact_phone, required: false }
        - { id: customer_name, label: 顾客 }
      rules:
        - { id: phone-or-letter, severity: warning }
      """)
    #expect(schema.fields.map(\.label.zhHans) == ["顾客", "联系电话"])
    #expect(schema.fields.map(\.maxLength) == [60, nil])
    #expect(schema.fields.map { "\($0.requirement)" } == ["always", "never"])
    #expect(schema.rules.map(\.severity) == [.warning])
    #expect(schema.rules.map(\.message.zhHans) == ["须有电话"])
  }

  @Test func `a form's own list comes before the shared one, and a layout prints a block's rows`() throws {
    let schema = try Self.schema(
      """
      use: [customer, product]
      choices:
        yes_no: [ { id: "yes", label: 已检 }, { id: later, label: 待检 } ]
      layout:
        rows:
          - use: customer
          - [ model, { field: checked, span: 4 } ]
      """)
    #expect(schema.choiceLists["yes_no"]?.choices.map(\.id) == ["yes", "later"])
    let blocks = try #require(schema.layout?.blocks)
    let cells = blocks.flatMap { block -> [LayoutCell] in
      if case .row(let cells, _) = block { return cells } else { return [] }
    }
    #expect(cells.map(\.span) == [6, 6, 8, 4])
  }

  @Test func `the text on record says the whole form, without the shared file`() throws {
    let schema = try Self.schema(
      """
      use: [customer, product]
      fields:
        - { id: contact_phone, required: false }
      previous: {}
      rules: []
      layout:
        rows: [ { use: customer }, [ model, checked ] ]
      """)
    let again = FormSchema.load(yaml: schema.text, file: "f.yaml", profile: Sample.profile)
    #expect(again.findings.lines() == [])
    let read = try #require(again.schema)
    #expect(read.fields.map(\.label) == schema.fields.map(\.label))
    #expect(read.fields.map(\.hint) == schema.fields.map(\.hint))
    #expect(read.layout == schema.layout && read.previous == schema.previous && read.previous != nil)
    #expect(read.choiceLists == schema.choiceLists)
    #expect(read.text == schema.text)
  }

  @Test func `a form that uses nothing shared keeps its text`() throws {
    let body = "fields: [ { id: date, label: 日期, type: date } ]"
    #expect(try Self.schema(body).text.hasSuffix(body))
  }

  @Test func `a wrong name is told with the nearest right one, in the form's file`() {
    let result = Self.load(
      """
      use: [custmer]
      fields:
        - { use: product, without: [modell] }
      layout:
        rows: [ { use: produkt } ]
      """)
    #expect(result.schema == nil)
    #expect(
      result.findings.map { "\($0.origin.line ?? 0) \($0.message.zhHans) \($0.hint?.zhHans ?? "")" } == [
        "6 不认识“custmer” 是不是“customer”？", "8 不认识“modell” 是不是“model”？", "10 不认识“produkt” 是不是“product”？",
      ])
  }

  @Test func `what is wrong in a block is told with its place in the shared file`() {
    let (blocks, _) = CommonBlocks.read(
      yaml: "blocks: { a: { fields: [ { id: x, label: 甲, type: texxt } ] } }", file: "common.yaml")
    let result = FormSchema.load(
      yaml: Sample.yaml(fields: "  - use: a"), file: "f.yaml", profile: Sample.profile, common: blocks)
    #expect(result.findings.map(\.origin.file) == ["common.yaml"])
  }
}
