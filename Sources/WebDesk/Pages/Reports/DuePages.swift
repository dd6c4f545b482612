import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// 到期: what is due and overdue.
enum DuePages {
  static let routes: [Route] = [
    .get("/due", for: .may(.read)) { try await page($0) },
    .get("/due/download", for: .may(.read)) { visit in
      guard let style = visit.query["as"].flatMap(ListingStyle.init(rawValue:)), formats.contains(style.rawValue),
        let due = try await due(visit, DueQuery(visit.query))
      else { throw Failure.notFound }
      return try await Download.reply(visit.text("到期", hant: "到期", en: "due"), style.rawValue, visit) {
        try due.write(style, in: visit.language, to: $0, spool: $1)
      }
    },
  ]
  private static let formats = ["xlsx", "docx", "pdf", "csv"]

  /// The days ahead that are offered.
  private static let ahead = [0, 7, 30, 90]

  /// What is asked for.
  private struct DueQuery: Sendable {
    var days: Int
    var person: String?
    var form: String?
    var page: Int

    init(_ fields: FormFields) {
      days = fields["within"].flatMap { Int($0) }.flatMap { (0...3_660).contains($0) ? $0 : nil } ?? 7
      person = fields.given("who").map { String($0.prefix(40)) }
      form = fields.given("form").map { String($0.prefix(60)) }
      page = fields["page"].flatMap { Int($0) }.flatMap { (1...100_000).contains($0) ? $0 : nil } ?? 1
    }

    func path(_ segments: Path = Path("due"), page: Int = 1) -> Path {
      segments.query("within", "\(days)").query("who", person).query("form", form)
        .query("page", page > 1 ? "\(page)" : nil)
    }
  }

  /// What is due within so many days: computed anew once a minute, as all forms are read for it; `nil` without a register.
  static func due(
    _ visit: Visit, within days: Int, form: String? = nil, who: String? = nil, showsOlder: Bool = false
  ) async throws -> DueForms? {
    try await due(visit.site, visit.language, within: days, form: form, who: who, showsOlder: showsOlder)
  }

  /// Looks at all forms before anybody asks.
  static func prepare(_ site: Site) async {
    _ = try? await due(site, site.settings.language, within: WorkbenchPages.dueDays, showsOlder: true)
  }

  private static func due(
    _ site: Site, _ language: Language, within days: Int, form: String? = nil, who: String? = nil, showsOlder: Bool
  ) async throws -> DueForms? {
    let desk = site.desk.working(as: "", in: language)
    guard desk.hasRegister else { return nil }
    let day = desk.world.now(utcOffsetMinutes: desk.library.profile.utcOffsetMinutes).date.iso
    let name = ["due", language.rawValue, day, "\(days)", form ?? "", who ?? ""].joined(separator: "\n")
    return try await site.results.value(name, showsOlder: showsOlder) {
      try await desk.due(within: days, form: form, who: who)
    }
  }

  private static func due(_ visit: Visit, _ query: DueQuery) async throws -> DueForms? {
    try await due(visit, within: query.days, form: query.form, who: query.person)
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let query = DueQuery(visit.query)
    let due = try await due(visit, query)
    let forms = try visit.forms().filter { !$0.due.isEmpty }
    let count = due?.count ?? 0
    let overdue = due?.overdue ?? 0
    let page = Page(Section.due.name, in: .due, isWide: true)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      write(query, forms, visit, &html)
      html.element(.ul, .class("figures")) { html in
        Figure.write("\(count)", visit.text("共", hant: "共", en: "In all"), &html)
        Figure.write(
          "\(overdue)", visit.text("逾期", hant: "逾期", en: "Overdue"), isBad: overdue > 0, &html)
      }
      let (length, before) = (ServerLimits.pageLength, (query.page - 1) * ServerLimits.pageLength)
      let shown = due?.lines(in: visit.language, after: before, atMost: length) ?? []
      if shown.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text("没有到期的事项", hant: "沒有到期的事項", en: "Nothing is due"))
        return
      }
      DueTable.write(shown, visit, &html)
      html.element(.nav, .class("pages"), .aria("label", visit.text("翻页", hant: "翻頁", en: "Pages"))) { html in
        if query.page > 1 {
          html.element(
            .a, .class("button"), .href(query.path(page: query.page - 1)),
            text: visit.text("上一页", hant: "上一頁", en: "Previous"))
        }
        if count > query.page * length {
          html.element(
            .a, .class("button"), .href(query.path(page: query.page + 1)),
            text: visit.text("下一页", hant: "下一頁", en: "Next page"))
        }
      }
      Download.links(formats, visit, &html) { query.path(Path("due", "download")).query("as", $0) }
    }
  }

  private static func write(_ query: DueQuery, _ forms: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    html.element(.form, .named("method", "get"), .action(Path("due")), .class("card row")) { html in
      Control.select(
        "within", visit.text("往后看", hant: "往後看", en: "Ahead"),
        options: Array(Set(ahead + [query.days])).sorted().map {
          ("\($0)", visit.text("\($0) 天", hant: "\($0) 天", en: "\($0) days"))
        }, selected: "\(query.days)", &html)
      Control.select(
        "form", visit.text("表单", hant: "表單", en: "Form"),
        options: [("", visit.text("不限", hant: "不限", en: "any"))] + forms.map { ($0.id, visit.text($0.title)) },
        selected: query.form ?? "", &html)
      Control.text("who", visit.text("负责的人", hant: "負責的人", en: "Who"), value: query.person ?? "", &html)
      html.element(.div, .class("control")) { html in
        html.element(.button, .class("primary"), .type("submit"), text: visit.text("看", hant: "看", en: "Show"))
      }
    }
  }
}

/// What is due, as a table.
enum DueTable {
  static func write(_ lines: [DueForms.Line], _ visit: Visit, _ html: inout HTML) {
    let headings = [
      LocalizedText("最迟", hant: "最遲", en: "By"), LocalizedText("还有", hant: "還有", en: "Left"),
      LocalizedText("事项", hant: "事項", en: "What"), LocalizedText("编号", hant: "編號", en: "Number"),
      LocalizedText("关于", hant: "關於", en: "About"), LocalizedText("负责", hant: "負責", en: "Who"),
    ]
    TableBox.write(visit.text("到期事项", hant: "到期事項", en: "Due"), &html) { html in
      TableBox.head(headings.map { (visit.text($0), false) }, &html)
      html.element(.tbody) { html in
        for line in lines {
          html.element(.tr) { html in
            html.element(.td, .class("number"), text: line.day.iso + (line.time.map { " \($0.text)" } ?? ""))
            html.element(.td, .class(line.days < 0 ? "number error" : "number"), text: line.left)
            html.element(.td, text: line.title)
            html.element(.td, .class("number")) { html in
              if let number = line.number {
                html.element(.a, .href(FormPage.path(number)), text: number)
              } else if let form = line.form, let title = line.formTitle {
                html.element(.a, .href(Path("find").query("form", form)), text: title)
              }
            }
            html.element(.td, text: line.about)
            html.element(.td, text: line.who)
          }
        }
      }
    }
  }
}
