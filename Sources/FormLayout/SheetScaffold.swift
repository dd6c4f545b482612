import Findings
import Forms
import SpreadsheetML

/// Writes a plan as a worksheet.
struct SheetScaffold {
  let planner: ScaffoldPlanner
  private let plan: ScaffoldPlan
  private let fonts: ScaffoldFonts
  private let codes: HeadCodes?
  /// The boundaries of the grid's columns in quarters.
  private let edges: [Int]
  /// Where the number begins in the line of day and number.
  private let headCut: Int

  init(planner: ScaffoldPlanner) {
    self.planner = planner
    plan = planner.plan()
    fonts = ScaffoldFonts(planner.language)
    codes = HeadCodes(
      planner, plan, title: TextMeasure.line(plan.titleSize), text: TextMeasure.line(plan.textSize) + 4)
    // The head block needs cuts at its thirds, and where its texts begin beside the code and before the number.
    var edges: Set<Int> = [0, 16, 32, 48]
    if let codes { edges.formUnion([codes.indent, codes.titleIndent].map(planner.frame.quarter)) }
    // Programs without the font take one whose digits are a quarter wider.
    let number =
      planner.measure.width(planner.headSamples.right, size: plan.textSize) * 1.25 + 2 * planner.frame.padding
    headCut = max(32, min(40, 48 - planner.frame.quarter(number)))
    edges.insert(headCut)
    for case .grid(let rows, _, _) in plan.bands {
      for row in rows {
        for cell in row.cells {
          edges.formUnion([cell.quarters.lowerBound, cell.quarters.upperBound])
          if let box = Self.stampBox(cell, height: row.height) { edges.formUnion([box.lowerBound, box.upperBound]) }
        }
      }
    }
    self.edges = edges.sorted()
  }

  /// The standard font. The unit of column widths is its digit, so it must be a font of known width: 10.5 pt Times New
  /// Roman has digits of 7 pixels both by Excel's rounding and unrounded.
  private static let standardFont = CellFont(name: "Times New Roman", size: 10.5, colour: .automatic)

  func workbook() -> Workbook {
    var workbook = Workbook(
      sheets: [sheet()], title: planner.titleProperty, styles: StyleTable(standardFont: SheetScaffold.standardFont))
    workbook.property = planner.languageProperty
    return workbook
  }

  private func sheet() -> Worksheet {
    var sheet = Worksheet(name: sheetName)
    sheet.columns = columnWidths.map { Worksheet.Column(width: $0 / 25.4 * 96 / 7) }
    sheet.defaultRowHeight = 14.25
    sheet.page = page
    writeHead(to: &sheet)
    let first = sheet.rows.count
    addRowOfEachCopy(before: plan.bands.first, to: &sheet)
    var side = first + 1
    var tables: [(table: Int, rows: Range<Int>)] = []
    for (index, band) in plan.bands.enumerated() {
      switch band {
      case .grid(let rows, let joins, let condition):
        var next = false
        if index + 1 < plan.bands.count, case .grid(_, true, condition) = plan.bands[index + 1] { next = true }
        if let condition { writeTag("{{\(condition)}}", to: &sheet) }
        for (place, row) in rows.enumerated() {
          let isLast = rows[(place + 1)...].allSatisfy(\.isAlternative) && !next
          let start = sheet.rows.count
          // Each turn of a repeated row has the same lines, so the outline below the last is drawn by a row of its own.
          if let condition = row.condition { writeTag("{{\(condition)}}", to: &sheet) }
          write(
            row, isFirst: rows[...place].dropFirst().allSatisfy(\.isAlternative) && !joins,
            isLast: isLast && !row.isRepeated, to: &sheet)
          if isLast, row.isRepeated { writeOutline(to: &sheet) }
          if let condition = row.condition { writeTag("{{/\(condition.dropFirst())}}", to: &sheet) }
          guard let table = row.table else { continue }
          if tables.last?.table == table {
            tables[tables.count - 1].rows = tables[tables.count - 1].rows.lowerBound..<sheet.rows.count
          } else {
            tables.append((table, start..<sheet.rows.count))
          }
        }
        if let condition { writeTag("{{/\(condition.dropFirst())}}", to: &sheet) }
      case .note(let note):
        if note.before > 0 { sheet.addRow(height: note.before) }
        writeLine(
          note.text, size: note.size, CellStyle.Horizontal(rawValue: note.horizontal) ?? .left, isTitle: note.isTitle,
          to: &sheet)
      case .pageBreak:
        writeSideNote(from: side, to: &sheet)
        side = sheet.rows.count + 1
        sheet.pageStarts.append(side)
        addRowOfEachCopy(before: index + 1 < plan.bands.count ? plan.bands[index + 1] : nil, to: &sheet)
      case .pictures(let attachment): writePages(of: attachment, to: &sheet)
      }
    }
    if !planner.schema.copies.isEmpty {
      // A last row without text, which grows where the side note needs room on a page with little else.
      sheet.addRow(height: 1.5)
      writeSideNote(from: side, to: &sheet)
    }
    sheet.names = names(of: sheet, tables: tables.map(\.rows))
    return sheet
  }

