/// Writes days and times by a pattern.
///
/// `yyyy yy M MM d dd H HH m mm s ss` stand for the parts, without and with leading zero; `EEE` for the day of the week
/// (星期五). The pattern `大写` (`大寫` in traditional characters) writes the day as on a cheque. XLSForm's codes
/// (`%Y %y %m %n %d %e %H %h %M %S %a`) are understood in a pattern that holds a `%`. Everything else stands for itself.
public enum DatePattern {
  /// The moment written by the pattern; a day alone is passed as its midnight.
  public static func format(_ moment: CalendarMoment, _ pattern: String) -> String {
    if pattern == "大写" { return cheque(moment.date, RMBCharacters.simplified) }
    if pattern == "大寫" { return cheque(moment.date, RMBCharacters.traditional) }
    let scalars = Array(pattern.unicodeScalars)
    if scalars.contains("%") { return formatPercent(moment, scalars) }
    var out = ""
    var index = 0
    while index < scalars.count {
      var end = index + 1
      while end < scalars.count, scalars[end] == scalars[index] { end += 1 }
      if let part = part(of: moment, letter: scalars[index], count: end - index) {
        out += part
      } else {
        out.unicodeScalars.append(contentsOf: scalars[index..<end])
      }
      index = end
    }
    return out
  }

  /// The part that a run of one letter stands for; `nil` if it stands for itself.
  private static func part(of moment: CalendarMoment, letter: Unicode.Scalar, count: Int) -> String? {
    switch (letter, count) {
    case ("y", 4): padded(moment.date.year, 4)
    case ("y", 2): padded(moment.date.year % 100, 2)
    case ("M", 1...2): padded(moment.date.month, count)
    case ("d", 1...2): padded(moment.date.day, count)
    case ("H", 1...2): padded(moment.time.hour, count)
    case ("m", 1...2): padded(moment.time.minute, count)
    case ("s", 1...2): padded(moment.time.second, count)
    case ("E", 3): "星期" + weekday(moment.date)
    default: nil
    }
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
      case "Y": out += padded(moment.date.year, 4)
      case "y": out += padded(moment.date.year % 100, 2)
      case "m": out += padded(moment.date.month, 2)
      case "n": out += "\(moment.date.month)"
      case "d": out += padded(moment.date.day, 2)
      case "e": out += "\(moment.date.day)"
      case "H": out += padded(moment.time.hour, 2)
      case "h": out += "\(moment.time.hour)"
      case "M": out += padded(moment.time.minute, 2)
      case "S": out += padded(moment.time.second, 2)
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
    let year = padded(date.year, 4).utf8.map { String(characters.digits[Int($0 - UInt8(ascii: "0"))]) }.joined()
    let monthZero = date.month <= 2 || date.month == 10 ? "零" : ""
    let dayZero = date.day <= 10 || date.day == 20 || date.day == 30 ? "零" : ""
    return "\(year)年\(monthZero)\(characters.tens(date.month))月\(dayZero)\(characters.tens(date.day))日"
  }
}
