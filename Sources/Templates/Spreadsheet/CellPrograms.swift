/// A cell with one tag and nothing else.
final class TypedCell: Sendable {
  let slot: ValueSlot
  let format: CellFormat
  /// The same as a program, for the quick way to its text.
  let program: Program

  init(_ slot: ValueSlot, _ format: CellFormat) {
    self.slot = slot
    self.format = format
    program = Program(slot)
  }

  /// How it is read in the quick way.
  var read: FormRead { program.slotReads[0] }
}

/// A cell with tags among text.
final class CellProgram: Sendable {
  let program: Program

  init(_ program: Program) { self.program = program }
}