  /// The side note begins beside a row that each copy has.
  private func addRowOfEachCopy(before band: ScaffoldPlan.Band?, to sheet: inout Worksheet) {
    guard case .grid(let rows, _, let condition)? = band, condition != nil || rows[0].condition != nil else { return }
    sheet.addRow(height: 1.5)
  }

  /// The label of the copy beside the rows of a page, from a row to the last one.
  private func writeSideNote(from row: Int, to sheet: inout Worksheet) {
    guard !planner.schema.copies.isEmpty, row <= sheet.rows.count else { return }
    var style = look(size: 9, horizontal: .center)
    style.downwards = planner.language == .en ? .turned : .stacked
    style.wraps = planner.language != .en
    sheet.add(planner.sideNote, columns: edges.count + 1...edges.count + 1, rows: row...sheet.rows.count, style)
  }

  private func writePages(of attachment: PictureAttachment, to sheet: inout Worksheet) {
    // Pictures stand at the left of their row, and captions below them.
    func line(_ text: String, height: Double, _ horizontal: CellStyle.Horizontal = .left) {
      let row = sheet.addRow(height: height)
      add(text, row - 1..<row, 0..<48, look(size: 9, horizontal: horizontal), to: &sheet)
    }
    writeTag(attachment.page.start, to: &sheet)
    // A page break belongs to the row above it, which copies without pictures must not have.
    sheet.addRow(height: 1.5)
    sheet.pageStarts.append(sheet.rows.count + 1)
    line(attachment.heading, height: TextMeasure.line(9) + 2, .center)
    writeTag(attachment.each.start, to: &sheet)
    line(attachment.picture, height: attachment.height + 5)
    line(attachment.caption, height: TextMeasure.line(9) + 2)
    writeTag(attachment.each.end, to: &sheet)
    writeTag(attachment.page.end, to: &sheet)
  }

  /// A row that holds a section's tag and is not printed.
  private func writeTag(_ tag: String, to sheet: inout Worksheet) {
    let row = sheet.addRow(height: 1.5)
    sheet.add(tag, columns: 1...1, rows: row...row, look(size: 1))
  }

  /// The cells that are printed: without them LibreOffice counts in what long text would cover to the right, and shrinks
  /// the page. They are the pages as well, which whoever fills the sheet cuts by the tables that may go on over pages.
  private func names(of sheet: Worksheet, tables: [Range<Int>]) -> [Worksheet.DefinedName] {
    let all = CellRange(columns: 1...max(1, sheet.columns.count), rows: 1...max(1, sheet.rows.count)).absolute
    let rows = tables.map { "$\($0.lowerBound + 1):$\($0.upperBound)" }
    let stamp = CellReference(column: column(16) + 1, row: 1)
    return [
      .init("_xlnm.Print_Area", [all]), .init("Liandan_Pages", [all]),
      .init("Liandan_Stamp", [CellRange(first: stamp, last: stamp).absolute]),
    ]
      + (rows.isEmpty ? [] : [.init("Liandan_Tables", rows)])
  }

  // MARK: Measures

  /// The grid, a narrow gap, and the column of the side note outside the right border.
  private var columnWidths: [Double] {
    let millimetres = planner.frame.width * 25.4 / 72
    let grid = zip(edges, edges.dropFirst()).map { millimetres * Double($1 - $0) / 48 }
    return planner.schema.copies.isEmpty ? grid : grid + [1.5, 5.5]
  }

  /// At most 31 characters, without those that Excel does not take.
  private var sheetName: String {
    let name = String(planner.title.filter { !":\\/?*[]'".contains($0) }.prefix(31))
    var taken: [String] = []
    return SheetName.make(name.isEmpty ? planner.schema.id : name, taken: &taken)
  }

  private func column(_ quarter: Int) -> Int { edges.firstIndex(of: quarter) ?? 0 }

