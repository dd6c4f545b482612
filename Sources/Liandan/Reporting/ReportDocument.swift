import Findings
import Forms
import Pages
import Reports
import SpreadsheetML
import WordprocessingML

/// A document as a .docx file: title, figures, tables with their charts, remarks; A4 upright, tables of many columns across.
struct ReportDocument {
  private let document: DocumentParts
  /// The charts in the order of the parts.
  private let charts: [WordChart]
  private var language: Language { document.language }

  init(_ document: DocumentParts, charts: [WordChart] = []) {
    self.document = document
    self.charts = charts
  }

  init(_ report: FinishedReport) throws {
    self.init(
      report.document,
      charts: try report.report.tables.flatMap { table in
        let charts = report.charts(of: table)
        let rows = table.rows.map { report.cells($0, of: table, charts) }
        return try charts.map { chart in
          let chart = try ChartWithWorkbook(chart, columns: report.columns(of: table), rows: rows)
          return WordChart(chart.chart, workbook: chart.workbook)
        }
      })
  }

  /// The .docx file; the same report gives the same bytes.
  func bytes() throws -> [UInt8] {
    let isWide = document.isWide
    let page = WordPage(
      width: isWide ? 16_838 : 11_906, height: isWide ? 11_906 : 16_838, isLandscape: isWide, top: 1_134, right: 1_020,
      bottom: 1_020, left: 1_417, header: 567, footer: 567)
    let fonts = WordFonts(ascii: "Times New Roman", eastAsian: "宋体")
    var file = WordDocument(page: page, fonts: fonts, halfPoints: 21, title: document.name)
    file.styles = styles
    file.charts = charts
    file.body = body(width: page.textWidth)
    file.firstHeader = document.company.pageMark(in: language)
    file.header = file.firstHeader
    file.footer = [footer]
    return try file.package()
  }

  private var styles: [WordStyle] {
    let bold = WordFonts(ascii: "Times New Roman", eastAsian: "黑体")
    var title = WordStyle(id: "ReportTitle", name: "Report Title", halfPoints: 36)
    title.alignment = .center
    title.fonts = bold
    title.after = 120
    var heading = WordStyle(id: "ReportHeading", name: "Report Heading", halfPoints: 24)
    heading.fonts = bold
    (heading.before, heading.after) = (240, 80)
    return [title, heading]
  }

  private var footer: WordBlock {
    func text(_ text: String) -> WordRun { WordRun(text, halfPoints: 18) }
    let runs: [WordRun] =
      language == .en
      ? [WordRun(.page, halfPoints: 18), text(" / "), WordRun(.pageCount, halfPoints: 18)]
      : [
        text("第 "), WordRun(.page, halfPoints: 18), text(" 页 共 ".inScript(language)),
        WordRun(.pageCount, halfPoints: 18), text(" 页".inScript(language)),
      ]
    return .paragraph(WordParagraph(runs, alignment: .center))
  }

  private func body(width: Int) -> [WordBlock] {
    var blocks: [WordBlock] = [
      .paragraph(WordParagraph([WordRun(document.title)], style: "ReportTitle")),
      .paragraph(WordParagraph([WordRun(document.subtitles.joined(separator: "　　"))], alignment: .center)),
    ]
    var charts = 0
    for part in document.parts {
      switch part {
      case .heading(let text): blocks.append(heading(text))
      case .table(let columns, let rows): blocks.append(table(columns, rows, of: width))
      case .remark(let text): blocks.append(.paragraph(WordParagraph([WordRun(text, halfPoints: 18)])))
      case .chart(let chart, _):
        charts += 1
        let frame = WordChart.Frame(title: chart.title, width: min(width, 9_072), height: 4_536)
        var paragraph = WordParagraph([WordRun(.chart(charts, frame))], alignment: .center)
        paragraph.spaceBefore = 120
        blocks.append(.paragraph(paragraph))
      case .note(let text):
        var paragraph = WordParagraph([WordRun(text)])
        paragraph.spaceBefore = 240
        blocks.append(.paragraph(paragraph))
      }
    }
    return blocks
  }

  private func heading(_ text: String) -> WordBlock {
    var paragraph = WordParagraph([WordRun(text)], style: "ReportHeading")
    paragraph.keepsWithNext = true
    return .paragraph(paragraph)
  }

  /// A table as wide as the page, its columns in these proportions, the heading on top of each page.
  private func table(
    _ columns: [(column: ListColumn, width: Int)], _ rows: [[String]], of width: Int
  ) -> WordBlock {
    let sum = columns.reduce(0) { $0 + $1.width }
    var widths = columns.map { $0.width * width / max(sum, 1) }
    widths[widths.count - 1] += width - widths.reduce(0, +)
    var head = WordTableRow(
      columns.map { cell([WordRun($0.column.title, isBold: true)], .center) })
    head.isHeader = true
    let lines = rows.map { row in
      WordTableRow(
        zip(row, columns).map { cell([WordRun($0)], $1.column.alignment.word) }, height: 400)
    }
    return .table(WordTable(columns: widths, rows: [head] + lines, borders: WordBorders(outer: 8, inner: 4)))
  }

  private func cell(_ runs: [WordRun], _ alignment: WordAlignment) -> WordTableCell {
    WordTableCell([.paragraph(WordParagraph(runs, alignment: alignment))])
  }
}

extension String {
  fileprivate func inScript(_ language: Language) -> String {
    language == .zhHant ? replacing("页", with: "頁") : self
  }
}
