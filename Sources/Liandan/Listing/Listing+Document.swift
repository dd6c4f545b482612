import Findings
import Pages
import Storage
import WordprocessingML

extension Listing {
  /// A document, A4 upright or, where the columns are many, across. It is held in memory.
  func writeDocument(in language: Language, from origin: ListOrigin, to sink: any ByteSink) throws {
    let isWide = columns.reduce(0) { $0 + $1.width } > 90
    let page = WordPage(
      width: isWide ? 16_838 : 11_906, height: isWide ? 11_906 : 16_838, isLandscape: isWide, top: 1_134, right: 1_020,
      bottom: 1_020, left: 1_134, header: 567, footer: 567)
    var document = WordDocument(
      page: page, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "宋体"), halfPoints: 19, title: title)
    let name = WordRun(title, halfPoints: 32, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "黑体"))
    document.body = [.paragraph(WordParagraph([name], alignment: .center))]
    document.body += try remarks().map { .paragraph(WordParagraph([WordRun($0)], alignment: .center)) }
    document.body.append(.table(try table(in: language, width: page.textWidth)))
    document.body += foot.map { text in
      var line = WordParagraph([WordRun(text)])
      line.spaceBefore = 160
      return .paragraph(line)
    }
    document.firstHeader = origin.company.pageMark(in: language)
    document.header = document.firstHeader
    document.footer = [.pageCount(after: "", alignment: .center, in: language)]
    try sink.write(document.package())
  }

  private func table(in language: Language, width: Int) throws -> WordTable {
    let sum = columns.reduce(0) { $0 + $1.width }
    var widths = columns.map { Int($0.width * Double(width) / sum) }
    widths[widths.count - 1] += width - widths.reduce(0, +)
    func cell(_ text: String, _ alignment: WordAlignment, isBold: Bool = false) -> WordTableCell {
      let runs = text.isEmpty ? [] : [WordRun(text, isBold: isBold)]
      return WordTableCell([.paragraph(WordParagraph(runs, alignment: alignment))])
    }
    var head = WordTableRow(columns.map { cell($0.title.text(in: language), .center, isBold: true) }, height: 400)
    head.isHeader = true
    var rows = [head]
    try lines { line in rows.append(WordTableRow(columns.map { cell($0.value(line).pageText, $0.alignment.word) })) }
    if let totals {
      rows.append(WordTableRow(zip(columns, totals()).map { cell($1.pageText, $0.alignment.word, isBold: true) }))
    }
    return WordTable(columns: widths, rows: rows, borders: WordBorders(outer: 8, inner: 4))
  }
}

extension WordBlock {
  /// 第 x 页 共 y 页, behind other words.
  static func pageCount(after words: String, alignment: WordAlignment, in language: Language) -> WordBlock {
    let (before, between, after) =
      switch language {
      case .zhHans: ("第 ", " 页 共 ", " 页")
      case .zhHant: ("第 ", " 頁 共 ", " 頁")
      case .en: ("Page ", " of ", "")
      }
    return .paragraph(
      WordParagraph(
        [
          WordRun(words + before, halfPoints: 18), WordRun(.page, halfPoints: 18), WordRun(between, halfPoints: 18),
          WordRun(.pageCount, halfPoints: 18), WordRun(after, halfPoints: 18),
        ], alignment: alignment))
  }
}
