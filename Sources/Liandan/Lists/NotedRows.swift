import Intake

/// The rows of a list, form by form, each with the notes about it; notes and rows come in the order of the list.
struct NotedRows {
  private var table: SourceTable
  private var notes: SpooledNotes.Reader
  private var row: SourceTable.Row?
  private var note: RowNote?

  init(_ table: SourceTable, _ notes: SpooledNotes.Reader) throws {
    (self.table, self.notes) = (table, notes)
    row = self.table.next()
    note = try self.notes.next()
  }

  /// The rows of the next form with its notes; no rows for a note about a line that could not be taken apart.
  mutating func next() throws -> (rows: [SourceTable.Row], notes: [RowNote])? {
    guard let first = row, first.number <= note?.number ?? .max else {
      guard let lone = note else { return nil }
      note = try notes.next()
      return ([], [lone])
    }
    var rows = [first]
    row = table.next()
    while let more = row, !more.isStart {
      rows.append(more)
      row = table.next()
    }
    var own: [RowNote] = []
    while let more = note, more.number < row?.number ?? .max {
      own.append(more)
      note = try notes.next()
    }
    return (rows, own)
  }
}
