import Expressions
import Findings
import Testing

@testable import Forms

struct BindingTests {
  static let fields = """
      - { id: t, label: 文本, type: text, max_length: 5 }
      - { id: m, label: 多行, type: text, appearance: multiline }
      - { id: i, label: 整数, type: integer }
      - { id: d, label: 小数, type: decimal }
      - { id: y, label: { zh-Hans: 金额, zh-Hant: 金額, en: Amount }, type: money }
      - { id: day, label: 日期, type: date }
      - { id: at, label: 时间, type: dateTime }
      - { id: one, label: 单选, type: select_one, choices: kind }
      - { id: many, label: 多选, type: select_multiple, choices: kind }
      - { id: yes, label: 是否, type: select_one, choices: yes_no }
      - { id: rows, label: 明细, type: repeat, fields: [ { id: qty, label: 数量, type: integer }, { id: name, label: 品名, type: text } ] }
      - { id: pic, label: 照片, type: image, max_rows: 2 }
      - { id: sign, label: 签字, type: signature }
      - { id: stamp, label: 盖章, type: stamp }
      - { id: ok, label: 审批, type: approvals, chain: [ { role: { zh-Hans: 部门负责人, en: Manager } }, { role: 财务 } ] }
    """
  static let choices = """
      kind: [ { id: repair, label: { zh-Hans: 维修, zh-Hant: 維修, en: Repair } }, { id: swap, label: 更换 }, { id: back, label: 退回 } ]
      yes_no: [ { id: "yes", label: 是 }, { id: "no", label: 否 } ]
    """

  private func bind(_ key: String, _ given: Given) throws -> (Value?, [Finding]) {
    let schema = try Sample.schema(fields: Self.fields, choices: Self.choices)
    let (form, findings) = schema.bind(submission(.object([(key, given)])))
    let id = schema.lookups.keys.positions(key).first.map { schema.fields[$0].id } ?? key
    return (form.values[id], findings)
  }

  @Test(arguments: [
    ("y", "￥1,680.32", "1680.32"), ("y", "1，680.32", "1680.32"), ("y", "１６８０．３２", "1680.32"),
    ("y", "¥ 1680.3", "1680.3"),
    ("y", "1680.32元", "1680.32"), ("y", "-￥5", "-5"), ("y", "￥-5.00", "-5"), ("金额", "壹仟陆佰捌拾元零叁角贰分", "1680.32"),
    ("Amount", "1000000000000", "1000000000000"), ("金額", "0.10", "0.1"), ("i", "1,234", "1234"), ("i", "００７", "7"),
    ("d", "−2.345", "-2.345"), ("d", " 3.50 ", "3.5"),
  ])
  func `numbers are read in every accepted writing`(_ key: String, _ text: String, _ expected: String) throws {
    let (value, findings) = try bind(key, .raw(.text(text)))
    #expect(findings == [])
    #expect(value == .number(try #require(ExactDecimal(expected))))
  }

  @Test(arguments: [
    ("y", "1680.325", "too-many-decimals"), ("y", "1,68.32", "not-a-number"), ("y", "1e3", "not-a-number"),
    ("y", "12,34", "not-a-number"), ("y", "1000000000000.01", "too-large"), ("y", "$5", "not-a-number"),
    ("y", "一百", "not-a-number"), ("i", "2.5", "not-integer"), ("i", "1000000000000000", "too-large"),
    ("d", "+5", "not-a-number"), ("d", ".5", "not-a-number"), ("d", "5.", "not-a-number"), ("d", "NaN", "not-a-number"),
    ("d", "0.1234567891", "too-many-decimals"), ("d", "--5", "not-a-number"),
  ])
  func `numbers outside the grammar are refused`(_ key: String, _ text: String, _ code: String) throws {
    let (value, findings) = try bind(key, .raw(.text(text)))
    #expect(findings.map(\.code) == [code])
    #expect(value == nil)
  }

