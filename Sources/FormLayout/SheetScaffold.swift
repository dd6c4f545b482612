import Findings
import Forms
import SpreadsheetML

/// Writes a plan as a worksheet.
struct SheetScaffold {
  let planner: ScaffoldPlanner
  private let plan: ScaffoldPlan
  private let fonts: ScaffoldFonts
  /// The boundaries of the grid's columns in quarters.
  private let edges: [Int]

  init(planner: ScaffoldPlanner) {
    self.planner = planner
    plan = planner.plan()
    fonts = ScaffoldFonts(planner.language)
    // The head block needs cuts at its thirds.
    var edges: Set<Int> = [0, 16, 32, 48]
    for case .grid(let rows, _) in plan.bands {
      for row in rows {
        for cell in row.cells {
          edges.formUnion([cell.quarters.lowerBound, cell.quarters.upperBound])
          if let box = Self.stampBox(cell, height: row.height) { edges.formUnion([box.lowerBound, box.upperBound]) }
        }
      }
    }
    self.edges = edges.sorted()
  }

  func sheet() -> FormSheet {
    var sheet = FormSheet(
      name: sheetName, columnWidths: columnWidths, rowHeights: [], page: page, title: planner.title)
    writeHead(to: &sheet)
    let first = sheet.rowHeights.count
    var tables: [(table: Int, rows: Range<Int>)] = []
    for (index, band) in plan.bands.enumerated() {
      switch band {
      case .grid(let rows, let joins):
        var next = false
        if index + 1 < plan.bands.count, case .grid(_, true) = plan.bands[index + 1] { next = true }
        for (place, row) in rows.enumerated() {
          let isLast = place == rows.count - 1 && !next
          let start = sheet.rowHeights.count
          // Each turn of a repeated row has the same lines, so the outline below the last is drawn by a row of its own.
          write(row, isFirst: place == 0 && !joins, isLast: isLast && !row.isRepeated, to: &sheet)
          if isLast, row.isRepeated { writeOutline(to: &sheet) }
          guard let table = row.table else { continue }
          if tables.last?.table == table {
            tables[tables.count - 1].rows = tables[tables.count - 1].rows.lowerBound..<sheet.rowHeights.count
          } else {
            tables.append((table, start..<sheet.rowHeights.count))
          }
        }
      case .note(let text): writeLine(text, size: 9, to: &sheet)
      case .pageBreak: sheet.pageStarts.append(sheet.rowHeights.count)
      }
    }
    sheet.tables = tables.map(\.rows)
    if !planner.schema.copies.isEmpty {
      // A last row without text, which grows where the side note needs room on a page with little else.
      sheet.rowHeights.append(1.5)
      var style = look(size: 9, horizontal: "center")
      style.isStacked = true
      sheet.cells.append(
        FormSheetCell(
          rows: first..<sheet.rowHeights.count, columns: edges.count..<edges.count + 1,
          pieces: [FormTextPiece(planner.sideNote)], style: style))
    }
    return sheet
  }

  // MARK: Measures

  /// The grid, a narrow gap, and the column of the side note outside the right border.
  private var columnWidths: [Double] {
    let millimetres = planner.frame.width * 25.4 / 72
    let grid = zip(edges, edges.dropFirst()).map { millimetres * Double($1 - $0) / 48 }
    return planner.schema.copies.isEmpty ? grid : grid + [1.5, 5.5]
  }

  private var page: FormSheetPage {
    let paper = planner.layout.paper
    var page = FormSheetPage()
    page.paperSize = [.a4: 9, .a5: 11][paper.size]
    page.isLandscape = paper.isLandscape
    // The side note stands in a column of the sheet, so the right margin is what is left of it.
    let side = planner.schema.copies.isEmpty ? 0 : 7.0
    (page.top, page.right, page.bottom, page.left) = (paper.top, max(5, paper.right - side), paper.bottom, paper.left)
    (page.header, page.footer) = (max(8.2, paper.top - 9), max(6.2, paper.bottom - 10))
    let language = planner.language
    func plain(_ text: String) -> String { text.replacing("&", with: "&&") }
    let pages =
      ScaffoldWords.page.text(in: language) + "&P" + ScaffoldWords.pageOf.text(in: language) + "&N"
      + ScaffoldWords.pageEnd.text(in: language)
    // A blank follows the size, so that a number is not taken for part of it. The last line is that of the document.
    page.footerCodes =
      planner.schema.copies.isEmpty
      ? "&C&9" + pages : "&L&9 {{copies}}\n{{copy.label}}　{{number}}&R&9" + pages
    page.followingHeaderCodes =
      "&L&9 " + plain(planner.title + ScaffoldWords.continued.text(in: language))
      + "&R&9 " + plain(planner.numberLine)
    return page
  }

