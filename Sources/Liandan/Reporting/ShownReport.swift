import DrawingML
import Expressions
import Findings
import Pages
import Reports
import SpreadsheetML

/// A report as people see it: all values as texts in one language, with the numbers of its charts.
public struct ShownReport: Sendable {
  /// A figure.
  public struct Figure: Sendable {
    /// The id in the report's definition.
    public let id: String
    /// What it is.
    public let title: String
    /// The value; “—” if there is nothing to compute it from.
    public let value: String
    /// The same as a number, a share in hundredths.
    public let number: Double?
    /// Numerator and denominator of a share, `37/40`; empty for others.
    public let parts: String
    /// What it ought to be, `≥ 95.0%`; empty without a target.
    public let target: String
    /// Whether it is; `nil` without a target or value.
    public let isReached: Bool?
    /// How it is computed.
    public let note: String?
  }

  /// A table.
  public struct Table: Sendable {
    /// The id in the report's definition.
    public let id: String
    /// The title.
    public let title: String
    /// The headings, and whether numbers stand under them.
    public let columns: [(id: String, title: String, isNumber: Bool)]
    /// The rows.
    public let rows: [[String]]
    /// The values of all records.
    public let total: [String]?
    /// That rows were left out, or that there are none.
    public let remark: String?
    /// The charts of its values.
    public let charts: [Chart]
  }

  /// A chart of a table's columns.
  public struct Chart: Sendable {
    /// How it is drawn.
    public enum Kind: Sendable {
      /// Upright bars.
      case column
      /// Lying bars.
      case bar
      /// A line from point to point.
      case line
      /// Shares of a whole.
      case pie
    }
    /// One column of the table.
    public struct Series: Sendable {
      /// Its heading.
      public let name: String
      /// A value for each label; `nil` where there is none.
      public let values: [Double?]
      /// Makes a series.
      public init(name: String, values: [Double?]) { (self.name, self.values) = (name, values) }
    }
    /// The title.
    public let title: String
    /// How it is drawn.
    public let kind: Kind
    /// What the values are of.
    public let labels: [String]
    /// The values.
    public let series: [Series]
    /// What stands behind each value: `%`, or nothing.
    public let unit: String
    /// Makes a chart.
    public init(title: String, kind: Kind, labels: [String], series: [Series], unit: String = "") {
      (self.title, self.kind, self.labels, self.series, self.unit) = (title, kind, labels, series, unit)
    }
  }

  /// The id of its definition.
  public let id: String
  /// The title.
  public let title: String
  /// The period, as `2026-11`.
  public let period: String
  /// Company and period; who made it, when, with which profile.
  public let subtitles: [String]
  /// The figures.
  public let figures: [Figure]
  /// The tables.
  public let tables: [Table]
  /// What stands at its end.
  public let notes: [String]
}

extension FinishedReport {
  /// The report as people see it.
  public var shown: ShownReport {
    ShownReport(
      id: report.definition.id, title: title, period: period, subtitles: subtitles,
      figures: report.figures.map { figure in
        let cells = cells(of: figure)
        return ShownReport.Figure(
          id: figure.id, title: cells[0], value: cells[1],
          number: figure.value.number.flatMap { Double($0.description) }, parts: cells[2], target: cells[3],
          isReached: figure.target?.isReached, note: figure.note?.text(in: language))
      },
      tables: report.tables.map { table in
        ShownReport.Table(
          id: table.id, title: table.title.text(in: language),
          columns: table.columns.map { ($0.id, $0.title.text(in: language), $0.format != .text && $0.format != .date) },
          rows: table.rows.map { $0.map(text) }, total: table.total?.map(text), remark: remark(of: table),
          charts: charts(of: table).map { shown($0, of: table) })
      }, notes: report.definition.notes.map { $0.text(in: language) })
  }

  private func shown(_ chart: TableChart, of table: Report.Table) -> ShownReport.Chart {
    let drawn = drawing(chart, table)
    let kind: ShownReport.Chart.Kind =
      switch chart.kind {
      case .column: .column
      case .bar: .bar
      case .line: .line
      case .pie: .pie
      }
    return ShownReport.Chart(
      title: chart.title, kind: kind, labels: drawn.labels,
      series: drawn.series.map { ShownReport.Chart.Series(name: $0.name, values: $0.values) }, unit: drawn.unit)
  }
}
