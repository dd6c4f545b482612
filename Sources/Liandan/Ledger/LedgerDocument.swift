import Findings
import Forms
import Pages
import WordprocessingML

/// The book of a form's ledger as a document.
struct LedgerDocument {
  let book: LedgerBook

  private var language: Language { book.language }

  /// The height of a line in twentieths of a point: all lines of a page, its head and its sums fit on A4 across.
  private var lineHeight: Int { min(400, LedgerDocument.tableHeight / (book.lineCount + 4)) }

  /// The .docx file, A4 across; the same lines give the same bytes.
  func bytes() throws -> [UInt8] {
    let page = WordPage(
      width: 16_838, height: 11_906, isLandscape: true, top: 850, right: 850, bottom: 850, left: 1_134, header: 454,
      footer: 454)
    var document = WordDocument(
      page: page, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "宋体"), halfPoints: LedgerFit.usual,
      title: book.title)
    document.body = []
    try book.forEachPage { document.body += self.page($0, width: page.textWidth) }
    document.firstHeader = book.ledger.company.pageMark(in: language)
    document.header = document.firstHeader
    document.footer = [.pageCount(after: book.keeper, alignment: .right, in: language)]
    return try document.package()
  }

  /// A page: title, head, lines, blank lines to its end, sums.
  private func page(_ page: LedgerBook.Page, width: Int) -> [WordBlock] {
    var title = WordParagraph(
      [WordRun(book.title, halfPoints: 32, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "黑体"))],
      alignment: .center)
    title.startsPage = !page.isFirst
    let columns = book.columns.map(\.column)
    let widths = widths(of: width)
    let heading = columns.map { ListCell($0.title, isStrong: true) }
    var head = WordTableRow(
      zip(heading, widths).map { cell($0, .center, fit: LedgerFit.usual, width: $1) }, height: 480)
    head.isHeader = true
    let lines = (page.carried.map { [$0] } ?? []) + page.lines
    let fit = LedgerFit(
      lines + page.sums, widths, blanks: page.blanks, lineHeight: lineHeight,
      room: LedgerDocument.tableHeight - max(480, LedgerFit.height(of: heading, widths, halfPoints: LedgerFit.usual)))
    func row(_ cells: [ListCell]) -> WordTableRow {
      WordTableRow(
        zip(zip(cells, columns), widths).map { cell($0.0, $0.1.alignment.word, fit: fit.halfPoints, width: $1) },
        height: fit.rowHeight)
    }
    let blank = WordTableRow(columns.map { _ in cell([], .left) }, height: lineHeight)
    let rows = [head] + lines.map(row) + Array(repeating: blank, count: fit.blanks) + page.sums.map(row)
    return [
      .paragraph(title), .paragraph(WordParagraph([WordRun(book.remark)], alignment: .center)),
      .table(WordTable(columns: widths, rows: rows, borders: WordBorders(outer: 8, inner: 4))),
    ]
  }

  /// What the table has of a page, below title and remark.
  private static let tableHeight = 8_600

  private func widths(of width: Int) -> [Int] {
    let wanted = book.columns.map(\.proportion)
    let sum = wanted.reduce(0, +)
    var widths = wanted.map { Int($0 * Double(width) / sum) }
    widths[widths.count - 1] += width - widths.reduce(0, +)
    return widths
  }

  private func cell(_ cell: ListCell, _ alignment: WordAlignment, fit size: Int, width: Int) -> WordTableCell {
    let size = LedgerFit.size(size, of: cell, width: width)
    var run = WordRun(cell.text, halfPoints: size, isBold: cell.isStrong)
    run.isStruck = cell.isStruck
    let mark = cell.mark.isEmpty ? [] : [WordRun(" " + cell.mark, halfPoints: size, colour: "C00000")]
    return self.cell((cell.text.isEmpty && cell.isStrong ? [] : [run]) + mark, alignment)
  }

  private func cell(_ runs: [WordRun], _ alignment: WordAlignment) -> WordTableCell {
    WordTableCell([.paragraph(WordParagraph(runs, alignment: alignment))])
  }
}

extension LineAlignment {
  /// The same in word-processing documents.
  var word: WordAlignment {
    switch self {
    case .left: .left
    case .center: .center
    case .right: .right
    }
  }
}
