extension Collection {
  /// The longest stretches of neighbours that belong together; each element is compared with the first of its stretch.
  func runs(where belongsTogether: (Element, Element) -> Bool) -> [SubSequence] {
    var runs: [SubSequence] = []
    var start = startIndex
    while start < endIndex {
      var end = index(after: start)
      while end < endIndex, belongsTogether(self[start], self[end]) { end = index(after: end) }
      runs.append(self[start..<end])
      start = end
    }
    return runs
  }
}
