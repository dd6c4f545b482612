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

  /// A range of no cell that anyone means; it contains nothing else.
  static let none = CellRange(columns: 16_384...16_384, rows: 1_048_576...1_048_576)

  private init(columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    self.columns = columns
    self.rows = rows
  }

  /// The positions of the rectangles that overlap one that begins higher up or further left.
  ///
  /// A sweep down the rows that looks only at rectangles still open, so that thousands of merges take no time.
  static func overlapping(_ ranges: [CellRange]) -> [Int] {
    let order = ranges.indices.sorted {
      (ranges[$0].rows.lowerBound, ranges[$0].columns.lowerBound, $0)
        < (ranges[$1].rows.lowerBound, ranges[$1].columns.lowerBound, $1)
    }
    var open: [Int] = []
    var found: [Int] = []
    for index in order {
      open.removeAll { ranges[$0].rows.upperBound < ranges[index].rows.lowerBound }
      if open.contains(where: { ranges[$0].columns.overlaps(ranges[index].columns) }) { found.append(index) }
      open.append(index)
    }
    return found.sorted()
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
