import Expressions
import Findings
import Forms

/// The quick way from a form's cell to its text, past `TemplateValue`. What it does not know goes the usual way, and what it
/// writes is what the usual way writes.
extension RenderState {
  /// Whether a section over the cell is printed; `nil` if this cannot be said in the quick way.
  func holds(_ read: FormRead) -> Bool? {
    guard let place = cell(read) else { return nil }
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
  func append(_ read: FormRead, _ slot: Int, _ program: borrowing Program, to out: inout [UInt8]) -> Bool {
    guard let place = cell(read) else { return false }
    let cell = table.cells[place]
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
      case .label, .date, .boxes, .other: return false
      }
      return true
    default: return false
    }
  }

  /// Whether nothing at all is still nothing after this step. Choices are different.
  private func isNothing(after step: FormRead.Step) -> Bool {
    switch step {
    case .none, .label, .date, .money: true
    case .boxes, .other: false
    }
  }

  @inline(__always)
  private func append(_ start: Int32, _ count: Int32, _ step: FormRead.Step, to out: inout [UInt8]) -> Bool {
    switch step {
    case .none, .label: break
    // Texts may be dates and numbers.
    case .date, .money, .boxes, .other: return false
    }
    let range = Int(start)..<Int(start + count)
    table.bytes.withUnsafeBufferPointer { out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }

  private func append(
    _ moment: CalendarMoment?, isDay: Bool, _ step: FormRead.Step, _ slot: Int, _ program: borrowing Program,
    to out: inout [UInt8]
  ) -> Bool {
    switch step {
    case .none, .label, .date: break
    case .money, .boxes, .other: return false
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
    case .money, .date, .other: return false
    }
  }
}

/// The turns of a section over rows of the form.
struct FormTurns {
  /// How many turns have values; blank ones follow.
  let filled: Int
  let count: Int
  private let start: Int
  private let columns: FieldGroup
  private let form: FormContent

  init(_ rows: FormTable.Rows?, _ columns: FieldGroup, least: Int, _ form: FormContent) {
    filled = rows?.values.count ?? 0
    start = rows?.start ?? 0
    count = max(filled, least)
    self.columns = columns
    self.form = form
  }

  /// The context of a turn, from 0.
  func row(_ turn: Int) -> FormPart {
    let start = turn < filled ? start + turn * columns.fields.count : form.table.blank
    return FormPart(.row(start, columns, form))
  }
}

extension RenderState {
  /// The turns of a section if it is over rows of the form and takes them as they come.
  func formTurns(of read: FormRead) -> FormTurns? {
    guard read.least >= 0, let form, read.place < form.wording.fields.fields.count,
      let columns = form.wording.fields.fields[read.place].columns
    else { return nil }
    return FormTurns(form.table.rows(at: read.place), columns, least: read.least, form)
  }
}
