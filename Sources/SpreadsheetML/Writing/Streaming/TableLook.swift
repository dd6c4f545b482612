/// How tables look: the rows around them, and the cells of each kind of column.
enum TableLook {
  /// The ground of cells that are marked: the light red that spreadsheet programs use for what is bad.
  static let markFill = "FFC7CE"

  /// The sheet of a table as far as its header row, and the number of that row.
  static func draft(_ layout: TableWorkbook.Layout, name: String) -> (draft: SheetDraft, headerRow: Int) {
    var draft = SheetDraft(name: name)
    draft.columns = layout.columns.map { SheetDraft.Column(width: $0.width) }
    draft.isLandscape = true
    var title = CellStyle()
    title.isBold = true
    title.fontSize = 18
    title.horizontal = .center
    if let text = layout.title { draft.rows.append(line(text, title, height: 32)) }
    for text in layout.remarks { draft.rows.append(line(text, remark, height: 18)) }
    for row in draft.rows.indices { merge(row + 1, layout, into: &draft.merges) }

    var header = CellStyle()
    header.isBold = true
    header.fill = "E7ECF3"
    header.hasBorder = true
    header.horizontal = .center
    header.wraps = true
    let headerRow = draft.rows.count + 1
    let cells = layout.columns.enumerated().map { SheetDraft.Cell($0.offset + 1, .text($0.element.title), header) }
    draft.rows.append(SheetDraft.Row(cells, height: 24))
    draft.frozenRows = headerRow
    draft.printTitleRows = headerRow...headerRow
    draft.activeCell = "A\(headerRow + 1)"
    return (draft, headerRow)
  }

  /// The lines under a table.
  static func footer(
    _ layout: TableWorkbook.Layout, firstRow: Int, merges: inout [String]
  ) -> [SheetDraft.Row] {
    for row in layout.footer.indices { merge(firstRow + row, layout, into: &merges) }
    return layout.footer.map { line($0, remark, height: 20) }
  }

  /// The look of a column's cells.
  static func style(for kind: TableWorkbook.Kind) -> CellStyle {
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

  private static var remark: CellStyle {
    var style = CellStyle()
    style.horizontal = .left
    style.wraps = true
    return style
  }

  private static func line(_ text: String, _ style: CellStyle, height: Double) -> SheetDraft.Row {
    SheetDraft.Row([SheetDraft.Cell(1, .text(text), style)], height: height)
  }

  private static func merge(_ row: Int, _ layout: TableWorkbook.Layout, into merges: inout [String]) {
    guard layout.columns.count > 1 else { return }
    merges.append("A\(row):\(CellReference.columnName(layout.columns.count))\(row)")
  }
}

/// Estimates of the room that text takes. Heights are written down, since programs do not agree on fitting rows
/// themselves.
enum TextExtent {
  /// The digits that a line has room for in a column of `width` digits.
  static func room(width: Double) -> Int {
    // One digit is lost to the cell's padding; the fonts of other machines may be a little wider.
    max(1, Int(width * 0.95) - 1)
  }

  /// The lines that a text in UTF-8 takes; a Chinese character takes two digits.
  static func lines(of text: UnsafeBufferPointer<UInt8>, room: Int) -> Int {
    var lines = 1
    if text.count <= room {
      // Most texts: they fit, so only line ends count.
      for byte in text where byte == 0x0A { lines += 1 }
      return lines
    }
    var used = 0
    for index in text.indices {
      let byte = text[index]
      // Following bytes of a character were counted with its first.
      if byte & 0xC0 == 0x80 { continue }
      if byte == 0x0A {
        lines += 1
        used = 0
        continue
      }
      // From U+2E80 on characters are wide.
      let width = byte < 0xE2 ? 1 : byte > 0xE2 ? 2 : index + 1 < text.count && text[index + 1] >= 0xBA ? 2 : 1
      if used + width > room {
        lines += 1
        used = 0
      }
      used += width
    }
    return lines
  }
}
