import Expressions
import Findings

/// Reads `holidays` of a profile: for each year the days off and the weekend days that are worked in their place.
struct HolidayLoader {
  private var years: Set<Int> = []
  private var off: Set<CalendarDate> = []
  private var worked: Set<CalendarDate> = []

  /// The calendar of the map; the workdays of years that it does not name are unknown.
  static func calendar(_ tree: YAMLTree, with reader: inout TreeReader) -> WorkdayCalendar? {
    guard case .map(let members) = tree.content else {
      reader.wrongKind(
        tree,
        expecting: LocalizedText(
          "“年份: { off, work }”", hant: "「年份: { off, work }」", en: "a map from years to { off, work }")
      )
      return nil
    }
    var loader = HolidayLoader()
    for member in members { loader.read(member, with: &reader) }
    return WorkdayCalendar(years: loader.years, holidays: loader.off, workingWeekends: loader.worked)
  }

  private mutating func read(_ member: YAMLTree.Member, with reader: inout TreeReader) {
    guard member.key.utf8.count == 4, let year = Int(member.key), (1000...9999).contains(year) else {
      return reader.report(
        .holidayDate,
        LocalizedText(
          "“\(member.key.clipped)”不是四位数的年份", hant: "「\(member.key.clipped)」不是四位數的年份",
          en: "'\(member.key.clipped)' is no year of four digits"), at: member.origin)
    }
    years.insert(year)
    guard let map = reader.map(member.value, keys: SchemaKeys.holidays) else { return }
    for item in reader.list(map, "off") {
      for day in days(item, of: year, with: &reader) { add(day, to: \.off, at: item.origin, with: &reader) }
    }
    for item in reader.list(map, "work") {
      for day in days(item, of: year, with: &reader) {
        if day.weekday < 6 {
          reader.report(
            .holidayWeekday,
            LocalizedText(
              "\(day.iso) 不是星期六或星期日，本来就是工作日", hant: "\(day.iso) 不是星期六或星期日，本來就是工作日",
              en: "\(day.iso) is neither Saturday nor Sunday: it is worked anyway"), at: item.origin)
        }
        add(day, to: \.worked, at: item.origin, with: &reader)
      }
    }
  }

  private mutating func add(
    _ day: CalendarDate, to days: WritableKeyPath<HolidayLoader, Set<CalendarDate>>, at origin: Origin,
    with reader: inout TreeReader
  ) {
    if off.contains(day) || worked.contains(day) {
      reader.report(
        .holidayTwice,
        LocalizedText("\(day.iso) 写了两次", hant: "\(day.iso) 寫了兩次", en: "\(day.iso) is given twice"), at: origin)
    }
    self[keyPath: days].insert(day)
  }

  /// The days of `2026-01-01` or `2026-02-16..2026-02-22`, all of one year.
  private func days(_ item: YAMLTree, of year: Int, with reader: inout TreeReader) -> [CalendarDate] {
    guard let text = reader.string(item) else { return [] }
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { CalendarDate(iso: String($0)) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
      first.year == year, last.year == year
    else {
      reader.report(
        .holidayDate,
        LocalizedText(
          "“\(text.clipped)”不是 \(year) 年的一天或一段", hant: "「\(text.clipped)」不是 \(year) 年的一天或一段",
          en: "'\(text.clipped)' is no day or span of days of \(year)"), at: item.origin,
        hint: LocalizedText(
          "写成 \(year)-10-01 或 \(year)-10-01..\(year)-10-07", hant: "寫成 \(year)-10-01 或 \(year)-10-01..\(year)-10-07",
          en: "write \(year)-10-01 or \(year)-10-01..\(year)-10-07"))
      return []
    }
    return (first.dayNumber...last.dayNumber).map { CalendarDate(dayNumber: $0) }
  }
}
