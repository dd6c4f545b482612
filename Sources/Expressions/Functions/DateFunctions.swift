import Findings

extension FunctionTable {
  /// Days and times.
  static let dates: [FunctionEntry] = [
    FunctionEntry("today", "today()", [], gives: .type(.date)) { _, context in .date(context.today) },
    FunctionEntry("now", "now()", [], gives: .type(.dateTime)) { _, context in .dateTime(context.now) },
    FunctionEntry(
      "date", "date('2026-03-05')", [.readableDate], gives: .type(.date),
      prepare: { checker, arguments in
        guard case .literal(let text) = arguments[0].kind else { return nil }
        guard let date = DateWriting.date(text) else {
          checker.log.badDate(text, at: arguments[0].offset)
          return nil
        }
        return { _, _ in .date(date) }
      },
      body: { arguments, _ in
        switch arguments[0] {
        case .date: arguments[0]
        case .dateTime(let moment): .date(moment.date)
        case .text(let text): DateWriting.moment(text).map { .date($0.0.date) } ?? .unknown
        default: .unknown
        }
      }),
    FunctionEntry("format-date", "format-date(日期, 'yyyy年M月d日')", [.moment, .text], gives: .type(.text)) {
      arguments, _ in
      guard let moment = moment(arguments[0]), case .text(let pattern) = arguments[1] else { return .unknown }
      return .text(DatePattern.format(moment, pattern: pattern))
    },
    FunctionEntry("add-days", "add-days(日期, 天数)", [.moment, .number], gives: .first) { arguments, _ in
      moved(arguments) { $0.adding(days: $1) }
    },
    FunctionEntry("add-hours", "add-hours(时刻, 小时)", [.dateTime, .number], gives: .type(.dateTime)) { arguments, _ in
      // A century; beyond it somebody mistyped, and the calendar may end.
      guard case .dateTime(let start) = arguments[0], case .number(let hours) = arguments[1],
        hours.magnitude <= ExactDecimal(876_600),
        let seconds = hours.multiplied(by: ExactDecimal(3600))?.rounded(0).intValue
      else { return .unknown }
      return .dateTime(CalendarMoment(secondsSinceEpoch: start.secondsSinceEpoch + seconds))
    },
    FunctionEntry("add-months", "add-months(日期, 月数)", [.moment, .number], gives: .first) { arguments, _ in
      moved(arguments) { $0.adding(months: $1) }
    },
    FunctionEntry("days-between", "days-between(先, 后)", [.moment, .moment], gives: .type(.number)) { arguments, _ in
      guard let start = moment(arguments[0]), let end = moment(arguments[1]) else { return .unknown }
      return .number(ExactDecimal(end.date.dayNumber - start.date.dayNumber))
    },
    FunctionEntry("hours-between", "hours-between(先, 后)", [.dateTime, .dateTime], gives: .type(.number)) {
      arguments, _ in
      guard case .dateTime(let start) = arguments[0], case .dateTime(let end) = arguments[1] else { return .unknown }
      let seconds = ExactDecimal(end.secondsSinceEpoch - start.secondsSinceEpoch)
      return (seconds.divided(by: ExactDecimal(3600))?.rounded(2)).operand
    },
    FunctionEntry("workdays-between", "workdays-between(先, 后)", [.moment, .moment], gives: .type(.number)) {
      arguments, context in
      guard let start = moment(arguments[0]), let end = moment(arguments[1]) else { return .unknown }
      return context.workdays.workdays(after: start.date, through: end.date).map { .number(ExactDecimal($0)) }
        ?? .unknown
    },
    FunctionEntry(
      "is-increasing", "is-increasing(日期, 日期…)", [.moments], repeats: true, gives: .type(.boolean), seesUnknown: true
    ) { arguments, _ in
      .boolean(isIncreasing(filled(arguments)))
    },
  ]

  /// A day counts as its midnight.
  private static func moment(_ operand: Operand) -> CalendarMoment? {
    switch operand {
    case .date(let date): CalendarMoment(date: date)
    case .dateTime(let moment): moment
    default: nil
    }
  }

  private static func moved(_ arguments: [Operand], _ move: (CalendarDate, Int) -> CalendarDate?) -> Operand {
    guard case .number(let number) = arguments[1], let count = number.intValue else { return .unknown }
    switch arguments[0] {
    case .date(let date): return move(date, count).map { .date($0) } ?? .unknown
    case .dateTime(let moment):
      return move(moment.date, count).map { .dateTime(CalendarMoment(date: $0, time: moment.time)) } ?? .unknown
    default: return .unknown
    }
  }

  /// Whether no value is before an earlier one; where one of two is a day alone, only their days count.
  private static func isIncreasing(_ operands: [Operand]) -> Bool {
    var lastDay: CalendarDate?
    var lastMoment: CalendarMoment?
    for operand in operands {
      guard let next = moment(operand) else { continue }
      if let lastDay, next.date < lastDay { return false }
      lastDay = next.date
      guard case .dateTime = operand else { continue }
      if let lastMoment, next < lastMoment { return false }
      lastMoment = next
    }
    return true
  }
}

extension FindingLog {
  fileprivate mutating func badDate(_ text: String, at offset: Int) {
    add(
      .formulaDate, at: offset,
      LocalizedText("'\(text)' 不是日期", hant: "'\(text)' 不是日期", en: "'\(text)' is not a date"),
      hint: LocalizedText("写成 '2026-03-05'", hant: "寫成 '2026-03-05'", en: "write it as '2026-03-05'"))
  }
}
