package import Findings
package import Forms

/// Lays a form out on its grid: sizes, tags and heights; how they are written as XML is none of its business.
package struct ScaffoldPlanner {
  package let schema: FormSchema
  package let layout: Layout
  package let language: Language
  package let target: ScaffoldTarget
  package let frame: ScaffoldFrame
  let measure: TextMeasure

  package init(schema: FormSchema, layout: Layout, language: Language, target: ScaffoldTarget) {
    self.schema = schema
    self.layout = layout
    self.language = language
    self.target = target
    frame = ScaffoldFrame(layout.paper)
    measure = TextMeasure(target, language)
  }

  package func plan() -> ScaffoldPlan {
    let isLow = layout.paper.dimensions.height < 160
    var plan = ScaffoldPlan(
      bands: [], titleSize: isLow ? 15 : 18, textSize: layout.fontSize,
      greeting: layout.greeting.map { $0.text(in: language).split(separator: "\n").map(String.init) } ?? [])
    var open: [GridRow] = []
    var joins = false
    var condition: String?
    let omitted = omittedBlocks()
    func closeGrid() {
      guard !open.isEmpty else { return }
      plan.bands.append(.grid(rows: open, joins: joins, condition: condition))
      joins = true
      open = []
    }
    for (index, block) in layout.blocks.enumerated() {
      if omitted[index] != condition { closeGrid() }
      condition = omitted[index]
      switch block {
      case .row(let cells, let height):
        open += alternatives(to: cells) { row($0, height: height ?? layout.rowHeight) }
      case .heading(let text): open.append(heading(text.text(in: language)))
      case .matrix(let matrix): open += marked(rows(of: matrix), index)
      case .table(let table):
        // A table of its own, so that its header row is repeated where it runs over a page.
        closeGrid()
        open = marked(rows(of: table), index)
        closeGrid()
      case .note(let note):
        closeGrid()
        plan.bands.append(.note(ScaffoldNote(note, in: language)))
        joins = false
      case .pageBreak:
        closeGrid()
        plan.bands.append(.pageBreak)
        joins = false
      }
    }
    closeGrid()
    fitToPage(&plan)
    if schema.hasPictures { plan.bands.append(.pictures(attachment)) }
    return plan
  }

  /// The rows of a table, told from those around it.
  private func marked(_ rows: [GridRow], _ table: Int) -> [GridRow] {
    rows.map { row in
      var row = row
      row.table = table
      return row
    }
  }

  /// What templates call all pictures of a form.
  static let attachedPictures = "attached_pictures"

  /// Two pictures a page, as large as a photo that shows something; on a low sheet one.
  private var attachment: PictureAttachment {
    let (width, height) = (frame.width * 25.4 / 72, frame.height * 25.4 / 72)
    // The heading, and captions with their gaps, take 20 mm beside two pictures and 14 mm beside one; a row of a sheet is 144 mm
    // high at most.
    let half = ((height - 20) / 2).rounded(.down)
    let perPage = half < 80 ? 1 : 2
    let most = perPage == 2 ? min(110, half) : min(140, (height - 14).rounded(.down))
    return PictureAttachment(
      list: ScaffoldPlanner.attachedPictures, perPage: perPage,
      heading: ScaffoldWords.attachments.text(in: language) + "{{#copy.label}}　{{copy.label}}{{/copy.label}}",
      picture: "{{@picture|fit:\(Int(width))x\(Int(most))mm}}",
      caption: ScaffoldWords.attachment.text(in: language) + " {{position}} · {{label}} · {{name}}",
      height: ScaffoldFrame.points(most))
  }

  // MARK: Rows

  func heading(_ text: String, isHeader: Bool = false) -> GridRow {
    let cell = GridCell(
      quarters: 0..<48, kind: .heading, lines: [GridLine(text)], size: layout.fontSize, horizontal: "center")
    return finished(GridRow(cells: [cell], height: ScaffoldFrame.points(min(7, layout.rowHeight)), isHeader: isHeader))
  }

  private func row(_ cells: [LayoutCell], height: Double) -> GridRow {
    let hasSignature = cells.contains {
      switch $0.content {
      case .signature, .approval: true
      default: false
      }
    }
    // A name signed by hand needs 14 mm (domain 4.2).
    let points = ScaffoldFrame.points(hasSignature ? max(height, 14) : height)
    var row = places(of: cells).flatMap { cell, place in gridCells(of: cell, at: place, height: points) }
    even(&row)
    return finished(GridRow(cells: row, height: points))
  }

  /// Cells that carry their labels themselves look uneven side by side in different sizes.
  func even(_ cells: inout [GridCell]) {
    let size = cells.filter(\.isPanel).map(\.size).min()
    for index in cells.indices where cells[index].isPanel { cells[index].size = size ?? cells[index].size }
  }

  /// Where cells stand, in quarter columns; the last one reaches to the right edge whatever the spans add up to.
  func places(of cells: [LayoutCell]) -> [(LayoutCell, Range<Int>)] {
    var start = 0
    return cells.enumerated().compactMap { index, cell in
      let isLast = index == cells.count - 1
      let end = isLast ? 48 : min(48, start + max(1, Int((cell.span * 4).rounded())))
      defer { start = end }
      return start < end ? (cell, start..<end) : nil
    }
  }

  /// The row with the height that its text needs at least.
  func finished(_ row: GridRow) -> GridRow {
    var row = row
    row.least =
      row.cells.map { cell in
        let count = max(cell.reserved, cell.lines.count) + cell.foot.count
        let line = cell.kind == .label && count > 1 ? labelLine(cell.size) : TextMeasure.line(cell.size)
        return Double(count) * line + (cell.kind == .label ? 1.5 : 4)
      }.max() ?? 0
    row.height = max(row.height, row.least)
    return row
  }

  // MARK: One page

  /// The room that head and foot of the form take, in points, with a line to spare for a value that is longer than usual.
  private func room(of plan: ScaffoldPlan) -> Double {
    var used = TextMeasure.line(plan.titleSize) + 8 + TextMeasure.line(plan.textSize) + 4
    for text in plan.greeting {
      used += Double(measure.lines("　　" + text, size: plan.textSize, width: frame.width)) * (plan.textSize * 1.6)
    }
    for case .note(let note) in plan.bands {
      used +=
        Double(measure.lines(note.text, size: note.size, width: frame.width)) * TextMeasure.line(note.size) + 2
        + note.before
    }
    // A sheet carries company and code in a row of its own, and a line below each table. In a document a gap lies between tables, and each
    // row is higher by its line.
    used += TextMeasure.line(plan.textSize) + (target == .sheet ? 28 : 4)
    guard target == .document else { return used }
    for case .grid(let rows, _, _) in plan.bands { used += 2 + 0.5 * Double(rows.reduce(0) { $0 + $1.copies }) }
    return used
  }

  /// Heights are wishes: where they are a little more than one page holds, all rows give way in proportion to what
  /// they can spare; where they are much more, the form has several pages.
  private func fitToPage(_ plan: inout ScaffoldPlan) {
    guard !layout.blocks.contains(.pageBreak) else { return }
    var total = 0.0, least = 0.0
    for case .grid(let rows, _, _) in plan.bands {
      for row in rows {
        total += row.height * Double(row.copies)
        least += max(row.least, row.height * 0.7) * Double(row.copies)
      }
    }
    let available = frame.height - room(of: plan)
    // A sheet that all but fits does without the line to spare.
    let spare = target == .sheet ? TextMeasure.line(plan.textSize) : 0
    guard total > available, least <= available + spare, total > least else { return }
    let share = min(1, (total - available) / (total - least))
    for index in plan.bands.indices {
      guard case .grid(var rows, let joins, let condition) = plan.bands[index] else { continue }
      for row in rows.indices {
        rows[row].height -= (rows[row].height - max(rows[row].least, rows[row].height * 0.7)) * share
      }
      plan.bands[index] = .grid(rows: rows, joins: joins, condition: condition)
    }
  }
}
