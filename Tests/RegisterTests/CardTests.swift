import Expressions
import Findings
import Forms
import Records
import Register
import Testing

/// What is added to a card, in the register.
@Suite struct CardTests {
  let home = TestRegister()

  private func schema() throws -> FormSchema {
    let yaml = """
      id: customer-card
      title: 客户卡
      kind: card
      key: customer
      number: { prefix: KH }
      retention: { years: 10, class: 客户档案 }
      copies: [ { id: file, label: 档案联, colour: white, keeper: 售后服务部 } ]
      fields:
        - { id: customer, label: 客户, type: text, required: true }
        - { id: phone, label: 电话, type: text }
        - { id: remark, label: 备注, type: text }
      """
    let company = CompanyProfile.load(yaml: "company: { name: 某某 }\n", file: "profile.yaml").0
    let result = FormSchema.load(yaml: yaml, file: "customer-card.yaml", profile: try #require(company))
    return try #require(result.schema, "\(result.findings)")
  }

  /// A card to which two people added something.
  private func prepared() throws -> String {
    let register = try home.open()
    let schema = try schema()
    let template = try register.store(asset: Array("template".utf8))
    let file = PlannedFile(copy: "file", format: "docx", template: template)
    let request = IssueRequest(try TestForms.form(schema, ["customer": "甲"]), files: [file])
    let number = try #require(try register.take(group: [request], by: home.mark).first?.number)
    try home.printPending(register)
    for (name, texts) in [
      ("陈晓燕", ["customer": "甲", "phone": "0564-3261190"] as KeyValuePairs),
      ("何婷", ["customer": "甲", "phone": "0564-3261190", "remark": "冬季放水"]),
    ] {
      let card = try register.form(of: try register.record(number))
      try register.add(
        AddRequest(card, form: try TestForms.form(schema, texts), attachments: []),
        by: home.mark("2026-11-20", operatorName: name))
    }
    try register.close()
    return number
  }

  @Test func `the chain tells who added what, and the card can be had as it was after each addition`() throws {
    defer { home.remove() }
    let number = try prepared()
    let register = try home.openForReading()
    let record = try register.record(number)
    #expect(record.additions == 2 && record.state == .issued)
    #expect(try register.events(of: number).filter { $0.kind == .add }.map(\.operatorName) == ["陈晓燕", "何婷"])
    #expect(try register.additions(to: record).map { $0.filled["phone"] } == [.text("0564-3261190"), nil])
    let first = try register.record(record, in: .added(1))
    #expect(first.data == #"{"customer":"甲","phone":"0564-3261190"}"#)
    #expect(try register.record(record, in: .added(2)).data == record.data && record.data.contains("冬季放水"))
    #expect(try home.codes() == [])
  }

  @Test(arguments: [
    "UPDATE addition SET data = replace(data, '0564', '0565') WHERE ordinal = 1",
    "UPDATE addition SET event = 1 WHERE ordinal = 2", "DELETE FROM addition WHERE ordinal = 2",
    "DELETE FROM addition WHERE ordinal = 1",
    "INSERT INTO addition SELECT record, 3, event, data FROM addition LIMIT 1",
    "UPDATE record SET data = replace(data, '冬季', '夏季')", "UPDATE record SET opening_data = data",
  ])
  func `an addition that was altered, taken out or put in is found`(_ sql: String) throws {
    defer { home.remove() }
    _ = try prepared()
    try home.tamper(sql)
    #expect(try home.codes() == ["data-altered"])
  }

  @Test func `a count of additions that was altered is found`() throws {
    defer { home.remove() }
    _ = try prepared()
    try home.tamper("UPDATE record SET additions = 1")
    #expect(try home.codes() == ["record-altered"])
  }

  @Test func `nothing is added to a card that is void`() throws {
    defer { home.remove() }
    let number = try prepared()
    let register = try home.open()
    try register.void(number, reason: "填错", by: home.mark)
    try home.printPending(register)
    let card = try register.form(of: try register.record(number))
    let form = try TestForms.form(try schema(), ["customer": "甲"])
    let code = errorCode { try register.add(AddRequest(card, form: form, attachments: []), by: home.mark) }
    #expect(code == "wrong-state")
  }
}
