/// A time of day, to the second.
public struct ClockTime: Sendable, Hashable, Comparable {
  private let shortHour: Int8
  private let shortMinute: Int8
  private let shortSecond: Int8

  /// The hour, 0...23.
  public var hour: Int { Int(shortHour) }
  /// The minute, 0...59.
  public var minute: Int { Int(shortMinute) }
  /// The second, 0...59.
  public var second: Int { Int(shortSecond) }

  /// 00:00
  public static let midnight = ClockTime(unchecked: 0, 0, 0)
  /// 23:59:59, what a signature without a time counts as.
  package static let endOfDay = ClockTime(unchecked: 23, 59, 59)

  /// Makes a time; `nil` if a part is out of range.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    self.init(unchecked: hour, minute, second)
  }

  init(unchecked hour: Int, _ minute: Int, _ second: Int) {
    shortHour = Int8(hour)
    shortMinute = Int8(minute)
    shortSecond = Int8(second)
  }

  /// The seconds since midnight.
  package var secondOfDay: Int { hour * 3600 + minute * 60 + second }

  /// `09:30`, or `09:30:15` where the seconds are not nought.
  public var text: String {
    let short = "\(padded(hour, to: 2)):\(padded(minute, to: 2))"
    return second == 0 ? short : "\(short):\(padded(second, to: 2))"
  }

  /// Compares by time: the earlier is the smaller.
  public static func < (a: ClockTime, b: ClockTime) -> Bool { a.secondOfDay < b.secondOfDay }
}

/// A day and a time of day, without time zone.
public struct CalendarMoment: Sendable, Hashable, Comparable {
  /// The day.
  public var date: CalendarDate
  /// The time of that day.
  public var time: ClockTime

  /// Makes a moment.
  public init(date: CalendarDate, time: ClockTime = .midnight) {
    self.date = date
    self.time = time
  }

  /// The moment that is so many seconds after 1970-01-01T00:00, clamped to the years 1...9999.
  package init(secondsSinceEpoch seconds: Int) {
    let earliest = CalendarDate.first.dayNumber * 86_400
    let sinceFirst = min(max(seconds, earliest), CalendarDate.last.dayNumber * 86_400 + 86_399) - earliest
    let rest = sinceFirst % 86_400
    date = CalendarDate(dayNumber: CalendarDate.first.dayNumber + sinceFirst / 86_400)
    time = ClockTime(unchecked: rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// The seconds since 1970-01-01T00:00, for differences.
  package var secondsSinceEpoch: Int { date.dayNumber * 86_400 + time.secondOfDay }

  /// Compares by time: the earlier is the smaller.
  public static func < (a: CalendarMoment, b: CalendarMoment) -> Bool { (a.date, a.time) < (b.date, b.time) }
}

/// A whole number, not negative, with zeros before it up to `width` digits.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
