import Expressions
import Findings
import Foundation
import TestSupport
import Testing

@testable import Forms

struct LoadingTests {
  @Test func `the design's example loads and compiles`() throws {
    let schema = try Sample.schema()
    #expect(schema.copies.map(\.keeper) == ["财务部", "售后服务部"])
    #expect(schema.copy("stub")?.omit == ["contact_phone"])
    #expect(schema.field("lines")?.column("amount")?.calculation?.source == "${quantity} * ${unit_price}")
    #expect(schema.calculationOrder.filter { $0.id != "urgent" && $0.group == nil }.map(\.id).contains("total_words"))
    #expect(schema.rules.map(\.id) == ["approved-before-service", "over-budget"])
    #expect(schema.layout?.blocks.count == 6)
    #expect(schema.layout?.paper.isLandscape == true)
    #expect(schema.retention == Retention(years: 30, archiveClass: "会计凭证附件"))
  }

  @Test func `a calculation that reads what is known at closing is of the closing stage`() throws {
    let schema = try Sample.schema()
    #expect(schema.field("variance")?.stage == .closing)
    #expect(schema.field("total")?.stage == .opening)
  }

  @Test func `everything that is wrong is reported at once with its place`() {
    let yaml = """
      id: probe
      titel: 试验单
      title: 试验单
      code: T-1
      number: { prefix: TT, pattern: "{prefix}-{yeer}-{serial:6}" }
      retention: { years: viele, class: 试验 }
      copies:
        - { id: 存根, label: 存根联, keeper: 办公室, voucher: true }
        - { id: b, label: 存根联, keeper: 办公室, voucher: true, omit: [nam] }
      fields:
        - { id: name, label: 名称, type: texxt }
        - { id: kind, label: 类别, type: select_one, choices: kinds }
        - { id: qty, label: 数量, type: integer, max_length: 5, constraint: ". > 'x'" }
        - { id: qty, label: 数量二, type: integer }
      """
    let findings = Sample.load(yaml).findings
    #expect(findings.filter { $0.code == "formula-type" }.map(\.origin.column) == [72])
    #expect(
      findings.filter { $0.code != "formula-type" }.lines() == [
        "f.yaml · 第 2 行第 1 列：错误：没有“titel”这个键 [unknown-key]\n    → 是不是“title”？",
        "f.yaml · 第 5 行第 33 列：错误：编号格式里不认识“{yeer}” [number-pattern]\n    → 可以用 {prefix} {year} {yy} {month} {day} {serial:6}",
        "f.yaml · 第 6 行第 21 列：错误：这里应是：1 到 200 的整数；写的是“viele” [wrong-type]",
        "f.yaml · 第 8 行第 11 列：错误：“存根”不能作标识：只用英文字母、数字、下划线和连字符，以字母开头 [bad-id]",
        "f.yaml · 第 9 行第 39 列：错误：只能有一联作报销凭证，“存根”已经是了 [two-vouchers]",
        "f.yaml · 第 9 行第 61 列：错误：没有字段“nam” [unknown-field]\n    → 是不是“name”？",
        "f.yaml · 第 11 行第 34 列：错误：不认识“texxt” [unknown-keyword]\n    → 是不是“text”？",
        "f.yaml · 第 12 行第 55 列：错误：不认识“kinds” [unknown-keyword]\n    → 选项表写在表单最外层，如 choices: { kinds: [ { id: a, label: … } ] }",
        "f.yaml · 第 13 行第 42 列：错误：类型 integer 不能有“max_length” [key-not-for-type]",
        "f.yaml · 第 14 行第 11 列：错误：标识“qty”重复 [duplicate-id]",
      ])
    #expect(Sample.load(yaml).schema == nil)
  }

  @Test(arguments: ["yes", "是", "True"])
  func `what is required is said by true, not by another word for yes`(_ word: String) {
    let findings = Sample.load(Sample.yaml(fields: "  - { id: q, label: 甲, type: text, required: \(word) }")).findings
    #expect(findings.map(\.message.zhHans) == ["这里应是：true、false 或一个公式；写的是“\(word)”"])
  }

  @Test func `a row of the layout that is no known block is told with all kinds of blocks`() {
    let findings = Sample.load(
      Sample.yaml(
        fields: "  - { id: q, label: 甲, type: text }\nlayout:\n  rows:\n    - { repeat: q }\n    - [ { sign: q } ]")
    ).findings
    #expect(
      findings.map { $0.hint?.zhHans } == [
        "可以写：cells、table、matrix、note、heading、page_break、use",
        "可以写：field、fields、signature、stamp、approval、text、span、label_span、align、format、label",
      ])
    #expect(findings.map(\.message.zhHans) == ["没有“repeat”这个键", "没有“sign”这个键"])
  }

  @Test func `an unknown name in a formula is found at its column inside the formula`() throws {
    let findings = Sample.load(
      Sample.yaml(
        fields: """
            - { id: quantity, label: 数量, type: decimal }
            - { id: amount, label: 金额, type: money, calculation: "2 * ${quantty}" }
          """)
    ).findings
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.origin.line == 11)
    #expect(finding.origin.column == 61)
    #expect(finding.hint?.zhHans.contains("quantity") == true)
  }

  @Test func `in a formula of several lines the line is found too`() {
    let findings = Sample.load(
      Sample.yaml(
        fields: """
            - { id: quantity, label: 数量, type: decimal }
            - id: amount
              label: 金额
              type: money
              calculation: >-
                2 * ${quantity}

                + ${数量}
                + ${quantty}
            - id: other
              label: 其他
              type: money
              calculation: |
                ${quantity} +
                ${amont}
          """)
    ).findings
    #expect(findings.map(\.code) == ["formula-unknown-name", "formula-unknown-name", "formula-unknown-name"])
    #expect(findings.map(\.origin.line) == [17, 18, 24])
    #expect(findings.map { ($0.origin.column ?? 0) < 14 } == [true, true, true])
  }

  @Test func `a circle of calculations is named`() {
    let findings = Sample.load(
      Sample.yaml(
        fields: """
            - { id: a, label: 甲, type: decimal, calculation: "${b} + 1" }
            - { id: b, label: 乙, type: decimal, calculation: "${c} + 1" }
            - { id: c, label: 丙, type: decimal, calculation: "${a} + 1" }
          """)
    ).findings
    #expect(findings.count == 1)
    #expect(findings.first?.code == "calculation-cycle")
    #expect(findings.first?.message.en?.contains("a → b → c → a") == true)
  }

  @Test func `a column may read the total of its own repeat's other columns but not circularly`() throws {
    let fields = """
        - id: lines
          label: 明细
          type: repeat
          fields:
            - { id: qty, label: 数量, type: decimal }
            - { id: share, label: 占比, type: decimal, calculation: "round(${qty} div sum(${lines.qty}) * 100, 1)" }
        - { id: total, label: 合计, type: decimal, calculation: "sum(${lines.share})" }
      """
    let schema = try Sample.schema(fields: fields)
    let form = schema.bind(submission(["lines": [["qty": 1], ["qty": 3]]])).0
    let valid = try #require(form.validated(at: .opening, in: .sample).form)
    #expect(valid.values["total"] == .number(ExactDecimal(100)))
    let bad = Sample.load(Sample.yaml(fields: fields.replacing("div sum(${lines.qty})", with: "div ${total}")))
    #expect(bad.findings.map(\.code) == ["calculation-cycle"])
  }

  @Test(arguments: [
    ("a: &x 1\nb: *x", "yaml-anchor"), ("a: &x [1, 2]", "yaml-anchor"), ("a: 1\na: 2", "duplicate-key"),
    ("a: [", "yaml-syntax"), ("", "file-empty"), ("a:\n\t- b", "yaml-syntax"), ("- a\n- b", "wrong-type"),
    ("a: 1\n---\nb: 2", "yaml-syntax"), ("a: \u{1}", "yaml-syntax"), ("? [a, b]\n: 1", "yaml-key"),
  ])
  func `YAML that is not plain is refused`(_ yaml: String, _ code: String) {
    let result = Sample.load(yaml)
    #expect(result.schema == nil)
    #expect(result.findings.contains { $0.code == code }, "\(result.findings)")
  }

  @Test func `an alias bomb in keys ends at once`() {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...60 { yaml += "a\(level): &a\(level) { ? [*a\(level - 1), *a\(level - 1)] : y }\n" }
    #expect(Sample.load(yaml).findings.map(\.code) == ["yaml-anchor"])
  }

  @Test func `files with a byte order mark and Windows line ends load alike, places included`() throws {
    let windows = "\u{FEFF}" + Sample.costApproval.replacing("\n", with: "\r\n")
    #expect(Sample.load(windows).findings == [])
    #expect(Sample.load(windows).schema?.text == windows)
    let wrong = Sample.costApproval.replacing("severity: warning", with: "severity: warnin")
    #expect(Sample.load(wrong.replacing("\n", with: "\r\n")).findings == Sample.load(wrong).findings)
    #expect(Sample.load(wrong).findings.map(\.code) == ["unknown-keyword"])
  }

  @Test func `scalars stay what was written`() throws {
    let schema = try Sample.schema(
      fields: "  - { id: kind, label: 类别, type: select_one, choices: k }",
      choices: "  k: [ { id: no, label: 010 }, { id: \"2\", label: 12:30 } ]")
    #expect(schema.choiceLists["k"]?.choices.map(\.id) == ["no", "2"])
    #expect(schema.choiceLists["k"]?.choices.map(\.label.zhHans) == ["010", "12:30"])
  }

  @Test func `a layout that does not fit its paper, and a field that it forgets, are told`() {
    let fields = """
        - { id: a, label: 甲, type: text }
        - { id: remark, label: 备注, type: text }
        - { id: fill_date, label: 填表日期, type: date }
        - { id: photo, label: 照片, type: image }
      """
    func found(_ layout: String) -> [String] {
      Sample.load(Sample.yaml(fields: fields) + "\n" + layout).findings.lines()
    }
    let high = found(
      """
      layout:
        paper: { size: A5, orientation: landscape, margins: [20, 20, 10, 20] }
        rows:
          - { cells: [ a ], height: 118 }
          - { cells: [ remark ], height: 119 }
      """)
    #expect(high.map { $0.drop { $0 != "：" } } == ["：错误：行高 119 毫米，超过页边距之间的 118 毫米，一页放不下 [layout-too-large]"])
    let narrow = found(
      """
      layout:
        paper: { size: A5, margins: [20, 50, 10, 40] }
        rows: [ [ a ] ]
      """)
    #expect(narrow.map { $0.drop { $0 != "：" } } == ["：错误：页边距太大：148 × 210 毫米的纸只剩下 58 × 180 毫米 [layout-too-large]"])
    let forgetful = found("layout: { rows: [ [ a ] ] }")
    #expect(
      forgetful.map { $0.drop { $0 != "：" } } == [
        "：提醒：“备注”（remark）不在版面上，印不出来 [field-not-laid-out]\n    → 在 layout 里给它一格；不用印，就从 fields 里删去"
      ])
  }

  @Test func `a layout's names and widths are checked`() {
    let yaml =
      Sample.yaml(
        fields: """
            - { id: a, label: 甲, type: select_one, choices: k }
            - { id: b, label: 乙, type: select_one, choices: m }
            - { id: s, label: 签字, type: signature }
            - { id: t, label: 明细, type: repeat, fields: [ { id: x, label: 项, type: text } ] }
          """,
        choices: """
            k: [ { id: y, label: 是 }, { id: n, label: 否 } ]
            m: [ { id: y, label: 是 }, { id: n, label: 否 } ]
          """) + """

        layout:
          rows:
            - [ { field: a, span: 6 }, { field: bb, span: 6 } ]
            - [ { field: a, span: 6 }, { field: b, span: 5 } ]
            - [ { field: a, span: 6.1 }, { field: b, span: 5.9 } ]
            - [ { signature: a } ]
            - [ { field: a, text: x } ]
            - { table: t, columns: [ { field: y, span: 12 } ] }
            - { matrix: [a, b], item_span: 9 }
            - { hading: x }
        """
    let findings = Sample.load(yaml).findings
    #expect(
      findings.map(\.code) == [
        "unknown-field", "span-sum", "span-quarter", "span-quarter", "field-type", "cell-content", "unknown-field",
        "matrix-lists", "unknown-key",
      ], "\(findings.lines())")
  }

  @Test(arguments: [
    ("- { id: number, label: 甲, type: text }", "reserved-id"),
    ("- { id: a, label: 甲, type: text }\n  - { id: b, label: 甲, type: text }", "duplicate-label"),
    ("- { id: a, label: 甲, type: repeat, fields: [ { id: b, label: 乙, type: approvals } ] }", "type-in-repeat"),
    (
      "- { id: a, label: 甲, type: repeat, min_rows: 3, max_rows: 2, fields: [ { id: b, label: 乙, type: text } ] }",
      "rows-range"
    ),
    ("- { id: a, label: 甲, type: integer, default: 1, calculation: \"1 + 1\" }", "default-and-calculation"),
    ("- { id: a, label: 甲, type: approvals, chain: [ { role: 财务 }, { role: 财务 } ] }", "duplicate-role"),
  ])
  func `a field that contradicts itself or another is told with its code`(_ field: String, _ code: String) {
    let findings = Sample.load(Sample.yaml(fields: "  " + field)).findings
    #expect(findings.map(\.code).contains(code), "\(findings.lines())")
  }

  @Test(arguments: [
    ("copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]", "copies: []", "no-copies"),
    ("prefix: TT", "prefix: 单", "number-prefix"),
    ("k: [ { id: y, label: 是 }, { id: n, label: 否 } ]", "k: []", "no-choices"),
    ("{ id: n, label: 否 }", "{ id: n, label: 是 }", "ambiguous-choice"),
    ("size: A4", "size: A4, plies: 3", "key-not-for-paper"),
    ("{ field: a, span: 12 }", "{ field: a, span: 12, label_span: 12 }", "label-span"),
  ])
  func `copies, choices, prefix and layout that cannot be used are told with their code`(
    _ right: String, _ wrong: String, _ code: String
  ) throws {
    let yaml =
      Sample.yaml(
        fields: "  - { id: a, label: 甲, type: select_one, choices: k }",
        choices: "  k: [ { id: y, label: 是 }, { id: n, label: 否 } ]")
      + "\nlayout: { paper: { size: A4 }, rows: [ [ { field: a, span: 12 } ] ] }"
    #expect(Sample.load(yaml).findings.lines() == [])
    #expect(yaml.contains(right))
    let findings = Sample.load(yaml.replacing(right, with: wrong)).findings
    #expect(findings.map(\.code).contains(code), "\(findings.lines())")
  }

  @Test(arguments: [
    ("kind: card\nkey: a", nil), ("kind: card\nkey: b", "card-key"), ("kind: card\nkey: c", "unknown-field"),
    ("kind: card", "missing-key"), ("key: a", "card-key"),
  ])
  func `a card is known by a text that is required at opening`(_ lines: String, _ code: String?) {
    let yaml = Sample.yaml(
      fields: """
          - { id: a, label: 甲, type: text, required: true }
          - { id: b, label: 乙, type: text }
        """)
    let findings = Sample.load(yaml + "\n" + lines).findings
    #expect(findings.map(\.code) == [code].compactMap(\.self), "\(findings.lines())")
  }

  @Test func `number patterns that would repeat numbers are refused`() {
    func codes(_ pattern: String, _ restart: NumberRule.Restart) -> [String] {
      NumberRule(prefix: "SP", pattern: pattern, restart: restart).problems().map(\.code.name)
    }
    #expect(codes("{prefix}-{year}-{serial:6}", .yearly) == [])
    #expect(codes("{prefix}{serial:6}", .never) == [])
    #expect(codes("{prefix}-{serial:6}", .yearly) == ["number-repeats"])
    #expect(codes("{prefix}-{year}-{serial}", .monthly) == ["number-repeats"])
    #expect(codes("{prefix}-{year}", .yearly) == ["number-pattern"])
    #expect(codes("{prefix}/{year}/{serial:4}", .yearly) == ["number-pattern", "number-pattern"])
    #expect(codes("{year}{serial:4}", .yearly) == ["number-pattern"])
  }

  @Test func `a profile tells holidays and the weekends worked in their place`() throws {
    let article = try String(
      contentsOfFile: Repository.path + "/Sources/Liandan/Liandan.docc/Profile.md", encoding: .utf8)
    let example = try #require(
      article.split(separator: "```yaml\n").compactMap { $0.split(separator: "```").first }.last {
        $0.contains("holidays:")
      })
    let (profile, findings) = CompanyProfile.load(yaml: String(example), file: "profile.yaml")
    #expect(findings == [])
    let calendar = try #require(profile?.workdays)
    func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }
    // Of 1 to 7 October five are weekdays; 10 October 2099 is a Saturday.
    #expect(calendar.workdays(after: try day("2099-09-30"), through: try day("2099-10-11")) == 3)
    #expect(calendar.isWorkday(try day("2099-10-10")) == true)
    #expect(calendar.isWorkday(try day("2100-01-04")) == nil, "nobody told the year 2100")
    let plain = CompanyProfile.load(yaml: "company: { name: 某公司 }", file: "profile.yaml").0
    #expect(plain?.workdays == .mondayToFriday)
  }

  @Test(arguments: [
    ("2099: { work: [2099-10-09] }", "holiday-weekday", 28), ("2099: { off: [2099-13-01] }", "holiday-date", 27),
    ("2099: { off: [2098-10-01] }", "holiday-date", 27),
    ("2099: { off: [2099-10-07..2099-10-01] }", "holiday-date", 27),
    ("2099: { off: [2099-10-10], work: [2099-10-10] }", "holiday-twice", 47),
    ("明年: { off: [2099-10-01] }", "holiday-date", 13), ("2099: { of: [2099-10-01] }", "unknown-key", 21),
  ])
  func `a wrong day among the holidays is told with its place`(
    _ holidays: String, _ code: String, _ column: Int
  ) {
    let yaml = "holidays: { \(holidays) }\ncompany: { name: 某公司 }"
    let (profile, findings) = CompanyProfile.load(yaml: yaml, file: "profile.yaml")
    #expect(profile == nil)
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.origin) == [Origin(file: "profile.yaml", line: 1, column: column)])
  }

  @Test func `a profile keeps numbers, truths and texts apart`() throws {
    let (profile, findings) = CompanyProfile.load(
      yaml: """
        company: { name: 某公司, phone: "0551-62345678", utc_offset: "-03:30" }
        parameters:
          limit: { value: 1000.50, label: 限额, source: S1 }
          strict: { value: true }
          code: { value: "007" }
          open: { value: ~ }
        """, file: "profile.yaml")
    #expect(findings == [])
    let read = try #require(profile)
    #expect(read.utcOffsetMinutes == -210)
    #expect(read.details["phone"] == "0551-62345678")
    #expect(read.parameters.mapValues(\.value)["limit"] == .number(try #require(ExactDecimal("1000.5"))))
    #expect(read.parameters["strict"]?.value == .boolean(true))
    #expect(read.parameters["code"]?.value == .text("007"))
    #expect(read.parameters["open"]?.value == .unknown)
    #expect(
      CompanyProfile.load(yaml: "company: { utc_offset: 8 }", file: "p").1.map(\.code) == ["missing-key", "utc-offset"])
  }
}
