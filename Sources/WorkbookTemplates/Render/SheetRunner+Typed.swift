import Expressions
import TemplateLanguage
import TemplateRuntime

/// Cells that hold one value and nothing else.
extension SheetRunner {
  /// Writes a cell that holds one value alone, as a number, truth or day where its format shows one.
  mutating func write(_ typed: TypedCell, _ state: inout RenderState) throws(TemplateError) {
    let cell = state.cell(typed.access, named: typed.slot.path)
    if !typed.blank.isEmpty, !cell.isTruthy {
      constant(pieces.inlineKept)
      text.value(typed.blank)
      return constant(pieces.inlineEnd)
    }
    let start = text.values.count
    guard let (value, data) = try state.append(cell, through: typed.slot, to: &text.values) else {
      if typed.isNumber, let number = ExactDecimal(String(decoding: text.values[start...], as: UTF8.self)) {
        text.values.removeLast(text.values.count - start)
        return write(number)
      }
      return finish(from: start, in: typed.format)
    }
    switch (value.kind, typed.format) {
    case (.empty, _): return constant(pieces.empty)
    case (.number, .general), (.number, .number), (.number, .date):
      return write(data.lists.numbers[Int(value.index)])
    case (.integer, .general), (.integer, .number), (.integer, .date): return write(ExactDecimal(Int(value.index)))
    case (.boolean, .general), (.boolean, .number), (.boolean, .date):
      constant(pieces.truth)
      text.value(number: value.isTruthy ? 1 : 0)
      return constant(pieces.numberEnd)
    case (.day, .date), (.moment, .date):
      if write(data.lists.moments[Int(value.index)], isDay: value.kind == .day) { return }
    default: break
    }
    data.append(value, to: &text.values)
    if case .text = value.kind { finish(from: start, in: typed.format) } else { finish(from: start) }
  }

  private mutating func write(_ number: ExactDecimal) {
    let start = text.values.count
    number.append(to: &text.values)
    if text.values.count - start > CellLimits.digits {
      let digits = text.values[start...].filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
      if digits.count > CellLimits.digits { return finish(from: start) }
    }
    constant(pieces.number)
    text.endValue(from: start)
    constant(pieces.numberEnd)
  }

  /// Makes a cell of the plain text at the end of the values. Plain data have no dates of their own: in a cell for dates a
  /// text that is a date is written as one.
  private mutating func finish(from start: Int, in format: CellFormat) {
    if case .date = format,
      let (moment, hasTime) = DateWriting.moment(String(decoding: text.values[start...], as: UTF8.self)),
      write(moment, isDay: !hasTime)
    {
      return
    }
    finish(from: start)
  }

  /// Makes a cell of the plain text at the end of the values.
  private mutating func finish(from start: Int) {
    let count = text.values.count - start
    if count == 0 { return constant(pieces.empty) }
    isLong = count > CellLimits.lineFeeds
    constant(BlankKeeping.isNeeded(text.values[start], text.values.last) ? pieces.inlineKept : pieces.inline)
    let first = text.pieces.count
    ValueWriter.finish(&text, from: start, in: .cell, constants: pieces.constants)
    written = first..<text.pieces.count
    constant(pieces.inlineEnd)
  }
}