  private func look(
    size: Double, horizontal: CellStyle.Horizontal = .left, vertical: CellStyle.Vertical = .center
  ) -> CellStyle {
    var style = CellStyle(font: CellFont(name: fonts.cells, size: size, colour: .automatic))
    style.numberFormat = "General"
    (style.horizontal, style.vertical) = (horizontal, vertical)
    style.wraps = true
    return style
  }

  /// Adds a cell over rows counted from 0 and quarters of the form's width.
  private func add(
    _ text: String?, _ rows: Range<Int>, _ quarters: Range<Int>, _ style: CellStyle, to sheet: inout Worksheet
  ) {
    sheet.add(
      text, columns: column(quarters.lowerBound) + 1...column(quarters.upperBound),
      rows: rows.lowerBound + 1...rows.upperBound, style)
  }

  // MARK: Head

  private func writeHead(to sheet: inout Worksheet) {
    var mark = look(size: 9, horizontal: .center)
    mark.font = CellFont(name: fonts.cells, size: 9, isBold: true, colour: .rgb("C00000"))
    add("{{company.name}}", 0..<1, 0..<16, look(size: 9), to: &sheet)
    add(planner.voidLine, 0..<1, 16..<32, mark, to: &sheet)
    add(planner.marks + "{{form.code}}", 0..<1, 32..<48, look(size: 9, horizontal: .right), to: &sheet)
    var title = look(size: plan.titleSize, horizontal: .center)
    title.font = CellFont(
      name: fonts.headings, size: plan.titleSize, isBold: planner.language == .en, colour: .automatic)
    let (titleStart, textStart) = (
      planner.frame.quarter(codes?.titleIndent ?? 0), planner.frame.quarter(codes?.indent ?? 0)
    )
    add(planner.title, 1..<2, titleStart..<48, title, to: &sheet)
    add(planner.headLine, 2..<3, textStart..<headCut, look(size: plan.textSize), to: &sheet)
    add(planner.numberLine, 2..<3, headCut..<48, look(size: plan.textSize, horizontal: .right), to: &sheet)
    // A longer reason why the form is void makes its row grow.
    sheet.rows = [SheetScaffold.markHeight, TextMeasure.line(plan.titleSize), TextMeasure.line(plan.textSize) + 4].map {
      .init(height: $0)
    }
    sheet.pictures = codes?.all.map(picture) ?? []
    for text in plan.greeting {
      let isAddress = text.last.map { "：:".contains($0) } ?? true
      let indent = planner.language == .en || isAddress ? "" : "　　"
      writeLine(indent + text, size: plan.textSize, to: &sheet)
    }
  }

  /// The place of a code upon the cells: the second row has the title, whose upper edge it may overlap.
  private func picture(_ code: HeadCodes.Code) -> SheetPicture {
    func units(_ points: Double) -> Int { Int((points * 12_700).rounded()) }
    let place = edges.indices.dropLast().last { planner.frame.edge(edges[$0]) <= code.x } ?? 0
    return SheetPicture(
      code.sample, description: code.tag, at: CellReference(column: place + 1, row: code.y < 0 ? 1 : 2),
      across: units(code.x - planner.frame.edge(edges[place])),
      down: units(code.y < 0 ? SheetScaffold.markHeight + code.y : code.y),
      width: units(code.width), height: units(code.height))
  }

  /// The height of the row above the title, with room for two lines about a void form.
  private static let markHeight = 24.0

  /// A line of text over the whole width; merged cells never grow by themselves, so the height is reckoned.
  private func writeLine(
    _ text: String, size: Double, _ horizontal: CellStyle.Horizontal = .left, isTitle: Bool = false,
    to sheet: inout Worksheet
  ) {
    let lines = planner.measure.lines(text, size: size, width: planner.frame.width * 0.97)
    let row = sheet.addRow(height: Double(lines) * TextMeasure.line(size) + 4)
    var style = look(size: size, horizontal: horizontal)
    if isTitle { style.font = CellFont(name: fonts.headings, size: size, colour: .automatic) }
    add(text, row - 1..<row, 0..<48, style, to: &sheet)
  }

  // MARK: Grid