  @Test func `numbers of files keep their digits, and a worksheet's have fifteen`() {
    func text(_ spelling: String, sheet: Bool = false) -> String? {
      NumberWriting.number(spelling, isFromWorksheet: sheet)?.description
    }
    #expect(text("1680.30") == "1680.3")
    #expect(text("1e3") == "1000")
    #expect(text("-1.5E-2") == "-0.015")
    #expect(text("0.30000000000000004") == "0.30000000000000004")
    #expect(text("0.30000000000000004", sheet: true) == "0.3")
    #expect(text("1680.3199999999999", sheet: true) == "1680.32")
    #expect(text("9.9999999999999999", sheet: true) == "10")
    #expect(text("1e400") == nil)
    #expect(text("0e400") == "0")
    #expect(text("0e30") == "0")
    #expect(text("000.10") == "0.1")
    #expect(text("1.2.3") == nil)
    #expect(text("") == nil)
  }

  @Test(arguments: [
    "2026-03-05", "2026.3.5", "2026/3/5", "2026年3月5日", "2026年03月05日", "２０２６．３．５", " 2026-3-5 ", "2026-03-05 00:00",
  ])
  func `days are read in every accepted writing`(_ text: String) throws {
    let (value, findings) = try bind("日期", .raw(.text(text)))
    #expect(findings == [])
    #expect(value == .date(try #require(CalendarDate(iso: "2026-03-05"))))
  }

  @Test(arguments: [
    ("day", "26-3-5", "not-a-date"), ("day", "2026-02-30", "not-a-date"), ("day", "明天", "not-a-date"),
    ("day", "2026-03-05 09:30", "time-in-date"), ("day", "1899-12-31", "date-too-early"),
    ("at", "2026-03-05", "time-missing"),
    ("at", "2026-03-05 25:00", "not-a-date"),
  ])
  func `days that are none or not enough are refused`(_ key: String, _ text: String, _ code: String) throws {
    let (value, findings) = try bind(key, .raw(.text(text)))
    #expect(findings.map(\.code) == [code])
    #expect(value == nil)
  }

  @Test(arguments: ["2026-03-05 9:30", "2026年3月5日 9时30分", "2026-03-05T09:30"])
  func `moments are read in every accepted writing`(_ text: String) throws {
    let (value, findings) = try bind("at", .raw(.text(text)))
    #expect(findings == [])
    #expect(value == .dateTime(try #require(CalendarMoment(iso: "2026-03-05T09:30"))))
  }

