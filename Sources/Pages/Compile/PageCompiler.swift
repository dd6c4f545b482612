import Findings
import FormLayout
import Forms
import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// Compiles the plan of a form.
struct PageCompiler {
  let planner: ScaffoldPlanner
  let fonts: PageFonts
  let plan: ScaffoldPlan
  var texts: PageTextCompiler
  let scope: NameScope
  /// Whether the pages go out with a form and say everything themselves.
  let isEnclosed: Bool
  private(set) var bands: [PageBand] = []
  private(set) var areas: [PlacedText] = []
  private var rowCount = 0
  /// What heads the columns of the table above, by the quarters where they begin.
  private var headings: [Int: String] = [:]

  init(_ planner: ScaffoldPlanner, fonts: PageFonts, isEnclosed: Bool) {
    self.planner = planner
    self.isEnclosed = isEnclosed
    self.fonts = fonts
    plan = planner.plan()
    let vocabulary = TemplateVocabulary(schema: planner.schema)
    texts = PageTextCompiler(vocabulary, name: "\(planner.schema.id).yaml")
    scope = NameScope(vocabulary)
    stamp = PageLine(pieces: [texts.piece(planner.voidLine, in: scope)], alignment: .left)
  }

  private(set) var frame: PageFrame?
  let stamp: PageLine

  static func milli(_ points: Double) -> Int { Millipoints.points(points) }

  var textSize: Int { PageCompiler.milli(plan.textSize) }

  var sheet: PageSize {
    let paper = planner.layout.paper.dimensions
    return PageSize(
      width: Millipoints.millimetres(paper.width), height: Millipoints.millimetres(paper.height))
  }

  var area: PageArea {
    let paper = planner.layout.paper
    return PageArea(
      x: Millipoints.millimetres(paper.left), y: Millipoints.millimetres(paper.top),
      width: PageCompiler.milli(planner.frame.width), height: PageCompiler.milli(planner.frame.height))
  }

  /// The stamps for which pages are sealed together: those of forms on sheets, which are not torn off at their sides.
  var stamps: [String] {
    if isEnclosed || planner.layout.paper.size == .continuous241 { return [] }
    return planner.schema.fields.filter { $0.type == .stamp }.map(\.id)
  }

  var strokes: (inner: Stroke, outer: Stroke) {
    // Needle printers lose lines thinner than 0.75 pt (domain 4.7).
    let isNeedle = planner.layout.paper.size == .continuous241
    return (Stroke(width: isNeedle ? 750 : 500), Stroke(width: 1_000))
  }

  mutating func compile() {
    for band in plan.bands {
      switch band {
      case .grid(let rows, let joins, let condition):
        let compiled = rows.map { row($0) }
        bands.append(
          .grid(compiled, joins: joins, condition: condition.flatMap { texts.condition($0, in: scope) }))
      case .note(let note):
        let line = line(
          note.text, PageLine.Alignment(rawValue: note.horizontal) ?? .left, style: note.isTitle ? .title : .text)
        bands.append(
          .note(
            PageNote(line: line, size: PageCompiler.milli(note.size), before: 1_000 + PageCompiler.milli(note.before))))
      case .pageBreak: bands.append(.pageBreak)
      case .pictures(let attachment): if let pictures = pictures(attachment) { bands.append(.pictures(pictures)) }
      }
    }
    if !isEnclosed { frame = PageFrame(head: compiledHead(), margins: compiledMargins()) }
    areas = planner.layout.areas.map { placed($0) }
  }

  private mutating func compiledHead() -> PageHead {
    let setter = LineSetter(fonts: fonts)
    let title = setter.set(
      TickBox.usual(in: planner.title), style: .title, size: PageCompiler.milli(plan.titleSize), width: .max / 4)
    let codes = CodePlaces(
      title: (title.text.width, PageHead.height(title)),
      text: setter.set("", size: textSize, width: 1).height, width: area.size.width)
    let millimetre = Millipoints.millimetres(1)
    // Printers leave about 5 mm at the edge.
    let margin = area.origin.y - 5 * millimetre - PageCompiler.marginGap
    return PageHead(
      title: title, titleX: codes.titleX(title.text.width, in: area.size.width), left: line(planner.headLine, .left),
      right: line(planner.numberLine, .right),
      greeting: plan.greeting.map { text in
        // The line that addresses the reader is not indented.
        let isAddress = text.last.map { "：:".contains($0) } ?? true
        let line = line(planner.language == .en || isAddress ? text : "　　" + text, .left)
        let set = setter.set(
          constant: line, size: textSize, width: area.size.width, height: PageHead.greetingHeight(textSize))
        return PageGreeting(line: line, constant: line.isConstant ? set : nil)
      }, codes: codes, marginBar: margin >= 4 * millimetre ? min(margin, 5 * millimetre) : nil)
  }

  private mutating func placed(_ area: LayoutArea) -> PlacedText {
    let corner = area.place(on: planner.layout.paper)
    let note = ScaffoldNote(area.note, in: planner.language)
    return PlacedText(
      area: PageArea(
        x: Millipoints.millimetres(corner.x), y: Millipoints.millimetres(corner.y),
        width: Millipoints.millimetres(area.width), height: Millipoints.millimetres(area.height)),
      line: line(
        note.text, PageLine.Alignment(rawValue: note.horizontal) ?? .left, style: note.isTitle ? .title : .text),
      size: PageCompiler.milli(note.size), boxes: area.boxes)
  }

