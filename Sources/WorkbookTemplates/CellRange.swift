import SpreadsheetML
import TemplateRuntime

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

  /// Its rows.
  var rows: ClosedRange<Int> { first.row...max(first.row, last.row) }

  /// Whether a cell lies in it.
  func contains(_ cell: CellReference) -> Bool {
    rows.contains(cell.row) && first.column <= cell.column && cell.column <= last.column
  }

  /// Whether two rectangles share a cell.
  func overlaps(_ other: CellRange) -> Bool {
    rows.overlaps(other.rows) && first.column <= other.last.column && other.first.column <= last.column
  }

  /// Appends the range as the file writes it.
  func append(to out: inout [UInt8]) {
    func add(_ cell: CellReference) {
      out += CellReference.columnName(cell.column).utf8
      out.append(number: cell.row)
    }
    add(first)
    if first != last {
      out.append(UInt8(ascii: ":"))
      add(last)
    }
  }

  /// The same columns in other rows.
  func inRows(_ rows: ClosedRange<Int>) -> CellRange {
    CellRange(
      first: CellReference(column: first.column, row: rows.lowerBound),
      last: CellReference(column: last.column, row: rows.upperBound))
  }
}
