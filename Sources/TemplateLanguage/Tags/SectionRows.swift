/// Gathers the rows in which sections over several rows begin and end.
package struct SectionRows {
  /// The end of a section, or of several, in a row: the tags of the outermost come first.
  package struct End {
    package var row: Int
    package var tags: [Int]
    package var isOpening: Bool
  }

  private var opening: [Int: [Int]] = [:]
  private var closing: [Int: [Int]] = [:]
  /// The sections that are one row, by its number.
  private var single: [Int: [SectionMatcher.Pair]] = [:]

  package init() {}

  /// Adds a section from one row to another; sections come in the order of their first tags.
  package mutating func add(_ pair: SectionMatcher.Pair, from first: Int, to last: Int) {
    if first == last {
      single[first, default: []].append(pair)
    } else {
      opening[first, default: []].append(pair.open)
      closing[last, default: []].append(pair.close)
    }
  }

  /// The ends by their rows. Where one section ends in the row in which another begins there is none: they cannot share it,
  /// which is said of them.
  package var ends: [End] {
    Set(opening.keys).symmetricDifference(closing.keys).sorted().compactMap { row in
      let (isOpening, tags) = opening[row].map { (true, $0) } ?? (false, closing[row] ?? [])
      let isShared = (single[row] ?? []).contains { pair in
        tags.contains { isOpening ? pair.close < $0 : $0 < pair.open }
      }
      return isShared ? nil : End(row: row, tags: tags, isOpening: isOpening)
    }
  }
}
