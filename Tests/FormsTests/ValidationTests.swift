import Expressions
import Findings
import Testing

@testable import Forms

struct ValidationTests {
  private func check(_ given: Given, at stage: Stage = .opening, yaml: String = Sample.costApproval) throws
    -> ValidationResult
  {
    try Sample.schema(yaml).check(submission(given), at: stage, in: .sample)
  }

  @Test func `a form is filled with defaults and calculations, exactly`() throws {
    let result = try check(Sample.opening)
    #expect(result.findings.lines() == [])
    let values = try #require(result.form).values
    #expect(values["fill_date"] == .date(try #require(CalendarDate(iso: "2026-11-20"))))
    #expect(values["preparer"] == .text("王建国"))
    #expect(values["urgent"] == .choice("no"))
    #expect(values["total"] == .number(try #require(ExactDecimal("2500.75"))))
    #expect(values["total_words"] == .text("贰仟伍佰元零柒角伍分"))
    #expect(values["variance"] == nil)
    guard case .rows(let rows)? = values["lines"] else { return #expect(Bool(false)) }
    #expect(rows.map { $0["seq"] } == [.number(ExactDecimal(1)), .number(ExactDecimal(2))])
  }

  @Test func `what is missing or breaks a constraint is reported at its place`() throws {
    let result = try check([
      "customer_name": " ", "lines": [["item": "parts", "quantity": 0], ["unit_price": 5, "quantity": 1]],
      "urgent": "是",
    ])
    #expect(
      result.findings.lines() == [
        "a.json · /customer_name：错误：【用户单位】必须填写 [required]", "a.json：错误：【拟服务日期】必须填写 [required]",
        "a.json：错误：【加急原因】必须填写 [required]", "a.json · /lines/0/quantity：错误：【数量】数量须大于 0 [constraint]",
        "a.json · /lines/0：错误：【单价】必须填写 [required]", "a.json · /lines/1：错误：【项目】必须填写 [required]",
      ])
    #expect(result.findings.map(\.field).suffix(3) == ["lines[1].quantity", "lines[1].unit_price", "lines[2].item"])
  }

  @Test func `a value that could not be read is not called missing as well`() throws {
    let result = try check(Sample.opening.with(["planned_date": "26-1-1", "lines": "x"]))
    #expect(result.findings.brief == ["not-a-date planned_date", "wrong-type lines"])
    #expect(result.form == nil)
  }

