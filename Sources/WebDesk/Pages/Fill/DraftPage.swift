import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// The page on which a draft is filled in.
struct DraftPage {
  let work: DraftWork
  let data: DraftData
  let judged: JudgedForm
  /// The stage for which it was checked; findings are shown then.
  let checked: Stage?
  /// Whether it is told before the form that somebody else saved another version, which this one would replace.
  var conflict: ConflictPage?

  private var visit: Visit { work.visit }
  private var id: String { work.draft.id }

  func reply() async throws -> Reply {
    let context = try await SheetContext(
      visit, draft: id, data: data, judged: judged, showsFindings: checked != nil)
    let page = Page(
      work.schema.title, in: .fill, scripts: ["fill.js", "rows.js", "camera.js", "signature.js"], isWide: true)
    return page.reply(visit, status: conflict == nil ? 200 : 409) { html in
      head(&html)
      conflict?.write(&html)
      form(context, &html)
    }
  }

  private func head(_ html: inout HTML) {
    html.element(.h1) { html in
      html.text(visit.text(work.schema.title))
      html.text(" ")
      html.element(.span, .class("badge"), text: work.schema.code)
    }
    html.element(.p, .class("hint")) { html in
      if let origin = work.draft.origin {
        html.text(visit.text("来自 ", hant: "來自 ", en: "from "))
        html.element(.a, .href(Path("f", origin)), text: origin)
        html.text("　")
      }
      if let old = work.draft.replaces {
        html.text(visit.text("代替 ", hant: "代替 ", en: "in place of "))
        html.element(.a, .href(Path("f", old)), text: old)
        html.text("　")
      }
      html.text(visit.text("开单时才有编号。", hant: "開單時才有編號。", en: "It gets its number when it is issued."))
    }
  }

  private func form(_ context: SheetContext, _ html: inout HTML) {
    let schema = work.schema
    let opening = SheetPlan(schema, stage: .opening)
    let closing = SheetPlan(schema, stage: .closing)
    html.element(.form, [.action(Path("drafts", id))] + context.attributes) { html in
      html.void(.input, .type("hidden"), .name("version"), .value("\(conflict?.theirs.version ?? work.draft.version)"))
      html.void(.input, .type("hidden"), .name("stage"), .value((checked ?? .opening).rawValue))
      // Enter in a browser without a script presses the first button: this one saves.
      html.element(
        .button, .class("away"), .type("submit"), .named("tabindex", -1), .aria("hidden", "true"),
        text: visit.text("保存", hant: "儲存", en: "Save"))
      findings(context, &html)
      FormSheet(context: context).write(opening, &html)
      if !closing.isEmpty {
        let isOpen = checked == .closing || schema.fields.contains { $0.stage == .closing && data.has($0.id) }
        html.element(.details, .id("closing"), .flag("open", isOpen)) { html in
          html.element(.summary) { html in
            html.text(visit.text("结单时填的部分", hant: "結單時填的部分", en: "What is filled in at closing"))
            html.element(
              .span, .class("hint"),
              text: visit.text("　可以以后再填", hant: "　可以以後再填", en: " – may wait until then"))
          }
          FormSheet(context: context).write(closing, &html)
        }
      }
      buttons(hasClosing: !closing.isEmpty, &html)
    }
  }

  private func findings(_ context: SheetContext, _ html: inout HTML) {
    let list = checked == nil ? [] : judged.findings
    let isTried = visit.query["tried"] != nil
    html.element(.section, .id("said"), .named("tabindex", -1), .aria("live", "polite")) { html in
      guard checked != nil else { return }
      if judged.isValid {
        html.element(
          .p, .class("notice"),
          text: visit.text("没有错误，可以开单", hant: "沒有錯誤，可以開單", en: "No errors: it can be issued"))
      } else {
        let count = list.filter { $0.severity == .error }.count
        let words = visit.text("有 \(count) 处要改", hant: "有 \(count) 處要改", en: "\(count) to mend")
        html.element(
          .p, .class("failure"), .named("role", "alert"),
          text: (isTried ? visit.text("没有开单：", hant: "沒有開單：", en: "Not issued: ") : "") + words)
      }
      if list.isEmpty { return }
      html.element(.ul, .class("findings")) { html in
        for finding in list.prefix(200) {
          FindingItem.write(finding, visit, &html, target: context.target(of: finding))
        }
      }
    }
  }

  private func buttons(hasClosing: Bool, _ html: inout HTML) {
    html.element(.div, .class("actions bar")) { html in
      html.element(.button, .type("submit"), text: visit.text("保存", hant: "儲存", en: "Save"))
      html.element(
        .button, .type("submit"), .formaction(Path("drafts", id, "check")),
        text: visit.text("检查", hant: "檢查", en: "Check"))
      if !work.schema.copies.isEmpty { preview(&html) }
      html.element(
        .button, .class("primary"), .type("submit"), .formaction(Path("drafts", id, "issue")),
        .named("title", visit.text("现在编号", hant: "現在編號", en: "It gets its number now")),
        text: visit.text("开单（编号）", hant: "開單（編號）", en: "Issue (number it)"))
      if hasClosing {
        html.element(
          .button, .type("submit"), .formaction(Path("drafts", id, "issue")), .name("close"), .value("yes"),
          text: visit.text("开单并结单", hant: "開單並結單", en: "Issue and close"))
      }
      if work.draft.account == visit.account?.login {
        html.element(
          .button, .class("danger"), .type("submit"), .formaction(Path("drafts", id, "delete")),
          .data("confirm", visit.text("删除这份草稿？", hant: "刪除這份草稿？", en: "Delete this draft?")),
          text: visit.text("删除", hant: "刪除", en: "Delete"))
      }
      html.element(
        .span, .class("state"), .id("state"), .named("role", "status"),
        text: visit.text("已保存", hant: "已儲存", en: "Saved"))
    }
  }

  private func preview(_ html: inout HTML) {
    html.element(
      .button, .type("submit"), .formaction(Path("drafts", id, "preview")), .named("formtarget", "_blank"),
      text: visit.text("预览", hant: "預覽", en: "Preview"))
    if work.schema.copies.count > 1 {
      html.element(
        .select, .name("copy"), .aria("label", visit.text("预览哪一联", hant: "預覽哪一聯", en: "Copy to preview"))
      ) { html in
        for copy in work.schema.copies { html.element(.option, .value(copy.id), text: visit.text(copy.label)) }
      }
    }
  }
}
