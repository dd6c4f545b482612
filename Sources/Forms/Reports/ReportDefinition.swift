import Expressions
public import Findings

/// A report (`forms/reports/ID.yaml`): figures, tables and charts computed from the records of a period.
public struct ReportDefinition: Sendable {
  /// The id: the file's name without extension.
  public let id: String
  /// The title.
  public let title: LocalizedText
  /// The period that it is made for, if none is given: the one in which the day of the report lies.
  public let period: PeriodKind
  /// Where it comes from.
  public let source: RuleSource?
  /// The sets of records that it reads, by name.
  package let data: [ReportData]
  /// Its figures.
  package let figures: [ReportFigure]
  /// Its tables.
  package let tables: [ReportTable]
  /// Its charts.
  package let charts: [ReportChart]
  /// Remarks under the report, such as who signs.
  package let notes: [LocalizedText]

  /// The usual periods.
  public enum PeriodKind: String, Sendable, Hashable, CaseIterable {
    /// A calendar month.
    case month
    /// A quarter.
    case quarter
    /// A calendar year.
    case year
  }
}

/// A formula of a report with its place; it is compiled for the form that it reads.
package struct ReportFormula: Sendable, Hashable {
  /// The text.
  package var text: String
  /// Where it begins.
  package var origin: Origin
}

/// A set of records.
package struct ReportData: Sendable {
  /// The name under which figures and tables read it.
  package let name: String
  /// The form's id.
  package let form: String
  /// The field whose day lies in the period; the day of issue if `nil`.
  package let day: ReportFormula?
  /// Whether the records of all time are read, whatever the period.
  package let isUnbounded: Bool
  /// The ids of the states; all but void if empty.
  package let states: [String]
  /// What must be true of them.
  package let condition: ReportFormula?
  /// Where the set is defined.
  package let origin: Origin
}

/// How a value is written.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// A whole number.
  case integer
  /// A number with one decimal.
  case decimal
  /// A number with two decimals.
  case decimal2
  /// An amount.
  case money
  /// A share in hundredths, half-up to 0.1 %.
  case percent
  /// A text.
  case text
  /// A day.
  case date
}

/// Something that is computed over records.
package struct ReportMeasure: Sendable {
  /// What is computed.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// How many records, or rows of a repeat, there are.
    case count
    /// The sum of a formula; empty values count as nothing.
    case sum
    /// The arithmetic mean of a formula over the records that have it.
    case mean
    /// The least value.
    case min
    /// The greatest value.
    case max
    /// How many different values a formula has.
    case distinct
  }
  /// What is computed.
  package let kind: Kind
  /// The formula; `nil` for counts.
  package let value: ReportFormula?
  /// What must be true of the records, besides what their set says.
  package let condition: ReportFormula?
}

/// A measure, or the share of one in another.
package enum ReportContent: Sendable {
  /// One measure.
  case measure(ReportMeasure)
  /// Numerator and denominator.
  case share(ReportMeasure, ReportMeasure)
}

/// A figure: one value of the whole period.
package struct ReportFigure: Sendable {
  /// The id.
  package let id: String
  /// What it is.
  package let title: LocalizedText
  /// The set of each measure, in the order of `content`.
  package let data: [String]
  /// How it is computed.
  package let content: ReportContent
  /// How it is written.
  package let format: ReportFormat
  /// What it ought to be.
  package let target: Target?
  /// A remark, such as how it is counted.
  package let note: LocalizedText?
  /// Where it comes from.
  package let source: String?
  /// Where it is defined.
  package let origin: Origin

  /// What a figure is compared with, unrounded.
  package struct Target: Sendable {
    /// The comparison: `>=`, `>`, `<=` or `<`.
    package let comparison: String
    /// A number, or `${profile.NAME}`.
    package let value: ReportFormula
  }
}

/// A table: a row for each group of records, or for each record.
package struct ReportTable: Sendable {
  /// The id.
  package let id: String
  /// The title.
  package let title: LocalizedText
  /// The set of records.
  package let data: String
  /// The repeat whose rows are counted in place of the records.
  package let each: String?
  /// What the rows are grouped by; a row for each record if `nil`.
  package let group: ReportFormula?
  /// The heading of the groups.
  package let groupTitle: LocalizedText?
  /// What the columns are grouped by: the first column's content is repeated for each value.
  package let across: ReportFormula?
  /// What must be true of the records, besides what their set says.
  package let condition: ReportFormula?
  /// The columns.
  package let columns: [Column]
  /// The id of the column by which rows are sorted; by group, or by number, if `nil`.
  package let sort: String?
  /// Whether the greatest comes first.
  package let isDescending: Bool
  /// The most rows.
  package let limit: Int?
  /// Whether a last row holds the values of all records.
  package let hasTotal: Bool
  /// The id of the column by which rows get ranks (competition ranking; equal values share one, and are marked).
  package let rank: String?
  /// Where it is defined.
  package let origin: Origin

  /// A column of a table.
  package struct Column: Sendable {
    /// The id.
    package let id: String
    /// The heading.
    package let title: LocalizedText
    /// How it is computed over a group; for a table of records, `value`.
    package let content: ReportContent?
    /// The formula of a record's value, in a table of records.
    package let value: ReportFormula?
    /// How it is written.
    package let format: ReportFormat
  }
}

/// A chart of a table's columns over its groups.
package struct ReportChart: Sendable {
  /// The kinds of chart.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Upright bars.
    case column
    /// Bars across.
    case bar
    /// Lines.
    case line
    /// A pie of one column.
    case pie
  }
  /// The title.
  package let title: LocalizedText
  /// The table's id.
  package let table: String
  /// The kind.
  package let kind: Kind
  /// The ids of the columns; all if empty.
  package let columns: [String]
  /// Where it is defined.
  package let origin: Origin
}
