import DeskStore
import Expressions
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// 填单: the forms, and the drafts.
enum FillPages {
  static let routes: [Route] = [
    .get("/fill", for: .may(.fill)) { try await page($0) },
    .post("/fill/:form", for: .may(.fill), bodyBytes: 4 << 10) { try await begin($0) },
  ]

  /// Begins a draft: of a form, perhaps one that comes from another form or takes its place.
  private static func begin(_ visit: Visit) async throws -> Reply {
    let schema = try visit.site.desk.library.schema(visit.parameter("form"))
    let sent = visit.form
    var data = DraftData()
    if schema.field("preparer")?.type == .text { data.values["preparer"] = .text(try visit.person().name) }
    let draft = try await visit.site.store.beginDraft(
      form: schema.id, origin: sent.given("from"), replaces: sent.given("replaces"), by: try visit.person(),
      data: data.json(for: schema).text, at: visit.seconds)
    return .redirect(to: Path("drafts", draft.id))
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    let library = visit.site.desk.library
    let words = (visit.query.given("words") ?? "").lowercased()
    let all = try library.all().schemas.sorted { $0.id < $1.id }
    let forms = all.filter { schema in
      words.split(whereSeparator: \.isWhitespace).allSatisfy { word in
        ([schema.id, schema.code] + schema.title.wordings).contains { $0.lowercased().contains(word) }
      }
    }
    let drafts = try await visit.site.store.drafts(newForms: true, limit: ServerLimits.pageLength * 4)
    let titles = Dictionary(all.map { ($0.id, $0.title) }) { first, _ in first }
    let page = Page(Section.fill.name, in: .fill)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      let own = drafts.filter { $0.account == account.login }
      let others = drafts.filter { $0.account != account.login }
      list(own, visit.text("我的草稿", hant: "我的草稿", en: "My drafts"), titles, visit, &html)
      search(words, visit, &html)
      if forms.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text("没有这样的表单，换个词试试", hant: "沒有這樣的表單，換個詞試試", en: "No such form: try another word"))
      }
      for (name, group) in groups(forms) { section(name, group, visit, &html) }
      list(others, visit.text("同事的草稿", hant: "同事的草稿", en: "Colleagues' drafts"), titles, visit, &html)
    }
  }

  private static func search(_ words: String, _ visit: Visit, _ html: inout HTML) {
    html.element(.form, .named("method", "get"), .action(Path("fill")), .class("row"), .named("role", "search")) {
      html in
      Control.text(
        "words", visit.text("找表单", hant: "找表單", en: "Find a form"), value: words, type: "search", autocomplete: "off",
        &html)
      html.element(.button, .type("submit"), text: visit.text("找", hant: "找", en: "Find"))
    }
  }

  /// Forms by what becomes of their records; cards and books apart.
  private static func groups(_ forms: [FormSchema]) -> [(LocalizedText, [FormSchema])] {
    let kinds: [(FormKind, LocalizedText)] = [
      (.card, LocalizedText("卡片", hant: "卡片", en: "Cards")), (.ledger, LocalizedText("台账", hant: "台帳", en: "Books")),
    ]
    let classes: [String: LocalizedText] = [
      "业务档案": LocalizedText("业务", hant: "業務", en: "Operations"),
      "客户服务档案": LocalizedText("客户服务", hant: "客戶服務", en: "Customer service"),
      "会计凭证附件": LocalizedText("费用与物料", hant: "費用與物料", en: "Costs and parts"),
      "质量档案": LocalizedText("质量", hant: "品質", en: "Quality"),
      "人事档案": LocalizedText("人事", hant: "人事", en: "Staff"),
    ]
    let order = ["客户服务档案", "业务档案", "会计凭证附件", "质量档案", "人事档案"]
    let sheets = Dictionary(grouping: forms.filter { $0.kind == .form }) { $0.retention.archiveClass }
    let names = order.filter { sheets[$0] != nil } + sheets.keys.filter { !order.contains($0) }.sorted()
    return names.map { (classes[$0] ?? LocalizedText($0), sheets[$0] ?? []) }
      + kinds.map { kind, name in (name, forms.filter { $0.kind == kind }) }.filter { !$0.1.isEmpty }
  }

  private static func section(_ name: LocalizedText, _ forms: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("forms")) { html in
      html.element(.h2, text: visit.text(name))
      html.element(.div, .class("choices")) { html in
        for schema in forms {
          html.element(.form, .named("method", "post"), .action(Path("fill", schema.id))) { html in
            html.element(.button, .type("submit")) { html in
              html.element(.span, text: visit.text(schema.title))
              html.element(.small, text: schema.code)
            }
          }
        }
      }
    }
  }

  private static func list(
    _ drafts: [Draft], _ name: String, _ titles: [String: LocalizedText], _ visit: Visit, _ html: inout HTML
  ) {
    if drafts.isEmpty { return }
    let heads = [
      visit.text("表单", hant: "表單", en: "Form"), visit.text("内容", hant: "內容", en: "Content"),
      visit.text("最后改动", hant: "最後改動", en: "Last changed"),
    ]
    html.element(.h2, text: name)
    html.element(.div, .class("scroll"), .named("role", "region"), .named("tabindex", 0), .aria("label", name)) {
      html in
      html.element(.table, .class("list")) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in for head in heads { html.element(.th, .named("scope", "col"), text: head) } }
        }
        html.element(.tbody) { html in
          for draft in drafts {
            html.element(.tr) { html in
              html.element(.td) { html in
                html.element(
                  .a, .href(Path("drafts", draft.id)), text: titles[draft.form].map { visit.text($0) } ?? draft.form)
              }
              html.element(.td, text: draft.title.isEmpty ? "—" : draft.title)
              html.element(.td, text: "\(visit.moment(draft.changed)) \(draft.changedBy)")
            }
          }
        }
      }
    }
  }
}
