import DeskStore
import Expressions
import Findings
import HTML
import HTTPTypes
import Liandan

/// 看板: how the department does this month, against the last, and who has what to do.
enum OverviewPages {
  static let routes: [Route] = [.get("/reports/overview", for: .may(.read)) { try await page($0) }]

  /// The figures that stand on top, by the reports that have them.
  private static let wanted = [
    (
      "service-quality", ["satisfied_share", "satisfaction_degree", "timeliness", "answered_in_time", "complaint_rate"]
    ),
    ("complaints", ["received", "dealt_with"]),
  ]
  /// The reports whose charts by month stand below.
  private static let charted = ["service-quality", "complaints", "satisfaction"]
  /// How many months these look back.
  private static let months = 6

  /// A figure of this month beside that of the last.
  private struct Pair: Sendable {
    let now: ShownReport.Figure
    let before: ShownReport.Figure?
    let report: String
  }

  /// What somebody has to do.
  private struct Load: Sendable {
    let person: String
    var due = 0
    var overdue = 0
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let page = Page(LocalizedText("看板", hant: "看板", en: "Overview"), in: .reports, isWide: true)
    guard visit.site.desk.hasRegister else {
      return page.reply(visit) { html in
        html.element(.h1, text: visit.text(page.title))
        html.element(.p, .class("empty"), text: visit.text("还没有开过单", hant: "還沒有開過單", en: "No form was issued yet"))
      }
    }
    let day = visit.now.date
    let (this, last) = (PeriodChoice.month(day), PeriodChoice.month(day.adding(months: -1) ?? day))
    let first = PeriodChoice.month(day.adding(months: 1 - months) ?? day)
    let known = Set(visit.site.desk.library.reportIDs())
    var pairs: [Pair] = []
    for (id, figures) in wanted where known.contains(id) {
      async let now = shown(id, this, visit)
      async let before = shown(id, last, visit)
      let both = try await (now, before)
      pairs += figures.compactMap { figure in
        both.0.figures.first { $0.id == figure }.map { now in
          Pair(now: now, before: both.1.figures.first { $0.id == figure }, report: id)
        }
      }
    }
    var charts: [ShownReport.Chart] = []
    for id in charted where known.contains(id) {
      let report = try await shown(id, "\(first)..\(this)", visit)
      charts += report.tables.filter { $0.id.hasSuffix("month") }.flatMap(\.charts)
    }
    let loads = loads(try await DuePages.due(visit, within: 7)?.lines(in: visit.language) ?? [], visit)
    return page.reply(visit) { html in
      html.element(.h1) { html in
        html.text(visit.text(page.title))
        html.element(.small, .class("hint"), text: " \(this)")
      }
      html.element(.ul, .class("figures large")) { html in
        for pair in pairs { write(pair, last, this, visit, &html) }
      }
      html.element(.div, .class("charts")) { html in
        for chart in charts { ChartSVG.write(chart, in: visit.language, &html) }
        ChartSVG.write(chart(of: loads, visit), in: visit.language, &html)
      }
      write(loads, visit, &html)
    }
  }

  private static func shown(_ id: String, _ period: String, _ visit: Visit) async throws -> ShownReport {
    try await ReportPages.report(id, period, visit).shown
  }

  private static func write(
    _ pair: Pair, _ last: String, _ this: String, _ visit: Visit, _ html: inout HTML
  ) {
    html.element(.li, .class("card")) { html in
      html.element(.a, .href(Path("reports", pair.report).query("period", this))) { html in
        html.element(.b, text: pair.now.value)
        html.element(.span, text: pair.now.title)
      }
      html.text(" ")
      ReportPages.verdict(pair.now, visit, &html)
      let parts = pair.now.parts.isEmpty ? "" : "\(pair.now.parts)　"
      html.element(
        .small, .class("hint"),
        text: parts
          + visit.text(
            "上月 \(pair.before?.value ?? "—")", hant: "上月 \(pair.before?.value ?? "—")",
            en: "last month \(pair.before?.value ?? "—")"))
    }
  }

  /// What is due and overdue by person, most overdue first.
  private static func loads(_ lines: [DueForms.Line], _ visit: Visit) -> [Load] {
    var loads: [String: Load] = [:]
    for line in lines {
      let name = line.who.isEmpty ? visit.text("未指明", hant: "未指明", en: "nobody named") : line.who
      var load = loads[name] ?? Load(person: name)
      if line.days < 0 { load.overdue += 1 } else { load.due += 1 }
      loads[name] = load
    }
    return loads.values.sorted { ($1.overdue, $1.due, $0.person) < ($0.overdue, $0.due, $1.person) }
  }

  private static func headings(_ visit: Visit) -> (due: String, overdue: String) {
    (
      visit.text("七天内到期", hant: "七天內到期", en: "Due within 7 days"), visit.text("逾期", hant: "逾期", en: "Overdue")
    )
  }

  private static func chart(of loads: [Load], _ visit: Visit) -> ShownReport.Chart {
    let shown = loads.prefix(12)
    let headings = headings(visit)
    return ShownReport.Chart(
      title: visit.text("各人待办", hant: "各人待辦", en: "To do by person"), kind: .bar, labels: shown.map(\.person),
      series: [
        ShownReport.Chart.Series(name: headings.overdue, values: shown.map { Double($0.overdue) }),
        ShownReport.Chart.Series(name: headings.due, values: shown.map { Double($0.due) }),
      ])
  }

  private static func write(_ loads: [Load], _ visit: Visit, _ html: inout HTML) {
    guard !loads.isEmpty else { return }
    let headings = headings(visit)
    let title = visit.text("各人待办", hant: "各人待辦", en: "To do by person")
    html.element(.h2, text: title)
    TableBox.write(title, &html) { html in
      TableBox.head(
        [(visit.text("负责", hant: "負責", en: "Who"), false), (headings.overdue, true), (headings.due, true)], &html)
      html.element(.tbody) { html in
        for load in loads.prefix(ServerLimits.pageLength) {
          html.element(.tr) { html in
            html.element(.td) { html in
              html.element(.a, .href(Path("due").query("who", load.person)), text: load.person)
            }
            html.element(.td, .class(load.overdue > 0 ? "amount error" : "amount"), text: "\(load.overdue)")
            html.element(.td, .class("amount"), text: "\(load.due)")
          }
        }
      }
    }
  }
}