  @Test func `choices are read by id, label, tick and printed boxes`() throws {
    for text in ["repair", "维修", "維修", "Repair", "REPAIR", "☑维修 □更换 □退回", "■维修□更换□退回"] {
      #expect(try bind("one", .raw(.text(text))).0 == .choice("repair"), "\(text)")
    }
    for given: Given in ["√", "☑", "是", "yes", "1", true, 1] { #expect(try bind("yes", given).0 == .choice("yes")) }
    for given: Given in ["×", "否", "No", false] { #expect(try bind("yes", given).0 == .choice("no")) }
    for given: Given in ["退回、维修", "退回,repair", ["back", "维修"], "☑维修 □更换 ☑退回", "退回；维修"] {
      #expect(try bind("many", given).0 == .choices(["repair", "back"]))
    }
    #expect(try bind("one", "□维修 □更换 □退回").0 == nil)
  }

  @Test func `a score that only one choice of the list has is read as that choice`() throws {
    let schema = try Sample.schema(
      fields: "  - { id: q, label: 评价, type: select_one, choices: level }",
      choices: """
          level: [ { id: very, score: 5, label: 满意 }, { id: fairly, score: 4, label: 较满意 },
            { id: none, score: 2, label: 无 }, { id: zero, score: 2, label: 零 }, { id: poor, score: -1, label: 较差 },
            { id: "4", label: 四 } ]
        """)
    func choice(_ given: Given) -> (Value?, [String]) {
      let (form, findings) = schema.bind(submission(.object([("评价", given)])))
      return (form.values["q"], findings.map(\.code))
    }
    for given: Given in ["5", 5, "５", " 5.0 ", 5.0] { #expect(choice(given) == (.choice("very"), []), "\(given)") }
    for given: Given in ["-1", -1, "－1", "−1"] { #expect(choice(given) == (.choice("poor"), []), "\(given)") }
    // An id wins over a score, and a score of two choices means neither.
    #expect(choice(4) == (.choice("4"), []))
    #expect(choice(2) == (nil, ["unknown-choice"]))
    #expect(choice(3) == (nil, ["unknown-choice"]))
  }

  @Test func `a choice that does not exist is reported with the nearest`() throws {
    #expect(
      try bind("one", "维护").1.lines() == [
        "a.json · /one：错误：【单选】没有“维护”这个选项 [unknown-choice]\n    → 是不是“维修”（repair）？"
      ])
    #expect(
      try bind("one", "报废").1.lines(.en) == [
        "a.json · /one: error: 单选: '报废' is not one of the choices [unknown-choice]\n    → choices: Repair, 更换, 退回"
      ])
    #expect(try bind("one", ["repair"]).1.map(\.code) == ["wrong-type"])
    #expect(try bind("one", true).1.map(\.code) == ["wrong-type"])
    #expect(try bind("many", "维修、维修").1.map(\.code) == ["duplicate-choice"])
    #expect(try bind("many", ["维修", "x"]).1.map(\.origin.pointer) == ["/many/1"])
    #expect(try bind("one", "☑维修 ☑更换").1.map(\.code) == ["unknown-choice"])
  }

  @Test func `keys are ids or labels, and each field is given once`() throws {
    let schema = try Sample.schema(fields: Self.fields, choices: Self.choices)
    let (_, findings) = schema.bind(
      submission([
        "文 本：": "a", "AMOUNT": "1", "金额": "2", "t": "b", "数两": 1, "日 期": "2026-3-5", "签名人": "x",
        "rows": [["数量": 1, "qty": 2], ["品铭": "x"]],
      ]))
    let unknown = "删去这一项，或改成表单里有的名称；liandan describe probe 列出全部"
    #expect(
      findings.lines() == [
        "a.json · /金额：错误：【金额】“AMOUNT”和“金额”是同一项，给了两次 [duplicate-key]\n    → 请只保留一个",
        "a.json · /t：错误：【文本】“文 本：”和“t”是同一项，给了两次 [duplicate-key]\n    → 请只保留一个",
        "a.json · /数两：错误：“试验单”里没有“数两”这一项 [unknown-key]\n    → \(unknown)",
        "a.json · /签名人：错误：“试验单”里没有“签名人”这一项 [unknown-key]\n    → \(unknown)",
        "a.json · /rows/0/qty：错误：【数量】“数量”和“qty”是同一项，给了两次 [duplicate-key]\n    → 请只保留一个",
        "a.json · /rows/1/品铭：错误：“明细”里没有“品铭”这一项 [unknown-key]\n    → 是不是“品名”（name）？",
      ])
    #expect(findings[4].field == "rows[1].qty")
  }

  @Test func `a label of two fields says neither`() throws {
    let yaml = Sample.yaml(
      fields: "  - { id: a, label: 日期, type: date }\n  - { id: b, label: 日期, type: date }")
    let schema = try #require(Sample.load(yaml).schema)
    let findings = schema.bind(submission(["日期": "2026-3-5"])).1
    #expect(findings.lines() == ["a.json · /日期：错误：有 2 项都叫“日期”，分不清是哪一项 [ambiguous-key]\n    → 请改用标识：a、b"])
  }

  @Test func `texts hold any writing but no control characters, and keep to their length`() throws {
    for text in ["𠮷野家", "👍🏽好", "é ok", "١٢٣"] { #expect(try bind("t", .raw(.text(text))).0 == .text(text)) }
    #expect(try bind("t", "一二三四五六").1.lines() == ["a.json · /t：错误：【文本】有 6 个字，最多 5 个字 [too-long]"])
    #expect(
      try bind("t", "a\u{7}b").1.lines(.en) == [
        "a.json · /t: error: 文本: holds the control character U+0007 [control-character]\n    → remove it and enter the text again"
      ])
    #expect(try bind("m", "a\r\nb\n\n").0 == .text("a\nb"))
    #expect(try bind("t", "a\nb").1.lines() == ["a.json · /t：提醒：【文本】这一项应是一行，填的文字里有换行 [line-break]"])
    #expect(try bind("t", "a\u{202E}b").1.map(\.code) == ["direction-character"])
    #expect(try bind("m", .raw(.text(String(repeating: "长", count: 32_768)))).1.map(\.code) == ["too-long"])
    #expect(try bind("m", .raw(.text(String(repeating: "长", count: 32_767)))).1 == [])
    #expect(try bind("t", 12.50).0 == .text("12.5"))
    #expect(try bind("t", .raw(.number("1.37E+10"))).1.map(\.code) == ["number-for-text"])
    #expect(try bind("t", true).1.map(\.code) == ["wrong-type"])
    #expect(try bind("t", "  \u{3000}").0 == nil)
  }

  @Test func `a worksheet's number of more than fifteen digits is not taken for an identifier`() throws {
    let schema = try Sample.schema(fields: Self.fields, choices: Self.choices)
    let cell = Origin(file: "客户.xlsx", sheet: "表单", cell: "D7")
    let entry = Submission.Entry(key: "m", keyOrigin: cell, value: RawValue(.number("440524188001010016"), at: cell))
    let (_, findings) = schema.bind(Submission(origin: cell, entries: [entry]))
    #expect(
      findings.lines() == [
        "客户.xlsx · 表单!D7：错误：【多行】这里存成了数 440524188001010016，超过 15 位的数字已经丢失 [number-for-text]\n    → 请把单元格格式设为“文本”后重新填写"
      ])
  }

