import Expressions
import Findings
import SpreadsheetML

/// The content of a cell of a listing.
enum ListingValue {
  case text(String?)
  case day(CalendarDate)
  case moment(CalendarMoment?)
  /// How often; nothing is written for 0.
  case count(Int)
  /// A number with this many decimals, or as many as it has; amounts are grouped.
  case number(ExactDecimal?, places: Int?)

  /// The value as text.
  var text: String {
    switch self {
    case .text(let text): text ?? ""
    case .day(let day): day.iso
    case .moment(let moment): moment.map { "\($0.date.iso) \($0.time.text)" } ?? ""
    case .count(let count): count == 0 ? "" : "\(count)"
    case .number(let number, let places):
      number.map { number in places.map { number.text(places: $0, grouping: false) } ?? number.description } ?? ""
    }
  }

  /// The value as JSON.
  var json: JSONValue {
    switch self {
    case .text(let text): text.map { .string($0) } ?? .null
    case .day(let day): .string(day.iso)
    case .moment(let moment): moment.map { .string($0.iso) } ?? .null
    case .count(let count): .number("\(count)")
    case .number(let number, _): number.map { .number($0.description) } ?? .null
    }
  }

  /// The value in a workbook.
  var cell: TableCell {
    switch self {
    case .text(let text): text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank
    case .day(let day): .date(SerialDate(year: day.year, month: day.month, day: day.day))
    case .moment(let moment): moment.map { .date(SerialDate($0)) } ?? .blank
    case .count(let count): count == 0 ? .blank : .number("\(count)")
    case .number(let number, _): number.map { .number($0.description) } ?? .blank
    }
  }
}

extension SerialDate {
  fileprivate init(_ moment: CalendarMoment) {
    self.init(
      year: moment.date.year, month: moment.date.month, day: moment.date.day, hour: moment.time.hour,
      minute: moment.time.minute, second: moment.time.second, hasTime: true)
  }
}