  mutating func line(
    _ text: String, _ alignment: PageLine.Alignment, look: PagePiece.Look = .plain, style: PageFonts.Style = .text
  ) -> PageLine {
    PageLine(pieces: [texts.piece(text, in: scope, look: look, style: style)], alignment: alignment)
  }

  private mutating func row(_ row: GridRow) -> PageRow {
    var repeated: (SectionSlot, NameScope)?
    if let id = row.repeated { repeated = texts.rows(of: id, blankRows: row.copies, in: scope) }
    let inside = repeated?.1 ?? scope
    var label = ""
    if row.isHeader { headings = [:] }
    let cells = row.cells.map { cell in
      if row.repeated != nil { label = headings[cell.quarters.lowerBound] ?? "" }
      let compiled = self.cell(cell, in: inside, besides: label)
      if row.isHeader { headings[cell.quarters.lowerBound] = words(of: cell) }
      if cell.kind == .label { label = words(of: cell) }
      return compiled
    }
    rowCount += 1
    return PageRow(
      id: rowCount, cells: cells, height: PageCompiler.milli(row.height), isHeader: row.isHeader,
      isHeading: row.isHeading, table: row.table,
      condition: row.condition.flatMap { texts.condition($0, in: scope) }, repeated: repeated?.0,
      isSigned: row.cells.contains { !$0.foot.isEmpty }
        && !row.cells.contains { $0.kind == .value && $0.foot.isEmpty })
  }

  private mutating func cell(_ cell: GridCell, in scope: NameScope, besides label: String) -> PageCell {
    let style: PageFonts.Style = cell.kind == .heading ? .title : .text
    let lines = cell.lines.map { gridLine($0, of: cell, style, scope) }
    let foot = cell.foot.map { gridLine($0, of: cell, style, scope) }
    let size = PageCompiler.milli(cell.size)
    let isLabel = cell.kind == .label && cell.horizontal == "center"
    let left = PageCompiler.milli(planner.frame.edge(cell.quarters.lowerBound))
    let right = PageCompiler.milli(planner.frame.edge(cell.quarters.upperBound))
    let padding = PageCompiler.milli(isLabel ? planner.frame.labelPadding : planner.frame.padding)
    let height = isLabel && lines.count > 1 ? LineSetter.solid(size) : LineSetter.height(size)
    let isConstant = cell.condition == nil && (lines + foot).allSatisfy(\.isConstant)
    func set(_ line: PageLine) -> SetLine {
      LineSetter(fonts: fonts).set(
        constant: line, size: size, width: max(right - left - 2 * padding, 1), height: height)
    }
    return PageCell(
      x: left, width: right - left, padding: padding, kind: cell.kind, lines: lines, foot: foot, size: size,
      isAtTop: cell.vertical == "top", isOneLine: !cell.mayBreak && cell.reserved <= 1, lineHeight: height,
      condition: cell.condition.flatMap { texts.condition($0, in: self.scope) },
      constant: isConstant ? FilledCell(lines: lines.map(set), foot: foot.map(set)) : nil,
      labels: labels(of: cell, besides: label))
  }

  /// The words of a label on one line. Latin words are parted where its lines are.
  private func words(of cell: GridCell) -> String {
    cell.lines.reduce("") { words, line in
      let next = line.pieces.first?.text ?? ""
      let isParted = words.last?.isASCII == true && next.first?.isASCII == true
      return words + (isParted ? " " : "") + next
    }
  }

  /// What the lines of a cell are called; a line without a label of its own has that before or besides it.
  private func labels(of cell: GridCell, besides label: String) -> [String] {
    var label = label
    return cell.lines.map { line in
      let text = line.pieces.first?.text ?? ""
      if let end = text.firstRange(of: /[：:]/)?.lowerBound, !text[..<end].contains("{{") {
        label = String(text[..<end])
      }
      return label
    }
  }

  private mutating func gridLine(
    _ line: GridLine, of cell: GridCell, _ style: PageFonts.Style, _ scope: NameScope
  ) -> PageLine {
    PageLine(
      pieces: line.pieces.map { piece in
        texts.piece(
          piece.text, in: scope, look: piece.look == .grey ? .grey : .plain,
          style: piece.look == .signed ? .signed : style)
      }, alignment: PageLine.Alignment(rawValue: line.horizontal ?? cell.horizontal) ?? .left)
  }

  private mutating func pictures(_ attachment: PictureAttachment) -> PagePictures? {
    guard let (slot, inside) = texts.rows(of: attachment.list, blankRows: 0, in: scope) else { return nil }
    guard case .drawing(let drawing) = texts.piece(attachment.picture, in: inside).content else { return nil }
    return PagePictures(
      heading: line(attachment.heading, .center, style: .title), pictures: slot, perPage: attachment.perPage,
      drawing: drawing, caption: PageLine(pieces: [texts.piece(attachment.caption, in: inside)], alignment: .center),
      height: PageCompiler.milli(attachment.height))
  }
}
