import TemplateLanguage
import TemplateRuntime

/// A cell with one tag and nothing else, or with a blank beside it (`{{day}}{{^day}}年　月　日{{/day}}`).
final class TypedCell: Sendable {
  let slot: ValueSlot
  let format: CellFormat
  let access: ValueAccess
  /// Whether its pipes make a number that the cell can show.
  let isNumber: Bool
  /// What stands there where there is no value, as XML text: the blank that a pen fills in.
  let blank: [UInt8]

  init(_ slot: ValueSlot, _ format: CellFormat, blank: [UInt8] = []) {
    self.slot = slot
    self.format = format
    self.blank = blank
    access = ValueAccess(slot.path)
    isNumber = slot.pipes.last { $0.entry.result != .same }?.entry.result == .number && format != .text
  }
}

/// A cell with tags among text.
final class CellProgram: Sendable {
  let program: Program

  init(_ program: Program) { self.program = program }
}
