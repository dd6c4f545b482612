import DrawingML
import Findings
import Forms
import Reports
import SpreadsheetML

extension FinishedReport {
  /// The charts of a table, without those that would show nothing.
  func charts(of table: Report.Table) -> [TableChart] {
    let numbers = table.columns.indices.filter { column in
      table.rows.contains { if case .amount(let amount) = $0[column] { amount.number != nil } else { false } }
    }
    let labels =
      table.columns.indices.first { column in
        table.rows.contains {
          if case .text = $0[column] { true } else if case .day = $0[column] { true } else { false }
        }
      } ?? 0
    let series = numbers.filter { $0 != labels }
    return report.definition.charts.filter { $0.table == table.id }.compactMap { chart in
      let named = chart.columns.flatMap { id in series.filter { table.columns[$0].id == id } }
      let columns = chart.columns.isEmpty ? series : named
      guard !columns.isEmpty else { return nil }
      return TableChart(
        title: chart.title.text(in: language), kind: FinishedReport.kind(of: chart.kind), labels: labels,
        columns: chart.kind == .pie ? [columns[0]] : columns)
    }
  }

  private static func kind(of kind: ReportChart.Kind) -> Chart.Kind {
    switch kind {
    case .column: .column
    case .bar: .bar
    case .line: .line
    case .pie: .pie
    }
  }
}
