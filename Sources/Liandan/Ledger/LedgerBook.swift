import Findings
import Forms
import Pages
import Records
import Register

/// A form's ledger as the pages of a book: so many lines a page, each page with the sums of its lines, what was carried
/// forward from the page before, and the sum so far; void lines stay, struck through.
struct LedgerBook {
  let ledger: FormLedger
  let language: Language

  /// A page: its lines, numbered through the book, between what was carried forward and its sums.
  struct Page {
    let isFirst: Bool
    let carried: [ListCell]?
    let lines: [[ListCell]]
    let sums: [[ListCell]]
    /// How many lines are left blank.
    let blanks: Int
  }

  private var schema: FormSchema { ledger.schema }
  var title: String { schema.title.text(in: language) }
  /// How many lines stand on a page.
  var lineCount: Int { ledger.layout.lines }

  /// Company, period and the form's code, below the title.
  var remark: String {
    let period = ledger.period ?? LocalizedText("全部", hant: "全部", en: "all").text(in: language)
    let company = ledger.company.heading(in: language)
    return LocalizedText(
      "\(company)　　期间：\(period)　　\(schema.code)", hant: "\(company)　　期間：\(period)　　\(schema.code)",
      en: "\(company)    Period: \(period)    \(schema.code)"
    ).text(in: language)
  }

  /// Who keeps it; empty where nobody is named.
  var keeper: String {
    schema.keeper.map {
      LocalizedText(
        "保管：\($0.zhHans)　　", hant: "保管：\($0.text(in: .zhHant))　　", en: "Kept by \($0.text(in: .en))    "
      ).text(in: language)
    } ?? ""
  }

  /// The columns; their widths are proportions.
  var columns: [(column: ListColumn, proportion: Double)] {
    let fixed = [
      (LocalizedText("序号", hant: "序號", en: "No."), 5.0), (LocalizedText("编号", hant: "編號", en: "Number"), 17.0),
    ].map { title, width in (ListColumn(title.text(in: language), .center, width: 0), width) }
    return fixed
      + ledger.columns.map { column in
        let heading = column.field.label.text(in: language)
        return (
          ListColumn(heading, column.field.type.kind.isNumber ? .right : .left, width: 0),
          column.width ?? max(Double(TextWidth.columns(heading)) + 2, 10)
        )
      }
  }

  /// Calls `body` with each page; there is one at least.
  func forEachPage(_ body: (Page) throws -> Void) throws {
    var lines: [RecordRow] = []
    var sums = LedgerSums(ledger.layout.totals)
    var count = 0
    func endPage() throws {
      try body(page(lines, from: count + 1, carried: count == 0 ? nil : sums))
      for line in lines { sums.add(line) }
      count += lines.count
      lines = []
    }
    try ledger.forEach { row in
      lines.append(row)
      if lines.count == lineCount { try endPage() }
    }
    if !lines.isEmpty || count == 0 { try endPage() }
  }

  private func page(_ lines: [RecordRow], from first: Int, carried: LedgerSums?) -> Page {
    let hasSums = !ledger.layout.totals.isEmpty
    var page = LedgerSums(ledger.layout.totals)
    for line in lines { page.add(line) }
    var all = page
    if let carried { all.add(carried) }
    return Page(
      isFirst: first == 1,
      carried: hasSums
        ? carried.map { cells(of: $0, LocalizedText("承前页", hant: "承前頁", en: "Carried forward")) } : nil,
      lines: lines.enumerated().map { cells(of: $1, number: first + $0) },
      sums: hasSums
        ? [
          cells(of: page, LocalizedText("本页小计", hant: "本頁小計", en: "This page")),
          cells(of: all, LocalizedText("累计（过次页）", hant: "累計（過次頁）", en: "In all")),
        ] : [], blanks: lineCount - lines.count)
  }

  private func cells(of line: RecordRow, number: Int) -> [ListCell] {
    let isVoid = line.record.state == .void
    let void = LocalizedText("作废", hant: "作廢", en: "void")
    let marks = [isVoid ? void : nil, line.record.replacements.label].compactMap { $0?.text(in: language) }
    return [
      ListCell("\(number)", isStruck: isVoid),
      ListCell(line.record.number, isStruck: isVoid, mark: marks.joined(separator: " ")),
    ]
      + ledger.columns.map { column in
        let text = ledger.text(line.values[column.field.id], column.field, language)
        return ListCell(text.replacing("\n", with: " "), isStruck: isVoid)
      }
  }

  private func cells(of sums: LedgerSums, _ label: LocalizedText) -> [ListCell] {
    [ListCell("", isStrong: true), ListCell(label.text(in: language), isStrong: true)]
      + ledger.columns.map { column in
        guard column.isSummed else { return ListCell("", isStrong: true) }
        let text =
          sums[column.field.id].map { sum in
            column.field.type.fixedPlaces.map { sum.text(places: $0, grouping: true) } ?? sum.description
          } ?? "—"
        return ListCell(text, isStrong: true)
      }
  }
}