  /// At most 31 characters, without those that Excel does not take.
  private var sheetName: String {
    let name = String(planner.title.filter { !":\\/?*[]'".contains($0) }.prefix(31))
    return name.isEmpty ? planner.schema.id : name
  }

  private func column(_ quarter: Int) -> Int { edges.firstIndex(of: quarter) ?? 0 }

  private func look(size: Double, horizontal: String = "left", vertical: String = "center") -> FormCellStyle {
    var style = FormCellStyle(font: FormFont(name: fonts.text, size: size))
    style.horizontal = horizontal
    style.vertical = vertical
    return style
  }

  private func add(
    _ quarters: Range<Int>, _ row: Int, _ text: String, _ style: FormCellStyle, to sheet: inout FormSheet
  ) {
    sheet.cells.append(
      FormSheetCell(
        rows: row..<row + 1, columns: column(quarters.lowerBound)..<column(quarters.upperBound),
        pieces: [FormTextPiece(text)], style: style))
  }

  // MARK: Head

  private func writeHead(to sheet: inout FormSheet) {
    var mark = look(size: 9, horizontal: "center")
    mark.font = FormFont(name: fonts.title, size: 14, isBold: true, colour: "C00000")
    mark.wraps = false
    mark.shrinks = true
    add(0..<16, 0, "{{company.name}}", look(size: 9), to: &sheet)
    add(16..<32, 0, planner.voidMark + planner.reprintMark, mark, to: &sheet)
    add(32..<48, 0, "{{form.code}}", look(size: 9, horizontal: "right"), to: &sheet)
    var title = look(size: plan.titleSize, horizontal: "center")
    title.font = FormFont(name: fonts.title, size: plan.titleSize, isBold: planner.language == .en)
    add(0..<48, 1, planner.title, title, to: &sheet)
    add(0..<32, 2, planner.headLine, look(size: plan.textSize), to: &sheet)
    add(32..<48, 2, planner.numberLine, look(size: plan.textSize, horizontal: "right"), to: &sheet)
    sheet.rowHeights = [18, TextMeasure.line(plan.titleSize) + 6, TextMeasure.line(plan.textSize) + 4]
    for text in plan.greeting {
      let isAddress = text.last.map { "：:".contains($0) } ?? true
      let indent = planner.language == .en || isAddress ? "" : "　　"
      writeLine(indent + text, size: plan.textSize, to: &sheet)
    }
  }

  /// A line of text over the whole width; merged cells never grow by themselves, so the height is reckoned.
  private func writeLine(_ text: String, size: Double, to sheet: inout FormSheet) {
    let lines = TextMeasure.lines(text, size: size, width: planner.frame.width * 0.97)
    add(0..<48, sheet.rowHeights.count, text, look(size: size), to: &sheet)
    sheet.rowHeights.append(Double(lines) * TextMeasure.line(size) + 4)
  }

  // MARK: Grid

  /// A row of the grid; one whose cells have text at both ends becomes two rows of the sheet, one with a stamp's box four.
  private func write(_ row: GridRow, isFirst: Bool, isLast: Bool, to sheet: inout FormSheet) {
    let top = sheet.rowHeights.count
    let hasBox = row.cells.contains { Self.stampBox($0, height: row.height) != nil }
    let feet = row.cells.filter { !$0.foot.isEmpty }
    let foot = feet.map { Double($0.foot.count) * TextMeasure.line($0.size) + 3 }.max()
    if hasBox, let foot {
      let label = TextMeasure.line(row.cells.map(\.size).max() ?? plan.textSize) + 2
      sheet.rowHeights += [label, row.height - label - foot, foot - 3, 3]
    } else {
      sheet.rowHeights += foot.map { [row.height - $0, $0] } ?? [row.height]
    }
    let bottom = sheet.rowHeights.count
    // Where the lower texts begin.
    let middle = bottom - top > 1 ? (top + bottom) / 2 : bottom
    for cell in row.cells {
      let columns = column(cell.quarters.lowerBound)..<column(cell.quarters.upperBound)
      var style = cellLook(cell, height: row.height)
      style.top = isFirst ? .medium : .thin
      style.bottom = isLast ? .medium : .thin
      style.left = cell.quarters.lowerBound == 0 ? .medium : .thin
      style.right = cell.quarters.upperBound == 48 ? .medium : .thin
      if cell.foot.isEmpty {
        sheet.cells.append(
          FormSheetCell(rows: top..<bottom, columns: columns, pieces: textPieces(cell.lines), style: style))
        continue
      }
      if let box = Self.stampBox(cell, height: row.height) {
        writeStamp(cell, box, top..<bottom, style, to: &sheet)
        continue
      }
      var upper = cell.lines.count == 1 ? cellLook(cell, height: row.height - (foot ?? 0)) : style
      (upper.top, upper.left, upper.bottom, upper.right) = (style.top, style.left, nil, style.right)
      sheet.cells.append(
        FormSheetCell(rows: top..<middle, columns: columns, pieces: textPieces(cell.lines), style: upper))
      var lower = cellLook(cell, height: 0)
      (lower.top, lower.left, lower.bottom, lower.right) = (nil, style.left, style.bottom, style.right)
      lower.vertical = "bottom"
      lower.horizontal = cell.foot.first?.horizontal ?? cell.horizontal
      if cell.kind == .stamp { lower.font.colour = "808080" }
      sheet.cells.append(
        FormSheetCell(rows: middle..<bottom, columns: columns, pieces: textPieces(cell.foot), style: lower))
    }
  }

