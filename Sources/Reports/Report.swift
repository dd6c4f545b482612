package import Expressions
package import Findings
package import Forms

/// A report of a period, computed.
package struct Report: Sendable {
  /// What it was made by.
  package let definition: ReportDefinition
  /// The first and last day.
  package let first: CalendarDate, last: CalendarDate
  /// The figures.
  package let figures: [Figure]
  /// The tables.
  package let tables: [Table]

  /// A figure.
  package struct Figure: Sendable {
    /// The id.
    package let id: String
    /// What it is.
    package let title: LocalizedText
    /// The value.
    package let value: Amount
    /// What it ought to be, and whether it is; `nil` without a target or value.
    package let target: Target?
    /// A remark.
    package let note: LocalizedText?
    /// Where it comes from.
    package let source: String?
  }

  /// A target with its verdict.
  package struct Target: Sendable {
    /// `>=`, `>`, `<=` or `<`.
    package let comparison: String
    /// The number.
    package let number: ExactDecimal
    /// Whether it is reached, by the unrounded value; `nil` if there is no value.
    package let isReached: Bool?
  }

  /// A value with what it was computed from.
  package struct Amount: Sendable, Hashable {
    /// The value, unrounded; a share in hundredths. `nil` if there is nothing to compute it from.
    package var number: ExactDecimal?
    /// Numerator and denominator of a share.
    package var parts: Parts?
    /// How it is written.
    package var format: ReportFormat

    /// Numerator and denominator.
    package struct Parts: Sendable, Hashable {
      package var numerator: ExactDecimal
      package var denominator: ExactDecimal
    }
  }

  /// A table.
  package struct Table: Sendable {
    /// The id.
    package let id: String
    /// The title.
    package let title: LocalizedText
    /// The headings with the format of their values.
    package let columns: [(id: String, title: LocalizedText, format: ReportFormat)]
    /// The rows.
    package let rows: [[Cell]]
    /// The values of all records.
    package let total: [Cell]?
    /// How many rows were left out beyond the limit.
    package let omitted: Int
  }

  /// A cell of a table.
  package enum Cell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// A text.
    case text(String)
    /// A day.
    case day(CalendarDate)
    /// A value.
    case amount(Amount)
    /// A rank, and whether another row has the same.
    case rank(Int, isShared: Bool)
  }
}
