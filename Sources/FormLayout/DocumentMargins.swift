import Findings
import Forms
import WordprocessingML

/// What stands outside the text: header, footer and the side note.
extension DocumentScaffold {
  /// A table without lines, over the width between the margins in the given shares.
  private func strip(_ parts: [(share: Double, WordParagraph)], height: Int?, vertical: WordTableCell.Vertical)
    -> WordTable
  {
    var left = page.textWidth
    let columns = parts.enumerated().map { index, part in
      let width = index == parts.count - 1 ? left : Int((Double(page.textWidth) * part.share).rounded())
      left -= width
      return width
    }
    let cells = parts.map { WordTableCell([.paragraph($0.1)], vertical: vertical) }
    var row = WordTableRow(cells, height: height)
    row.isExact = height != nil
    return WordTable(columns: columns, rows: [row], borders: WordBorders(), padding: 0)
  }

  var header: [WordBlock] {
    let red = "C00000"
    let mark = half(min(20, ScaffoldFrame.points(headerHeight) * 0.8))
    // Title and number stand at the top of every page; a stamp takes the title's place.
    let marks = [
      WordRun("{{^void}}\(planner.title){{/void}}"),
      WordRun(planner.voidMark, halfPoints: mark, isBold: true, colour: red),
      WordRun(planner.reprintMark, halfPoints: 18, colour: red),
    ]
    let line = strip(
      [
        (0.34, WordParagraph([WordRun("{{company.name}}")], style: "FormNote")),
        (0.32, WordParagraph(marks, style: "FormNote", alignment: .center)),
        (0.34, WordParagraph([WordRun("{{form.code}}　{{number}}")], style: "FormNote", alignment: .right)),
      ], height: twips(millimetres: headerHeight), vertical: .bottom)
    var blocks: [WordBlock] = []
    if let note = sideNote { blocks = [.table(note), gap()] }
    return blocks + [.table(line), gap()]
  }

  /// The 联次 outside the right border, reading downwards (domain 4.1). In the header, so that each page has it.
  private var sideNote: WordTable? {
    let right = planner.layout.paper.right
    guard !planner.schema.copies.isEmpty, right >= 8 else { return nil }
    let width = min(7, right - 3)
    let length = max(ScaffoldFrame.points(50), planner.sideNoteLength(size: 9))
    var cell = WordTableCell(
      [.paragraph(WordParagraph([WordRun(planner.sideNote)], style: "FormCopy"))], vertical: .center)
    cell.isVerticalText = true
    var row = WordTableRow([cell], height: twips(length))
    row.isExact = true
    var table = WordTable(columns: [twips(millimetres: width)], rows: [row], borders: WordBorders(), padding: 0)
    table.position = WordTablePosition(
      x: page.width - page.right + twips(millimetres: 1.5), y: max(page.top, (page.height - twips(length)) / 2))
    return table
  }

  var footer: [WordBlock] {
    let language = planner.language
    let pages = [
      WordRun(ScaffoldWords.page.text(in: language)), WordRun(.page), WordRun(ScaffoldWords.pageOf.text(in: language)),
      WordRun(.pageCount), WordRun(ScaffoldWords.pageEnd.text(in: language)),
    ]
    let line = strip(
      [
        (0.45, WordParagraph([WordRun("{{copies}}")], style: "FormNote")),
        (0.33, WordParagraph([WordRun("{{copy.label}}　{{number}}")], style: "FormNote", alignment: .center)),
        (0.22, WordParagraph(pages, style: "FormNote", alignment: .right)),
      ], height: nil, vertical: .top)
    return [.table(line), gap()]
  }
}
