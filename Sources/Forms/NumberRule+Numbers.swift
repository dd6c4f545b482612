package import Expressions
package import Findings

extension NumberRule {
  /// One piece of a pattern.
  enum Piece: Hashable {
    case literal(String)
    case prefix, year, shortYear, month, day
    case serial(width: Int)
  }

  /// The pieces of the pattern; `nil`, with the wrong part, if a placeholder is unknown or a brace is not closed.
  func pieces() -> Result<[Piece], UnknownPlaceholder> {
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        return .failure(UnknownPlaceholder(text: String(rest[open...])))
      }
      let name = String(rest[rest.index(after: open)..<close])
      switch name {
      case "prefix": pieces.append(.prefix)
      case "year": pieces.append(.year)
      case "yy": pieces.append(.shortYear)
      case "month": pieces.append(.month)
      case "day": pieces.append(.day)
      case "serial": pieces.append(.serial(width: 6))
      default:
        guard name.hasPrefix("serial:"), let width = Int(name.dropFirst(7)), (1...12).contains(width) else {
          return .failure(UnknownPlaceholder(text: "{\(name)}"))
        }
        pieces.append(.serial(width: width))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return .success(pieces)
  }

  /// A placeholder that patterns do not know.
  struct UnknownPlaceholder: Error { var text: String }

  /// The series a number of this day belongs to: the form's own prefix with as much of the date as the serial restarts by.
  ///
  /// `SP-2026` with a yearly restart, `SP-2026-11`, `SP-2026-11-20`, `SP`.
  package func seriesKey(on date: CalendarDate) -> String {
    let iso = date.iso
    return switch restart {
    case .never: series
    case .yearly: "\(series)-\(iso.prefix(4))"
    case .monthly: "\(series)-\(iso.prefix(7))"
    case .daily: "\(series)-\(iso)"
    }
  }

  /// The greatest serial that the pattern has room for: 99 for `{serial:2}`. Numbers beyond it would not sort any more.
  package var greatestSerial: Int {
    guard case .success(let pieces) = pieces() else { return 0 }
    let widths = pieces.map { piece in if case .serial(let width) = piece { width } else { 0 } }
    return (0..<(widths.max() ?? 0)).reduce(1) { power, _ in power * 10 } - 1
  }

  /// The number of a serial (from 1) on a day; a serial longer than its width keeps all its digits.
  package func number(serial: Int, on date: CalendarDate) -> String { NumberWriter(self, on: date).number(serial) }

  /// The serial of a number; `nil` if this rule does not make the number.
  package func serial(of number: String) -> Int? { parts(of: number)?.serial }

  /// The series that a number belongs to, as ``seriesKey(on:)`` writes it, and its serial; `nil` if this rule does not make
  /// the number.
  package func place(of number: String) -> (series: String, serial: Int)? {
    guard let parts = parts(of: number) else { return nil }
    let date = [parts.year, parts.month, parts.day].prefix(
      restart == .never ? 0 : restart == .yearly ? 1 : restart == .monthly ? 2 : 3)
    return (([series] + date).joined(separator: "-"), parts.serial)
  }

  /// What stands in a number.
  private struct Parts {
    var (year, month, day) = ("", "", "")
    var serial = 0
  }

  private func parts(of number: String) -> Parts? {
    guard case .success(let pieces) = pieces() else { return nil }
    var rest = number[...]
    var parts = Parts()
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let text):
        guard rest.hasPrefix(text) else { return nil }
        rest = rest.dropFirst(text.count)
      case .prefix:
        guard rest.hasPrefix(prefix) else { return nil }
        rest = rest.dropFirst(prefix.count)
      case .year, .shortYear, .month, .day:
        let digits = String(rest.prefix(piece == .year ? 4 : 2))
        guard NumberRule.digits(digits[...], exactly: piece == .year ? 4 : 2) else { return nil }
        switch piece {
        case .year: parts.year = digits
        case .shortYear: parts.year = "20" + digits
        case .month: parts.month = digits
        default: parts.day = digits
        }
        rest = rest.dropFirst(digits.count)
      case .serial(let width):
        // A serial may have outgrown its width only where nothing of the date follows it directly.
        let run = rest.prefix { $0.isASCII && $0.isNumber }
        let fixed = pieces[(index + 1)...].first.map { if case .literal = $0 { false } else { true } } ?? false
        let digits = fixed ? run.prefix(width) : run
        guard digits.count >= width, digits.count <= 15, digits.count == width || digits.first != "0",
          let value = Int(digits), value > 0
        else { return nil }
        parts.serial = value
        rest = rest.dropFirst(digits.count)
      }
    }
    return rest.isEmpty && parts.serial > 0 ? parts : nil
  }

  /// Whether a text is a number that this rule makes.
  package func isValid(_ number: String) -> Bool { serial(of: number) != nil }
}

extension NumberRule {
  /// What is wrong with a rule, for the loader.
  struct Problem {
    var code: FindingCode
    var message: LocalizedText
    var hint: LocalizedText?
    var isPrefix = false
  }

