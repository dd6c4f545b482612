import Findings

/// How tables look: the rows around them, and the cells of each kind of column.
enum TableStyle {
  /// The ground of cells that are marked: the light red that spreadsheet programs use for what is bad.
  static let markFill = "FFC7CE"

  /// The sheet of a table as far as its header row, which is its last row.
  static func sheet(_ layout: TableLayout, name: String) -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.columns = layout.columns.map { Worksheet.Column(width: $0.width) }
    sheet.page.isLandscape = true
    sheet.page.footerCodes = PageSetup.pageCodes.text(in: layout.language)
    var title = CellStyle.plain
    title.font.isBold = true
    title.font.size = 18
    title.horizontal = .center
    if let text = layout.title { addLine(text, title, height: 32, to: &sheet) }
    for text in layout.remarks { addLine(text, remark, height: 18, to: &sheet) }

    var header = CellStyle.plain
    header.font.isBold = true
    header.fill = .solid("E7ECF3")
    header.border = CellBorder(all: .thin)
    header.horizontal = .center
    header.wraps = true
    let row = sheet.addRow(height: 24)
    for (index, column) in layout.columns.enumerated() { sheet.add(column.title, column: index + 1, row: row, header) }
    sheet.frozenRows = row
    sheet.printTitleRows = row...row
    sheet.activeCell = CellReference(column: 1, row: row + 1)
    return sheet
  }

  /// Makes the lines under a table the sheet's rows, the first of which has the number `first`.
  static func addFooter(_ layout: TableLayout, from first: Int, to sheet: inout Worksheet) {
    sheet.rows = []
    for text in layout.footer { addLine(text, remark, height: 20, after: first - 1, to: &sheet) }
  }

  /// The look of a column's cells.
  static func style(for kind: TableColumn.Kind) -> CellStyle {
    var style = CellStyle.plain
    style.border = CellBorder(all: .thin)
    style.wraps = kind == .text
    (style.numberFormat, style.horizontal) =
      switch kind {
      case .text: ("@", .left)
      case .number(let places) where places > 0: ("0." + String(repeating: "0", count: min(places, 15)), .right)
      case .number, .integer: ("0", .right)
      case .percent: ("0.0%", .right)
      case .money: ("#,##0.00", .right)
      case .date: ("yyyy-mm-dd", .center)
      case .dateTime: ("yyyy-mm-dd hh:mm", .center)
      }
    return style
  }

  private static var remark: CellStyle {
    var style = CellStyle.plain
    style.horizontal = .left
    style.wraps = true
    return style
  }

  /// Adds a line of text over all columns, where `above` rows are not among the sheet's. A text that is longer than the
  /// table is wide gets the height of its lines.
  private static func addLine(
    _ text: String, _ style: CellStyle, height: Double, after above: Int = 0, to sheet: inout Worksheet
  ) {
    let width = sheet.columns.reduce(0) { $0 + $1.width }
    let scale = style.font.size / 11
    let lines = (Double(TextWidth.columns(text)) * scale / max(1, width - 1)).rounded(.up)
    let row = above + sheet.addRow(height: max(height, lines > 1 ? lines * 16 * scale : 0))
    sheet.add(text, columns: 1...max(1, sheet.columns.count), rows: row...row, style)
  }
}
