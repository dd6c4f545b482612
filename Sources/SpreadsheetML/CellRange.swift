/// A rectangle of cells, written `B3` or `B3:D7`.
package struct CellRange: Sendable, Hashable {
  /// The first cell.
  package var first: CellReference
  /// The last cell; the same as the first for a single one.
  package var last: CellReference

  package init(first: CellReference, last: CellReference) {
    self.first = first
    self.last = last
  }

  /// A rectangle of columns and rows.
  package init(columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    first = CellReference(column: columns.lowerBound, row: rows.lowerBound)
    last = CellReference(column: columns.upperBound, row: rows.upperBound)
  }

  /// Reads a range whose cells are written with or without `$`.
  package init?(_ text: String) { self.init(text) { CellReference($0) } }

  /// Reads a range as programs write it: in capital letters, from its upper left cell to its lower right one.
  package init?(exactly text: String) {
    self.init(text.replacing("$", with: "")) { CellReference(exactly: $0) }
    guard first.column <= last.column, first.row <= last.row else { return nil }
  }

  private init?(_ text: String, _ cell: (Substring) -> CellReference?) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = cell(ends[0]), let last = ends.count == 2 ? cell(ends[1]) : first else {
      return nil
    }
    self.init(first: first, last: last)
  }

  /// The range as the file writes it.
  package var text: String { first == last ? first.a1 : "\(first.a1):\(last.a1)" }

  /// The range as names write it, so that it stays where it is: `$A$1:$D$20`.
  package var absolute: String {
    [first, last].map { "$\(CellReference.columnName($0.column))$\($0.row)" }.joined(separator: ":")
  }

  /// Its rows.
  package var rows: ClosedRange<Int> { first.row...max(first.row, last.row) }

  /// Its columns.
  package var columns: ClosedRange<Int> { first.column...max(first.column, last.column) }

  /// Whether a cell lies in it.
  package func contains(_ cell: CellReference) -> Bool { rows.contains(cell.row) && columns.contains(cell.column) }

  /// Whether two rectangles share a cell.
  package func overlaps(_ other: CellRange) -> Bool { rows.overlaps(other.rows) && columns.overlaps(other.columns) }

  /// Appends the range as the file writes it.
  package func append(to out: inout [UInt8]) {
    out += first.a1.utf8
    if first != last {
      out.append(UInt8(ascii: ":"))
      out += last.a1.utf8
    }
  }

  /// The same columns in other rows.
  package func inRows(_ rows: ClosedRange<Int>) -> CellRange {
    CellRange(
      first: CellReference(column: first.column, row: rows.lowerBound),
      last: CellReference(column: last.column, row: rows.upperBound))
  }
}