  @Test func `signatures are read as objects and as text`() throws {
    let day = try #require(CalendarDate(iso: "2026-11-20"))
    let plain = Value.signature(Signature(name: "王建国", date: day))
    for given: Given in [
      "王建国 2026-11-20", "王建国 2026年11月20日", "王建国2026.11.20", "王建国　２０２６－１１－２０",
      ["name": "王建国", "date": "2026/11/20"], ["姓名": "王建国", "日期": "2026年11月20日", "意见": ""],
    ] {
      let (value, findings) = try bind("sign", given)
      #expect(value == plain)
      #expect(findings == [])
    }
    let timed = Signature(name: "John Smith", date: day, time: ClockTime(hour: 14, minute: 30), opinion: "情况属实")
    #expect(try bind("sign", "John Smith 2026-11-20 14:30 情况属实").0 == .signature(timed))
    #expect(
      try bind("sign", ["name": "John Smith", "date": "2026-11-20 14:30", "opinion": "情况属实"]).0 == .signature(timed))
    #expect(try bind("sign", "王建国").0 == .signature(Signature(name: "王建国", date: nil)))
    // Entry workbooks have cells of their own for name, day and opinion: the day may stand in that of the name.
    #expect(try bind("sign", ["name": "王建国 2026-11-20"]).0 == plain)
    #expect(try bind("sign", ["name": "John Smith 2026-11-20 14:30", "opinion": "情况属实"]).0 == .signature(timed))
    let wrong = try bind("sign", ["name": "王建国", "date": "2026-11-31"]).1
    #expect(wrong.map(\.hint?.zhHans) == ["可以写成 2026-11-20"])
    #expect(try bind("sign", "2026-11-20").1.map(\.code) == ["signer-missing"])
    #expect(try bind("sign", "王建国 26-11-20").1.map(\.code) == ["not-a-date"])
    #expect(try bind("sign", ["nme": "王建国"]).1.map(\.hint?.en) == ["did you mean 'name'?"])
    #expect(try bind("sign", 5).1.map(\.code) == ["wrong-type"])
  }

  @Test func `approvals are read as objects and as text`() throws {
    let a = Approval(role: "部门负责人", decision: .agree, name: "张三", date: CalendarDate(iso: "2026-11-20"))
    let b = Approval(role: "财务", decision: .refuse, name: "李四", date: CalendarDate(iso: "2026-11-21"), opinion: "超支")
    for given: Given in [
      "部门负责人 同意 张三 2026-11-20；财务 不同意 李四 2026年11月21日 超支",
      ["Manager agree 张三 2026-11-20", "财务 refuse 李四 2026-11-21 超支"],
      [
        ["role": "部门负责人", "decision": "同意", "name": "张三", "date": "2026.11.20"],
        ["角色": "财务", "决定": "不同意", "姓名": "李四", "日期": "2026-11-21", "意见": "超支"],
      ],
    ] {
      let (value, findings) = try bind("ok", given)
      #expect(findings == [])
      #expect(value == .approvals([a, b]))
    }
    #expect(
      try bind("ok", [["role": "财物", "decision": "好", "date": "2026-1-1"]]).1.lines(.zhHant) == [
        "a.json · /ok/0/role：錯誤：【审批】審批鏈裡沒有「财物」 [unknown-role]\n    → 是不是「财务」？",
        "a.json · /ok/0/decision：錯誤：【审批】審批決定不能是「好」 [unknown-decision]\n    → 可以寫：同意、不同意、修改",
        "a.json · /ok/0：錯誤：【审批】這條審批沒有寫審批人姓名 [approval-incomplete]\n    → 可以寫成 部門負責人 同意 張三 2026-11-20；財務 同意 李四 2026-11-21",
      ])
  }

  @Test func `pictures are paths beside the data file`() throws {
    #expect(
      try bind("pic", "照片/1.jpg、b.PNG").0 == .images([ImageReference(path: "照片/1.jpg"), ImageReference(path: "b.PNG")]))
    #expect(try bind("pic", ["a.png"]).0 == .images([ImageReference(path: "a.png")]))
    for path in ["/etc/a.png", "../a.png", "a/../b.png", "C:\\a.png", "http://x/a.png", "a.exe", "png"] {
      #expect(try bind("pic", .raw(.text(path))).1.map(\.code) == ["image-path"], "\(path)")
    }
    #expect(try bind("pic", ["a.png", "b.png", "c.png"]).1.map(\.code) == ["too-many-images"])
  }

  @Test func `a value for a stamp is not kept, and the reader is told`() throws {
    #expect(
      try bind("stamp", "章").1.lines(.zhHans) == [
        "a.json · /stamp：提醒：【盖章】印章盖在打印出的纸上，这里填的内容不保存 [stamp-value]\n    → 可以去掉这一项"
      ])
    #expect(try bind("stamp", "").1 == [])
  }

  @Test func `rows of names may be written as a list of names`() throws {
    let form = try Sample.schema(
      fields: """
        - { id: people, label: 服务人员, type: repeat, fields: [
            { id: name, label: 姓名, type: text, required: true }, { id: trade, label: 工种, type: text } ] }
        """)
    let givens: [Given] = [["吴海涛", "郑凯"], "吴海涛、郑凯", [["姓名": "吴海涛"], "郑凯"]]
    for given in givens {
      let (filled, findings) = form.bind(submission(["people": given]))
      #expect(findings == [])
      #expect(filled.values["people"] == .rows([["name": .text("吴海涛")], ["name": .text("郑凯")]]))
    }
  }

  @Test func `blank lines of a repeat are no rows`() throws {
    let (value, findings) = try bind("rows", [["qty": 1], [:], ["qty": nil, "name": " "], ["qty": "2"]])
    #expect(findings == [])
    #expect(value == .rows([["qty": .number(ExactDecimal(1))], ["qty": .number(ExactDecimal(2))]]))
    #expect(try bind("rows", ["qty": 1]).1.map(\.code) == ["wrong-type"])
    #expect(try bind("rows", [1]).1.map(\.code) == ["wrong-type"])
  }

  @Test func `data of another form are told as such, once, and nothing is said of what they lack`() throws {
    let other: Given = ["车牌": "皖A1", "里程": 3, "出车人": "x", "加油": 2, "备考": "y", "t": "z"]
    let (filled, findings) = try Sample.schema(fields: Self.fields, choices: Self.choices).bind(submission(other))
    let lines = [
      "a.json · /车牌：错误：数据像是别的表单的：6 项里有 5 项“试验单”没有，如“车牌”“里程”“出车人”“加油”…… [unknown-key]",
      "    → 核对表单和文件；liandan describe probe 列出这张表单的各项",
    ]
    #expect(findings.lines() == [lines.joined(separator: "\n")])
    #expect(filled.validated(at: .opening, in: FillContext.sample).findings == [])
    // Two strange keys among many, or keys that are nearly right, are named one by one.
    #expect(
      try Sample.schema(fields: Self.fields, choices: Self.choices).bind(submission(["t": "z", "加油": 2, "里程": 3])).1
        .count == 2)
  }
}
