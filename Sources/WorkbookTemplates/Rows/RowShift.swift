/// How many rows a page layout adds, and where: headings that are repeated on a new page, and further rows of a text that is
/// longer than a row.
struct RowShift: Sendable {
  /// Rows around which others were added, in ascending order, with how many rows were added before their first and before
  /// their last printed row, all told.
  private var places: [(row: Int, first: Int, last: Int)] = []

  /// Adds `before` rows above a row behind all others, and lets it take `further` rows more than one.
  mutating func append(_ row: Int, before: Int, further: Int) {
    let sum = places.last?.last ?? 0
    places.append((row, sum + before, sum + before + further))
  }

  /// Where a row's first printed row lies.
  func first(_ row: Int) -> Int {
    let at = index(of: row)
    if at < places.count, places[at].row == row { return row + places[at].first }
    return row + (at > 0 ? places[at - 1].last : 0)
  }

  /// Where its last printed row lies.
  func last(_ row: Int) -> Int {
    let at = index(of: row)
    if at < places.count, places[at].row == row { return row + places[at].last }
    return row + (at > 0 ? places[at - 1].last : 0)
  }

  /// The row that a printed row belongs to; an added row above it belongs to it.
  func row(printed: Int) -> Int {
    var sum = 0
    for place in places {
      if printed <= place.row + place.last { return min(printed - sum, place.row) }
      sum = place.last
    }
    return printed - sum
  }

  /// The index of the first place at a row or below.
  private func index(of row: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].row >= row { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
