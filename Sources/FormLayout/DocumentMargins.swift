import Findings
import Forms
import WordprocessingML

/// What stands outside the text: header, footer and the side note.
extension DocumentScaffold {
  /// A table without lines, over the width between the margins in the given shares.
  private func strip(
    _ parts: [(share: Double, WordParagraph)], height: Int? = nil, vertical: WordTableCell.Vertical = .top
  ) -> WordTable {
    var left = page.textWidth
    let columns = parts.enumerated().map { index, part in
      let width = index == parts.count - 1 ? left : Int((Double(page.textWidth) * part.share).rounded())
      left -= width
      return width
    }
    let cells = parts.map { WordTableCell([.paragraph($0.1)], vertical: vertical) }
    var row = WordTableRow(cells, height: height)
    // A head that is low from the start keeps off the body; in a higher one the reason of a void has room.
    row.isExact = height.map { $0 < twips(millimetres: 7) } ?? false
    return WordTable(columns: columns, rows: [row], borders: WordBorders(), padding: 0)
  }

  /// What stands at the top of the first page, which has the form's title below it, or of a further one.
  func header(ofFirstPage isFirst: Bool) -> [WordBlock] {
    let red = "C00000"
    let left = isFirst ? "{{company.name}}" : planner.title + ScaffoldWords.continued.text(in: planner.language)
    let middle = [
      WordRun(planner.voidLine, isBold: true, colour: red), WordRun(planner.marks, colour: red),
    ]
    let right = isFirst ? [WordRun("{{form.code}}")] : [WordRun("{{number}}　")] + pageNumber
    // A long title takes from the room between, and is set smaller before it wraps.
    let width = planner.frame.width
    let size = TextMeasure.sizes(from: 9).first { planner.measure.width(left, size: $0) <= width * 0.4 - 4 } ?? 7.5
    let share = isFirst ? 0.25 : min(0.4, max(0.25, (planner.measure.width(left, size: size) + 4) / width))
    let line = strip(
      [
        (share, WordParagraph([run(left, size: isFirst ? 9 : size)], style: "FormNote")),
        (0.66 - share, WordParagraph(middle, style: "FormNote", alignment: .center)),
        (0.34, WordParagraph(right, style: "FormNote", alignment: .right)),
      ], height: twips(millimetres: headerHeight), vertical: .bottom)
    var blocks: [WordBlock] = []
    if let note = sideNote(ofFirstPage: isFirst) { blocks = [.table(note), gap()] }
    var stamp = WordParagraph(
      [WordRun("{{#void}}"), WordRun(.watermark(voidStamp)), WordRun("{{/void}}")], style: "FormGap")
    stamp.exactLine = 20
    for (index, code) in (isFirst ? codes?.all ?? [] : []).enumerated() {
      let picture = WordPicture(
        index + 1, description: code.tag, x: twips(code.x), y: page.top + twips(code.y), width: twips(code.width),
        height: twips(code.height))
      stamp.runs.append(WordRun(.picture(picture)))
    }
    return blocks + [.table(line), .paragraph(stamp)]
  }

  /// 作废 across the sheet.
  private var voidStamp: WordWatermark {
    let frame = planner.frame
    let width = min(ScaffoldFrame.points(100), frame.width * 0.6, frame.height * 0.8)
    return WordWatermark(
      "{{void}}", font: fonts.title, width: Int(width), height: Int(width * 0.45), colour: "F6C4C0")
  }

  /// The 联次 outside the right border, reading downwards (domain 4.1). In the header, so that each page has it: on the first
  /// one beside the middle of the grid, which may be shorter than the page, on others beside the middle of the page.
  private func sideNote(ofFirstPage isFirst: Bool) -> WordTable? {
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
    let room = page.height - page.top - page.bottom
    let grid = isFirst ? gridSpan : 0..<room
    let middle = (grid.lowerBound + min(grid.upperBound, room)) / 2
    table.position = WordTablePosition(
      x: page.width - page.right + twips(millimetres: 1.5), y: page.top + max(0, middle - twips(length) / 2))
    return table
  }

  /// Where the grid begins and ends below the upper margin, if no value takes more room than usual.
  private var gridSpan: Range<Int> {
    var start = TextMeasure.line(plan.titleSize) + TextMeasure.line(plan.textSize) + 6
    for text in plan.greeting {
      start +=
        Double(planner.measure.lines(text, size: plan.textSize, width: planner.frame.width)) * plan.textSize * 1.5 + 2
    }
    var end = start
    for band in plan.bands {
      switch band {
      case .grid(let rows, _, _): end += rows.reduce(0) { $0 + $1.height * Double($1.copies) }
      case .note(let note): end += note.before + TextMeasure.line(note.size)
      case .pageBreak: return twips(start)..<page.height
      case .pictures: break
      }
    }
    return twips(start)..<twips(end)
  }

  private var pageNumber: [WordRun] {
    let language = planner.language
    return [
      WordRun(ScaffoldWords.page.text(in: language)), WordRun(.page), WordRun(ScaffoldWords.pageOf.text(in: language)),
      WordRun(.pageCount), WordRun(ScaffoldWords.pageEnd.text(in: language)),
    ]
  }

  /// Which copy goes where, which one this is, and the page, in the greatest size in which each stands on one line.
  var footer: [WordBlock] {
    let width = planner.frame.width
    let samples = planner.footSamples
    let least = 6.5
    let size = (TextMeasure.sizes(from: 9) + [least]).first { size in
      samples.reduce(0) { $0 + planner.measure.width($1, size: size) + 6 } <= width
    }
    let needs = samples.map { planner.measure.width($0, size: size ?? least) + 6 }
    // What is left over is shared out, so that the number stands about in the middle.
    let usual = [0.45, 0.33, 0.22]
    let fitsUsual = zip(needs, usual).allSatisfy { $0 <= $1 * width }
    let shares = fitsUsual ? usual : needs.map { $0 / needs.reduce(0, +) }
    func part(_ runs: [WordRun], _ alignment: WordAlignment? = nil) -> WordParagraph {
      WordParagraph(runs.map { sized($0, size ?? least) }, style: "FormNote", alignment: alignment)
    }
    let attached = planner.schema.hasPictures ? [WordRun(planner.attachedCount)] : []
    let line = strip([
      (shares[0], part([WordRun("{{copies}}")])),
      (shares[1], part([WordRun("{{copy.label}}　{{number}}")], .center)),
      (shares[2], part(attached + pageNumber, .right)),
    ])
    return [.table(line), gap()]
  }

  private func run(_ text: String, size: Double) -> WordRun { sized(WordRun(text), size) }

  /// The run in a size that may be smaller than that of notes.
  private func sized(_ run: WordRun, _ size: Double) -> WordRun {
    var run = run
    if size != 9 { run.halfPoints = half(size) }
    return run
  }
}
