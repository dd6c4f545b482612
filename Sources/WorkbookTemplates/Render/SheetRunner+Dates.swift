import Expressions
import TemplateRuntime

/// Days and moments as the numbers that cells have for them.
extension SheetRunner {
  /// Writes a moment as the number that cells for dates have; `false` if there is none for it.
  mutating func write(_ moment: CalendarMoment, isDay: Bool) -> Bool {
    guard let day = serial(moment.date) else { return false }
    constant(pieces.number)
    let start = text.values.count
    text.values.append(number: day)
    if !isDay {
      let seconds = (moment.time.hour * 60 + moment.time.minute) * 60 + moment.time.second
      let fraction = ExactDecimal(seconds).divided(by: ExactDecimal(86_400))?.rounded(10).description ?? "0"
      text.values.append(contentsOf: fraction.utf8.drop { $0 != UInt8(ascii: ".") })
    }
    text.endValue(from: start)
    constant(pieces.numberEnd)
    return true
  }

  /// The day's number in the workbook's date system; none for days that the system does not count right.
  private func serial(_ day: CalendarDate) -> Int? {
    let number = day.dayNumber + (uses1904 ? 24_107 : 25_569)
    return number > (uses1904 ? 0 : 60) ? number : nil
  }
}
