import Expressions
import Findings
import Forms
import Pages
import Reports
import Signing
import SpreadsheetML

/// What follows one another in a printed report below its title.
enum ReportPart {
  case heading(String)
  /// A table; the widths of its columns are the numbers of characters they would like to have.
  case table([(column: ListColumn, width: Int)], [[String]])
  /// A small remark below a table.
  case remark(String)
  case chart(TableChart, Report.Table)
  case note(String)
}

/// A document of headings, tables and remarks, to be written as .docx or on fixed pages.
struct DocumentParts {
  let title: String
  /// What it is called in its properties and in the margin of further pages.
  let name: String
  let subtitles: [String]
  let parts: [ReportPart]
  /// Whether it is printed across the sheet.
  let isWide: Bool
  let company: CompanyProfile
  let day: CalendarDate
  let language: Language
}

extension FinishedReport {
  /// The report as a document.
  var document: DocumentParts {
    DocumentParts(
      title: title, name: "\(title) \(period)", subtitles: subtitles, parts: parts, isWide: isWide, company: profile,
      day: madeOn, language: language)
  }

  /// Whether it is printed across the sheet: tables of many columns are.
  var isWide: Bool { report.tables.contains { $0.columns.count > 8 } }

  /// Figures, tables with their charts, remarks.
  var parts: [ReportPart] {
    var parts: [ReportPart] = []
    if !report.figures.isEmpty {
      parts.append(.heading(LocalizedText("指标", hant: "指標", en: "Figures").text(in: language)))
      let alignments: [LineAlignment] = [.left, .right, .center, .center, .center]
      let columns = zip(zip(figureHeadings, alignments), [34, 16, 20, 16, 14]).map {
        (ListColumn($0.0, $0.1, width: 0), $1)
      }
      parts.append(.table(columns, report.figures.map(cells)))
      parts += report.figures.compactMap { figure in
        figure.note.map { .remark("\(figure.title.text(in: language))：\($0.text(in: language))") }
      }
    }
    for table in report.tables {
      parts.append(.heading(table.title.text(in: language)))
      let rows = table.rows + (table.total.map { [$0] } ?? [])
      if !rows.isEmpty { parts.append(self.table(table, rows.map { $0.map(text) })) }
      if let remark = remark(of: table) { parts.append(.remark(remark)) }
      parts += charts(of: table).map { .chart($0, table) }
    }
    parts += report.definition.notes.map { .note($0.text(in: language)) }
    return parts + (anchor.map { [.remark(witness($0))] } ?? [])
  }

  /// What a printed report witnesses of the audit chain, for as long as the paper is kept.
  private func witness(_ anchor: ChainAnchor) -> String {
    let label = LocalizedText("审计链到此为止（锚）：", hant: "審計鏈到此為止（錨）：", en: "Audit chain up to here (anchor): ")
    return label.text(in: language) + anchor.statement
  }

  private func table(_ table: Report.Table, _ texts: [[String]]) -> ReportPart {
    let columns = table.columns.enumerated().map { index, column in
      let heading = column.title.text(in: language)
      let width = ([heading] + texts.map { $0[index] }).map(TextWidth.columns).max() ?? 4
      let alignment: LineAlignment =
        switch column.format {
        case .text: .left
        case .date: .center
        default: .right
        }
      return (ListColumn(heading, alignment, isRigid: alignment != .left, width: 0), min(max(width, 4), 36))
    }
    return .table(columns, texts)
  }
}
