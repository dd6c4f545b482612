import Foundation

/// A group's result: what was done, and a table.
struct ReportTable {
  var title: String
  /// What was compared, and how.
  var notes: [String]
  var head: [String]
  var rows: [[String]]

  /// A table of rates, with the ratio of the first contender to each.
  init(
    _ title: String, unit: String, notes: [String], _ outcomes: [Outcome], extra: [(String, (Outcome) -> String)] = []
  ) {
    self.title = title
    self.notes = notes
    head = ["", "\(unit)/s CPU", "min … max", "\(unit)/s wall", "peak MB"] + extra.map(\.0) + ["× slower"]
    let first = outcomes.first?.rate ?? 0
    rows = outcomes.map { outcome in
      [
        outcome.name, Figure.rate(outcome.rate),
        "\(Figure.rate(outcome.spread.lowerBound)) … \(Figure.rate(outcome.spread.upperBound))",
        Figure.rate(outcome.wallRate), Figure.megabytes(outcome.peak),
      ] + extra.map { $0.1(outcome) } + [Figure.ratio(first / outcome.rate)]
    }
  }

  init(_ title: String, notes: [String], head: [String], rows: [[String]]) {
    (self.title, self.notes, self.head, self.rows) = (title, notes, head, rows)
  }

  /// As Markdown.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = line(head.indices.map { $0 == 0 ? "---" : "---:" })
    return "## \(title)\n\n" + notes.map { $0 + "\n\n" }.joined() + line(head) + rule + rows.map(line).joined()
  }
}

/// Numbers as people read them.
enum Figure {
  static func rate(_ value: Double) -> String {
    value >= 100 ? grouped(Int(value.rounded())) : places(value, value >= 10 ? 1 : 2)
  }

  static func ratio(_ value: Double) -> String { places(value, value >= 10 ? 0 : 2) }
  static func megabytes(_ bytes: Double) -> String { places(bytes / 1_048_576, 0) }
  static func milliseconds(_ seconds: Double) -> String { places(seconds * 1_000, 0) }

  static func places(_ value: Double, _ count: Int) -> String { String(format: "%.\(count)f", value) }

  static func grouped(_ value: Int) -> String {
    let digits = String(value)
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out
  }
}
