import Findings

/// A field at top level, or a column in one row, by positions in the schema.
struct FieldLocation: Sendable, Hashable {
  /// The position of the field, or of the repeat, at top level.
  var field: Int
  /// The row, counted from 0; −1 at top level.
  var row = -1
  /// The position of the column; −1 at top level.
  var column = -1
}

/// The origins of given values. They are looked up only for findings, since most forms are valid.
struct GivenOrigins: Sendable {
  /// One record or row.
  struct Record: Sendable {
    /// What it was given as.
    var entries: [Submission.Entry] = []
    /// By the position of the field: the index of the entry that filled it, −1 if none did.
    var filledBy: [Int] = []
    /// The origin of the whole.
    var origin = Origin()

    fileprivate func entry(_ position: Int) -> Int? {
      guard filledBy.indices.contains(position), filledBy[position] >= 0 else { return nil }
      return filledBy[position]
    }
  }

  /// The top level.
  var record = Record()
  /// Whether it is a row of a list.
  var isRow = false
  /// The rows of repeats, by the position of the repeat.
  var rows: [Int: [Record]] = [:]

  /// Whether something was given there, be it empty.
  func contains(_ key: FieldLocation) -> Bool { record(of: key)?.entry(key.row < 0 ? key.field : key.column) != nil }

  /// The origin of what was given.
  func origin(_ key: FieldLocation) -> Origin? {
    guard let record = record(of: key), let index = record.entry(key.row < 0 ? key.field : key.column) else {
      return nil
    }
    return record.entries[index].value.origin
  }

  /// The origin of what was given; else of its row, its repeat.
  func nearest(_ key: FieldLocation) -> Origin? {
    origin(key) ?? (key.row < 0 ? nil : record(of: key)?.origin ?? origin(FieldLocation(field: key.field)))
  }

  private func record(of key: FieldLocation) -> Record? {
    if key.row < 0 { return record }
    guard let records = rows[key.field], records.indices.contains(key.row) else { return nil }
    return records[key.row]
  }
}
