import SpreadsheetML

/// A rectangle of cells, written `B3` or `B3:D7`.
struct CellRange: Sendable, Hashable {
  /// The first cell.
  var first: CellReference
  /// The last cell; the same as the first for a single one.
  var last: CellReference

  init(first: CellReference, last: CellReference) {
    self.first = first
    self.last = last
  }

  init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = CellReference(String(ends[0])), ends.count <= 2 else { return nil }
    guard let last = ends.count == 2 ? CellReference(String(ends[1])) : first else { return nil }
    self.init(first: first, last: last)
  }

  /// The range as the file writes it.
  var text: String { first == last ? first.a1 : "\(first.a1):\(last.a1)" }

  /// The same columns in other rows.
  func inRows(_ rows: ClosedRange<Int>) -> CellRange {
    CellRange(
      first: CellReference(column: first.column, row: rows.lowerBound),
      last: CellReference(column: last.column, row: rows.upperBound))
  }
}
