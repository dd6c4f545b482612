/// A rectangle of cells by column and row, counted from 1.
struct CellRange: Hashable {
  var columns: ClosedRange<Int>
  var rows: ClosedRange<Int>

  /// Reads `A1` or `A1:C3`, with or without `$`, within the limits of a worksheet.
  init?(_ text: String) {
    let corners = text.replacing("$", with: "").split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2, let first = corners.first.flatMap({ CellRange.cell($0) }),
      let last = corners.last.flatMap({ CellRange.cell($0) }), first.column <= last.column, first.row <= last.row
    else { return nil }
    columns = first.column...last.column
    rows = first.row...last.row
  }

  /// The number of cells.
  var count: Int { columns.count * rows.count }

  /// Whether two rectangles share a cell.
  func overlaps(_ other: CellRange) -> Bool { columns.overlaps(other.columns) && rows.overlaps(other.rows) }

  /// Whether another rectangle lies within this one.
  func contains(_ other: CellRange) -> Bool {
    columns.contains(other.columns.lowerBound) && columns.contains(other.columns.upperBound)
      && rows.contains(other.rows.lowerBound) && rows.contains(other.rows.upperBound)
  }

  /// Column and row of a reference such as `AB12`.
  static func cell(_ text: some StringProtocol) -> (column: Int, row: Int)? {
    var column = 0
    var digits = text.utf8[...]
    while let byte = digits.first, 0x41...0x5A ~= byte, column < 20_000 {
      column = column * 26 + Int(byte - 0x40)
      digits = digits.dropFirst()
    }
    guard 1...16_384 ~= column, digits.first != 0x30, digits.count <= 7, digits.allSatisfy({ 0x30...0x39 ~= $0 }),
      let row = Int(String(decoding: digits, as: UTF8.self)), 1...1_048_576 ~= row
    else { return nil }
    return (column, row)
  }
}
