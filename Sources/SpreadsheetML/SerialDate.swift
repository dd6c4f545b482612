/// A day, or day and time, as a worksheet counts it.
package struct SerialDate: Sendable, Hashable {
  // Sheets hold many dates, so each takes eight bytes.
  private let years: Int16
  private let months, days, hours, minutes, seconds: Int8
  /// Whether the cell's format shows a time of day.
  package let hasTime: Bool

  /// The year of the Gregorian calendar.
  package var year: Int { Int(years) }
  /// The month, from 1.
  package var month: Int { Int(months) }
  /// The day, from 1.
  package var day: Int { Int(days) }
  /// The hour; zero when the format shows no time.
  package var hour: Int { Int(hours) }
  /// The minute; zero when the format shows no time.
  package var minute: Int { Int(minutes) }
  /// The second, to the nearest; zero when the format shows no time.
  package var second: Int { Int(seconds) }

  /// Makes a day, or day and time, of numbers that are within the calendar's bounds.
  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, hasTime: Bool = false
  ) {
    years = Int16(clamping: year)
    months = Int8(clamping: month)
    days = Int8(clamping: day)
    hours = Int8(clamping: hour)
    minutes = Int8(clamping: minute)
    seconds = Int8(clamping: second)
    self.hasTime = hasTime
  }

  /// The day that a serial number stands for; `nil` outside 1900–9999 and for 29 February 1900, which Excel's calendar
  /// has and the world's had not.
  package init?(serial: Double, uses1904: Bool, hasTime: Bool) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    var seconds = hasTime ? Int((serial * 86_400).rounded()) : Int(serial.rounded(.down)) * 86_400
    var days = seconds / 86_400
    seconds -= days * 86_400
    if uses1904 {
      days += SerialDate.day1904
    } else {
      // Day 60 is Excel's 29 February 1900: days before it count from one day later.
      guard days != 60, days > 0 else { return nil }
      days += days < 60 ? SerialDate.day1900 + 1 : SerialDate.day1900
    }
    let (year, month, day) = SerialDate.civil(days)
    guard year <= 9999 else { return nil }
    self.init(
      year: year, month: month, day: day, hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60,
      hasTime: hasTime)
  }

  /// The serial number of the day in the 1900 system; days before 1 March 1900 are not given one.
  package var serialDay: Int? {
    let days = SerialDate.dayNumber(year, month, day) - SerialDate.day1900
    return days > 60 ? days : nil
  }

  /// Days from 1970-01-01 to 1899-12-30 and to 1904-01-01.
  private static let day1900 = -25_569, day1904 = -24_107

  /// Howard Hinnant's civil-from-days.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yoe = y - era * 400
    let doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
  }
}
