import Expressions
import Forms
import Liandan

extension Visit {
  /// A moment in seconds since 1970, in the company's time zone: `2026-11-30 14:05`.
  func moment(_ seconds: Int) -> String {
    let offset = site.desk.library.profile.utcOffsetMinutes * 60
    return Visit.moment(CalendarMoment(secondsSinceEpoch: seconds + offset).iso)
  }

  /// A moment of the register, which is ISO 8601 text.
  static func moment(_ iso: String) -> String { String(iso.prefix(16)).replacing("T", with: " ") }
}
