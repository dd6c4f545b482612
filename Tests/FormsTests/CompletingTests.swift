import Expressions
import Findings
import Testing

@testable import Forms

struct CompletingTests {
  private func issued(_ given: Given = Sample.opening) throws -> NumberedForm {
    let schema = try Sample.schema()
    let result = schema.check(submission(given), at: .opening, in: .sample)
    let form = try #require(result.form, "\(result.findings.lines())")
    return NumberedForm(
      schema: schema, number: "SP-2026-000001", values: form.values, stage: .opening, issuedOn: FillContext.sample.today
    )
  }

  private func close(_ issued: NumberedForm, _ given: Given, later: String = "2026-12-08T10:00") throws -> [String] {
    let (bound, first) = issued.schema.bind(submission(given))
    let (form, second) = bound.completing(issued)
    let context = FillContext(now: try #require(CalendarMoment(iso: later)), operatorName: "赵六")
    return (first + second + form.validated(at: .closing, in: context).findings).lines()
  }

  static let closing: Given = [
    "actual_total": 2600, "applicant_sign": "王建国 2026-12-06", "approvals": "部门负责人 同意 张三 2026-11-21；财务 同意 李四 2026-11-22",
  ]

  @Test func `closing fills what was empty and keeps what was issued`() throws {
    let issued = try issued()
    #expect(try close(issued, Self.closing) == [])
    let all = Self.closing.with([
      "用户单位": "江淮重工", "total": "2500.75", "fill_date": "2026-11-20", "contact_phone": "13800138000",
      "lines": [["item": "parts", "quantity": "2.0", "note": "补记"], ["unit_price": "1000.50", "序号": 2]],
    ])
    #expect(try close(issued, all) == [])
    let (form, _) = issued.schema.bind(submission(all)).0.completing(issued)
    guard case .rows(let rows)? = form.values["lines"] else { return #expect(Bool(false)) }
    #expect(rows[0]["note"] == .text("补记"))
    #expect(rows[0]["unit_price"] == .number(ExactDecimal(500)))
    #expect(form.values["preparer"] == .text("王建国"))
  }

  @Test func `a changed value is refused field by field with both values`() throws {
    let findings = try close(
      issued(),
      Self.closing.with([
        "用户单位": "江淮重工集团", "urgent": "是",
        "lines": [["quantity": 3], [:], ["item": "labour", "quantity": 1, "unit_price": 1]],
      ]))
    let hint = "\n    → 开单后的内容不能改；确有错误请作废后重开"
    #expect(
      findings == [
        "a.json · /用户单位：错误：【用户单位】开单时是“江淮重工”，现在是“江淮重工集团” [changed]" + hint,
        "a.json · /urgent：错误：【加急】开单时是“否”，现在是“是” [changed]" + hint,
        "a.json · /lines/0/quantity：错误：【数量】开单时是“2”，现在是“3” [changed]" + hint,
        "a.json · /lines/2/item：错误：【项目】开单时是“旅差费”，现在是“维修工时费” [changed]" + hint,
        "a.json · /lines/2/quantity：错误：【数量】开单时是“1.5”，现在是“1” [changed]" + hint,
        "a.json · /lines/2/unit_price：错误：【单价】开单时是“1,000.50”，现在是“1.00” [changed]" + hint,
      ])
  }

  @Test func `rows are neither added to nor taken from what was issued`() throws {
    let row: Given = ["item": "parts", "quantity": 2, "unit_price": 500]
    let other: Given = ["item": "travel", "quantity": 1.5, "unit_price": 1000.5]
    #expect(try close(issued(), Self.closing.with(["lines": [row, other, row]])).map { $0.prefix(48) }.count == 1)
    #expect(
      try close(issued(), Self.closing.with(["lines": [row]])) == [
        "a.json · /lines：错误：【费用预算明细】开单时有 2 行，现在给的是 1 行 [changed]\n    → 开单后的内容不能改；确有错误请作废后重开"
      ])
  }

  @Test func `a calculation of the opening stage must not change`() throws {
    let schema = try Sample.schema(
      fields: """
          - { id: a, label: 甲, type: integer, calculation: "days-between(${d}, today())" }
          - { id: d, label: 日, type: date, required: true }
          - { id: s, label: 单据, type: repeat, stage: closing, fields: [ { id: x, label: 额, type: money } ] }
          - { id: t, label: 合计, type: money, calculation: "sum(${s.x})" }
        """)
    let opened = try #require(
      schema.check(submission(["d": "2026-11-18"]), at: .opening, in: .sample).form)
    #expect(opened.values["a"] == .number(ExactDecimal(2)))
    #expect(opened.values["t"] == nil)
    let issued = NumberedForm(
      schema: schema, number: "TT-2026-000001", values: opened.values, stage: .opening,
      issuedOn: FillContext.sample.today)
    #expect(try close(issued, ["s": [["x": 5]]], later: "2026-11-20T18:00") == [])
    #expect(
      try close(issued, ["s": [["x": 5]]], later: "2026-11-21T18:00") == [
        "a.json：错误：【甲】开单时是“2”，现在是“3” [changed]\n    → 开单后的内容不能改；确有错误请作废后重开"
      ])
  }

  @Test func `approvals and signatures given at opening are completed, not replaced`() throws {
    let opened = Sample.opening.with(["approvals": "部门负责人 同意 张三", "applicant_sign": "王建国"])
    let issued = try issued(opened)
    #expect(try close(issued, Self.closing) == [])
    let other = Self.closing.with([
      "approvals": "部门负责人 同意 李四 2026-11-21；财务 同意 李四 2026-11-22", "applicant_sign": "王健国 2026-12-06",
    ])
    #expect(
      try close(issued, other).prefix(2) == [
        "a.json · /applicant_sign：错误：【申请人】开单时是“王建国”，现在是“王健国 2026年12月6日” [changed]\n    → 开单后的内容不能改；确有错误请作废后重开",
        "a.json · /approvals：错误：【审批】开单时是“部门负责人 同意 张三”，现在是“部门负责人 同意 李四 2026年11月21日” [changed]\n    → 开单后的内容不能改；确有错误请作废后重开",
      ])
  }
}

extension CompletingTests {
  @Test func `the number of the form to be closed is taken out of the row`() throws {
    let schema = try Sample.schema()
    let taken = submission(["编 号": " ＳＰ-2026-000001 ", "actual_total": 1]).takingNumber(schema)
    #expect(taken.number == "SP-2026-000001")
    #expect(taken.rest.entries.map(\.key) == ["actual_total"])
    #expect(submission(["actual_total": 1]).takingNumber(schema).number == nil)
    let own = try Sample.schema(fields: "  - { id: no, label: 编号, type: text }")
    #expect(submission(["编号": "7"]).takingNumber(own).number == nil)
  }
}
