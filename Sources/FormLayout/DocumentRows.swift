import Findings
import Forms
import WordprocessingML

/// The rows of the grid as tables.
extension DocumentScaffold {
  /// The rows as a table; `below` are those of the table that follows without a gap.
  func table(_ rows: [GridRow], joinsAbove: Bool, below: [GridRow]?) -> WordTable {
    // The union of all boundaries: each cell covers a whole number of grid columns.
    let edges = Set(rows.flatMap { $0.cells.flatMap { [$0.quarters.lowerBound, $0.quarters.upperBound] } }).sorted()
    let places = edges.map { Int((Double(page.textWidth * $0) / 48).rounded()) }
    let columns = zip(places, places.dropFirst()).map { $1 - $0 }
    var borders = WordBorders(outer: outer, inner: inner)
    // Where two tables meet, the upper one draws the line, but a heading that is repeated has its own.
    let isHeaded = rows.first?.isHeader ?? false
    let meetsHeading = below?.first?.isHeader ?? false
    if joinsAbove { borders.top = isHeaded ? inner : nil }
    if below != nil { borders.bottom = meetsHeading ? nil : inner }
    var written = rows.flatMap(\.tagged).flatMap { row in
      let spans = row.cells.map { cell in
        edges.count { $0 > cell.quarters.lowerBound && $0 <= cell.quarters.upperBound }
      }
      return flowRows(row, spans: spans)
    }
    for index in written.indices where written[index].isHeader {
      keepWithNext(&written[index].cells)
    }
    return WordTable(columns: columns, rows: written, borders: borders)
  }

  /// The row stays on the page of what follows.
  private func keepWithNext(_ cells: inout [WordTableCell]) {
    for cell in cells.indices {
      for index in cells[cell].blocks.indices {
        guard case .paragraph(var paragraph) = cells[cell].blocks[index] else { continue }
        paragraph.keepsWithNext = true
        cells[cell].blocks[index] = .paragraph(paragraph)
      }
    }
  }

  /// A row; one whose cells have text at both ends becomes two, so that days stand at the bottom however high it grows.
  private func flowRows(_ row: GridRow, spans: [Int]) -> [WordTableRow] {
    let pairs = Array(zip(row.cells, spans))
    let foot = row.cells.filter(hasFoot).map { Double($0.foot.count) * TextMeasure.line($0.size) + 3 }.max()
    guard let foot else {
      var result = WordTableRow(pairs.map { flowCell($0, span: $1, row: row) }, height: twips(row.height))
      result.isHeader = row.isHeader
      result.canSplit = holdsLongText(row)
      if row.isHeading { keepWithNext(&result.cells) }
      return [result]
    }
    var upper: [WordTableCell] = [], lower: [WordTableCell] = []
    for (cell, span) in pairs {
      var top = flowCell(cell, span: span, row: row)
      var bottom = WordTableCell([gap()], span: span, vertical: .bottom)
      if hasFoot(cell) {
        bottom.blocks = cell.foot.map { .paragraph(paragraph($0, in: cell)) }
        (top.hidesBottom, bottom.hidesTop) = (true, true)
      } else {
        (top.merge, bottom.merge) = (.start, .continued)
      }
      upper.append(top)
      lower.append(bottom)
    }
    // The two rows stay on one page.
    keepWithNext(&upper)
    return [WordTableRow(upper, height: twips(row.height - foot)), WordTableRow(lower, height: twips(foot))]
  }

  /// Whether a cell of the row may grow beyond a page.
  private func holdsLongText(_ row: GridRow) -> Bool {
    row.cells.contains { $0.kind == .value && $0.vertical == "top" }
  }

  /// Whether the cell's lower text stands in a row of its own; a stamp's box does not.
  private func hasFoot(_ cell: GridCell) -> Bool { !cell.foot.isEmpty && cell.kind != .stamp }

  private func paragraph(_ line: GridLine, in cell: GridCell) -> WordParagraph {
    let style = [.label: "FormLabel", .heading: "FormHeading"][cell.kind, default: "FormValue"]
    let usual = cell.kind == .label || cell.kind == .heading ? "center" : "left"
    let alignment = line.horizontal ?? cell.horizontal
    return WordParagraph(
      line.pieces.map { run($0, size: cell.size) }, style: style,
      alignment: alignment == usual ? nil : WordAlignment(rawValue: alignment))
  }

  private func flowCell(_ cell: GridCell, span: Int, row: GridRow) -> WordTableCell {
    if cell.kind == .stamp { return stampCell(cell, span: span, height: row.height) }
    var paragraphs = cell.lines.map { paragraph($0, in: cell) }
    if cell.kind == .label, paragraphs.count > 1 {
      for index in paragraphs.indices { paragraphs[index].exactLine = twips(TextMeasure.solid(cell.size)) }
    }
    if cell.vertical == "top", !paragraphs.isEmpty { paragraphs[0].spaceBefore = 40 }
    let vertical = WordTableCell.Vertical(rawValue: cell.vertical) ?? .center
    var result = WordTableCell(paragraphs.map { .paragraph($0) }, span: span, vertical: vertical)
    if cell.kind == .label, cell.horizontal == "center" { result.padding = twips(planner.frame.labelPadding) }
    return result
  }

  private func run(_ piece: GridLine.Piece, size: Double) -> WordRun {
    var run = WordRun(piece.text)
    if size != plan.textSize { run.halfPoints = half(size) }
    switch piece.look {
    case .plain, .signed: break
    // □ and ☑ are symbols by Word's classes: they take the font for other letters, Chinese beside them its own.
    // LibreOffice takes the font for ASCII, which Chinese choices hardly use; English ones do.
    case .symbols:
      let ascii = planner.language == .en ? fonts.latin : fonts.symbols
      run.fonts = WordFonts(ascii: ascii, other: fonts.symbols, eastAsian: fonts.text)
    case .grey: run.colour = "808080"
    }
    return run
  }

  /// A dashed box of at most 40 mm, or the words alone where the cell is too low for a stamp.
  private func stampCell(_ cell: GridCell, span: Int, height: Double) -> WordTableCell {
    let label = WordParagraph(cell.lines[0].pieces.map { run($0, size: cell.size) }, style: "FormValue")
    var grey = WordParagraph(
      cell.foot[0].pieces.map { run($0, size: cell.size) }, style: "FormValue", alignment: .center)
    let room = height - TextMeasure.line(cell.size) * 1.2 - 6
    let most = ScaffoldFrame.points(40)
    guard room >= ScaffoldFrame.points(12) else {
      grey.spaceBefore = max(0, twips(height - 2.3 * TextMeasure.line(cell.size) - 4))
      return WordTableCell([.paragraph(label), .paragraph(grey)], span: span, vertical: .top)
    }
    let width = min(most, planner.frame.room(cell.quarters) - 4)
    var borders = WordBorders(outer: 4, inner: nil)
    borders.isDashed = true
    borders.colour = "A6A6A6"
    var row = WordTableRow([WordTableCell([.paragraph(grey)])], height: twips(min(most, room)))
    row.isExact = true
    var box = WordTable(columns: [twips(width)], rows: [row], borders: borders, padding: 0)
    box.isCentred = true
    return WordTableCell([.paragraph(label), .table(box), gap()], span: span, vertical: .top)
  }
}
