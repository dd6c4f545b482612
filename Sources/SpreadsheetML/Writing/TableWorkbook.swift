import Storage
import Zipping

/// Simple good-looking tables in a workbook: ledgers and transmittal lists.
///
/// For tables that are too long for memory there is ``StreamingTable``.
///
/// Each sheet has a title line, remarks, a bold header that stays on top and is repeated on each printed page, filter
/// buttons and thin lines; it prints on A4 across, as wide as the page. The same table gives the same bytes.
package struct TableWorkbook: Sendable {
  /// What a column holds, which says how its cells look.
  package enum Kind: Sendable, Hashable {
    /// Texts, and identifiers: never taken for numbers.
    case text
    /// Numbers with this many decimals.
    case number(places: Int)
    /// Amounts: 1,680.32.
    case money
    /// Whole numbers.
    case integer
    /// Days: 2026-11-20.
    case date
    /// Days and times: 2026-11-20 09:30.
    case dateTime
  }
  /// One column.
  package struct Column: Sendable, Hashable {
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
  /// A cell.
  package typealias Cell = SheetDraft.Content
  /// A table without its rows.
  package struct Layout: Sendable {
    /// The wanted name on the tab; it is made legal and unique.
    package var name: String
    /// The title line over the table.
    package var title: String?
    /// Lines under the title: company, period, keeper.
    package var remarks: [String]
    /// The columns.
    package var columns: [Column]
    /// Lines under the table, such as signatures.
    package var footer: [String]
    /// Makes a table without rows.
    package init(
      name: String, title: String? = nil, remarks: [String] = [], columns: [Column], footer: [String] = []
    ) {
      self.name = name
      self.title = title
      self.remarks = remarks
      self.columns = columns
      self.footer = footer
    }
  }
  /// One table.
  package struct Sheet: Sendable {
    /// The wanted name on the tab; it is made legal and unique.
    package var name: String
    /// The title line over the table.
    package var title: String?
    /// Lines under the title: company, period, keeper.
    package var remarks: [String] = []
    /// The columns.
    package var columns: [Column]
    /// The rows; missing cells at their end are blank.
    package var rows: [[Cell]]
    /// A last row in bold, such as totals.
    package var totals: [Cell]?
    /// Lines under the table, such as signatures.
    package var footer: [String] = []
    /// Makes a table.
    package init(name: String, title: String? = nil, columns: [Column], rows: [[Cell]]) {
      self.name = name
      self.title = title
      self.columns = columns
      self.rows = rows
    }
    /// The table without its rows.
    package var layout: Layout {
      Layout(name: name, title: title, remarks: remarks, columns: columns, footer: footer)
    }
  }
  /// The tables, one a sheet; at least one. One with more rows than a sheet holds goes on in another.
  package var sheets: [Sheet]
  /// Makes a workbook of tables.
  package init(sheets: [Sheet]) { self.sheets = sheets }

  /// The .xlsx file.
  ///
  /// - Throws: `SpreadsheetError` for texts over 32,767 characters and spellings that are no number.
  package func bytes() throws(SpreadsheetError) -> [UInt8] {
    let file = MemorySpool()
    do {
      var table = try StreamingTable(to: file, title: sheets.first?.title) { MemorySpool() }
      for sheet in sheets {
        try table.begin(sheet.layout)
        for row in sheet.rows { try table.append(row) }
        try table.end(totals: sheet.totals)
      }
      try table.finish()
    } catch let error as SpreadsheetError {
      throw error
    } catch { throw SpreadsheetError(error) }
    return file.bytes
  }
}
