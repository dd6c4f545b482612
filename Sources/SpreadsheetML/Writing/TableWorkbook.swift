/// Simple good-looking tables in a workbook: ledgers and transmittal lists.
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
  }
  /// The tables, one a sheet; at least one.
  public var sheets: [Sheet]
  /// Makes a workbook of tables.
  public init(sheets: [Sheet]) { self.sheets = sheets }

  /// The .xlsx file.
  ///
  /// - Throws: `SpreadsheetError` for texts over 32,767 characters, spellings that are no number, or too many rows.
  public func bytes() throws(SpreadsheetError) -> [UInt8] {
    var taken: [String] = []
    let drafts = sheets.map { TableWorkbook.draft($0, name: SheetName.make($0.name, taken: &taken)) }
    return try WorkbookDraft(sheets: drafts, title: sheets.first?.title).bytes()
  }

  private static func draft(_ sheet: Sheet, name: String) -> SheetDraft {
    var draft = SheetDraft(name: name)
    draft.columns = sheet.columns.map { SheetDraft.Column(width: $0.width) }
    draft.isLandscape = true
    let width = max(1, sheet.columns.count)
    let lastColumn = CellReference.columnName(width)

    func line(_ text: String, _ style: CellStyle, height: Double) {
      draft.rows.append(SheetDraft.Row([SheetDraft.Cell(1, .text(text), style)], height: height))
      if width > 1 { draft.merges.append("A\(draft.rows.count):\(lastColumn)\(draft.rows.count)") }
    }
    var title = CellStyle()
    title.isBold = true
    title.fontSize = 18
    title.horizontal = .center
    var remark = CellStyle()
    remark.horizontal = .left
    remark.wraps = true
    if let text = sheet.title { line(text, title, height: 32) }
    for text in sheet.remarks { line(text, remark, height: 18) }

    var header = CellStyle()
    header.isBold = true
    header.fill = "E7ECF3"
    header.hasBorder = true
    header.horizontal = .center
    header.wraps = true
    let headerRow = draft.rows.count + 1
    draft.rows.append(
      SheetDraft.Row(
        sheet.columns.enumerated().map { SheetDraft.Cell($0.offset + 1, .text($0.element.title), header) }, height: 24))
    let styles = sheet.columns.map { style(for: $0.kind) }
    for row in sheet.rows {
      draft.rows.append(SheetDraft.Row(cells(row, styles), height: TextExtent.height(of: row, in: sheet.columns)))
    }
    if width > 0, !sheet.columns.isEmpty { draft.filter = "A\(headerRow):\(lastColumn)\(headerRow + sheet.rows.count)" }
    if let totals = sheet.totals {
      draft.rows.append(
        SheetDraft.Row(
          cells(
            totals,
            styles.map { style in
              var bold = style
              bold.isBold = true
              return bold
            }), height: TextExtent.height(of: totals, in: sheet.columns)))
    }
    for text in sheet.footer { line(text, remark, height: 20) }
    draft.frozenRows = headerRow
    draft.printTitleRows = headerRow...headerRow
    draft.activeCell = "A\(headerRow + 1)"
    return draft
  }

  private static func cells(_ row: [Cell], _ styles: [CellStyle]) -> [SheetDraft.Cell] {
    styles.enumerated().map { index, style in
      let content = index < row.count ? row[index] : .blank
      var style = style
      // A text in a column of numbers, such as —, lies in the middle.
      if case .text = content, style.numberFormat != "@" { style.horizontal = .center }
      return SheetDraft.Cell(index + 1, content, style)
    }
  }

  private static func style(for kind: Kind) -> CellStyle {
    var style = CellStyle()
    style.hasBorder = true
    switch kind {
    case .text:
      style.numberFormat = "@"
      style.horizontal = .left
      style.wraps = true
    case .number(let places):
      style.numberFormat = places > 0 ? "0." + String(repeating: "0", count: min(places, 15)) : "0"
      style.horizontal = .right
    case .money:
      style.numberFormat = "#,##0.00"
      style.horizontal = .right
    case .integer:
      style.numberFormat = "0"
      style.horizontal = .right
    case .date:
      style.numberFormat = "yyyy-mm-dd"
      style.horizontal = .center
    case .dateTime:
      style.numberFormat = "yyyy-mm-dd hh:mm"
      style.horizontal = .center
    }
    return style
  }
}

/// Estimates of the room that text takes. Heights are written down, since programs do not agree on fitting rows
/// themselves.
enum TextExtent {
  /// The height in points of a row whose texts are broken into lines.
  static func height(of row: [TableWorkbook.Cell], in columns: [TableWorkbook.Column]) -> Double {
    var lines = 1
    for (cell, column) in zip(row, columns) {
      if case .text(let text) = cell { lines = max(lines, self.lines(of: text, width: column.width)) }
    }
    return min(Double(lines) * 14 + 6, 409)
  }

  /// The lines that a text takes in a column of `width` digits.
  static func lines(of text: String, width: Double) -> Int {
    // One digit is lost to the cell's padding; the fonts of other machines may be a little wider.
    let room = max(1, Int(width * 0.95) - 1)
    var lines = 1
    var used = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines += 1
        used = 0
        continue
      }
      let width = scalar.value < 0x2E80 ? 1 : 2
      if used + width > room {
        lines += 1
        used = 0
      }
      used += width
    }
    return lines
  }
}
