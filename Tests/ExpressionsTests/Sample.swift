import Expressions
import Findings
import Testing

/// A form to try formulas on: what may be named, and what is filled in.
struct Sample: FormulaContext {
  var values: [String: Operand] = [:]
  var current: Operand = .unknown
  var position = 2
  var today = day("2026-11-20")
  var now = moment("2026-11-20T09:30")
  var operatorName: String? = "李四"
  var workdays = WorkdayCalendar.mondayToFriday

  func operand(for name: FormulaName) -> Operand { values[name.path] ?? .unknown }

  static let scope = FormulaScope(
    names: [
      "total": .number, "quantity": .number, "unit_price": .number, "planned_date": .date, "report_time": .dateTime,
      "arrive_time": .dateTime, "customer_name": .text, "kind": .choice(list: "kind"),
      "other_kind": .choice(list: "kind"),
      "verdict": .choice(list: "verdict"), "causes": .choices(list: "cause"), "in_warranty": .choice(list: "yes_no"),
      "lines": .rows, "lines.amount": .list(of: .number), "lines.kind": .list(of: .choice(list: "kind")),
      "lines.item": .list(of: .text), "approvals": .rows, "approvals.date": .list(of: .date), "photos": .images,
      "user_sign.date": .date, "user_sign.moment": .dateTime, "profile.approval_limit": .number, "done": .boolean,
      "q3": .choice(list: "satisfaction"),
    ],
    choiceLists: [
      "kind": ["repair", "replace", "refund"], "verdict": ["agree", "refuse", "change"],
      "cause": ["disaster", "misuse", "overdue"], "yes_no": ["yes", "no"], "satisfaction": ["very", "fair", "bad"],
    ],
    scores: ["satisfaction": ["very": ExactDecimal(5), "fair": ExactDecimal(2), "bad": ExactDecimal(-1)]],
    current: .number, labels: ["用户单位": "customer_name", "合计": "total"],
    choiceLabels: ["kind": ["维修": "repair", "更换": "replace", "退回": "refund"]])

  /// The value of a formula that must compile.
  func value(_ source: String, expecting: OperandType? = nil) throws -> Operand {
    try Formula.compile(source, in: Sample.scope, expecting: expecting, at: Origin()).get().evaluate(self)
  }
}

/// What a reader sees when the formula is compiled: one line per finding, the hint after `→`.
func report(_ source: String, expecting: OperandType? = nil, in language: Language = .zhHans) -> String {
  let origin = Origin(file: "a.yaml", line: 7, column: 15)
  switch Formula.compile(source, in: Sample.scope, expecting: expecting, at: origin) {
  case .success: return ""
  case .failure(let list): return list.findings.map { $0.text(in: language) }.joined(separator: "\n")
  }
}

func number(_ text: String) -> ExactDecimal {
  guard let number = ExactDecimal(text) else {
    Issue.record("not a number: \(text)")
    return .zero
  }
  return number
}

func day(_ text: String) -> CalendarDate {
  guard let date = CalendarDate(iso: text) else {
    Issue.record("not a day: \(text)")
    return .first
  }
  return date
}

func moment(_ text: String) -> CalendarMoment {
  guard let moment = CalendarMoment(iso: text) else {
    Issue.record("not a moment: \(text)")
    return CalendarMoment(date: .first)
  }
  return moment
}
