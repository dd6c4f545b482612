import Findings
import Forms
import Records
import Register
import WordprocessingML

/// A form's ledger as the pages of a book: so many lines a page, each page with the sums of its lines, what was carried
/// forward from the page before, and the sum so far; void lines stay, struck through.
struct LedgerPages {
  let ledger: FormLedger
  let language: Language

  private var schema: FormSchema { ledger.schema }

  /// The height of a line in twentieths of a point: all lines of a page, its head and its sums fit on A4 across.
  private var lineHeight: Int { min(400, 8_600 / (ledger.layout.lines + 4)) }

  /// The .docx file, A4 across; the same lines give the same bytes.
  func bytes() throws -> [UInt8] {
    let page = WordPage(
      width: 16_838, height: 11_906, isLandscape: true, top: 850, right: 850, bottom: 850, left: 1_134, header: 454,
      footer: 454)
    var document = WordDocument(
      page: page, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "宋体"), halfPoints: 19,
      title: schema.title.text(in: language))
    document.body = try body(width: page.textWidth)
    document.firstHeader = ledger.company.pageMark(in: language)
    document.header = document.firstHeader
    document.footer = [footer]
    return try document.package()
  }

  private var footer: WordBlock {
    let keeper = schema.keeper.map {
      LocalizedText("保管：\($0)　　", hant: "保管：\($0)　　", en: "Kept by \($0)    ").text(in: language)
    }
    let (before, between, after) =
      switch language {
      case .zhHans: ("第 ", " 页 共 ", " 页")
      case .zhHant: ("第 ", " 頁 共 ", " 頁")
      case .en: ("Page ", " of ", "")
      }
    return .paragraph(
      WordParagraph(
        [
          WordRun((keeper ?? "") + before, halfPoints: 18), WordRun(.page, halfPoints: 18),
          WordRun(between, halfPoints: 18), WordRun(.pageCount, halfPoints: 18), WordRun(after, halfPoints: 18),
        ], alignment: .right))
  }

  private func body(width: Int) throws -> [WordBlock] {
    var blocks: [WordBlock] = []
    var lines: [RecordRow] = []
    var sums = LedgerSums(ledger.layout.totals)
    var count = 0
    func endPage() {
      blocks += self.page(lines, from: count + 1, carried: count == 0 ? nil : sums, width: width)
      for line in lines { sums.add(line) }
      count += lines.count
      lines = []
    }
    try ledger.forEach { row in
      lines.append(row)
      if lines.count == ledger.layout.lines { endPage() }
    }
    if !lines.isEmpty || count == 0 { endPage() }
    return blocks
  }

  /// A page: title, head, lines numbered through the book, blank lines to its end, sums.
  private func page(_ lines: [RecordRow], from first: Int, carried: LedgerSums?, width: Int) -> [WordBlock] {
    var title = WordParagraph(
      [
        WordRun(
          schema.title.text(in: language), halfPoints: 32, fonts: WordFonts(ascii: "Times New Roman", eastAsian: "黑体"))
      ],
      alignment: .center)
    title.startsPage = first > 1
    let period = ledger.period ?? LocalizedText("全部", hant: "全部", en: "all").text(in: language)
    let company = ledger.company.heading(in: language)
    let remark = LocalizedText(
      "\(company)　　期间：\(period)　　\(schema.code)", hant: "\(company)　　期間：\(period)　　\(schema.code)",
      en: "\(company)    Period: \(period)    \(schema.code)")
    let columns = ledger.columns
    let widths = self.widths(columns, of: width)
    let headings =
      [LocalizedText("序号", hant: "序號", en: "No."), LocalizedText("编号", hant: "編號", en: "Number")].map {
        $0.text(in: language)
      } + columns.map { $0.field.label.text(in: language) }
    var head = WordTableRow(headings.map { cell([WordRun($0, isBold: true)], .center) }, height: 480)
    head.isHeader = true
    var rows = [head]
    if let carried, !ledger.layout.totals.isEmpty {
      rows.append(sumRow(LocalizedText("承前页", hant: "承前頁", en: "Carried forward"), carried, columns))
    }
    for (index, line) in lines.enumerated() { rows.append(row(line, number: first + index, columns)) }
    let blank = WordTableRow(headings.map { _ in cell([], .left) }, height: lineHeight)
    rows += Array(repeating: blank, count: ledger.layout.lines - lines.count)
    if !ledger.layout.totals.isEmpty {
      var page = LedgerSums(ledger.layout.totals)
      for line in lines { page.add(line) }
      var all = page
      if let carried { all.add(carried) }
      rows.append(sumRow(LocalizedText("本页小计", hant: "本頁小計", en: "This page"), page, columns))
      rows.append(sumRow(LocalizedText("累计（过次页）", hant: "累計（過次頁）", en: "In all"), all, columns))
    }
    return [
      .paragraph(title), .paragraph(WordParagraph([WordRun(remark.text(in: language))], alignment: .center)),
      .table(WordTable(columns: widths, rows: rows, borders: WordBorders(outer: 8, inner: 4))),
    ]
  }

  private func row(
    _ line: RecordRow, number: Int, _ columns: [(field: Field, width: Double?, isSummed: Bool)]
  ) -> WordTableRow {
    let isVoid = line.record.state == .void
    func run(_ text: String) -> WordRun {
      var run = WordRun(text.replacing("\n", with: " "))
      run.isStruck = isVoid
      return run
    }
    let void = LocalizedText("作废", hant: "作廢", en: "void")
    let marks = [isVoid ? void : nil, line.record.replacements.label].compactMap { $0?.text(in: language) }
    let mark = marks.isEmpty ? [] : [WordRun(" " + marks.joined(separator: " "), colour: "C00000")]
    return WordTableRow(
      [cell([run("\(number)")], .center), cell([run(line.record.number)] + mark, .center)]
        + columns.map { column in
          let text = ledger.text(line.values[column.field.id], column.field, language)
          return cell([run(text)], column.field.type.kind.isNumber ? .right : .left)
        }, height: lineHeight)
  }

  private func sumRow(
    _ label: LocalizedText, _ sums: LedgerSums,
    _ columns: [(field: Field, width: Double?, isSummed: Bool)]
  ) -> WordTableRow {
    WordTableRow(
      [cell([], .center), cell([WordRun(label.text(in: language), isBold: true)], .center)]
        + columns.map { column in
          guard column.isSummed else { return cell([], .left) }
          let text =
            sums[column.field.id].map { sum in
              column.field.type.fixedPlaces.map { sum.text(places: $0, grouping: true) } ?? sum.description
            } ?? "—"
          return cell([WordRun(text, isBold: true)], .right)
        }, height: lineHeight)
  }

  private func widths(_ columns: [(field: Field, width: Double?, isSummed: Bool)], of width: Int) -> [Int] {
    let wanted =
      [5.0, 17.0]
      + columns.map { $0.width ?? max(Double(TextWidth.columns($0.field.label.text(in: language))) + 2, 10) }
    let sum = wanted.reduce(0, +)
    var widths = wanted.map { Int($0 * Double(width) / sum) }
    widths[widths.count - 1] += width - widths.reduce(0, +)
    return widths
  }

  private func cell(_ runs: [WordRun], _ alignment: WordAlignment) -> WordTableCell {
    WordTableCell([.paragraph(WordParagraph(runs, alignment: alignment))])
  }
}
