package import Expressions
public import Findings

/// Something that a company does regularly, whatever forms there are (profile key `calendar`): the monthly report, Friday's
/// meeting.
public struct CalendarTask: Sendable {
  /// The task's id, unique in the profile.
  public let id: String
  /// What is to be done.
  public let title: LocalizedText
  /// Who is to do it.
  public let who: LocalizedText?
  /// Where it comes from.
  public let source: String?
  /// On which days.
  package let days: Days
  /// How many days before it is listed.
  package let ahead: Int
  /// The form whose issue shows that it is done, if there is one.
  package let form: String?

  /// The days of a task.
  package enum Days: Sendable, Hashable {
    /// Each day.
    case daily
    /// A day of the week, 1 Monday to 7 Sunday.
    case weekly(Int)
    /// A day of each month of these, or its last day where it is shorter.
    case monthly(day: Int, months: Set<Int>)
  }

  /// The days of the task from one day to another, both included.
  package func occurrences(from first: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
    guard first <= last else { return [] }
    return (first.dayNumber...last.dayNumber).lazy.map { CalendarDate(dayNumber: $0) }.filter(falls(on:))
  }

  /// The last day of the task before a day, within the two years before.
  package func occurrence(before day: CalendarDate) -> CalendarDate? {
    (1...731).lazy.compactMap { day.adding(days: -$0) }.first(where: falls(on:))
  }

  private func falls(on day: CalendarDate) -> Bool {
    switch days {
    case .daily: true
    case .weekly(let weekday): day.weekday == weekday
    case .monthly(let wanted, let months):
      months.contains(day.month) && day.day == min(wanted, CalendarDate.days(inMonth: day.month, of: day.year))
    }
  }
}
