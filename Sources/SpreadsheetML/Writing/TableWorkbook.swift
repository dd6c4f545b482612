import Storage
import Zipping

/// Simple good-looking tables in a workbook: ledgers and transmittal lists.
///
/// For tables that are too long for memory there is ``StreamingTable``.
///
/// Each sheet has a title line, remarks, a bold header that stays on top and is repeated on each printed page, filter
/// buttons and thin lines; it prints on A4 across, as wide as the page. The same table gives the same bytes.
public struct TableWorkbook: Sendable {
  /// What a column holds, which says how its cells look.
  public enum Kind: Sendable, Hashable {
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
  public struct Column: Sendable, Hashable {
    /// The title in the header.
    public var title: String
    /// The width in digits; a Chinese character takes two.
    public var width: Double
    /// What it holds.
    public var kind: Kind
    /// Makes a column.
    public init(_ title: String, width: Double, kind: Kind = .text) {
      self.title = title
      self.width = width
      self.kind = kind
    }
  }
  /// A cell.
  public typealias Cell = SheetDraft.Content
  /// A table without its rows.
  public struct Layout: Sendable {
    /// The wanted name on the tab; it is made legal and unique.
    public var name: String
    /// The title line over the table.
    public var title: String?
    /// Lines under the title: company, period, keeper.
    public var remarks: [String]
    /// The columns.
    public var columns: [Column]
    /// Lines under the table, such as signatures.
    public var footer: [String]
    /// Makes a table without rows.
    public init(
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
  public struct Sheet: Sendable {
    /// The wanted name on the tab; it is made legal and unique.
    public var name: String
    /// The title line over the table.
    public var title: String?
    /// Lines under the title: company, period, keeper.
    public var remarks: [String] = []
    /// The columns.
    public var columns: [Column]
    /// The rows; missing cells at their end are blank.
    public var rows: [[Cell]]
    /// A last row in bold, such as totals.
    public var totals: [Cell]?
    /// Lines under the table, such as signatures.
    public var footer: [String] = []
    /// Makes a table.
    public init(name: String, title: String? = nil, columns: [Column], rows: [[Cell]]) {
      self.name = name
      self.title = title
      self.columns = columns
      self.rows = rows
    }
    /// The table without its rows.
    public var layout: Layout {
      Layout(name: name, title: title, remarks: remarks, columns: columns, footer: footer)
    }
  }
  /// The tables, one a sheet; at least one. One with more rows than a sheet holds goes on in another.
  public var sheets: [Sheet]
  /// Makes a workbook of tables.
  public init(sheets: [Sheet]) { self.sheets = sheets }

  /// The .xlsx file.
  ///
  /// - Throws: `SpreadsheetError` for texts over 32,767 characters and spellings that are no number.
  public func bytes() throws(SpreadsheetError) -> [UInt8] {
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
