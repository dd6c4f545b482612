import Findings

/// Reads days and times as people write them on forms (domain 4.5).
///
/// Read are `2026-03-05`, `2026.3.5`, `2026/3/5`, `2026年3月5日`, each with full-width digits and signs as well; times
/// as `9:30`, `09:30:15`, `9时30分`, `9点30分`, `下午3:30`, after a blank or a `T`. The year has four digits always.
/// Not read are two-digit years, mixed separators, time zones and days that do not exist.
package enum DateWriting {
  /// The day that `text` writes, alone.
  package static func date(_ text: String) -> CalendarDate? {
    guard var reader = DateReader(text), let date = reader.date() else { return nil }
    return reader.isAtEnd ? date : nil
  }

  /// The day, or day and time, that `text` writes; a day alone is its midnight, with `hasTime` false.
  package static func moment(_ text: String) -> (CalendarMoment, hasTime: Bool)? {
    // What programs write, and most people.
    if let date = CalendarDate(iso: text) { return (CalendarMoment(date: date), false) }
    guard var reader = DateReader(text), let date = reader.date() else { return nil }
    if reader.isAtEnd { return (CalendarMoment(date: date), false) }
    guard reader.skipGap(), let time = reader.time(), reader.isAtEnd else { return nil }
    return (CalendarMoment(date: date, time: time), true)
  }

  /// The same where a day is expected: there eight digits are one, as `20260305`, which elsewhere may be any number.
  package static func expectedMoment(_ text: String) -> (CalendarMoment, hasTime: Bool)? {
    if let read = moment(text) { return read }
    let plain = text.unicodeScalars.prefix(65).map(\.halfWidth)
    let digits = plain.prefix { ("0"..."9").contains($0) }.map(Character.init)
    guard digits.count == 8 else { return nil }
    let day = "\(String(digits[..<4]))-\(String(digits[4..<6]))-\(String(digits[6...]))"
    return moment(day + String(String.UnicodeScalarView(plain[8...])))
  }

  /// The time of day that `text` writes, alone.
  package static func time(_ text: String) -> ClockTime? {
    guard var reader = DateReader(text), let time = reader.time() else { return nil }
    return reader.isAtEnd ? time : nil
  }
}

/// Walks over a date's scalars, folded to half width.
private struct DateReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// `nil` for texts too long to be a date.
  init?(_ text: String) {
    let folded = text.unicodeScalars.prefix(65).map(DateReader.fold)
    guard folded.count <= 64 else { return nil }
    let start = folded.firstIndex { $0 != " " } ?? folded.endIndex
    let end = folded.lastIndex { $0 != " " }.map { $0 + 1 } ?? start
    scalars = Array(folded[start..<end])
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{3000}", "\u{A0}", "\t": " "
    case "時": "时"
    case "點": "点"
    case "號": "号"
    default: scalar.halfWidth
    }
  }

  var isAtEnd: Bool { index == scalars.count }

  /// Day: `2026-3-5` with one separator throughout, or `2026年3月5日` with blanks where the form has them.
  mutating func date() -> CalendarDate? {
    guard let year = number(digits: 4...4) else { return nil }
    let month: Int
    let day: Int
    let mark = index
    skipBlanks()
    if skip("年") {
      skipBlanks()
      guard let readMonth = number(digits: 1...2) else { return nil }
      skipBlanks()
      guard skip("月") else { return nil }
      skipBlanks()
      guard let readDay = number(digits: 1...2) else { return nil }
      skipBlanks()
      guard skip("日") || skip("号") else { return nil }
      (month, day) = (readMonth, readDay)
    } else {
      index = mark
      guard let separator = ["-", ".", "/"].first(where: { skip($0) }), let readMonth = number(digits: 1...2),
        skip(separator), let readDay = number(digits: 1...2)
      else { return nil }
      (month, day) = (readMonth, readDay)
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The separator of day and time: blanks, `T`, or nothing after 日.
  mutating func skipGap() -> Bool {
    if skip("T") { return true }
    let isAfterSign = scalars[index - 1] == "日" || scalars[index - 1] == "号"
    let before = index
    skipBlanks()
    return index > before || isAfterSign
  }

  mutating func time() -> ClockTime? {
    let isMorning = skip("上") && skip("午")
    let isAfternoon = !isMorning && skip("下") && skip("午")
    if isMorning || isAfternoon { skipBlanks() }
    guard var hour = number(digits: 1...2) else { return nil }
    if isMorning || isAfternoon {
      // 上午12点 is read as noon by some and as midnight by others.
      guard (1...12).contains(hour), !(isMorning && hour == 12) else { return nil }
      if isAfternoon, hour < 12 { hour += 12 }
    }
    var minute = 0
    var second = 0
    if skip(":") {
      guard let read = number(digits: 2...2) else { return nil }
      minute = read
      if skip(":") {
        guard let read = number(digits: 2...2) else { return nil }
        second = read
      }
    } else if skip("时") || skip("点") {
      if !isAtEnd {
        guard let read = number(digits: 1...2), skip("分") else { return nil }
        minute = read
      }
      if !isAtEnd {
        guard let read = number(digits: 1...2), skip("秒") else { return nil }
        second = read
      }
    } else {
      return nil
    }
    return ClockTime(hour: hour, minute: minute, second: second)
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard index < scalars.count, scalars[index] == scalar else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while skip(" ") {}
  }

  private mutating func number(digits range: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while index < scalars.count, count < range.upperBound, ("0"..."9").contains(scalars[index]) {
      value = value * 10 + Int(scalars[index].value - 0x30)
      count += 1
      index += 1
    }
    return range.contains(count) ? value : nil
  }
}
