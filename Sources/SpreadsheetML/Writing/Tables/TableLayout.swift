package import Findings

/// A table without its rows.
///
/// It gets a title line, remarks, a bold header that stays on top and is repeated on each printed page, filter buttons
/// and thin lines; it prints on A4 across, as wide as the page.
package struct TableLayout: Sendable {
  /// The wanted name on the tab; it is made legal and unique.
  package var name: String
  /// The title line over the table.
  package var title: String?
  /// Lines under the title: company, period, keeper.
  package var remarks: [String]
  /// The columns.
  package var columns: [TableColumn]
  /// Lines under the table, such as signatures.
  package var footer: [String]
  /// Charts of its rows, without the last row in bold; they stand under all of it. Its rows are kept in memory for
  /// them; of a table that goes on in another sheet, those on the last one.
  package var charts: [TableChart]
  /// The language of the words at the foot of its pages.
  package var language: Language
  /// Makes a table without rows.
  package init(
    name: String, title: String? = nil, remarks: [String] = [], columns: [TableColumn], footer: [String] = [],
    charts: [TableChart] = [], language: Language = .zhHans
  ) {
    self.name = name
    self.title = title
    self.remarks = remarks
    self.columns = columns
    self.footer = footer
    self.charts = charts
    self.language = language
  }
}

/// One column of a table.
package struct TableColumn: Sendable, Hashable {
  /// What a column holds, which says how its cells look.
  package enum Kind: Sendable, Hashable {
    /// Texts, and identifiers: never taken for numbers.
    case text
    /// Numbers with this many decimals.
    case number(places: Int)
    /// Shares as fractions: 0.667 is shown as 66.7%.
    case percent
    /// Amounts: 1,680.32.
    case money
    /// Whole numbers.
    case integer
    /// Days: 2026-11-20.
    case date
    /// Days and times: 2026-11-20 09:30.
    case dateTime
  }
  /// The title in the header.
  package var title: String
  /// The width in digits; a Chinese character takes two.
  package var width: Double
  /// What it holds.
  package var kind: Kind
  /// Makes a column.
  package init(_ title: String, width: Double, kind: Kind = .text) {
    self.title = title
    self.width = width
    self.kind = kind
  }
}

/// What a cell of a table holds. Texts are always written as texts: what looks like a formula stays what it looks like.
package enum TableCell: Sendable, Hashable {
  /// Nothing but its look.
  case blank
  /// A text of at most 32,767 UTF-16 units.
  case text(String)
  /// A number by its decimal spelling; of more than 15 digits, it is written as text, so that none is lost.
  case number(String)
  /// A day, or day and time.
  case date(SerialDate)
  /// TRUE or FALSE.
  case boolean(Bool)
}
