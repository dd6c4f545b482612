import Pages
import Storage

extension LedgerBook {
  /// Writes the book on fixed pages, A4 across: a page of the book on each, further ones where texts take more lines.
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
        if let carried = page.carried { try setter.row(carried, height: height) }
        for line in page.lines { try setter.row(line, height: height) }
        for _ in 0..<page.blanks where setter.room >= (1 + page.sums.count) * height {
          try setter.row(columns.map { _ in ListCell("") }, height: height)
        }
        for line in page.sums { try setter.row(line, height: height) }
        try setter.endTable()
      }
    }
  }
}