  /// The quarters of a stamp's box, at most 40 mm wide; `nil` if the cell is too low or narrow for a stamp.
  private static func stampBox(_ cell: GridCell, height: Double) -> Range<Int>? {
    let room = height - TextMeasure.line(cell.size) * 1.2 - 6
    guard cell.kind == .stamp, room >= ScaffoldFrame.points(12), cell.quarters.count >= 5 else { return nil }
    // A quarter is about 4 mm.
    let margin = max(1, (cell.quarters.count - 10) / 2)
    return cell.quarters.lowerBound + margin..<cell.quarters.upperBound - margin
  }

  /// The label above, and below it the box with a margin on all sides.
  private func writeStamp(
    _ cell: GridCell, _ box: Range<Int>, _ rows: Range<Int>, _ style: FormCellStyle, to sheet: inout FormSheet
  ) {
    func add(
      _ rows: Range<Int>, _ quarters: Range<Int>, _ lines: [GridLine], _ change: (inout FormCellStyle) -> Void
    ) {
      var own = cellLook(cell, height: 0)
      change(&own)
      let columns = column(quarters.lowerBound)..<column(quarters.upperBound)
      sheet.cells.append(FormSheetCell(rows: rows, columns: columns, pieces: textPieces(lines), style: own))
    }
    let (first, last) = (rows.lowerBound, rows.upperBound - 1)
    add(first..<first + 1, cell.quarters, cell.lines) {
      ($0.top, $0.left, $0.right) = (style.top, style.left, style.right)
    }
    add(first + 1..<rows.upperBound, cell.quarters.lowerBound..<box.lowerBound, []) {
      ($0.left, $0.bottom) = (style.left, style.bottom)
    }
    add(first + 1..<rows.upperBound, box.upperBound..<cell.quarters.upperBound, []) {
      ($0.right, $0.bottom) = (style.right, style.bottom)
    }
    add(first + 1..<last, box, cell.foot) {
      ($0.top, $0.left, $0.bottom, $0.right) = (.dashed, .dashed, .dashed, .dashed)
      $0.lineColour = "A6A6A6"
      $0.font.colour = "808080"
      ($0.horizontal, $0.vertical) = ("center", "center")
    }
    add(last..<rows.upperBound, box, []) { $0.bottom = style.bottom }
  }

  private func writeOutline(to sheet: inout FormSheet) {
    var style = look(size: 1)
    style.top = .medium
    let row = sheet.rowHeights.count
    sheet.rowHeights.append(2)
    sheet.cells.append(FormSheetCell(rows: row..<row + 1, columns: 0..<edges.count - 1, pieces: [], style: style))
  }

  private func cellLook(_ cell: GridCell, height: Double) -> FormCellStyle {
    var style = look(size: cell.size, horizontal: cell.horizontal, vertical: cell.vertical)
    if cell.kind == .heading { style.font.name = fonts.title }
    style.numberFormat = cell.numberFormat ?? "General"
    // A number or date that does not fit would print as #####, an identifier would be torn. Texts wrap: the engine makes
    // their rows grow.
    if cell.kind == .value, !cell.mayBreak {
      style.shrinks = true
      style.wraps = false
    }
    return style
  }

  private func textPieces(_ lines: [GridLine]) -> [FormTextPiece] {
    let text = lines.map { $0.pieces.map(\.text).joined() }.joined(separator: "\n")
    return text.isEmpty ? [] : [FormTextPiece(text)]
  }
}
