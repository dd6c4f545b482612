import Pages
import Storage

extension LedgerBook {
  /// Writes the book on fixed pages, A4 across: a page of the book on each, smaller where texts are long, and further ones where that
  /// is not enough.
  func writePages(_ format: FixedFormat, from origin: ListOrigin, to sink: any ByteSink) throws {
    let sheet = ListSheet(isAcross: true)
    let sums = ledger.layout.totals.isEmpty ? 0 : 3
    // Title, remark and heading take the rest.
    let height = min(20_000, (sheet.height - 64_000) / (lineCount + sums))
    let textSize = [9_500, 8_000, 7_000].first { $0 * 8 / 3 / 2 + 4_500 <= height } ?? 6_500
    let columns = columns
    let sum = columns.reduce(0) { $0 + $1.proportion }
    let table = ListColumn.fitted(
      columns.map { column, proportion in
        var column = column
        column.width = Int(proportion * Double(sheet.width) / sum)
        return column
      }, into: sheet.width)
    let document = ListDocument(
      title, as: format, in: language, from: origin, sheet, foot: keeper, textSize: textSize)
    try document.write(to: sink) { setter in
      try forEachPage { page in
        if !page.isFirst { try setter.newPage() }
        try setter.title(title)
        try setter.paragraph(remark, .center)
        try setter.beginTable(table)
        let rows = (page.carried.map { [$0] } ?? []) + page.lines
        let least = fit(rows + page.sums, setter, height: height, textSize: textSize)
        for row in rows { try setter.row(row, height: least) }
        for _ in 0..<page.blanks where setter.room >= (1 + page.sums.count) * height {
          try setter.row(columns.map { _ in ListCell("") }, height: height)
        }
        for line in page.sums { try setter.row(line, height: least) }
        try setter.endTable()
      }
    }
  }

  /// Sets the rows of a page in the greatest size in which the page holds them, so that its sums stand below them; the least
  /// height of a row. What is too much in the least size goes on on a further page.
  private func fit(_ rows: [[ListCell]], _ setter: ListSetter, height: Int, textSize: Int) -> Int {
    setter.rowSize = textSize
    if setter.height(of: rows, size: textSize, least: height) <= setter.room { return height }
    let sizes = [textSize] + [9_500, 8_000, 7_000, 6_500, 6_000].filter { $0 < textSize }
    for size in sizes where setter.height(of: rows, size: size, least: 0) <= setter.room {
      setter.rowSize = size
      return 0
    }
    return height
  }
}
