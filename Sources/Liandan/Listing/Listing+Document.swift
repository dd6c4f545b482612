import Findings
import Pages
import Storage
import WordprocessingML

extension Listing {
  /// A document, A4 upright or, where the columns are many, across. It is held in memory.
  func writeDocument(in language: Language, from origin: ListOrigin, to sink: any ByteSink) throws {
    let wanted = try wantedColumns(in: language)
    let isWide = wanted.reduce(0) { $0 + $1.width } > ListSheet(isAcross: false).width
    let page = WordPage(
      width: isWide ? 16_838 : 11_906, height: isWide ? 11_906 : 16_838, isLandscape: isWide, top: 1_134, right: 1_020,
      bottom: 1_020, left: 1_134, header: 567, footer: 567)
    var document = WordDocument(
      page: page, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "宋体"), halfPoints: 19, title: title)
    let name = WordRun(title, halfPoints: 32, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "黑体"))
    document.body = [.paragraph(WordParagraph([name], alignment: .center))]
    document.body += try remarks().map { .paragraph(WordParagraph([WordRun($0)], alignment: .center)) }
    document.body.append(.table(try table(wanted, in: language, width: page.textWidth)))
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

  private func table(_ wanted: [ListColumn], in language: Language, width: Int) throws -> WordTable {
    // Twentieths of a point are 50 thousandths.
    let widths = ListColumn.fitted(wanted, into: width * 50).map { $0.width / 50 }
    func row(_ texts: [String], isStrong: Bool = false, height: Int? = nil) -> WordTableRow {
      let cells = zip(zip(texts, columns), widths).map { pair, width in
        let cell = ListCell(pair.0, isStrong: isStrong)
        let run = WordRun(
          cell.text, halfPoints: LedgerFit.size(LedgerFit.usual, of: cell, width: width), isBold: isStrong)
        let alignment = height == nil ? pair.1.alignment.word : .center
        return WordTableCell([.paragraph(WordParagraph(cell.text.isEmpty ? [] : [run], alignment: alignment))])
      }
      return WordTableRow(cells, height: height)
    }
    var head = row(columns.map { $0.title.text(in: language) }, isStrong: true, height: 400)
    head.isHeader = true
    var rows = [head]
    try lines { line in rows.append(row(columns.map { $0.value(line).pageText })) }
    if let totals { rows.append(row(totals().map(\.pageText), isStrong: true)) }
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
