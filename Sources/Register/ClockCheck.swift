import Expressions

/// Whether the clock can be right, by what the register knows.
///
/// Numbers carry the year, and nothing that was issued can be changed: a clock that went back is told before anything is
/// recorded.
enum ClockCheck {
  /// So many seconds a sound clock may go back: what a time server corrects in one step, or by what the clocks of two
  /// machines at one register differ.
  static let tolerance = 120

  /// Whether a moment lies before an event that was recorded earlier; never across the end of a year unnoticed.
  static func isBehind(_ moment: CalendarMoment, than earlier: CalendarMoment) -> Bool {
    moment.secondsSinceEpoch < earlier.secondsSinceEpoch - tolerance || moment.date.year < earlier.date.year
  }

  /// Refuses to go on unless the user said that the clock is right.
  static func check(_ mark: AuditStamp, after last: String?) throws {
    guard !mark.acceptsClock, let last, let earlier = CalendarMoment(iso: last), isBehind(mark.at, than: earlier) else {
      return
    }
    throw RegisterError.clockBehind(mark.at.iso, last: last)
  }
}
