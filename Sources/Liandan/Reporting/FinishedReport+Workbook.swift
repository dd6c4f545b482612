import Expressions
import Findings
import Forms
import Reports
import SpreadsheetML
import Storage

extension FinishedReport {
  /// A workbook: the figures on the first sheet, each table on one of its own with its charts.
  func writeWorkbook(to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool) throws {
    var book = try StreamingTable(
      to: sink, title: "\(title) \(period)", charts: report.tables.map { charts(of: $0).count }, spool: spool)
    if !report.figures.isEmpty { try writeFigures(to: &book) }
    for table in report.tables { try write(table, to: &book) }
    try book.finish()
  }

  private func writeFigures(to book: inout StreamingTable) throws {
    let headings = figureHeadings + [LocalizedText("说明", hant: "說明", en: "Remark").text(in: language)]
    try book.begin(
      TableLayout(
        name: LocalizedText("指标", hant: "指標", en: "Figures").text(in: language), title: title, remarks: subtitles,
        columns: zip(headings, [30, 12, 14, 12, 10, 40]).map { TableColumn($0, width: Double($1)) },
        footer: report.definition.notes.map { $0.text(in: language) }, language: language))
    for figure in report.figures {
      try book.append((cells(of: figure) + [figure.note?.text(in: language) ?? ""]).map { .text($0) })
    }
    try book.end()
  }

  private func write(_ table: Report.Table, to book: inout StreamingTable) throws {
    let charts = charts(of: table)
    try book.begin(
      TableLayout(
        name: table.title.text(in: language), title: table.title.text(in: language), remarks: subtitles,
        columns: columns(of: table), footer: remark(of: table).map { [$0] } ?? [], charts: charts,
        language: language))
    for row in table.rows { try book.append(cells(row, of: table, charts)) }
    try book.end(totals: table.total.map { cells($0, of: table, []) })
  }

  /// The columns of a table on a sheet.
  func columns(of table: Report.Table) -> [TableColumn] {
    table.columns.map { column in
      let heading = column.title.text(in: language)
      let width = max(Double(TextWidth.columns(heading)) + 2, column.format == .text ? 22 : 12)
      return TableColumn(heading, width: min(width, 40), kind: FinishedReport.kind(of: column.format))
    }
  }

  /// A row of a table on a sheet. Where charts would draw the “—” of a missing value as zero, its cell is blank.
  func cells(_ row: [Report.Cell], of table: Report.Table, _ charts: [TableChart]) -> [TableCell] {
    row.enumerated().map { column, value in
      let cell = cell(value, table.columns[column].format)
      if case .text = cell, charts.contains(where: { $0.columns.contains(column) }) { return .blank }
      return cell
    }
  }

  private static func kind(of format: ReportFormat) -> TableColumn.Kind {
    switch format {
    case .integer: .integer
    case .decimal: .number(places: 1)
    case .percent: .percent
    case .decimal2: .number(places: 2)
    case .money: .money
    case .date: .date
    case .text: .text
    }
  }

  /// Values are numbers with the shown decimals; shares are fractions, shown in hundredths.
  private func cell(_ cell: Report.Cell, _ format: ReportFormat) -> TableCell {
    switch cell {
    case .empty: .blank
    case .text(let text): text.isEmpty ? .blank : .text(text)
    case .day(let day): .date(SerialDate(year: day.year, month: day.month, day: day.day))
    case .rank(let rank, _): .number("\(rank)")
    case .amount(let amount):
      amount.number.map { number in
        switch format {
        case .integer: .number(number.rounded(0).description)
        case .decimal: .number(number.rounded(1).description)
        case .percent: .number((number.rounded(1).divided(by: ExactDecimal(100)) ?? number).description)
        default: .number(number.rounded(2).description)
        }
      } ?? .text("—")
    }
  }
}
