/// What pages are meant to reach, and what they do.
struct Goals {
  private var rows: [[String]] = []

  /// Sets what was measured beside what is meant to be reached at least, or at most.
  mutating func add(_ name: String, _ measured: Double, atLeast limit: Double) {
    add(name, measured, "≥ \(Figure.rate(limit))", isMet: measured >= limit)
  }

  mutating func add(_ name: String, _ measured: Double, below limit: Double) {
    add(name, measured, "< \(Figure.rate(limit))", isMet: measured < limit)
  }

  private mutating func add(_ name: String, _ measured: Double, _ limit: String, isMet: Bool) {
    rows.append([name, limit, Figure.rate(measured), isMet ? "met" : "**not met**"])
  }

  /// The goals as a table.
  func table(_ title: String) -> ReportTable {
    ReportTable(title, notes: ["Medians of the tables above."], head: ["", "goal", "measured", ""], rows: rows)
  }
}