  @Test func `a value for a field that does not apply is a finding`() throws {
    let result = try check(Sample.opening.with(["urgent_reason": "客户催"]))
    #expect(
      result.findings.lines(.en) == [
        "a.json · /urgent_reason: error: 加急原因: this field does not apply here, but '客户催' is given [not-relevant]\n    → clear it, or check the fields it depends on"
      ])
    #expect(try check(Sample.opening.with(["urgent": "√", "urgent_reason": "客户催"])).form != nil)
  }

  @Test func `a given value of a calculated field must be the computed one`() throws {
    let right = try check(
      Sample.opening.with(["total": "￥2,500.75", "人民币(大写)": "人民币贰仟伍佰元柒角伍分"]))
    #expect(right.findings.lines() == [])
    #expect(right.form?.values["total_words"] == .text("贰仟伍佰元零柒角伍分"))
    let wrong = try check(
      Sample.opening.with([
        "total": 2500, "variance": 1, "lines": [["item": "parts", "quantity": 1, "unit_price": 5, "amount": 6]],
      ]))
    #expect(
      wrong.findings.lines() == [
        "a.json · /lines/0/amount：错误：【金额】填的是 6.00，算得应是 5.00 [calculated-differs]\n    → 这一项自动计算，不必填写",
        "a.json · /total：错误：【合计】填的是 2,500.00，算得应是 5.00 [calculated-differs]\n    → 这一项自动计算，不必填写",
        "a.json · /variance：错误：【差额】填的是“1.00”，而这一项目前还算不出来 [calculated-given]\n    → 这一项自动计算，不必填写",
      ])
  }

  @Test func `rows are counted`() throws {
    let schema = """
        - { id: a, label: 明细, type: repeat, min_rows: 2, max_rows: 3, fields: [ { id: x, label: 项, type: text } ] }
        - { id: b, label: 附件, type: repeat, required: true, fields: [ { id: x, label: 项, type: text } ] }
      """
    let yaml = Sample.yaml(fields: schema)
    #expect(try check([:], yaml: yaml).findings.brief == ["too-few-rows a", "required b"])
    let four: Given = [["x": "1"], ["x": "2"], ["x": "3"], ["x": "4"]]
    #expect(
      try check(["a": four, "b": [["x": "1"]]], yaml: yaml).findings.lines() == [
        "a.json · /a：错误：【明细】有 4 行，最多 3 行 [too-many-rows]\n    → 多出的请另开一单"
      ])
  }

  // MARK: Stages

  static let closing: KeyValuePairs<String, Given?> = [
    "actual_total": "2600.75", "applicant_sign": "王建国 2026-12-06",
    "approvals": "部门负责人 同意 张三 2026-11-21；财务 同意 李四 2026-11-22",
  ]

  @Test func `rows that are written down before closing have their numbers`() throws {
    let schema = try Sample.schema(
      fields: """
          - id: steps
            label: 内容
            type: repeat
            stage: closing
            fields:
              - { id: seq, label: 序号, type: integer, calculation: position() }
              - { id: item, label: 项目, type: text }
              - { id: qty, label: 数量, type: integer }
              - { id: twice, label: 两倍, type: integer, calculation: "2 * ${qty}" }
              - { id: day, label: 日期, type: date, calculation: today() }
        """)
    let given: Given = ["steps": [["item": "供电检查"], ["item": "清洗"]]]
    let form = try #require(schema.check(submission(given), at: .opening, in: .sample).form)
    guard case .rows(let rows)? = form.values["steps"] else { return #expect(Bool(false)) }
    #expect(rows.map { $0["seq"] } == [1, 2].map { .number(ExactDecimal($0)) })
    #expect(rows.allSatisfy { $0["twice"] == nil && $0["day"] == nil })
  }

  @Test func `what belongs to closing is optional at opening but checked if given`() throws {
    #expect(
      try check(Sample.opening.with(["actual_total": "2600.75"])).form?.values["variance"] == .number(ExactDecimal(100))
    )
    #expect(try check(Sample.opening.with(["actual_total": "x"])).findings.brief == ["not-a-number actual_total"])
    #expect(
      try check(Sample.opening, at: .closing).findings.brief == [
        "required actual_total", "approval-missing approvals", "approval-missing approvals",
      ])
    #expect(try check(Sample.opening.with(Self.closing), at: .closing).findings.lines() == [])
  }

  @Test func `a signature without a day is a warning and does not block`() throws {
    let result = try check(Sample.opening.with(Self.closing).with(["applicant_sign": "王建国"]), at: .closing)
    #expect(result.form?.warnings.brief == ["signature-without-date applicant_sign"])
  }

  @Test func `rules bind from their stage, skip the unknown, and warn or block as they say`() throws {
    let late = Sample.opening.with(Self.closing).with([
      "approvals": "部门负责人 同意 张三 2026-11-21；财务 同意 李四 2026-12-22", "actual_total": 2601,
    ])
    #expect(try check(late).form != nil)
    #expect(
      try check(late, at: .closing).findings.lines() == [
        "a.json · /approvals：错误：【审批】费用超过限额时，须在服务开始前完成各级审批 [approved-before-service]",
        "a.json：提醒：实际费用超出预算 100 元以上 [over-budget]",
      ])
  }

  @Test(arguments: [
    ("部门负责人 同意 张三 2026-11-21", ["“财务”的审批 [approval-missing]"]),
    ("部门负责人 同意 张三 2026-11-21；财务 修改 李四 2026-11-22", ["“财务”的意见是“修改”，未获同意 [approval-refused]"]),
    ("部门负责人 同意 张三 2026-11-23；财务 同意 李四 2026-11-22", ["“财务”2026-11-22 的审批早于前一级“部门负责人”（2026-11-23） [approval-order]"]),
    ("财务 同意 李四 2026-11-22；部门负责人 同意 张三 2026-11-23", ["“财务”2026-11-22 的审批早于前一级“部门负责人”（2026-11-23） [approval-order]"]),
    ("部门负责人 同意 张三 2026-11-21；财务 同意 李四", ["“财务”的审批没有写日期 [approval-without-date]"]),
    ("部门负责人 同意 张三 2026-11-21；部门负责人 同意 赵六 2026-11-21；财务 同意 李四 2026-11-22", ["“部门负责人”有两个审批意见 [second-decision]"]),
  ])
  func `the approval chain must be complete, agreed and in order`(_ approvals: String, _ parts: [String]) throws {
    let given = Sample.opening.with(Self.closing).with(["approvals": .raw(.text(approvals))])
    let messages = try check(given, at: .closing).findings.map { "\($0.message.zhHans) [\($0.code)]" }
    #expect(messages.count == parts.count, "\(messages)")
    for part in parts { #expect(messages.contains { $0.hasSuffix(part) }, "\(messages)") }
  }

  @Test func `a step whose condition does not hold is not needed but may sign`() throws {
    let small = Sample.opening.with(Self.closing).with([
      "lines": [["item": "parts", "quantity": 2, "unit_price": "500.00"]], "actual_total": 1000,
      "approvals": "部门负责人 同意 张三 2026-11-21",
    ])
    #expect(try check(small, at: .closing).findings.lines() == [])
    #expect(
      try check(small.with(["approvals": Self.closing.last { $0.key == "approvals" }?.value]), at: .closing).form != nil
    )
    let above = small.with([
      "lines": [["item": "parts", "quantity": 1, "unit_price": "1000.01"]], "actual_total": "1000.01",
    ])
    #expect(try check(above, at: .closing).findings.map(\.message.en) == ["the approval of '财务' is missing"])
  }

  @Test func `a form whose binding had errors never becomes valid`() throws {
    let schema = try Sample.schema()
    let (form, findings) = schema.bind(submission(Sample.opening.with(["customr_name": "x"])))
    #expect(findings.brief == ["unknown-key -"])
    #expect(form.validated(at: .opening, in: .sample).form == nil)
  }
}

