package import Expressions
import Findings

/// What an item is sorted by: numbers by value come before dates by day, and these before texts by code point.
package enum SortKey: Comparable, Sendable {
  case number(ExactDecimal)
  case moment(CalendarMoment)
  case text(String)

  /// The key of a value; `nil` for nothing, which is last in either direction.
  package init?(_ cell: Cell, in data: any PipedData) {
    if let number = data.spelledNumber(cell) {
      self = .number(number)
    } else if let (moment, _) = data.moment(cell) {
      self = .moment(moment)
    } else {
      let text = data.text(cell)
      if text.isBlank { return nil }
      self = .text(text)
    }
  }
}
