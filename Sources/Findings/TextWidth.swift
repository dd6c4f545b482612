/// Text in columns of a fixed width, as terminals and plain texts show it: Chinese characters are two wide.
package enum TextWidth {
  /// How many columns a text takes.
  package static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.value != 0x2026 ? 2 : 1) }
  }

  /// The text with blanks behind it up to a width.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(text)))
  }

  /// The text without blanks at its end.
  package static func trimmed(_ text: String) -> String {
    let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex
    return String(text[..<end])
  }

  /// Rows as lines with two blanks between columns.
  package static func table(_ rows: [[String]]) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], columns(cell))
      }
    }
    return rows.map { row in trimmed(zip(row, widths).map { padded($0, to: $1) }.joined(separator: "  ")) }
  }
}
