import Expressions
import Findings
import Testing

struct FormulaValueTests {
  let form = Sample(values: [
    "quantity": .number(number("3")), "unit_price": .number(number("1.005")), "total": .number(number("1680.32")),
    "planned_date": .date(day("2026-11-25")), "report_time": .dateTime(moment("2026-11-19T22:15")),
    "arrive_time": .dateTime(moment("2026-11-20T09:30")), "customer_name": .text("宏达机械厂"), "kind": .choice("repair"),
    "causes": .choices(["misuse", "overdue"]), "lines": .list([.boolean(true), .boolean(true), .boolean(true)]),
    "lines.amount": .list([.number(number("0.1")), .unknown, .number(number("0.2"))]),
    "lines.item": .list([.text("水泵"), .unknown, .text("密封圈")]), "lines.kind": .list([.choice("repair"), .unknown]),
    "approvals.date": .list([.date(day("2026-11-21")), .date(day("2026-11-23")), .unknown]),
    "profile.approval_limit": .number(number("1000")), "done": .boolean(false), "q3": .choice("fair"),
    "photos": .list([.text("a.jpg")]),
  ])

  @Test(arguments: [
    ("${unit_price} * ${quantity}", "3.015"), ("1 + 2 * 3 - 4 div 8", "6.5"), ("-(2 - 5) mod 2", "1"),
    ("- 2 * -3", "6"),
    ("round(${unit_price}, 2)", "1.01"), ("round(-2.5)", "-3"), ("int(-2.7)", "-2"), ("abs(-2.5)", "2.5"),
    ("sum(${lines.amount})", "0.3"), ("sum(${lines.amount}, 1, ${total})", "1681.62"), ("count(${lines})", "3"),
    ("count(${lines.amount})", "2"), ("count(${photos})", "1"), ("max(${lines.amount})", "0.2"), ("min(3, 1, 2)", "1"),
    ("position()", "2"), ("string-length(${customer_name})", "5"), ("count-selected(${causes})", "2"),
    ("score(${q3})", "2"),
    ("number('12.50')", "12.5"), (".5 + 5.", "5.5"), ("${planned_date} - today()", "5"),
    ("if(${kind} = 'repair', 1, 2)", "1"),
    ("hours-between(${report_time}, ${arrive_time})", "11.25"), ("days-between(${report_time}, ${planned_date})", "6"),
    ("workdays-between(today(), ${planned_date})", "3"), ("sum(score(${q3}), 1)", "3"),
    ("1 div 3 * 3", "0.999999999999999999"),
  ]) func `numbers are computed exactly`(source: String, expected: String) throws {
    #expect(try form.value(source) == .number(number(expected)))
  }

