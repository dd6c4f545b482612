/// Rows of the rendered sheet at even distances: as many turns as there may be take the room of one.
struct PlaceRun: Sendable, Hashable {
  /// The first row.
  var start: Int
  /// The distance to the next one.
  var step: Int
  /// How many there are.
  var count: Int
  /// How many rows stand at each place.
  var length: Int
  /// How many places stand in the runs before this one.
  var before: Int

  /// The row where the last place begins.
  var last: Int { start + step * (count - 1) }
}

/// Where a stretch of rows came to lie, turn by turn, in ascending order.
struct PlaceList: Sendable {
  private(set) var runs: [PlaceRun] = []

  /// How many places there are.
  var count: Int { runs.last.map { $0.before + $0.count } ?? 0 }

  /// Adds a place behind all others.
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
    runs.append(PlaceRun(start: start, step: length, count: 1, length: length, before: count))
  }

  /// Adds `count` places that follow each other at a distance of `step`.
  mutating func append(_ start: Int, step: Int, count: Int, length: Int) {
    if count > 0 { runs.append(PlaceRun(start: start, step: step, count: count, length: length, before: self.count)) }
  }

  /// The place with this number, from 0, as the rows that it takes up.
  subscript(index: Int) -> Range<Int> {
    let run = runs[partition { $0.before + $0.count > index }]
    let start = run.start + run.step * (index - run.before)
    return start..<(start + run.length)
  }

  /// The first place that begins at `row` or below.
  func first(from row: Int) -> Int? {
    let at = partition { $0.last >= row }
    guard at < runs.count else { return nil }
    let run = runs[at]
    if row <= run.start || run.step == 0 { return run.start }
    return run.start + (row - run.start + run.step - 1) / run.step * run.step
  }

  /// The last place that begins above `row`.
  func last(before row: Int) -> Int? {
    let at = partition { $0.start >= row } - 1
    guard at >= 0 else { return nil }
    let run = runs[at]
    if run.step == 0 { return run.start }
    return run.start + min(run.count - 1, (row - 1 - run.start) / run.step) * run.step
  }

  /// The last place that begins at `row` or above, as the rows that it takes up.
  func place(holding row: Int) -> Range<Int>? {
    guard let start = last(before: row + 1) else { return nil }
    return start..<(start + runs[partition { $0.start >= row + 1 } - 1].length)
  }

  /// The index of the first run for which `holds` is true; it must stay true from there on.
  private func partition(_ holds: (PlaceRun) -> Bool) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if holds(runs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
