package import Expressions
import Findings

/// A span of days as users write it: `2026`, `2026-Q4`, `2026-11`, `2026-11-20`, `2026-11-01..2026-11-15`.
package struct LedgerPeriod: Sendable, Hashable, CustomStringConvertible {
  /// The first day.
  package let first: CalendarDate
  /// The last day, which belongs to it.
  package let last: CalendarDate
  /// The canonical writing.
  package let description: String

  /// The days from `first` to `last`.
  package init(first: CalendarDate, last: CalendarDate) {
    self.first = first
    self.last = last
    description = "\(first.iso)..\(last.iso)"
  }

  /// Reads a period; throws a ``RegisterError`` that shows the right writings.
  ///
  /// Both ends of `a..b` may be years, quarters, months or days.
  package init(_ text: String) throws {
    let trimmed = text.filter { !$0.isWhitespace }
    let ends = trimmed.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(ends.count), let start = LedgerPeriod.span(ends[0]),
      let end = LedgerPeriod.span(ends[ends.count - 1]), start.first <= end.last
    else {
      throw RegisterError(
        .badPeriod, "看不懂期间“\(text)”。请写成 2026、2026-Q4、2026-11、2026-11-20 或 2026-11-01..2026-11-15",
        hant: "看不懂期間「\(text)」。請寫成 2026、2026-Q4、2026-11、2026-11-20 或 2026-11-01..2026-11-15",
        en: "the period “\(text)” is not understood. Write 2026, 2026-Q4, 2026-11, 2026-11-20 or 2026-11-01..2026-11-15"
      )
    }
    first = start.first
    last = end.last
    description = ends.map { $0.uppercased() }.joined(separator: "..")
  }

  /// The first and last day of one writing.
  private static func span(_ text: String) -> (first: CalendarDate, last: CalendarDate)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = number(parts[0], digits: 4), year > 0 else { return nil }
    switch parts.count {
    case 1: return months(from: year, month: 1, count: 12)
    case 2:
      if parts[1].count == 2, "Qq".contains(parts[1].first ?? " "),
        let quarter = number(parts[1].dropFirst(), digits: 1)
      {
        return (1...4).contains(quarter) ? months(from: year, month: quarter * 3 - 2, count: 3) : nil
      }
      return number(parts[1], digits: 2).flatMap { months(from: year, month: $0, count: 1) }
    case 3: return CalendarDate(iso: text).map { ($0, $0) }
    default: return nil
    }
  }

  private static func months(from year: Int, month: Int, count: Int) -> (CalendarDate, CalendarDate)? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(months: count - 1).map { (first, $0.endOfMonth) }
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
