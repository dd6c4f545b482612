import Findings
import HTML
import Liandan

/// Which part of found forms is shown: those after a form or those before it, for pages that are not counted.
struct FoundPlace: Sendable, Hashable {
  /// The last number of the page before.
  var after: String?
  /// The first number of the page behind.
  var before: String?

  init() {}

  /// Reads the parameters of an address.
  init(_ fields: FormFields, upTo most: Int) {
    after = fields.given("after").map { String($0.prefix(most)) }
    before = after == nil ? fields.given("before").map { String($0.prefix(most)) } : nil
  }

  /// Whether it is the first page.
  var isFirst: Bool { after == nil && before == nil }

  /// The forms of the page.
  func find(_ search: FormSearch, at desk: IssueDesk) async throws -> FoundForms {
    var search = search
    search.limit = ServerLimits.pageLength
    search.after = after
    guard let before else { return try await desk.findForms(search) }
    // Read backwards from the page behind.
    search.after = before
    search.order = search.order == .newestFirst ? .oldestFirst : .newestFirst
    return try await desk.findForms(search).reversed()
  }

  /// Writes the links to the first page, the one before and the one behind; `path` is the address without a place.
  func write(_ found: FoundForms, _ path: Path, _ visit: Visit, _ html: inout HTML) {
    let hasPrevious = before == nil ? after != nil : found.hasMore
    let hasNext = before == nil ? found.hasMore : true
    guard hasPrevious || hasNext || !isFirst else { return }
    html.element(.nav, .class("pages"), .aria("label", visit.text("翻页", hant: "翻頁", en: "Pages"))) { html in
      if hasPrevious, let first = found.rows.first {
        html.element(.a, .class("button"), .href(path), text: visit.text("首页", hant: "首頁", en: "First page"))
        html.element(
          .a, .class("button"), .named("rel", "prev"), .href(path.query("before", first.record.number)),
          text: visit.text("上一页", hant: "上一頁", en: "Previous page"))
      }
      if hasNext, let last = found.rows.last {
        html.element(
          .a, .class("button"), .named("rel", "next"), .href(path.query("after", last.record.number)),
          text: visit.text("下一页", hant: "下一頁", en: "Next page"))
      }
    }
  }
}
