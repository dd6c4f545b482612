import Findings
import Forms
import Pages
import WordprocessingML

/// The book of a form's ledger as a document.
struct LedgerDocument {
  let book: LedgerBook

  private var language: Language { book.language }

  /// The height of a line in twentieths of a point: all lines of a page, its head and its sums fit on A4 across.
  private var lineHeight: Int { min(400, 8_600 / (book.lineCount + 4)) }

  /// The .docx file, A4 across; the same lines give the same bytes.
  func bytes() throws -> [UInt8] {
    let page = WordPage(
      width: 16_838, height: 11_906, isLandscape: true, top: 850, right: 850, bottom: 850, left: 1_134, header: 454,
      footer: 454)
    var document = WordDocument(
      page: page, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "宋体"), halfPoints: 19, title: book.title)
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
    var head = WordTableRow(
      columns.map { cell([WordRun($0.title, isBold: true)], .center) }, height: 480)
    head.isHeader = true
    let blank = WordTableRow(columns.map { _ in cell([], .left) }, height: lineHeight)
    let rows =
      [head] + (page.carried.map { [row($0, columns)] } ?? []) + page.lines.map { row($0, columns) }
      + Array(repeating: blank, count: page.blanks) + page.sums.map { row($0, columns) }
    return [
      .paragraph(title), .paragraph(WordParagraph([WordRun(book.remark)], alignment: .center)),
      .table(WordTable(columns: widths(of: width), rows: rows, borders: WordBorders(outer: 8, inner: 4))),
    ]
  }

  private func row(_ cells: [ListCell], _ columns: [ListColumn]) -> WordTableRow {
    WordTableRow(zip(cells, columns).map { self.cell($0, $1.alignment.word) }, height: lineHeight)
  }

  private func widths(of width: Int) -> [Int] {
    let wanted = book.columns.map(\.proportion)
    let sum = wanted.reduce(0, +)
    var widths = wanted.map { Int($0 * Double(width) / sum) }
    widths[widths.count - 1] += width - widths.reduce(0, +)
    return widths
  }

  private func cell(_ cell: ListCell, _ alignment: WordAlignment) -> WordTableCell {
    var run = WordRun(cell.text, isBold: cell.isStrong)
    run.isStruck = cell.isStruck
    let mark = cell.mark.isEmpty ? [] : [WordRun(" " + cell.mark, colour: "C00000")]
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
