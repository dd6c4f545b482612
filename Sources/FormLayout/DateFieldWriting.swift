import Findings
import Forms

/// Dates are written in the longest pattern that fits; the year is never dropped.
extension ScaffoldPlanner {
  /// A date with the blank that a pen fills in where there is none.
  func dateTag(_ path: String, blank: LocalizedText) -> String {
    "{{\(path)|date\(datePattern)}}{{^\(path)}}\(blank.text(in: language)){{/\(path)}}"
  }

  /// The argument of the pipe `date`.
  var datePattern: String { language == .en ? ":yyyy-MM-dd" : "" }

  /// The cell of a date or of a date with time, in `wanted` or in the pattern that fits.
  func date(_ field: Field, _ room: FieldRoom, pattern wanted: String?) -> FieldWriting {
    let hasTime = field.type == .dateTime
    let time = hasTime ? " HH:mm" : ""
    let usual = ScaffoldWords.datePattern.text(in: language) + time
    let sizes = TextMeasure.sizes(from: room.size)
    let readable = sizes.filter { $0 >= min(9, room.size) }
    // A short pattern in a size one can read comes before a long one in small print.
    let short = "yyyy-MM-dd" + time
    let tries = wanted.map { [($0, sizes)] } ?? [(usual, readable), (short, sizes)]
    for (pattern, sizes) in tries {
      let sample = DateWritingStyle.sample(pattern)
      guard let size = sizes.first(where: { measure.width(sample, size: $0) <= room.width }) else { continue }
      // With room for two lines, a readable size broken before the time is better than small print.
      if hasTime, size < min(9, room.size), let broken = broken(pattern, room) {
        return writing(field, room, pattern: pattern, usual: usual, size: broken, lines: 2)
      }
      return writing(field, room, pattern: pattern, usual: usual, size: size, lines: 1)
    }
    let pattern = wanted ?? short
    if hasTime, let size = broken(pattern, room) {
      return writing(field, room, pattern: pattern, usual: usual, size: size, lines: 2)
    }
    return writing(field, room, pattern: pattern, usual: usual, size: sizes.last ?? 7.5, lines: hasTime ? 2 : 1)
  }

  /// The greatest size, up to 小五, in which day and time stand one below the other.
  private func broken(_ pattern: String, _ room: FieldRoom) -> Double? {
    guard let time = pattern.firstRange(of: " H") else { return nil }
    let day = DateWritingStyle.sample(String(pattern[..<time.lowerBound]))
    return TextMeasure.sizes(from: room.size).first {
      $0 <= 9 && measure.width(day, size: $0) <= room.width && 2 * TextMeasure.line($0) + 2 <= room.height
    }
  }

  private func writing(
    _ field: Field, _ room: FieldRoom, pattern: String, usual: String, size: Double, lines: Int
  ) -> FieldWriting {
    let isTyped = target == .sheet && room.isAlone
    let isDefault = pattern == usual && language != .en
    var tag = isTyped ? "{{\(field.id)}}" : "{{\(field.id)|date\(isDefault ? "" : ":" + pattern)}}"
    if !room.isColumn {
      let blanks = (field.type == .dateTime ? ScaffoldWords.blankMoments : []) + [ScaffoldWords.blankDate]
      let blank = blanks.map { $0.text(in: language) }.first { measure.width($0, size: size) <= room.width }
      if let blank { tag += "{{^\(field.id)}}\(blank){{/\(field.id)}}" }
    }
    return FieldWriting(
      pieces: [.init(text: tag)], size: size, horizontal: room.isColumn || lines > 1 ? "center" : "left",
      numberFormat: isTyped ? DateWritingStyle.numberFormat(pattern) : nil, lineCount: lines, mayBreak: false)
  }
}

/// Date patterns of the template language, to measure by and as number formats of a sheet.
enum DateWritingStyle {
  /// A long date in a pattern. Some programs put a quarter space between Chinese and digits whatever the file says, so
  /// the sample has spaces for some of them.
  static func sample(_ pattern: String) -> String {
    var text = ""
    for (letter, count) in runs(of: pattern) {
      switch letter {
      case "y": text += "2026"
      case "M", "d", "H", "m", "s": text += "20"
      default: text += String(repeating: String(letter), count: count) + (letter.isASCII ? "" : " ")
      }
    }
    return text.last == " " ? String(text.dropLast()) : text
  }

  /// The pattern in the number format code of worksheets, where `m` is the month, and the minute after an hour.
  static func numberFormat(_ pattern: String) -> String {
    runs(of: pattern).map { letter, count in
      switch letter {
      case "y", "d", "s", "m": String(repeating: String(letter), count: count)
      case "M": String(repeating: "m", count: count)
      case "H": String(repeating: "h", count: count)
      case "-", "/", ":", " ": String(repeating: String(letter), count: count)
      default: "\"" + String(repeating: String(letter), count: count) + "\""
      }
    }.joined()
  }

  private static func runs(of pattern: String) -> [(Character, Int)] {
    var runs: [(Character, Int)] = []
    for letter in pattern {
      if let last = runs.last, last.0 == letter { runs[runs.count - 1].1 += 1 } else { runs.append((letter, 1)) }
    }
    return runs
  }
}
