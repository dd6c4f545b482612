/// A list that is issued group by group: what was taken before a stop is known when it is run again.
package struct Batch: Sendable {
  /// The batch's id in the register.
  package let id: Int
  /// Whether an earlier run of the same input was stopped before it had finished.
  package let isResumed: Bool
  /// The rows that have their number already.
  package let taken: RowSet
}

/// A set of row numbers, kept as ranges: a million rows in order take one entry.
package struct RowSet: Sendable, Hashable {
  private var ranges: [ClosedRange<Int>] = []

  /// Makes an empty set.
  package init() {}

  /// How many rows it holds.
  package var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Whether it holds none.
  package var isEmpty: Bool { ranges.isEmpty }

  /// Whether it holds this row.
  package func contains(_ row: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < row { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(row)
  }

  /// Adds a row that is greater than all before it.
  mutating func append(_ row: Int) {
    if let last = ranges.last, last.upperBound + 1 == row {
      ranges[ranges.count - 1] = last.lowerBound...row
    } else {
      ranges.append(row...row)
    }
  }
}
