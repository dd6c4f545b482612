import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// 报表: figures computed from issued forms.
enum ReportPages {
  static let routes: [Route] = [
    .get("/reports", for: .may(.read)) { try await list($0) },
    .get("/reports/:id", for: .may(.read)) { try await page($0) },
    .get("/reports/:id/download", for: .may(.read)) { visit in
      guard let style = visit.query["as"].flatMap(ReportStyle.init(rawValue:)), formats.contains(style.rawValue) else {
        throw Failure.notFound
      }
      let name = try definition(visit).id
      let report = try await report(name, visit.query.given("period"), visit).made(by: visit.person().name)
      return try await Download.reply("\(name)-\(report.shown.period)", style.rawValue, visit) {
        try report.write(style, to: $0, spool: $1)
      }
    },
  ]
  private static let formats = ["xlsx", "docx", "pdf"]
  /// How many rows of a table stand on a page; the rest is in the downloads.
  private static let rows = 200

  /// A report: computed anew once a minute, as all forms of its period are read for it.
  static func report(_ id: String, _ period: String?, _ visit: Visit) async throws -> FinishedReport {
    let desk = try visit.desk()
    let name = ["report", id, period ?? visit.now.date.iso, visit.language.rawValue].joined(separator: "\n")
    return try await visit.site.results.value(name) { try await desk.report(id, period: period) }
  }

  /// The report of the address.
  private static func definition(_ visit: Visit) throws -> ReportDefinition {
    let id = visit.parameter("id")
    // A title would do for the library; an address has the id.
    guard visit.site.desk.library.reportIDs().contains(id) else { throw Failure.notFound }
    return try visit.site.desk.library.report(id)
  }

  private static func list(_ visit: Visit) async throws -> Reply {
    let library = visit.site.desk.library
    let reports = try await visit.site.results.value("reports") { try library.reports().reports }
    let page = Page(Section.reports.name, in: .reports)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      html.element(.p) { html in
        html.element(
          .a, .class("button primary"), .href(Path("reports", "overview")),
          text: visit.text("看板", hant: "看板", en: "Overview"))
      }
      html.element(.ul, .class("cards plain")) { html in
        for report in reports {
          html.element(.li, .class("card")) { html in
            html.element(.h2) { html in
              html.element(.a, .href(Path("reports", report.id)), text: visit.text(report.title))
            }
            let kind =
              switch report.period {
              case .month: LocalizedText("按月", hant: "按月", en: "by month")
              case .quarter: LocalizedText("按季", hant: "按季", en: "by quarter")
              case .year: LocalizedText("按年", hant: "按年", en: "by year")
              }
            html.element(.p, .class("hint"), text: visit.text(kind))
          }
        }
      }
    }
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let definition = try definition(visit)
    let period = visit.query.given("period").map { String($0.prefix(60)) }
    let path = Path("reports", definition.id)
    let title = definition.title
    let page = Page(title, in: .reports, isWide: true)
    guard visit.site.desk.hasRegister else {
      return page.reply(visit) { html in
        html.element(.h1, text: visit.text(title))
        html.element(.p, .class("empty"), text: visit.text("还没有开过单", hant: "還沒有開過單", en: "No form was issued yet"))
      }
    }
    var problem: LocalizedText?
    var shown: ShownReport?
    do { shown = try await report(definition.id, period, visit).made(by: visit.person().name).shown } catch let error
      as DeskError
    { problem = error.message }
    return page.reply(visit, status: problem == nil ? 200 : 400) { html in
      html.element(.h1, text: visit.text(title))
      PeriodChoice.write(shown?.period ?? period, visit, &html, path: path)
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      guard let shown else { return }
      html.element(.p, .class("hint"), text: shown.subtitles.joined(separator: "　"))
      figures(shown, visit, &html)
      for table in shown.tables { write(table, visit, &html) }
      for note in shown.notes { html.element(.p, .class("hint"), text: note) }
      Download.links(formats, visit, &html) {
        Path("reports", definition.id, "download").query("as", $0).query("period", shown.period)
      }
    }
  }

  private static func figures(_ report: ShownReport, _ visit: Visit, _ html: inout HTML) {
    guard !report.figures.isEmpty else { return }
    let headings = [
      (LocalizedText("指标", hant: "指標", en: "Figure"), false), (LocalizedText("数值", hant: "數值", en: "Value"), true),
      (LocalizedText("分子/分母", hant: "分子/分母", en: "Of"), true), (LocalizedText("目标", hant: "目標", en: "Target"), true),
      (LocalizedText("结论", hant: "結論", en: "Verdict"), false), (LocalizedText("说明", hant: "說明", en: "Remark"), false),
    ]
    html.element(.h2, text: visit.text("指标", hant: "指標", en: "Figures"))
    TableBox.write(visit.text("指标", hant: "指標", en: "Figures"), &html) { html in
      TableBox.head(headings.map { (visit.text($0.0), $0.1) }, &html)
      html.element(.tbody) { html in
        for figure in report.figures {
          html.element(.tr) { html in
            html.element(.th, .named("scope", "row"), .class("name"), text: figure.title)
            html.element(.td, .class("amount"), text: figure.value)
            html.element(.td, .class("amount"), text: figure.parts)
            html.element(.td, .class("amount"), text: figure.target)
            html.element(.td) { html in verdict(figure, visit, &html) }
            html.element(.td, .class("hint"), text: figure.note ?? "")
          }
        }
      }
    }
  }

  /// 达标 or 未达标, not by colour alone.
  static func verdict(_ figure: ShownReport.Figure, _ visit: Visit, _ html: inout HTML) {
    guard let isReached = figure.isReached else { return }
    html.element(
      .span, .class(isReached ? "badge closed" : "badge void"),
      text: isReached
        ? visit.text("达标", hant: "達標", en: "reached") : visit.text("未达标", hant: "未達標", en: "missed"))
  }

  private static func write(_ table: ShownReport.Table, _ visit: Visit, _ html: inout HTML) {
    html.element(.h2, .id(table.id), text: table.title)
    if !table.charts.isEmpty {
      html.element(.div, .class("charts")) { html in
        for chart in table.charts { ChartSVG.write(chart, in: visit.language, &html) }
      }
    }
    if !table.rows.isEmpty {
      TableBox.write(table.title, &html) { html in
        TableBox.head(table.columns.map { ($0.title, $0.isNumber) }, &html)
        html.element(.tbody) { html in
          for row in table.rows.prefix(rows) { cells(row, table, &html) }
        }
        if let total = table.total { html.element(.tfoot) { html in cells(total, table, &html) } }
      }
    }
    if table.rows.count > rows {
      html.element(
        .p, .class("hint"),
        text: visit.text(
          "这里列前 \(rows) 行，全部 \(table.rows.count) 行在下载里", hant: "這裡列前 \(rows) 列，全部 \(table.rows.count) 列在下載裡",
          en: "The first \(rows) of \(table.rows.count) rows; the downloads have all"))
    }
    if let remark = table.remark { html.element(.p, .class("hint"), text: remark) }
  }

  private static func cells(_ row: [String], _ table: ShownReport.Table, _ html: inout HTML) {
    html.element(.tr) { html in
      for (column, text) in zip(table.columns, row) {
        html.element(.td, column.isNumber ? .class("amount") : nil, text: text)
      }
    }
  }
}