  @Test(arguments: [
    ("${total} > ${profile.approval_limit}", true), ("max(${approvals.date}) <= ${planned_date}", true),
    ("${kind} = 'repair' and not(${done})", true), ("'repair' != ${kind}", false),
    ("selected(${causes}, 'misuse')", true),
    ("selected(${kind}, 'repair')", true), ("selected(${causes}, 'disaster')", false),
    ("selected(${lines.kind}, 'repair')", true),
    ("${customer_name} = '宏达机械厂'", true), ("contains(${customer_name}, '机械')", true),
    ("starts-with(${customer_name}, '宏')", true),
    ("ends-with(${customer_name}, '店')", false), (#"regex(${customer_name}, '\p{Han}+')"#, true),
    ("${planned_date} > date('2026年11月24日')", true),
    ("date(${arrive_time}) = today()", true), ("true() or false()", true),
    ("is-increasing(${report_time}, ${arrive_time}, ${planned_date})", true),
    ("is-increasing(${planned_date}, ${arrive_time})", false),
    ("is-increasing(${arrive_time}, today(), add-days(${report_time}, 1))", true),
    ("is-increasing(${arrive_time}, today(), date(now()), add-days(${arrive_time}, -0), now())", true),
    ("is-increasing(add-days(${report_time}, 1), today(), ${arrive_time})", false),
    ("is-increasing(${approvals.date}, ${user_sign.date}, ${planned_date})", true),
    ("1 = 1.0 and 0.1 + 0.2 = 0.3", true), ("${kind} = if(${done}, 'refund', 'repair')", true),
    ("if(${done}, 'refund', 'repair') = ${kind}", true),
    ("operator() = '李四'", true), ("(1 < 2) = (3 < 4)", true),
  ]) func `conditions are true or false`(source: String, expected: Bool) throws {
    #expect(try form.value(source, expecting: .boolean) == .boolean(expected))
  }

  @Test(arguments: [
    ("rmb(${total})", "壹仟陆佰捌拾元零叁角贰分"), ("format-date(${planned_date}, 'yyyy年M月d日')", "2026年11月25日"),
    ("concat(${customer_name}, ' ', ${total}, ' ', ${planned_date}, ${user_sign.date})", "宏达机械厂 1680.32 2026-11-25"),
    ("join('、', ${lines.item})", "水泵、密封圈"), ("coalesce('', ${customer_name})", "宏达机械厂"), ("operator()", "李四"),
    ("if(${done}, 'a', \"it's\")", "it's"), ("substr(${customer_name}, 2, 4)", "机械"),
  ]) func `texts are made`(source: String, expected: String) throws {
    #expect(try form.value(source, expecting: .text) == .text(expected))
  }

  @Test(arguments: [
    ("add-months(date('2026-01-31'), 1)", "2026-02-28"), ("add-months(${planned_date}, 12) - 1", "2027-11-24"),
    ("today() + 10", "2026-11-30"), ("10 + today()", "2026-11-30"),
    ("max(${approvals.date}, ${planned_date})", "2026-11-25"),
    ("min(${approvals.date})", "2026-11-21"), ("date(now())", "2026-11-20"),
    ("coalesce(${user_sign.date}, today())", "2026-11-20"),
    ("add-days(${planned_date}, -25)", "2026-10-31"),
  ]) func `days are computed`(source: String, expected: String) throws {
    #expect(try form.value(source, expecting: .date) == .date(day(expected)))
  }

  @Test(arguments: [
    ("add-hours(now(), 12)", "2026-11-20T21:30"), ("add-hours(now(), 0.5)", "2026-11-20T10:00"),
    ("add-hours(now(), -33.5)", "2026-11-19T00:00"),
  ]) func `moments are computed`(source: String, expected: String) throws {
    #expect(try form.value(source, expecting: .dateTime) == .dateTime(try #require(CalendarMoment(iso: expected))))
  }

  @Test(arguments: ["add-hours(now(), 1000000)", "add-hours(now(), number(''))"])
  func `a moment that cannot be is unknown`(source: String) throws {
    #expect(try form.value(source, expecting: .dateTime) == .unknown)
  }

  /// With an empty form; a contradiction that another part decides is not unknown.
  @Test(
    arguments: [
      ("${total} > 5", nil), ("not(${total} > 5)", nil), ("${total} = ${total}", nil), ("${kind} = 'repair'", nil),
      ("${total} > 5 and false()", false), ("${total} > 5 or true()", true), ("${total} > 5 and true()", nil),
      ("false() or ${done}", nil),
      ("${customer_name} = ''", true), ("'' != ${planned_date}", false), ("${lines} = ''", true),
      ("${causes} != ''", false),
      ("${total} = '' or ${total} > 5", true), ("if(${done}, true(), true())", nil), ("sum(${lines.amount}) = 0", true),
      ("count(${lines}) = 0", true), ("max(${approvals.date}) <= ${planned_date}", nil), ("min(1, ${total}) = 1", true),
      ("selected(${causes}, 'misuse')", false), ("selected(${kind}, 'repair')", nil),
      ("count-selected(${causes}) = 0", true),
      ("is-increasing(${planned_date}, ${user_sign.date})", true), ("coalesce(${total}, 0) = 0", true),
      ("concat(${customer_name}) = ''", true),
      ("string-length(${customer_name}) > 3", nil), ("regex(${customer_name}, 'a')", nil), (". > 0", nil),
      ("1 div 0 = 1", nil),
      ("5 mod 0 = 1", nil), ("number('x') = 1", nil), ("today() + 0.5 = today()", nil),
      ("today() + 99999999 = today()", nil),
      ("score(${q3}) = 5", nil), ("rmb(0.001) = '伍分'", nil),
      ("date('2026-01-01') - 99999999999999999999 = today()", nil),
      ("9999999999999999999999999999999999999 * 10 > 0", nil), ("workdays-between(${planned_date}, today()) > 0", nil),
    ] as [(String, Bool?)]) func `what is empty makes a comparison unknown`(source: String, expected: Bool?) throws
  {
    #expect(try Sample().value(source, expecting: .boolean) == expected.map { .boolean($0) } ?? .unknown)
  }

  @Test func `texts become choices where choices are wanted`() throws {
    #expect(try form.value("'no'", expecting: .choice(list: "yes_no")) == .choice("no"))
    let source = "if(${total} > 1000, 'refund', if(${done}, 'replace', ''))"
    #expect(try form.value(source, expecting: .choice(list: "kind")) == .choice("refund"))
    #expect(try Sample().value("coalesce(${kind}, 'repair')", expecting: .choice(list: "kind")) == .choice("repair"))
    #expect(try form.value("'misuse overdue'", expecting: .choices(list: "cause")) == .choices(["misuse", "overdue"]))
    #expect(try form.value("''", expecting: .number) == .unknown)
  }

  @Test func `a formula tells what it reads and what it makes`() throws {
    let formula = try Formula.compile(
      "if(. > 0, sum(${lines.amount}), ${profile.approval_limit})", in: Sample.scope, expecting: nil, at: Origin()
    ).get()
    #expect(formula.references == ["lines.amount", "profile.approval_limit"])
    #expect(formula.type == .number)
    var row = form
    row.current = .number(ExactDecimal(-1))
    #expect(formula.evaluate(row) == .number(ExactDecimal(1000)))
  }

  @Test func `a thousand lines add up to the cent`() throws {
    let lines = (1...1000).map { Operand.number(number("\($0).\($0 % 100 < 10 ? "0" : "")\($0 % 100)")) }
    #expect(
      try Sample(values: ["lines.amount": .list(lines)]).value("sum(${lines.amount})") == .number(number("500995")))
  }
}
