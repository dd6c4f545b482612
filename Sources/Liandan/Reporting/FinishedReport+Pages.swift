import DrawingML
import Expressions
import Findings
import Pages
import Reports
import SpreadsheetML
import Storage

extension DocumentParts {
  /// The document on fixed pages, A4 upright, tables of many columns across.
  ///
  /// - Parameter drawing: A chart as it is drawn on pages.
  func writePages(
    _ format: FixedFormat, to sink: any ByteSink, drawing: ((TableChart, Report.Table) -> PageChart)? = nil
  ) throws {
    let sheet = ListSheet(isAcross: isWide)
    let textSize = 10_000
    let document = ListDocument(
      name, as: format, in: language, from: ListOrigin(company: company, day: day), sheet,
      foot: company.heading(in: language), textSize: textSize)
    try document.write(to: sink) { setter in
      try setter.title(title)
      for subtitle in subtitles { try setter.paragraph(subtitle, .center) }
      for part in parts {
        switch part {
        case .heading(let text): try setter.heading(text)
        case .table(let columns, let rows):
          let wanted = columns.map { column, width in
            ListColumn(
              column.title, column.alignment, isRigid: column.isRigid, columns: width, textSize: textSize)
          }
          try setter.beginTable(ListColumn.fitted(wanted, into: sheet.width))
          for row in rows { try setter.row(row.map { ListCell($0) }) }
          try setter.endTable()
        case .remark(let text): try setter.paragraph(text)
        case .chart(let chart, let table): if let drawing { try setter.chart(drawing(chart, table)) }
        case .note(let text): try setter.paragraph(text, before: 12_000)
        }
      }
    }
  }
}

extension FinishedReport {
  /// The report on fixed pages.
  func writePages(_ format: FixedFormat, to sink: any ByteSink) throws {
    try document.writePages(format, to: sink, drawing: drawing)
  }

  /// A chart as it is drawn on pages.
  func drawing(_ chart: TableChart, _ table: Report.Table) -> PageChart {
    let kind: PageChart.Kind =
      switch chart.kind {
      case .column: .column
      case .bar: .bar
      case .line: .line
      case .pie: .pie
      }
    let isShare = chart.columns.allSatisfy { table.columns[$0].format == .percent }
    return PageChart(
      chart.title, kind, labels: table.rows.map { text(of: $0[chart.labels]) },
      series: chart.columns.map { column in
        PageChart.Series(
          table.columns[column].title.text(in: language),
          table.rows.map { row in
            guard case .amount(let amount) = row[column] else { return nil }
            return amount.number.flatMap { Double($0.description) }
          })
      }, unit: isShare ? "%" : "")
  }
}
