/// Writes days and times by a pattern.
///
/// `yyyy yy M MM d dd H HH m mm s ss` stand for the parts, without and with leading zero; `EEE` for the day of the week
/// (星期五). The pattern `大写` (`大寫` in traditional characters) writes the day as on a cheque. XLSForm's codes
/// (`%Y %y %m %n %d %e %H %h %M %S %a`) are understood in a pattern that holds a `%`. Everything else is copied.
package enum DatePattern {
  /// The moment written by the pattern; a day alone is passed as its midnight.
  package static func format(_ moment: CalendarMoment, pattern: String) -> String {
    var out: [UInt8] = []
    append(moment, pattern: pattern, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends what `format` gives.
  package static func append(_ moment: CalendarMoment, pattern: String, to out: inout [UInt8]) {
    var pattern = pattern
    pattern.withUTF8 { bytes in
      if bytes.count == 6 {
        if bytes.elementsEqual("大写".utf8) { return out += cheque(moment.date, RMBCharacters.simplified).utf8 }
        if bytes.elementsEqual("大寫".utf8) { return out += cheque(moment.date, RMBCharacters.traditional).utf8 }
      }
      if bytes.contains(UInt8(ascii: "%")) {
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        return out += formatPercent(moment, scalars).utf8
      }
      var at = 0
      while at < bytes.count {
        var end = at + 1
        while end < bytes.count, bytes[end] == bytes[at] { end += 1 }
        if !append(moment, letter: bytes[at], count: end - at, to: &out) { out.append(contentsOf: bytes[at..<end]) }
        at = end
      }
    }
  }

  /// Appends the part of the date that a run of one letter means; `false` if the letter means none.
  private static func append(
    _ moment: CalendarMoment, letter: UInt8, count: Int, to out: inout [UInt8]
  ) -> Bool {
    let number: Int
    switch (letter, count) {
    case (UInt8(ascii: "y"), 4): number = moment.date.year
    case (UInt8(ascii: "y"), 2): number = moment.date.year % 100
    case (UInt8(ascii: "M"), 1...2): number = moment.date.month
    case (UInt8(ascii: "d"), 1...2): number = moment.date.day
    case (UInt8(ascii: "H"), 1...2): number = moment.time.hour
    case (UInt8(ascii: "m"), 1...2): number = moment.time.minute
    case (UInt8(ascii: "s"), 1...2): number = moment.time.second
    case (UInt8(ascii: "E"), 3):
      out += "星期".utf8
      out += weekday(moment.date).utf8
      return true
    default: return false
    }
    if count == 4 {
      out.append(0x30 + UInt8(truncatingIfNeeded: number / 1000 % 10))
      out.append(0x30 + UInt8(truncatingIfNeeded: number / 100 % 10))
    }
    if count > 1 || number >= 10 { out.append(0x30 + UInt8(truncatingIfNeeded: number / 10 % 10)) }
    out.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
    return true
  }

  private static func formatPercent(_ moment: CalendarMoment, _ scalars: [Unicode.Scalar]) -> String {
    var out = ""
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "%", index + 1 < scalars.count else {
        out.unicodeScalars.append(scalars[index])
        index += 1
        continue
      }
      switch scalars[index + 1] {
      case "Y": out += padded(moment.date.year, to: 4)
      case "y": out += padded(moment.date.year % 100, to: 2)
      case "m": out += padded(moment.date.month, to: 2)
      case "n": out += "\(moment.date.month)"
      case "d": out += padded(moment.date.day, to: 2)
      case "e": out += "\(moment.date.day)"
      case "H": out += padded(moment.time.hour, to: 2)
      case "h": out += "\(moment.time.hour)"
      case "M": out += padded(moment.time.minute, to: 2)
      case "S": out += padded(moment.time.second, to: 2)
      case "a": out += "星期" + weekday(moment.date)
      case "%": out += "%"
      default: out.unicodeScalars.append(contentsOf: scalars[index...(index + 1)])
      }
      index += 2
    }
    return out
  }

  private static func weekday(_ date: CalendarDate) -> String {
    ["一", "二", "三", "四", "五", "六", "日"][date.weekday - 1]
  }

  /// 大写日期 (票据填写规定): the year digit by digit; 零 before months 1, 2, 10 and days 1...10, 20, 30.
  private static func cheque(_ date: CalendarDate, _ characters: RMBCharacters) -> String {
    let year = padded(date.year, to: 4).utf8.map { String(characters.digits[Int($0 - UInt8(ascii: "0"))]) }.joined()
    let monthZero = date.month <= 2 || date.month == 10 ? "零" : ""
    let dayZero = date.day <= 10 || date.day == 20 || date.day == 30 ? "零" : ""
    return "\(year)年\(monthZero)\(characters.tens(date.month))月\(dayZero)\(characters.tens(date.day))日"
  }
}
