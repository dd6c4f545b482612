package import DrawingML
import Storage

/// A chart of a table: columns of numbers over the texts of another one.
package struct TableChart: Sendable, Hashable {
  /// The title.
  package var title: String
  /// The kind.
  package var kind: Chart.Kind
  /// The column of the categories, from 0.
  package var labels: Int
  /// The columns of the series, from 0.
  package var columns: [Int]
  /// Makes a chart.
  package init(title: String, kind: Chart.Kind, labels: Int = 0, columns: [Int]) {
    self.title = title
    self.kind = kind
    self.labels = labels
    self.columns = columns
  }

  /// The chart of rows that stand in a sheet under the header in row `header`.
  func chart(_ titles: [TableColumn], _ rows: [[TableCell]], sheet: String, header: Int) -> Chart {
    func cells(_ column: Int, _ rows: ClosedRange<Int>, _ values: [String?]) -> Chart.Cells {
      let range = CellRange(columns: column + 1...column + 1, rows: rows)
      let place = rows.count == 1 ? String(range.absolute.prefix { $0 != ":" }) : range.absolute
      return Chart.Cells("\(SheetName.quoted(sheet))!\(place)", values)
    }
    let body = header + 1...header + rows.count
    return Chart(
      title: title, kind: kind, categoryTitle: titles[labels].title,
      categories: cells(labels, body, rows.map { TableChart.label(in: $0, labels) }),
      series: columns.map { column in
        Chart.Series(
          name: cells(column, header...header, [titles[column].title]),
          numbers: cells(column, body, rows.map { TableChart.number(in: $0, column) }),
          format: TableStyle.style(for: titles[column].kind).numberFormat ?? "General")
      })
  }

  // Missing cells at the end of a row are blank.

  private static func label(in row: [TableCell], _ column: Int) -> String? {
    switch column < row.count ? row[column] : .blank {
    case .blank: nil
    case .text(let text), .number(let text): text
    case .date(let date):
      "\(date.year)-" + [date.month, date.day].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: "-")
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    }
  }

  private static func number(in row: [TableCell], _ column: Int) -> String? {
    if column < row.count, case .number(let spelling) = row[column] { spelling } else { nil }
  }
}

/// A chart with its cells in a workbook of its own, as documents embed it.
package struct ChartWithWorkbook: Sendable {
  /// The chart.
  package let chart: Chart
  /// The .xlsx file.
  package let workbook: [UInt8]

  /// Takes a table's columns and rows, and writes those that the chart shows.
  ///
  /// - Throws: `SpreadsheetError` for texts that a cell cannot hold.
  package init(_ chart: TableChart, columns: [TableColumn], rows: [[TableCell]]) throws {
    let shown = [chart.labels] + chart.columns
    let layout = TableLayout(name: chart.title, columns: shown.map { columns[$0] })
    let rows = rows.map { row in shown.map { $0 < row.count ? row[$0] : .blank } }
    let file = MemorySpool()
    var table = try StreamingTable(to: file) { MemorySpool() }
    try table.begin(layout)
    for row in rows { try table.append(row) }
    try table.finish()
    workbook = file.bytes
    var taken: [String] = []
    let own = TableChart(title: chart.title, kind: chart.kind, columns: Array(1..<shown.count))
    self.chart = own.chart(layout.columns, rows, sheet: SheetName.make(layout.name, taken: &taken), header: 1)
  }
}
