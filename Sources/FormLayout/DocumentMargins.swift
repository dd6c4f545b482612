import Findings
import Forms
import WordprocessingML

/// What stands outside the text: header, footer and the side note.
extension DocumentScaffold {
  /// A table without lines, over the width between the margins in the given shares.
  private func strip(_ parts: [(share: Double, FlowParagraph)], height: Int?, vertical: FlowCell.Vertical) -> FlowTable
  {
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

  var header: [FlowBlock] {
    let red = "C00000"
    let mark = half(min(20, ScaffoldFrame.points(headerHeight) * 0.8))
    // Title and number stand at the top of every page; a stamp takes the title's place.
    let marks = [
      FlowRun("{{^void}}\(planner.title){{/void}}"),
      FlowRun(planner.voidMark, halfPoints: mark, isBold: true, colour: red),
      FlowRun(planner.reprintMark, halfPoints: 18, colour: red),
    ]
    let line = strip(
      [
        (0.34, FlowParagraph([FlowRun("{{company.name}}")], style: "FormNote")),
        (0.32, FlowParagraph(marks, style: "FormNote", alignment: .center)),
        (0.34, FlowParagraph([FlowRun("{{form.code}}　{{number}}")], style: "FormNote", alignment: .right)),
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

  var footer: [FlowBlock] {
    let language = planner.language
    let pages = [
      FlowRun(ScaffoldWords.page.text(in: language)), FlowRun(.page), FlowRun(ScaffoldWords.pageOf.text(in: language)),
      FlowRun(.pageCount), FlowRun(ScaffoldWords.pageEnd.text(in: language)),
    ]
    let line = strip(
      [
        (0.45, FlowParagraph([FlowRun("{{copies}}")], style: "FormNote")),
        (0.33, FlowParagraph([FlowRun("{{copy.label}}　{{number}}")], style: "FormNote", alignment: .center)),
        (0.22, FlowParagraph(pages, style: "FormNote", alignment: .right)),
      ], height: nil, vertical: .top)
    return [.table(line), gap()]
  }
}
