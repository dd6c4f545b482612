/// Ranges of rows of one length at even distances: any number of iterations takes the memory of one.
struct RowRangeSeries: Sendable, Hashable {
  /// The first row of the first range.
  var start: Int
  /// The distance from one range to the next.
  var step: Int
  /// The number of ranges.
  var count: Int
  /// The number of rows of each range.
  var length: Int
  /// The number of ranges in the series before this one.
  var before: Int

  /// The first row of the last range.
  var last: Int { start + step * (count - 1) }
}

/// The rows of the rendered sheet that each iteration of a section takes up, in ascending order.
struct RowRanges: Sendable {
  private(set) var runs: [RowRangeSeries] = []

  /// The number of ranges.
  var count: Int { runs.last.map { $0.before + $0.count } ?? 0 }

  /// Appends a range.
  mutating func append(_ start: Int, length: Int) {
    if let last = runs.last, last.length == length {
      if last.count == 1 {
        runs[runs.count - 1].step = start - last.start
        runs[runs.count - 1].count = 2
        return
      }
      if start == last.last + last.step {
        runs[runs.count - 1].count += 1
        return
      }
    }
    runs.append(RowRangeSeries(start: start, step: length, count: 1, length: length, before: count))
  }

  /// Appends `count` ranges at a distance of `step`.
  mutating func append(_ start: Int, step: Int, count: Int, length: Int) {
    if count > 0 {
      runs.append(RowRangeSeries(start: start, step: step, count: count, length: length, before: self.count))
    }
  }

  /// The range with this index.
  subscript(index: Int) -> Range<Int> {
    let run = runs[partition { $0.before + $0.count > index }]
    let start = run.start + run.step * (index - run.before)
    return start..<(start + run.length)
  }

  /// The start of the first range that begins at `row` or below.
  func first(from row: Int) -> Int? {
    let at = partition { $0.last >= row }
    guard at < runs.count else { return nil }
    let run = runs[at]
    if row <= run.start || run.step == 0 { return run.start }
    return run.start + (row - run.start + run.step - 1) / run.step * run.step
  }

  /// The start of the last range that begins above `row`.
  func last(before row: Int) -> Int? {
    let at = partition { $0.start >= row } - 1
    guard at >= 0 else { return nil }
    let run = runs[at]
    if run.step == 0 { return run.start }
    return run.start + min(run.count - 1, (row - 1 - run.start) / run.step) * run.step
  }

  /// The last range that begins at `row` or above.
  func range(startingUpTo row: Int) -> Range<Int>? {
    guard let start = last(before: row + 1) else { return nil }
    return start..<(start + runs[partition { $0.start >= row + 1 } - 1].length)
  }

  /// The index of the first run for which `holds` is true; it must stay true from there on.
  private func partition(_ holds: (RowRangeSeries) -> Bool) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if holds(runs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