extension ValidationTests {
  @Test func `a formula is tried out on a form with its calculations`() throws {
    let schema = try Sample.schema()
    let form = schema.bind(submission(Sample.opening)).0
    func value(_ text: String) throws -> Operand {
      let formula = try Formula.compile(text, in: schema.formulaScope, expecting: nil, at: Origin()).get()
      return form.value(of: formula, in: .sample)
    }
    #expect(try value("${total} > ${profile.approval_limit}") == .boolean(true))
    #expect(try value("count(${lines})") == .number(ExactDecimal(2)))
    #expect(try value("max(${lines.unit_price}) + 1") == .number(try #require(ExactDecimal("1001.5"))))
    #expect(try value("${actual_total} > 0") == .unknown)
    #expect(try value("${applicant_sign} = ''") == .boolean(true))
  }

  @Test func `results that fields cannot hold are findings and never stored`() throws {
    let schema = try Sample.schema(
      fields: """
          - { id: a, label: 甲, type: decimal }
          - { id: m, label: 乘积, type: money, calculation: "${a} * ${a}" }
          - { id: h, label: 一半, type: integer, calculation: "${a} div 2" }
          - { id: t, label: 三分之一, type: decimal, calculation: "${a} div 3" }
        """)
    func check(_ a: Given) -> ValidationResult { schema.check(submission(["a": a]), at: .opening, in: .sample) }
    #expect(check(1_000_000_000_001).findings.map(\.code) == ["too-large"])
    #expect(check("100000000000").findings.brief == ["too-large m"])
    #expect(check(5).findings.brief == ["calculated-not-integer h"])
    let values = try #require(check("-2").form).values
    #expect(values["t"] == .number(try #require(ExactDecimal("-0.666666667"))))
    #expect(values["m"] == .number(ExactDecimal(4)))
  }

  @Test func `what depends on an unknown answer is neither asked for nor refused`() throws {
    let schema = try Sample.schema(
      fields: """
          - { id: kind, label: 类型, type: select_one, choices: kind }
          - { id: why, label: 原因, type: text, relevant: "${kind} = 'a'", required: true }
          - { id: parts, label: 配件, type: repeat, relevant: "${kind} = 'a'", min_rows: 1, fields: [ { id: n, label: 名称, type: text, required: "${why} != ''" } ] }
        """, choices: "  kind: [ { id: a, label: 甲 }, { id: b, label: 乙 } ]")
    func codes(_ given: Given) -> [String] {
      schema.check(submission(given), at: .opening, in: .sample).findings.brief
    }
    #expect(codes([:]) == [])
    #expect(codes(["why": "x"]) == [])
    #expect(codes(["kind": "甲"]) == ["required why", "too-few-rows parts"])
    #expect(codes(["kind": "乙", "parts": [["n": "x"]]]) == ["not-relevant parts"])
  }

  @Test func `a finding points at what was given, else at its row, else at the record`() throws {
    let schema = try Sample.schema(
      fields: """
          - { id: title, label: 标题, type: text, required: true }
          - id: rows
            label: 明细
            type: repeat
            fields:
              - { id: qty, label: 数量, type: integer, constraint: ". > 0" }
              - { id: name, label: 品名, type: text, required: true }
        """)
    let given: Given = ["rows": [["qty": "", "name": ""], ["qty": 0, "name": ""], ["qty": 1]]]
    let form = schema.bind(submission(given)).0
    let findings = form.validated(at: .opening, in: .sample).findings
    #expect(
      findings.brief == ["required title", "constraint rows[1].qty", "required rows[1].name", "required rows[2].name"])
    #expect(findings.map(\.origin.pointer) == ["", "/rows/1/qty", "/rows/1/name", "/rows/2"])
    #expect(form.origin(of: "qty", in: "rows", row: 1)?.pointer == "/rows/2/qty")
    #expect(form.origin(of: "name", in: "rows", row: 1) == nil)
    #expect(form.origin(of: "rows")?.pointer == "/rows")
  }
}
