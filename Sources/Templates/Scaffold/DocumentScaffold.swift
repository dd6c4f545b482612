import Findings
import Forms
import WordprocessingML

/// Writes a plan as a document.
struct DocumentScaffold {
  let planner: ScaffoldPlanner
  private let plan: ScaffoldPlan
  private let fonts: ScaffoldFonts
  private let inner: Int
  private let outer: Int

  init(planner: ScaffoldPlanner) {
    self.planner = planner
    plan = planner.plan()
    fonts = ScaffoldFonts(planner.language)
    // Needle printers lose lines thinner than 0.75 pt (domain 4.7).
    let isNeedle = planner.layout.paper.size == .continuous241
    inner = isNeedle ? 6 : 4
    outer = 8
  }

  func document() -> FlowDocument {
    var document = FlowDocument(
      page: page, fonts: FlowFonts(ascii: fonts.latin, eastAsian: fonts.text), halfPoints: half(plan.textSize),
      title: planner.title)
    document.latinLanguage = "en-US"
    document.chineseLanguage = planner.language == .zhHant ? "zh-TW" : "zh-CN"
    document.styles = styles
    document.header = header
    document.footer = footer
    document.body = body
    return document
  }

  private func half(_ points: Double) -> Int { Int((points * 2).rounded()) }
  private func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }
  private func twips(millimetres: Double) -> Int { Int((millimetres * 1440 / 25.4).rounded()) }

  private var page: FlowPage {
    let paper = planner.layout.paper
    let sheet = paper.dimensions
    return FlowPage(
      width: twips(millimetres: sheet.width), height: twips(millimetres: sheet.height),
      isLandscape: paper.isLandscape && paper.size != .continuous241, top: twips(millimetres: paper.top),
      right: twips(millimetres: paper.right), bottom: twips(millimetres: paper.bottom), left: twips(millimetres: paper.left),
      header: twips(millimetres: headerTop), footer: twips(millimetres: max(3, paper.bottom - 8)))
  }

  /// The header's distance from the edge and its height in mm: it ends above the body's margin and never moves it.
  private var headerTop: Double { max(3, planner.layout.paper.top - 9) }
  private var headerHeight: Double { max(4, min(8, planner.layout.paper.top - headerTop - 0.6)) }

  private var styles: [FlowStyle] {
    let language = planner.language
    func style(_ id: String, _ name: LocalizedText, _ size: Double, _ change: (inout FlowStyle) -> Void = { _ in }) -> FlowStyle {
      var style = FlowStyle(id: id, name: name.text(in: language), halfPoints: half(size))
      change(&style)
      return style
    }
    let title = FlowFonts(ascii: fonts.latin, eastAsian: fonts.title)
    return [
      style("FormTitle", ScaffoldWords.styleTitle, plan.titleSize) {
        $0.fonts = title
        $0.isBold = language == .en
        $0.alignment = .center
        $0.after = 60
      },
      style("FormHead", ScaffoldWords.styleHead, plan.textSize) { $0.after = 60 },
      style("FormText", ScaffoldWords.styleText, plan.textSize) {
        $0.line = twips(plan.textSize * 1.5)
        $0.after = 40
      },
      style("FormHeading", ScaffoldWords.styleHeading, plan.textSize) {
        $0.fonts = title
        $0.alignment = .center
      },
      style("FormLabel", ScaffoldWords.styleLabel, plan.textSize) { $0.alignment = .center },
      style("FormValue", ScaffoldWords.styleValue, plan.textSize),
      style("FormNote", ScaffoldWords.styleNote, 9) { $0.before = 20 },
      style("FormCopy", ScaffoldWords.styleCopy, 9) { $0.alignment = .center },
      style("FormGap", ScaffoldWords.styleGap, 1),
    ]
  }

  /// A paragraph of one point: Word wants one between tables, readers shall not see it.
  private func gap(sides: Int? = nil, startsPage: Bool = false) -> FlowBlock {
    var paragraph = FlowParagraph(style: "FormGap")
    paragraph.exactLine = 20
    paragraph.sideBorders = sides
    paragraph.startsPage = startsPage
    return .paragraph(paragraph)
  }

  // MARK: Body

  private var body: [FlowBlock] {
    var blocks: [FlowBlock] = [.paragraph(FlowParagraph([FlowRun(planner.title)], style: "FormTitle"))]
    var head = FlowParagraph([FlowRun("\(planner.headLine)\t\(planner.numberLine)")], style: "FormHead")
    head.rightTab = page.textWidth
    head.keepsWithNext = true
    blocks.append(.paragraph(head))
    for text in plan.greeting {
      var paragraph = FlowParagraph([FlowRun(text)], style: "FormText")
      let isAddress = text.last.map { "：:".contains($0) } ?? true
      if planner.language != .en, !isAddress { paragraph.firstLineCharacters = 200 }
      blocks.append(.paragraph(paragraph))
    }
    for (index, band) in plan.bands.enumerated() {
      switch band {
      case .grid(let rows, let joins):
        if joins { blocks.append(gap(sides: outer)) }
        var next = false
        if index + 1 < plan.bands.count, case .grid(_, true) = plan.bands[index + 1] { next = true }
        blocks.append(.table(table(rows, joinsAbove: joins, joinsBelow: next)))
      case .note(let text): blocks.append(.paragraph(FlowParagraph([FlowRun(text)], style: "FormNote")))
      case .pageBreak: blocks.append(gap(startsPage: true))
      }
    }
    if case .table? = blocks.last { blocks.append(gap()) }
    return blocks
  }

  private func table(_ rows: [GridRow], joinsAbove: Bool, joinsBelow: Bool) -> FlowTable {
    // The union of all boundaries: each cell covers a whole number of grid columns.
    let edges = Set(rows.flatMap { $0.cells.flatMap { [$0.quarters.lowerBound, $0.quarters.upperBound] } }).sorted()
    let places = edges.map { Int((Double(page.textWidth * $0) / 48).rounded()) }
    let columns = zip(places, places.dropFirst()).map { $1 - $0 }
    var borders = FlowBorders(outer: outer, inner: inner)
    // Where two tables meet, the upper one draws the line.
    if joinsAbove { borders.top = nil }
    if joinsBelow { borders.bottom = inner }
    let written = rows.flatMap { row in
      let spans = row.cells.map { cell in
        edges.count { $0 > cell.quarters.lowerBound && $0 <= cell.quarters.upperBound }
      }
      return flowRows(row, spans: spans)
    }
    return FlowTable(columns: columns, rows: written, borders: borders)
  }

  /// A row; one whose cells have text at both ends becomes two, so that days stand at the bottom however high it grows.
  private func flowRows(_ row: GridRow, spans: [Int]) -> [FlowRow] {
    let pairs = Array(zip(row.cells, spans))
    let foot = row.cells.filter(hasFoot).map { Double($0.foot.count) * TextMeasure.line($0.size) + 3 }.max()
    guard let foot else {
      var result = FlowRow(pairs.map { flowCell($0, span: $1, row: row) }, height: twips(row.height))
      result.isHeader = row.isHeader
      return [result]
    }
    var upper: [FlowCell] = [], lower: [FlowCell] = []
    for (cell, span) in pairs {
      var top = flowCell(cell, span: span, row: row)
      var bottom = FlowCell([gap()], span: span, vertical: .bottom)
      if hasFoot(cell) {
        bottom.blocks = cell.foot.map { .paragraph(paragraph($0, in: cell)) }
        (top.hidesBottom, bottom.hidesTop) = (true, true)
      } else {
        (top.merge, bottom.merge) = (.start, .continued)
      }
      // The two rows stay on one page.
      for index in top.blocks.indices {
        guard case .paragraph(var paragraph) = top.blocks[index] else { continue }
        paragraph.keepsWithNext = true
        top.blocks[index] = .paragraph(paragraph)
      }
      upper.append(top)
      lower.append(bottom)
    }
    return [FlowRow(upper, height: twips(row.height - foot)), FlowRow(lower, height: twips(foot))]
  }

  /// Whether the cell's lower text stands in a row of its own; a stamp's box does not.
  private func hasFoot(_ cell: GridCell) -> Bool { !cell.foot.isEmpty && cell.kind != .stamp }

  private func paragraph(_ line: GridLine, in cell: GridCell) -> FlowParagraph {
    let style = [.label: "FormLabel", .heading: "FormHeading"][cell.kind, default: "FormValue"]
    let usual = cell.kind == .label || cell.kind == .heading ? "center" : "left"
    let alignment = line.horizontal ?? cell.horizontal
    return FlowParagraph(
      line.pieces.map { run($0, size: cell.size) }, style: style,
      alignment: alignment == usual ? nil : FlowAlignment(rawValue: alignment))
  }

  private func flowCell(_ cell: GridCell, span: Int, row: GridRow) -> FlowCell {
    if cell.kind == .stamp { return stampCell(cell, span: span, height: row.height) }
    var paragraphs = cell.lines.map { paragraph($0, in: cell) }
    if cell.kind == .label, paragraphs.count > 1 {
      for index in paragraphs.indices { paragraphs[index].exactLine = twips(TextMeasure.solid(cell.size)) }
    }
    if cell.vertical == "top", !paragraphs.isEmpty { paragraphs[0].spaceBefore = 40 }
    let vertical = FlowCell.Vertical(rawValue: cell.vertical) ?? .center
    var result = FlowCell(paragraphs.map { .paragraph($0) }, span: span, vertical: vertical)
    if cell.kind == .label, cell.horizontal == "center" { result.padding = twips(planner.frame.labelPadding) }
    return result
  }

  private func run(_ piece: GridLine.Piece, size: Double) -> FlowRun {
    var run = FlowRun(piece.text)
    if size != plan.textSize { run.halfPoints = half(size) }
    switch piece.look {
    case .plain: break
    // □ and ☑ are symbols by Word's classes: they take the font for other letters, Chinese beside them its own.
    // LibreOffice takes the font for ASCII, which Chinese choices hardly use; English ones do.
    case .symbols:
      let ascii = planner.language == .en ? fonts.latin : fonts.symbols
      run.fonts = FlowFonts(ascii: ascii, other: fonts.symbols, eastAsian: fonts.text)
    case .grey: run.colour = "808080"
    }
    return run
  }

  /// A dashed box of at most 40 mm, or the words alone where the cell is too low for a stamp.
  private func stampCell(_ cell: GridCell, span: Int, height: Double) -> FlowCell {
    let label = FlowParagraph(cell.lines[0].pieces.map { run($0, size: cell.size) }, style: "FormValue")
    var grey = FlowParagraph(cell.foot[0].pieces.map { run($0, size: cell.size) }, style: "FormValue", alignment: .center)
    let room = height - TextMeasure.line(cell.size) * 1.2 - 6
    let most = ScaffoldFrame.points(40)
    guard room >= ScaffoldFrame.points(12) else {
      grey.spaceBefore = max(0, twips(height - 2.3 * TextMeasure.line(cell.size) - 4))
      return FlowCell([.paragraph(label), .paragraph(grey)], span: span, vertical: .top)
    }
    let width = min(most, planner.frame.room(cell.quarters) - 4)
    var borders = FlowBorders(outer: 4, inner: nil)
    borders.isDashed = true
    borders.colour = "A6A6A6"
    var row = FlowRow([FlowCell([.paragraph(grey)])], height: twips(min(most, room)))
    row.isExact = true
    var box = FlowTable(columns: [twips(width)], rows: [row], borders: borders, padding: 0)
    box.isCentred = true
    return FlowCell([.paragraph(label), .table(box), gap()], span: span, vertical: .top)
  }

  // MARK: Header and footer

  /// A table without lines, over the width between the margins in the given shares.
  private func strip(_ parts: [(share: Double, FlowParagraph)], height: Int?, vertical: FlowCell.Vertical) -> FlowTable {
    var left = page.textWidth
    let columns = parts.enumerated().map { index, part in
      let width = index == parts.count - 1 ? left : Int((Double(page.textWidth) * part.share).rounded())
      left -= width
      return width
    }
    let cells = parts.map { FlowCell([.paragraph($0.1)], vertical: vertical) }
    var row = FlowRow(cells, height: height)
    row.isExact = height != nil
    return FlowTable(columns: columns, rows: [row], borders: FlowBorders(), padding: 0)
  }

  private var header: [FlowBlock] {
    let red = "C00000"
    let mark = half(min(20, ScaffoldFrame.points(headerHeight) * 0.8))
    let marks = [
      FlowRun(planner.voidMark, halfPoints: mark, isBold: true, colour: red),
      FlowRun(planner.reprintMark, halfPoints: 18, colour: red),
    ]
    let line = strip(
      [
        (0.42, FlowParagraph([FlowRun("{{company.name}}")], style: "FormNote")),
        (0.28, FlowParagraph(marks, style: "FormNote", alignment: .center)),
        (0.30, FlowParagraph([FlowRun("{{form.code}}")], style: "FormNote", alignment: .right)),
      ], height: twips(millimetres: headerHeight), vertical: .bottom)
    var blocks: [FlowBlock] = []
    if let note = sideNote { blocks = [.table(note), gap()] }
    return blocks + [.table(line), gap()]
  }

  /// The 联次 outside the right border, reading downwards (domain 4.1). In the header, so that each page has it.
  private var sideNote: FlowTable? {
    let right = planner.layout.paper.right
    guard !planner.schema.copies.isEmpty, right >= 8 else { return nil }
    let width = min(7, right - 3)
    let length = max(ScaffoldFrame.points(50), planner.sideNoteLength(size: 9))
    var cell = FlowCell([.paragraph(FlowParagraph([FlowRun(planner.sideNote)], style: "FormCopy"))], vertical: .center)
    cell.isVerticalText = true
    var row = FlowRow([cell], height: twips(length))
    row.isExact = true
    var table = FlowTable(columns: [twips(millimetres: width)], rows: [row], borders: FlowBorders(), padding: 0)
    table.position = FlowPosition(
      x: page.width - page.right + twips(millimetres: 1.5), y: max(page.top, (page.height - twips(length)) / 2))
    return table
  }

  private var footer: [FlowBlock] {
    let language = planner.language
    let pages = [
      FlowRun(ScaffoldWords.page.text(in: language)), FlowRun(.page), FlowRun(ScaffoldWords.pageOf.text(in: language)),
      FlowRun(.pageCount), FlowRun(ScaffoldWords.pageEnd.text(in: language)),
    ]
    let line = strip(
      [
        (0.56, FlowParagraph([FlowRun("{{copies}}")], style: "FormNote")),
        (0.20, FlowParagraph([FlowRun("{{copy.label}}")], style: "FormNote", alignment: .center)),
        (0.24, FlowParagraph(pages, style: "FormNote", alignment: .right)),
      ], height: nil, vertical: .top)
    return [.table(line), gap()]
  }
}
