import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// 查单: forms by what they hold.
enum FindPages {
  static let routes: [Route] = [
    .get("/find", for: .may(.read)) { try await page($0, FindQuery($0.query)) },
    .get("/find/download", for: .may(.read)) { try await download($0) },
    .post("/find/filters", for: .may(.read), bodyBytes: 16 << 10) { visit in
      let query = FindQuery(visit.form)
      guard let name = visit.form.given("name").map({ String($0.prefix(40)) }) else {
        return .redirect(to: query.path())
      }
      let isKept = try await visit.site.store.keepFilter(
        name, query: query.saved, of: visit.person().login, limit: ServerLimits.filters)
      guard isKept else { throw Failure.tooManyFilters }
      return .redirect(to: query.path())
    },
    .post("/find/filters/:id/delete", for: .may(.read), bodyBytes: 4 << 10) { visit in
      guard let id = Int(visit.parameter("id")) else { throw Failure.notFound }
      try await visit.site.store.removeFilter(id, of: visit.person().login)
      return .redirect(to: Path("find"))
    },
  ]

  private static func page(_ visit: Visit, _ query: FindQuery) async throws -> Reply {
    let person = try visit.person()
    var problem: LocalizedText?
    var found: FoundPage?
    do { found = try await visit.ifRegister(nil) { try await FoundPage(query, visit) } } catch let error as DeskError {
      problem = error.message
    } catch let error as RegisterError where error.code == .unknownNumber {
      // The form behind which to go on is not there: the first page is.
      return .redirect(to: Path(target: "/find?" + query.saved))
    }
    let filters = try await visit.site.store.filters(of: person.login)
    let forms = try visit.forms()
    let page = Page(Section.find.name, in: .find, isWide: true)
    return page.reply(visit, status: problem == nil ? 200 : 400) { html in
      html.element(.h1, text: visit.text(page.title))
      FindForm.write(query, forms, visit, &html)
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      FindForm.writeFilters(filters, query, visit, &html)
      guard problem == nil else { return }
      if let found, !found.forms.rows.isEmpty {
        found.writeNotice(visit, &html)
        FoundTable.write(
          found.forms, found.query, forms.first { $0.id == query.form || $0.title.wordings.contains(query.form ?? "") },
          visit, &html)
        found.writeLinks(visit, &html)
        downloads(query, visit, &html)
      } else {
        empty(query, visit, &html)
      }
    }
  }

  private static func downloads(_ query: FindQuery, _ visit: Visit, _ html: inout HTML) {
    html.element(.p, .class("actions")) { html in
      html.element(.span, .class("hint"), text: visit.text("下载（不分页）：", hant: "下載（不分頁）：", en: "Download (all pages):"))
      for style in [ListingStyle.xlsx, .csv] {
        html.element(
          .a, .href(query.path(Path("find", "download")).query("as", style.rawValue)), text: style.rawValue)
      }
    }
  }

  private static func empty(_ query: FindQuery, _ visit: Visit, _ html: inout HTML) {
    html.element(.div, .class("empty")) { html in
      if query.hasConditions {
        html.element(.p, text: visit.text("没有查到", hant: "沒有查到", en: "Nothing found"))
        html.element(
          .p,
          text: visit.text(
            "少写几个词，或去掉一个条件再查。两个字、编号的一段也查得到", hant: "少寫幾個詞，或去掉一個條件再查。兩個字、編號的一段也查得到",
            en: "Give fewer words or drop a condition. Two characters or a piece of a number suffice"))
        html.element(.a, .class("button"), .href(Path("find")), text: visit.text("看全部", hant: "看全部", en: "Show all"))
      } else {
        html.element(.p, text: visit.text("还没有开过单", hant: "還沒有開過單", en: "No form was issued yet"))
        if visit.may(.fill) {
          html.element(
            .a, .class("button primary"), .href(Path("fill")),
            text: visit.text("开第一份", hant: "開第一份", en: "Issue the first"))
        }
      }
    }
  }

  private static func download(_ visit: Visit) async throws -> Reply {
    let query = FindQuery(visit.query)
    guard let style = visit.query["as"].flatMap(ListingStyle.init(rawValue:)), [.xlsx, .csv].contains(style) else {
      throw Failure.notFound
    }
    var search = query.search
    search.limit = ServerLimits.found
    let listed = try await visit.desk().findForms(search)
    let found =
      if case .by(let column, let isDescending) = query.order {
        listed.sorted(by: column, isDescending: isDescending, in: visit.language)
      } else {
        listed
      }
    return try await Download.reply(visit.text("查单", hant: "查單", en: "forms"), style.rawValue, visit) {
      try found.write(style, in: visit.language, to: $0, spool: $1)
    }
  }
}
