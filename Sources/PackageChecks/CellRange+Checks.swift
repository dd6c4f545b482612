import SpreadsheetML

extension CellRange {
  /// The number of cells.
  var count: Int { columns.count * rows.count }

  /// Whether another rectangle lies within this one.
  func contains(_ other: CellRange) -> Bool { contains(other.first) && contains(other.last) }

  /// A range of no cell that anyone means; it contains nothing else.
  static let none: CellRange = {
    let place = CellReference(column: CellReference.columns.upperBound, row: CellReference.rows.upperBound)
    return CellRange(first: place, last: place)
  }()

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
}
