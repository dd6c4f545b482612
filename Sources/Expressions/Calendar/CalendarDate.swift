/// A day of the Gregorian calendar, without time zone; years 1...9999.
public struct CalendarDate: Sendable, Hashable, Comparable {
  // Kept small: values and operands hold days and are copied all the time.
  private let shortYear: Int16
  private let shortMonth: Int8
  private let shortDay: Int8

  /// The year, 1...9999.
  public var year: Int { Int(shortYear) }
  /// The month, 1...12.
  public var month: Int { Int(shortMonth) }
  /// The day of the month, 1...31.
  public var day: Int { Int(shortDay) }

  /// 0001-01-01
  package static let first = CalendarDate(unchecked: 1, 1, 1)
  /// 9999-12-31
  package static let last = CalendarDate(unchecked: 9999, 12, 31)

  /// Makes a day; `nil` if the calendar does not have it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= CalendarDate.days(inMonth: month, of: year) else { return nil }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    shortYear = Int16(year)
    shortMonth = Int8(month)
    shortDay = Int8(day)
  }

  /// The day that is so many days after 1970-01-01; outside the years 1...9999, `first` or `last`.
  package init(dayNumber: Int) {
    // Counted in eras of 400 years that begin on 1 March, so that the leap day is the last day of a year.
    let days = min(max(dayNumber, CalendarDate.first.dayNumber), CalendarDate.last.dayNumber) + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    self.init(unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The days since 1970-01-01.
  package var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let days = (dayNumber + 3) % 7
    return (days < 0 ? days + 7 : days) + 1
  }

  /// The day so many days later (earlier, if negative); `nil` outside the years 1...9999.
  package func adding(days: Int) -> CalendarDate? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    let range = CalendarDate.first.dayNumber...CalendarDate.last.dayNumber
    guard !overflow, range.contains(number) else { return nil }
    return CalendarDate(dayNumber: number)
  }

  /// The same day so many months later (earlier, if negative), or the last day of that month where it is shorter.
  ///
  /// One month after 2026-01-31 is 2026-02-28. `nil` outside the years 1...9999.
  package func adding(months: Int) -> CalendarDate? {
    let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, count >= 12, count < 10_000 * 12 else { return nil }
    let year = count / 12
    let month = count % 12 + 1
    return CalendarDate(year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
  }

  /// The last day of its month.
  package var endOfMonth: CalendarDate {
    CalendarDate(unchecked: year, month, CalendarDate.days(inMonth: month, of: year))
  }

  /// The number of days of a month, 28...31.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Compares by time: the earlier day is the smaller.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
