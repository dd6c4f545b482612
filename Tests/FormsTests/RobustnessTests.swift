import Expressions
import Findings
import TestSupport
import Testing

@testable import Forms

struct RobustnessTests {
  private static let words = [
    "", " ", "x", "维修", "是", "√", "☑", "□", "☑维修 □", "☑☑", "王建国 2026-11-20", "2026-11-20 王建国", "2026-11-20T25:61",
    "９９９９－９９－９９",
    "-", "--", "-¥", "¥", "元", ",", "1,,2", "1.2.3", "0000000000000000000000000000000000000001", "1e99999", "+86", "(",
    "()", "(010",
    "a@b.c", "@", "。", "\u{0}", "\u{202E}abc", "👨‍👩‍👧‍👦", "京A", "使", "部门负责人", "部门负责人 同意", "部门负责人 同意 张三 2026-13-01；；", "；；；",
    "同意", "壹", "负", "人民币", "零", "../x.png", ".png", "\n", "\r\n", "9999-12-31", "10000-01-01",
    "99999999999999999999999999999999999999999",
  ]

  private func content(_ dice: inout SeededRandom, depth: Int = 0) -> RawValue.Content {
    switch Int.random(in: 0..<(depth > 3 ? 5 : 8), using: &dice) {
    case 0: return .empty
    case 1:
      return .text((Self.words.randomElement(using: &dice) ?? "") + (Self.words.randomElement(using: &dice) ?? ""))
    case 2: return .text(Self.words.randomElement(using: &dice) ?? "")
    case 3:
      let numbers = [
        "0", "-0", "1", "1e40", "-1E-40", "1e-18", "0.1", "9" + String(repeating: "9", count: 50), "1.", ".", "-", "e",
        "1e", "0e999",
      ]
      return .number(numbers.randomElement(using: &dice) ?? "")
    case 4:
      let moment = CalendarMoment(secondsSinceEpoch: Int.random(in: -99_999_999_999...99_999_999_999, using: &dice))
      return Bool.random(using: &dice) ? .boolean(true) : .date(moment, hasTime: Bool.random(using: &dice))
    case 5, 6:
      return .list(
        (0..<Int.random(in: 0..<4, using: &dice)).map { _ in RawValue(content(&dice, depth: depth + 1), at: Origin()) })
    default:
      let keys = ["item", "数量", "name", "date", "role", "decision", "opinion", "unit_price", "", "note"]
      return .object(
        (0..<Int.random(in: 0..<4, using: &dice)).map { _ in
          Submission.Entry(
            key: keys.randomElement(using: &dice) ?? "", keyOrigin: Origin(),
            value: RawValue(content(&dice, depth: depth + 1), at: Origin()))
        })
    }
  }

  @Test func `no submission traps, and what becomes valid reads back the same`() throws {
    let schemas = [
      try Sample.schema(), try Sample.schema(fields: BindingTests.fields, choices: BindingTests.choices),
      try Sample.schema(
        fields: ["uscc", "id_card", "vin", "plate", "phone", "email"].map {
          "  - { id: \($0), label: \($0), type: \($0) }"
        }
        .joined(separator: "\n")),
    ]
    var dice = SeededRandom(20_261_120)
    var valid = 0
    for turn in 0..<1_500 {
      let schema = schemas[turn % schemas.count]
      var entries: [Submission.Entry] = []
      for field in schema.fields where Int.random(in: 0..<3, using: &dice) > 0 {
        entries.append(
          Submission.Entry(key: field.id, keyOrigin: Origin(), value: RawValue(content(&dice), at: Origin())))
      }
      let submission = Submission(origin: Origin(), entries: entries)
      let stage = Stage.allCases[turn % 2]
      let (bound, reported) = schema.bind(submission)
      expectThreeLanguages(reported + bound.validated(at: stage, in: .sample).findings)
      // The values alone, without what was wrong around them.
      let clean = FilledForm(schema: schema, values: bound.values, origin: Origin())
      guard let form = clean.validated(at: stage, in: .sample).form else { continue }
      valid += 1
      let json = CanonicalData.json(form.values, schema: schema)
      let (again, findings) = schema.bind(try submissionRead(from: json))
      #expect(!findings.hasErrors, "\(findings.lines())")
      #expect(again.values == form.values)
      let issued = NumberedForm(
        schema: schema, number: "X", values: form.values, stage: .opening, issuedOn: FillContext.sample.today)
      #expect(again.completing(issued).1 == [])
      _ = bound.completing(issued).0.validated(at: .closing, in: .sample)
    }
    #expect(valid > 150)
  }

  /// Every message is written in all three languages; those of the sample schema itself are not.
  private func expectThreeLanguages(_ findings: [Finding]) {
    for finding in findings where !["constraint", "approved-before-service", "over-budget"].contains(finding.code) {
      #expect(finding.message.zhHant != nil && finding.message.en != nil, "\(finding)")
      if let hint = finding.hint { #expect(hint.zhHant != nil && hint.en != nil, "\(finding)") }
    }
  }

  @Test func `no mutation of a schema traps the loader`() {
    var dice = SeededRandom(7)
    let source = Array(Sample.costApproval.unicodeScalars)
    let inserts = Array("{}[]:,-\"'&*#|>${}. \n\t~!%@`0九".unicodeScalars)
    for _ in 0..<300 {
      var text = source
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let at = Int.random(in: 0..<text.count, using: &dice)
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: text.remove(at: at)
        case 1: text.insert(inserts.randomElement(using: &dice) ?? " ", at: at)
        default: text.removeSubrange(at..<min(text.count, at + Int.random(in: 1...60, using: &dice)))
        }
      }
      let result = Sample.load(String(String.UnicodeScalarView(text)))
      #expect(result.schema != nil || result.findings.hasErrors)
      expectThreeLanguages(result.findings)
    }
  }
}

extension RobustnessTests {
  @Test func `huge keys, texts and lists are refused quickly and in short messages`() throws {
    let schema = try Sample.schema(fields: BindingTests.fields, choices: BindingTests.choices)
    let huge = String(repeating: "九", count: 400_000)
    for key in ["one", "many", "y", "day", "sign", "ok", "pic", "t", "rows", huge] {
      let (form, findings) = schema.bind(submission(.object([(key, .raw(.text(huge)))])))
      #expect(findings.hasErrors && form.values.isEmpty, "\(key.prefix(4))")
      for finding in findings { #expect(finding.message.zhHans.utf8.count < 2_000) }
    }
    let rows = Given.list(Array(repeating: ["qty": 1], count: 50_000))
    let (form, findings) = schema.bind(submission(["rows": rows]))
    #expect(findings == [])
    #expect(form.validated(at: .opening, in: .sample).findings.first?.code == "too-many-rows")
  }
}