  /// What is wrong with a prefix.
  package static func problems(ofPrefix prefix: String) -> [LocalizedText] {
    let isRight =
      (1...12).contains(prefix.utf8.count)
      && prefix.utf8.allSatisfy { Identifier.isLetter($0) || Identifier.isDigit($0) }
    if isRight { return [] }
    return [
      LocalizedText(
        "编号前缀只用 1 到 12 个英文字母和数字", hant: "編號前綴只用 1 到 12 個英文字母和數字",
        en: "the prefix is 1 to 12 ASCII letters and digits")
    ]
  }

  func problems() -> [Problem] {
    var problems = NumberRule.problems(ofPrefix: prefix).map {
      Problem(code: .numberPrefix, message: $0, isPrefix: true)
    }
    switch self.pieces() {
    case .failure(let unknown):
      problems.append(
        Problem(
          code: .numberPattern,
          message: LocalizedText(
            "编号格式里不认识“\(unknown.text)”", hant: "編號格式裡不認得「\(unknown.text)」",
            en: "the pattern has an unknown part '\(unknown.text)'"),
          hint: LocalizedText(
            "可以用 {prefix} {year} {yy} {month} {day} {serial:6}",
            hant: "可以用 {prefix} {year} {yy} {month} {day} {serial:6}",
            en: "it may hold {prefix} {year} {yy} {month} {day} {serial:6}")))
    case .success(let pieces): problems += self.problems(of: pieces)
    }
    return problems
  }

  private func problems(of pieces: [Piece]) -> [Problem] {
    var problems: [Problem] = []
    let serials = pieces.count { if case .serial = $0 { true } else { false } }
    if serials != 1 {
      problems.append(
        Problem(
          code: .numberPattern,
          message: LocalizedText(
            "编号格式须有且只有一个流水号，如 {serial:6}", hant: "編號格式須有且只有一個流水號，如 {serial:6}",
            en: "the pattern needs exactly one serial, such as {serial:6}")))
    }
    for case .literal(let text) in pieces
    where !text.utf8.allSatisfy({ Identifier.isLetter($0) || Identifier.isDigit($0) || $0 == 0x2D || $0 == 0x5F }) {
      problems.append(
        Problem(
          code: .numberPattern,
          message: LocalizedText(
            "编号要作文件名，只能用英文字母、数字、- 和 _，不能有“\(text)”", hant: "編號要作檔名，只能用英文字母、數字、- 和 _，不能有「\(text)」",
            en: "numbers become file names: only ASCII letters, digits, - and _, not '\(text)'")))
    }
    let hasYear = pieces.contains(.year) || pieces.contains(.shortYear)
    let (hasMonth, hasDay) = (pieces.contains(.month), pieces.contains(.day))
    let isEnough =
      switch restart {
      case .never: true
      case .yearly: hasYear
      case .monthly: hasYear && hasMonth
      case .daily: hasYear && hasMonth && hasDay
      }
    if !isEnough {
      problems.append(
        Problem(
          code: .numberRepeats,
          message: LocalizedText(
            "流水号按 \(restart.rawValue) 重新起算，编号里却没有相应的日期，会重号", hant: "流水號按 \(restart.rawValue) 重新起算，編號裡卻沒有相應的日期，會重號",
            en: "the serial restarts \(restart.rawValue), but the pattern does not show the date: numbers would repeat"),
          hint: LocalizedText(
            "请在格式里加上 {year}、{month} 或 {day}", hant: "請在格式裡加上 {year}、{month} 或 {day}",
            en: "add {year}, {month} or {day} to the pattern")))
    }
    let hasLetters = pieces.contains { piece in
      if case .literal(let text) = piece { text.utf8.contains(where: Identifier.isLetter) } else { piece == .prefix }
    }
    if !hasLetters {
      problems.append(
        Problem(
          code: .numberPattern,
          message: LocalizedText(
            "编号格式须含 {prefix}，不然各种表单会重号", hant: "編號格式須含 {prefix}，不然各種表單會重號",
            en: "the pattern needs {prefix}, or the numbers of different forms would clash")))
    }
    return problems
  }
}

/// Writes the numbers of one day, one after the other.
package struct NumberWriter: Sendable {
  /// A piece of the number that is the same all day, or the serial with its least width.
  private enum Piece {
    case text(String)
    case serial(width: Int)
  }
  private var pieces: [Piece] = []

  /// Fills in the day.
  package init(_ rule: NumberRule, on date: CalendarDate) {
    let iso = date.iso
    guard case .success(let parts) = rule.pieces() else {
      pieces = [.text("\(rule.prefix)-\(iso.prefix(4))-"), .serial(width: 1)]
      return
    }
    pieces = parts.map { part in
      switch part {
      case .literal(let text): .text(text)
      case .prefix: .text(rule.prefix)
      case .year: .text(String(iso.prefix(4)))
      case .shortYear: .text(String(iso.prefix(4).suffix(2)))
      case .month: .text(String(iso.dropFirst(5).prefix(2)))
      case .day: .text(String(iso.suffix(2)))
      case .serial(let width): .serial(width: width)
      }
    }
  }

  /// The number of a serial; one longer than its width keeps all its digits.
  package func number(_ serial: Int) -> String {
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let text): out += text
      case .serial(let width):
        let digits = String(serial)
        for _ in digits.utf8.count..<max(width, digits.utf8.count) { out += "0" }
        out += digits
      }
    }
    return out
  }
}
