import Expressions
import Findings
import Testing

@testable import Forms

struct CanonicalTests {
  @Test func `data are written in the schema's order and read back the same`() throws {
    let schema = try Sample.schema()
    let given = Sample.opening.with([
      "actual_total": "2600.7", "applicant_sign": "王建国 2026-12-06 14:30 属实",
      "approvals": "部门负责人 同意 张三 2026-11-21；财务 同意 李四 2026-11-22 可", "urgent": "√", "加急原因": "多\u{3000}处",
    ])
    let form = try #require(schema.check(submission(given), at: .closing, in: .sample).form)
    let json = CanonicalData.json(form.values, schema: schema)
    #expect(
      String(decoding: json, as: UTF8.self) == """
        {"fill_date":"2026-11-20","preparer":"王建国","customer_name":"江淮重工","planned_date":"2026-12-05","urgent":"yes",\
        "urgent_reason":"多　处","lines":[{"seq":1,"item":"parts","quantity":2,"unit_price":500.00,"amount":1000.00},\
        {"seq":2,"item":"travel","quantity":1.5,"unit_price":1000.50,"amount":1500.75}],"total":2500.75,\
        "total_words":"贰仟伍佰元零柒角伍分","actual_total":2600.70,"variance":99.95,\
        "applicant_sign":{"name":"王建国","date":"2026-12-06T14:30","opinion":"属实"},\
        "approvals":[{"role":"部门负责人","decision":"agree","name":"张三","date":"2026-11-21"},\
        {"role":"财务","decision":"agree","name":"李四","date":"2026-11-22","opinion":"可"}]}
        """)
    let (again, findings) = schema.bind(try submissionRead(from: json))
    #expect(findings == [])
    #expect(again.values == form.values)
    #expect(again.validated(at: .closing, in: .sample).form?.values == form.values)
  }

  @Test func `the picture of a signature is written with its digest and read back the same`() throws {
    let schema = try Sample.schema()
    let digest = String(repeating: "0a", count: 32)
    var values = Row()
    values["applicant_sign"] = .signature(
      Signature(
        name: "王建国", date: CalendarDate(iso: "2026-12-06"), picture: ImageReference(path: "签.png", sha256: digest)))
    let json = String(decoding: CanonicalData.json(values, schema: schema), as: UTF8.self)
    #expect(
      json == #"{"applicant_sign":{"name":"王建国","date":"2026-12-06","picture":{"path":"签.png","sha256":"\#(digest)"}}}"#
    )
    #expect(try CanonicalData.values(json, schema: schema)["applicant_sign"] == values["applicant_sign"])
    let (again, findings) = schema.bind(try submissionRead(from: Array(json.utf8)))
    #expect(findings == [] && again.values["applicant_sign"] == values["applicant_sign"])
  }

  @Test func `a picture without a name is no signature`() throws {
    let json = #"{"applicant_sign":{"picture":"签.png"}}"#
    let (form, findings) = try Sample.schema().bind(try submissionRead(from: Array(json.utf8)))
    #expect(form.values["applicant_sign"] == nil && findings.map(\.code) == ["signer-missing"])
  }

  @Test func `values read as people write them`() throws {
    let schema = try Sample.schema()
    func text(_ id: String, _ value: Value, _ language: Language = .zhHans) throws -> String {
      ValueText.text(value, field: try #require(schema.field(id)), schema: schema, language: language)
    }
    let day = try #require(CalendarDate(iso: "2026-03-05"))
    #expect(try text("total", .number(try #require(ExactDecimal("1680.3")))) == "1,680.30")
    #expect(try text("planned_date", .date(day)) == "2026年3月5日")
    #expect(try text("planned_date", .date(day), .en) == "2026-03-05")
    #expect(try text("urgent", .choice("no"), .en) == "No")
    #expect(try text("lines", .rows([[:], [:]]), .zhHant) == "2 列")
    #expect(
      try text("approvals", .approvals([Approval(role: "财务", decision: .agree, name: "李四", date: day)]), .en)
        == "财务 agree 李四 2026-03-05")
  }

  @Test func `a form is described for programs`() throws {
    let text = try Sample.schema().description(in: .en).text
    #expect(
      text.hasPrefix(
        #"{"id":"cost-approval","title":"Cost Approval","code":"SH-SP-01 A/0","version":1,"number":{"prefix":"SP","#))
    #expect(
      text.contains(
        #"{"id":"variance","label":"差额","type":"money","stage":"closing","required":false,"calculation":"${actual_total} - ${total}"}"#
      ))
    #expect(
      text.contains(
        #""copies":[{"id":"finance","label":"第一联 财务联","colour":"white","keeper":"财务部","voucher":true,"omit":[]}"#))
    #expect(text.contains(#""chain":[{"role":"部门负责人"},{"role":"财务","when":"${total} > ${profile.approval_limit}"}]"#))
  }
}

