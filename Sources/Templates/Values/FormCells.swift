import Expressions
import Findings
import Forms

/// The quick way from a form's cell to its text, past `TemplateValue`. What it does not know goes the usual way, and what it
/// writes is what the usual way writes.
extension RenderState {
  /// Whether a section over the cell is printed; `nil` if this cannot be said in the quick way.
  func holds(_ read: FormRead) -> Bool? {
    guard let place = cell(read) else { return holds(given: read) }
    let cell = table.cells[place]
    switch (cell.kind, read.member) {
    case (.signature, .name): return cell.count > 0
    case (.signature, .date): return table.signatures[Int(cell.index)].date != nil
    case (.signature, .opinion): return table.signatures[Int(cell.index)].count > 0
    case (.empty, _): return false
    case (.pictures, _): return nil
    case (_, .whole): return cell.holds
    default: return nil
    }
  }

  /// Appends the text of a cell as the slot of this number writes it; `false`, with nothing appended, if that is not done in
  /// the quick way.
  func append(_ read: FormRead, _ slot: Int, _ program: Program, to out: inout [UInt8]) -> Bool {
    guard let place = cell(read) else { return append(given: read, slot, program, to: &out) }
    let cell = table.cells[place]
    if case .tick(let style, let option) = read.step, read.member == .whole, cell.list >= 0 {
      style.append(isChosen(option, cell), to: &out)
      return true
    }
    switch (cell.kind, read.member) {
    case (.text, .whole), (.signature, .name): return append(cell.start, cell.count, read.step, to: &out)
    case (.signature, .opinion):
      let rest = table.signatures[Int(cell.index)]
      return rest.hasOpinion ? append(rest.start, rest.count, read.step, to: &out) : isNothing(after: read.step)
    case (.signature, .date):
      let date = table.signatures[Int(cell.index)].date
      return append(date.map { CalendarMoment(date: $0) }, isDay: true, read.step, slot, program, to: &out)
    case (.empty, .whole) where cell.list >= 0, (.choice, .whole): return append(cell, read.step, to: &out)
    case (.choices, .whole):
      guard case .boxes(let style) = read.step, cell.list >= 0, let form else { return false }
      let picks = Int(cell.start)..<Int(cell.start + cell.count)
      form.wording.lists[Int(cell.list)].appendBoxes(style, ticked: table.picks[picks], to: &out)
      return true
    case (.empty, _): return isNothing(after: read.step)
    case (.day, .whole), (.moment, .whole):
      return append(table.moments[Int(cell.index)], isDay: cell.kind == .day, read.step, slot, program, to: &out)
    case (.number, .whole):
      let number = table.numbers[Int(cell.index)]
      switch read.step {
      case .none: number.append(places: cell.isMoney ? 2 : nil, to: &out)
      case .money: program.slots[slot].pipes[0].append(.number(number, places: 2), language: language, to: &out)
      case .label, .date, .boxes, .tick, .other: return false
      }
      return true
    default: return false
    }
  }

  /// Whether the option at a place is chosen; whether any is for -1.
  private func isChosen(_ option: Int, _ cell: FormCell) -> Bool {
    if option < 0 { return cell.holds }
    switch cell.kind {
    case .choice: return Int(cell.index) == option
    case .choices: return table.picks[Int(cell.start)..<Int(cell.start + cell.count)].contains { Int($0) == option }
    default: return false
    }
  }

  /// What the form has besides its fields; `nil` if the read is not of that, or goes the usual way.
  private func given(_ read: FormRead) -> FormContent? {
    guard read.level == 0, read.member == .whole, read.place >= width, let form else { return nil }
    return form
  }

  private func holds(given read: FormRead) -> Bool? {
    guard read.given == .mark, let form = given(read), form.marks == .none else { return nil }
    return false
  }

  private func append(
    given read: FormRead, _ slot: Int, _ program: Program, to out: inout [UInt8]
  ) -> Bool {
    guard read.given != .none, let form = given(read) else { return false }
    switch (read.given, read.step) {
    case (.number, .none):
      if let number = form.number { out.append(contentsOf: number.utf8) }
      return true
    case (.issuedOn, _):
      let day = form.issuedOn.map { CalendarMoment(date: $0) }
      return append(day, isDay: true, read.step, slot, program, to: &out)
    case (.mark, .none): return form.marks == .none
    default: return false
    }
  }

  /// The number in a cell that is written as it is; `nil` if it is none, or not to be had in the quick way.
  func number(_ read: FormRead) -> ExactDecimal? {
    guard case .none = read.step, read.member == .whole, let place = cell(read), table.cells[place].kind == .number
    else {
      return nil
    }
    return table.numbers[Int(table.cells[place].index)]
  }

  /// The day or moment in a cell that is written as it is.
  func moment(_ read: FormRead) -> (moment: CalendarMoment, isDay: Bool)? {
    guard case .none = read.step, read.member == .whole, let place = cell(read),
      table.cells[place].kind == .day || table.cells[place].kind == .moment
    else { return nil }
    return (table.moments[Int(table.cells[place].index)], table.cells[place].kind == .day)
  }

  /// Whether there is nothing in a cell, and nothing is written for it.
  func isEmpty(_ read: FormRead) -> Bool {
    guard let place = cell(read), table.cells[place].kind == .empty, table.cells[place].list < 0 else { return false }
    return isNothing(after: read.step)
  }

  /// Whether nothing at all is still nothing after this step. Choices are different.
  private func isNothing(after step: FormRead.Step) -> Bool {
    switch step {
    case .none, .label, .date, .money: true
    case .boxes, .tick, .other: false
    }
  }

  @inline(__always)
  private func append(_ start: Int32, _ count: Int32, _ step: FormRead.Step, to out: inout [UInt8]) -> Bool {
    switch step {
    case .none, .label: break
    // Texts may be dates and numbers.
    case .date, .money, .boxes, .tick, .other: return false
    }
    let range = Int(start)..<Int(start + count)
    table.bytes.withUnsafeBufferPointer { out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }

  private func append(
    _ moment: CalendarMoment?, isDay: Bool, _ step: FormRead.Step, _ slot: Int, _ program: Program,
    to out: inout [UInt8]
  ) -> Bool {
    switch step {
    case .none, .label, .date: break
    case .money, .boxes, .tick, .other: return false
    }
    guard let moment else { return true }
    if case .date = step, case .date(let given?)? = program.slots[slot].pipes.first {
      DatePattern.append(moment, given, to: &out)
    } else {
      let pattern = isDay ? TemplateValue.datePattern(language) : TemplateValue.momentPattern(language)
      DatePattern.append(moment, pattern, to: &out)
    }
    return true
  }

  /// Appends one choice, or none, as it is written after this step.
  private func append(_ cell: FormCell, _ step: FormRead.Step, to out: inout [UInt8]) -> Bool {
    guard cell.list >= 0, let form else { return false }
    let isChosen = cell.kind == .choice
    switch step {
    case .none, .label:
      if isChosen {
        if cell.index < 0 { return append(cell.start, cell.count, step, to: &out) }
        form.wording.lists[Int(cell.list)].appendLabel(Int(cell.index), to: &out)
      }
      return true
    case .boxes(let style):
      let ticked = CollectionOfOne(cell.index)[(isChosen && cell.index >= 0 ? 0 : 1)...]
      form.wording.lists[Int(cell.list)].appendBoxes(style, ticked: ticked, to: &out)
      return true
    case .money, .date, .tick, .other: return false
    }
  }
}
