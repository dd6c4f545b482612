import Expressions
import Findings
import HTML
import Liandan
import Records
import Register

/// Which events somebody wants to see.
struct AuditFilter: Sendable {
  let query: ChainQuery
  let before: Int?

  /// What the address asks for.
  ///
  /// - Throws: ``Failure/malformed`` for a day that is none.
  init(_ visit: Visit) throws {
    var query = ChainQuery()
    let asked = visit.query
    (query.person, query.account, query.number) = (
      asked.given("person"), asked.given("account"), asked.given("number")?.uppercased()
    )
    query.kind = asked.given("kind").flatMap { AuditEvent.Kind(rawValue: $0) }
    func day(_ name: String) throws -> String? {
      guard let text = asked.given(name) else { return nil }
      guard let day = CalendarDate(iso: text) else { throw Failure.malformed }
      return day.iso
    }
    (query.first, query.last) = (try day("first"), try day("last"))
    self.query = query
    before = asked.given("before").flatMap { Int($0) }
  }

  /// The address of a list of these events.
  func path(_ segments: String? = nil) -> Path {
    (segments.map { Path("audit", $0) } ?? Path("audit")).query("person", query.person).query("account", query.account)
      .query("kind", query.kind?.rawValue).query("number", query.number).query("first", query.first)
      .query("last", query.last)
  }

  /// Writes the form that asks.
  func write(_ visit: Visit, _ html: inout HTML) {
    html.element(.form, .named("method", "get"), .action(Path("audit")), .class("card")) { html in
      html.element(.div, .class("row")) { html in
        Control.text("person", visit.text("经办人", hant: "經辦人", en: "Done by"), value: query.person ?? "", &html)
        Control.text("account", visit.text("账号", hant: "帳號", en: "Account"), value: query.account ?? "", &html)
        Control.select(
          "kind", visit.text("事件", hant: "事件", en: "Event"),
          options: [("", visit.text("所有", hant: "所有", en: "All"))]
            + AuditEvent.Kind.allCases.map { ($0.rawValue, visit.text($0.title)) },
          selected: query.kind?.rawValue, &html)
        Control.text("number", visit.text("编号", hant: "編號", en: "Number"), value: query.number ?? "", &html)
        Control.text(
          "first", visit.text("从", hant: "從", en: "From"), value: query.first ?? "", type: "date", &html)
        Control.text("last", visit.text("到", hant: "到", en: "To"), value: query.last ?? "", type: "date", &html)
      }
      html.element(.div, .class("actions")) { html in
        html.element(.button, .class("primary"), .type("submit"), text: visit.text("查看", hant: "檢視", en: "Show"))
        html.element(.a, .class("button"), .href(Path("audit")), text: visit.text("清除条件", hant: "清除條件", en: "Clear"))
        html.element(
          .a, .class("button"), .href(path("chain.csv")), text: visit.text("下载 CSV", hant: "下載 CSV", en: "Download CSV")
        )
        html.element(
          .a, .class("button"), .href(path("chain.jsonl")),
          text: visit.text("下载 JSON", hant: "下載 JSON", en: "Download JSON"))
      }
    }
  }
}