struct NumberRuleTests {
  private let day = CalendarDate(year: 2026, month: 3, day: 5) ?? .first

  @Test func `numbers follow their pattern and are recognised again`() {
    let yearly = NumberRule(prefix: "SP")
    #expect(yearly.number(serial: 123, on: day) == "SP-2026-000123")
    #expect(yearly.number(serial: 1_234_567, on: day) == "SP-2026-1234567")
    #expect(yearly.serial(of: "SP-2026-000123") == 123)
    #expect(yearly.serial(of: "SP-2026-1234567") == 1_234_567)
    for wrong in [
      "SP-2026-00123", "SP-26-000123", "XX-2026-000123", "SP-2026-000123x", "SP-2026-000000", "SP-2026-0000123", "",
      "SP-2026-１２３４５６",
    ] {
      #expect(!yearly.isValid(wrong), "\(wrong)")
    }
    let daily = NumberRule(prefix: "ZL", pattern: "{prefix}{yy}{month}{day}{serial:3}", restart: .daily)
    #expect(daily.number(serial: 7, on: day) == "ZL260305007")
    #expect(daily.serial(of: "ZL260305007") == 7)
  }

  @Test func `the series is the prefix with what the serial restarts by`() {
    let keys = NumberRule.Restart.allCases.map { NumberRule(prefix: "SP", restart: $0).seriesKey(on: day) }
    #expect(keys == ["SP", "SP-2026", "SP-2026-03", "SP-2026-03-05"])
  }
}

struct FormLookupTests {
  private let forms = [
    FormLookup.Entry(id: "return-record", title: LocalizedText("返厂产品处理记录表", hant: "返廠產品處理記錄表", en: "Return Record")),
    FormLookup.Entry(id: "cost-approval", title: LocalizedText("售后服务费用预算审批单")),
  ]

  @Test(arguments: ["return-record", "return_record", "RETURN_RECORD", "返厂产品处理记录表", "返廠產品處理記錄表", "return record"])
  func `a form is found by id in any spelling and by title`(_ name: String) {
    guard case .form("return-record") = FormLookup.find(name, among: forms) else {
      Issue.record("not found: \(name)")
      return
    }
  }

  @Test func `an unknown form is reported with the nearest`() {
    let twins = ["a", "b"].map { FormLookup.Entry(id: $0, title: LocalizedText("记录")) }
    guard case .nothing(let doubled) = FormLookup.find("记录", among: twins) else {
      Issue.record("two forms have this title")
      return
    }
    #expect(doubled.code == "ambiguous-form" && doubled.hint?.zhHans == "请用标识：a、b")
    guard case .nothing(let finding) = FormLookup.find("retrun-record", among: forms) else {
      Issue.record("found")
      return
    }
    #expect(finding.text(in: .zhHans) == "错误：没有表单“retrun-record” [unknown-form]\n    → 是不是 return-record（返厂产品处理记录表）？")
  }
}
