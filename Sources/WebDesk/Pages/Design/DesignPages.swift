import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// 表单设计: the schemas of the forms, changed at the desk and published when nothing is wrong with them.
enum DesignPages {
  static let routes: [Route] = [
    .get("/design", for: .may(.design)) { try await list($0) },
    .post("/design", for: .may(.design), bodyBytes: 4 << 10) { try await NewForm.begin($0) },
    .get("/design/:form", for: .may(.design)) { try await DesignPage.page($0) },
    .post("/design/:form", for: .may(.design), bodyBytes: 4 << 20) { try await DesignActs.save($0) },
    .post("/design/:form/publish", for: .may(.design), bodyBytes: 4 << 20) { try await DesignActs.publish($0) },
    .post("/design/:form/discard", for: .may(.design), bodyBytes: 4 << 20) { try await DesignActs.discard($0) },
    .get("/design/:form/preview.pdf", for: .may(.design)) { try await DesignActs.preview($0) },
    .get("/design/:form/versions", for: .may(.design)) { try await VersionPages.list($0) },
    .get("/design/:form/versions/:version", for: .may(.design)) { try await VersionPages.page($0) },
  ]

  /// The address of a form's schema.
  static func path(_ id: String) -> Path { Path("design", id) }

  /// The list of forms.
  ///
  /// - Parameters:
  ///   - wish: The new form that was asked for and could not be begun.
  ///   - problem: Why not.
  static func list(
    _ visit: Visit, wish: NewForm.Wish = NewForm.Wish(), problem: LocalizedText? = nil
  ) async throws -> Reply {
    let library = visit.site.desk.library
    let (schemas, findings) = try library.all()
    let titles = Dictionary(schemas.map { ($0.id, $0) }) { first, _ in first }
    let drafts = Dictionary(uniqueKeysWithValues: try await visit.site.store.formDrafts().map { ($0.form, $0) })
    let wrong = Set(findings.filter { $0.severity == .error }.compactMap(\.origin.file))
    // Those that are begun come first.
    let begun = Set(drafts.keys).subtracting(try library.ids())
    let ids = try begun.sorted() + library.ids()
    let number = PageLinks.page(visit)
    let shown = ids.dropFirst((number - 1) * ServerLimits.pageLength).prefix(ServerLimits.pageLength)
    let columns = [
      visit.text("表单", hant: "表單", en: "Form"), "id", visit.text("版本", hant: "版本", en: "Version"),
      visit.text("字段", hant: "欄位", en: "Fields"), visit.text("联次", hant: "聯次", en: "Copies"),
      visit.text("状态", hant: "狀態", en: "State"),
    ]
    let page = Page(Section.design.name, in: .design)
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1, text: visit.text(page.title))
      NewForm.write(wish, problem, schemas.sorted { visit.text($0.title) < visit.text($1.title) }, visit, &html)
      TableBox.write(visit.text(page.title), columns: columns, &html) { html in
        for id in shown {
          let schema = titles[id]
          html.element(.tr) { html in
            html.element(.td) { html in
              html.element(.a, .href(path(id)), text: schema.map { visit.text($0.title) } ?? id)
            }
            html.element(.td) { html in html.element(.code, text: id) }
            html.element(.td, .class("amount"), text: schema.map { "\($0.version)" } ?? "")
            html.element(.td, .class("amount"), text: schema.map { "\($0.fields.count)" } ?? "")
            html.element(.td, .class("amount"), text: schema.map { "\($0.copies.count)" } ?? "")
            html.element(.td) { html in
              if let draft = drafts[id] {
                html.element(
                  .span, .class("badge open"),
                  text: visit.text(
                    "\(draft.changedBy) 在改", hant: "\(draft.changedBy) 在改", en: "changed by \(draft.changedBy)"))
              }
              if begun.contains(id) {
                html.element(.span, .class("badge open"), text: visit.text("未发布", hant: "未發布", en: "not published"))
              } else if schema == nil || wrong.contains(where: { $0.hasSuffix("/\(id).yaml") }) {
                html.element(.span, .class("badge void"), text: visit.text("有错误", hant: "有錯誤", en: "has errors"))
              }
            }
          }
        }
      }
      PageLinks.write(page: number, of: ids.count, Path("design"), visit, &html)
    }
  }
}
