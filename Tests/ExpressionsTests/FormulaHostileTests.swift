import Expressions
import Findings
import TestSupport
import Testing

struct FormulaHostileTests {
  @Test func `formulas too long or too deep are findings`() {
    #expect(report(String(repeating: "1+", count: 2048) + "1").contains("公式有 4097 字节，超过上限 4096 字节 [formula-too-long]"))
    #expect(report(String(repeating: "1+", count: 2047) + "1") == "")
    #expect(report(String(repeating: "(", count: 64) + "1" + String(repeating: ")", count: 64)) == "")
    #expect(
      report(String(repeating: "(", count: 65) + "1" + String(repeating: ")", count: 65)) == """
        a.yaml · 第 7 行第 79 列：错误：公式的括号嵌套超过 64 层 [formula-too-deep]
            → 把公式拆成几个计算字段
        """)
    for opening in ["-", "not(", "if(true(),", "(1=", "coalesce("] {
      #expect(report(String(repeating: opening, count: 400)).contains("formula-too-deep"), "\(opening)")
    }
  }

  @Test func `nested conditions are checked in reasonable time`() {
    let deep =
      String(repeating: "if(", count: 60) + "${done}" + String(repeating: ",'repair','refund')=${kind}", count: 60)
    #expect(report(deep) == "")
  }

  @Test func `random bytes and random tokens never trap`() {
    var random = SeededRandom(11)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      try_(String(decoding: bytes, as: UTF8.self))
    }
    let words = [
      "${total}", "${lines.amount}", "${planned_date}", "${kind}", "'repair'", "''", "(", ")", ",", "+", "-", "*",
      "div", "mod", "=",
      "<", "and", "or", "not(", "if(", "sum(", "max(", "round(", "date(", "today()", "add-months(",
      "9999999999999999999", ".",
      "0.000000000000000001", "selected(", "score(", "concat(", "＞", "“", "$", "${", "}", "rmb(", "workdays-between(",
      "\u{0}", "format-date(",
      "substr(", "join(", "regex(", "hours-between(", "now()", "coalesce(",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...12, using: &random)
      try_((0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined(separator: " "))
    }
  }

  @Test func `a context that gives the wrong types makes values unknown`() throws {
    let wrong: [Operand] = [
      .unknown, .number(.zero), .text("x"), .boolean(true), .date(.last), .dateTime(moment("9999-12-31T23:59:59")),
      .choice("?"), .choices(["?"]), .list([.text("y"), .unknown, .list([.number(.zero)])]),
    ]
    for source in [
      "${total} + 1", "sum(${lines.amount})", "max(${approvals.date})", "${planned_date} + 1", "score(${q3})",
      "rmb(${total})",
      "add-days(${planned_date}, 9)", "concat(${lines.item})", "count(${lines})", "-${total}", "${kind} = 'repair'",
      "selected(${causes}, 'misuse')", "is-increasing(${approvals.date})", "hours-between(${report_time}, now())",
    ] {
      let formula = try Formula.compile(source, in: Sample.scope, expecting: nil, at: Origin()).get()
      for operand in wrong {
        let names = Sample.scope.names.keys.map { ($0, operand) }
        _ = formula.evaluate(Sample(values: Dictionary(uniqueKeysWithValues: names), current: operand))
      }
    }
  }

  /// Compiles, and where that succeeds evaluates.
  private func try_(_ source: String) {
    guard case .success(let formula) = Formula.compile(source, in: Sample.scope, expecting: nil, at: Origin()) else {
      return
    }
    let form = Sample(values: [
      "total": .number(number("9999999999999999999999999999999999999")), "planned_date": .date(.last),
      "kind": .choice("repair"),
      "lines.amount": .list([.number(number("0.000000000000000001")), .unknown]),
    ])
    _ = formula.evaluate(form)
  }
}