  /// A row of the grid; one whose cells have text at both ends becomes two rows of the sheet, one with a stamp's box four.
  private func write(_ row: GridRow, isFirst: Bool, isLast: Bool, to sheet: inout Worksheet) {
    let top = sheet.rows.count
    let hasBox = row.cells.contains { Self.stampBox($0, height: row.height) != nil }
    let feet = row.cells.filter { !$0.foot.isEmpty }
    let foot = feet.map { Double($0.foot.count) * TextMeasure.line($0.size) + 3 }.max()
    let heights: [Double]
    if hasBox, let foot {
      let label = TextMeasure.line(row.cells.map(\.size).max() ?? plan.textSize) + 2
      heights = [label, row.height - label - foot, foot - 3, 3]
    } else {
      heights = foot.map { [row.height - $0, $0] } ?? [row.height]
    }
    for height in heights { sheet.addRow(height: height) }
    let bottom = sheet.rows.count
    // Where the lower texts begin.
    let middle = bottom - top > 1 ? (top + bottom) / 2 : bottom
    for cell in row.cells {
      var style = cellLook(cell, height: row.height)
      style.border = CellBorder(
        top: isFirst ? .medium : .thin, left: cell.quarters.lowerBound == 0 ? .medium : .thin,
        bottom: isLast ? .medium : .thin, right: cell.quarters.upperBound == 48 ? .medium : .thin)
      if cell.foot.isEmpty {
        add(text(cell.lines), top..<bottom, cell.quarters, style, to: &sheet)
        continue
      }
      if let box = Self.stampBox(cell, height: row.height) {
        writeStamp(cell, box, top..<bottom, style, to: &sheet)
        continue
      }
      var upper = cell.lines.count == 1 ? cellLook(cell, height: row.height - (foot ?? 0)) : style
      upper.border = style.border
      upper.border.bottom = nil
      add(text(cell.lines), top..<middle, cell.quarters, upper, to: &sheet)
      var lower = cellLook(cell, height: 0)
      lower.border = style.border
      lower.border.top = nil
      lower.vertical = .bottom
      lower.horizontal = horizontal(cell.foot.first?.horizontal ?? cell.horizontal)
      if cell.kind == .stamp { lower.font.colour = .rgb("808080") }
      add(text(cell.foot), middle..<bottom, cell.quarters, lower, to: &sheet)
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
    _ cell: GridCell, _ box: Range<Int>, _ rows: Range<Int>, _ style: CellStyle, to sheet: inout Worksheet
  ) {
    func add(_ rows: Range<Int>, _ quarters: Range<Int>, _ lines: [GridLine], _ change: (inout CellStyle) -> Void) {
      var own = cellLook(cell, height: 0)
      change(&own)
      self.add(text(lines), rows, quarters, own, to: &sheet)
    }
    let (first, last, border) = (rows.lowerBound, rows.upperBound - 1, style.border)
    add(first..<first + 1, cell.quarters, cell.lines) {
      $0.border = CellBorder(top: border.top, left: border.left, right: border.right)
    }
    add(first + 1..<rows.upperBound, cell.quarters.lowerBound..<box.lowerBound, []) {
      $0.border = CellBorder(left: border.left, bottom: border.bottom)
    }
    add(first + 1..<rows.upperBound, box.upperBound..<cell.quarters.upperBound, []) {
      $0.border = CellBorder(bottom: border.bottom, right: border.right)
    }
    add(first + 1..<last, box, cell.foot) {
      $0.border = CellBorder(all: .dashed, colour: "A6A6A6")
      $0.font.colour = .rgb("808080")
      ($0.horizontal, $0.vertical) = (.center, .center)
    }
    add(last..<rows.upperBound, box, []) { $0.border.bottom = border.bottom }
  }

  private func writeOutline(to sheet: inout Worksheet) {
    var style = look(size: 1)
    style.border.top = .medium
    let row = sheet.addRow(height: 2)
    sheet.add(nil, columns: 1...edges.count - 1, rows: row...row, style)
  }

  private func cellLook(_ cell: GridCell, height: Double) -> CellStyle {
    var style = look(
      size: cell.size, horizontal: horizontal(cell.horizontal),
      vertical: CellStyle.Vertical(rawValue: cell.vertical) ?? .center)
    if cell.kind == .heading { style.font.name = fonts.headings }
    if let format = cell.numberFormat { style.numberFormat = format }
    // A number or date that does not fit would print as #####, an identifier would be torn. Texts wrap: the engine makes
    // their rows grow.
    if cell.kind == .value, !cell.mayBreak {
      style.shrinks = true
      style.wraps = false
    }
    return style
  }

  private func horizontal(_ name: String) -> CellStyle.Horizontal { CellStyle.Horizontal(rawValue: name) ?? .left }

  private func text(_ lines: [GridLine]) -> String? {
    let text = lines.map { $0.pieces.map(\.text).joined() }.joined(separator: "\n")
    return text.isEmpty ? nil : text
  }
}
