/// Which days are worked: Monday to Friday, less the holidays, plus the weekend days that are worked in their place (调休).
///
/// The dates are data, announced by the State Council year by year. A year that is not among `years` is not known,
/// and whatever depends on it is unknown, unless the calendar is said to be plain.
package struct WorkdayCalendar: Sendable, Hashable {
  /// The years whose holidays are known.
  package let years: Set<Int>
  /// Days of Monday to Friday that are not worked.
  package let holidays: Set<CalendarDate>
  /// Days of Saturday and Sunday that are worked.
  package let workingWeekends: Set<CalendarDate>
  /// Whether a year outside `years` counts as plain Monday to Friday.
  package let isPlainOtherwise: Bool

  /// Makes a calendar of known years.
  package init(
    years: Set<Int>, holidays: Set<CalendarDate>, workingWeekends: Set<CalendarDate>, isPlainOtherwise: Bool = false
  ) {
    self.years = years
    self.holidays = holidays.filter { $0.weekday <= 5 }
    self.workingWeekends = workingWeekends.filter { $0.weekday > 5 }
    self.isPlainOtherwise = isPlainOtherwise
  }

  /// Monday to Friday, every year, without holidays.
  package static let mondayToFriday = WorkdayCalendar(
    years: [], holidays: [], workingWeekends: [], isPlainOtherwise: true)
  /// A calendar that knows no year: everything that asks it is unknown.
  package static let none = WorkdayCalendar(years: [], holidays: [], workingWeekends: [])

  /// Whether a day is worked; `nil` if its year is not known.
  package func isWorkday(_ date: CalendarDate) -> Bool? {
    guard isPlainOtherwise || years.contains(date.year) else { return nil }
    return date.weekday <= 5 ? !holidays.contains(date) : workingWeekends.contains(date)
  }

  /// The working days after `start` up to and with `end`, as terms are counted (the day of the event does not count).
  ///
  /// Negative where `end` is the earlier; `nil` if a year between them is not known.
  package func workdays(after start: CalendarDate, through end: CalendarDate) -> Int? {
    if end < start { return workdays(after: end, through: start).map { -$0 } }
    guard isPlainOtherwise || (start.year...end.year).allSatisfy({ years.contains($0) }) else { return nil }
    let plain = WorkdayCalendar.weekdays(through: end.dayNumber) - WorkdayCalendar.weekdays(through: start.dayNumber)
    let free = holidays.count { start < $0 && $0 <= end }
    let worked = workingWeekends.count { start < $0 && $0 <= end }
    return plain - free + worked
  }

  /// The days of Monday to Friday from 0001-01-01, which is a Monday, up to and with a day.
  private static func weekdays(through dayNumber: Int) -> Int {
    let days = dayNumber - CalendarDate.first.dayNumber + 1
    return days / 7 * 5 + min(days % 7, 5)
  }
}
