import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// The page on which a form's schema is changed: its text, what is wrong with it, and the printed sample beside it.
enum DesignPage {
  static func page(
    _ visit: Visit, problem: LocalizedText? = nil, findings: [Finding]? = nil
  ) async throws -> Reply {
    let form = try await DesignedForm(visit)
    let (id, draft) = (form.id, form.draft)
    let desk = try visit.desk()
    var text = form.text
    // An earlier version is taken up as a change.
    if let wanted = visit.query["version"].flatMap({ Int($0) }) {
      guard let version = try await visit.site.store.formVersions(of: id).first(where: { $0.id == wanted }) else {
        throw Failure.notFound
      }
      text = version.text
    }
    let trial = try await desk.trial(of: id, with: text, isWhole: false)
    let found = findings ?? trial.findings
    let title = (form.isNew ? trial.schema?.title : try? desk.library.schema(id).title) ?? LocalizedText(id)
    let page = Page(title, in: .design, scripts: ["design.js"], isWide: true)
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1) { html in
        html.text(visit.text(title) + " ")
        html.element(.code, text: "\(id).yaml")
      }
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      if let draft { changed(draft, isNew: form.isNew, visit, &html) }
      html.element(.div, .class("design")) { html in
        editor(id, text, found, hasDraft: draft != nil, visit, &html)
        html.element(.section, .class("card sample")) { html in
          html.element(.h2, text: visit.text("样张", hant: "樣張", en: "Sample"))
          html.element(
            .iframe, .src(DesignPages.path(id, "preview.pdf")), .id("sample"),
            .named("title", visit.text("样张", hant: "樣張", en: "Sample")))
          html.element(.p) { html in
            html.element(
              .a, .href(DesignPages.path(id, "preview.pdf")),
              text: visit.text("单独打开样张", hant: "單獨開啟樣張", en: "Open the sample by itself"))
          }
        }
      }
      html.element(.p, .class("actions")) { html in
        html.element(
          .a, .href(DesignPages.path(id, "versions")), text: visit.text("各版本", hant: "各版本", en: "Versions"))
        html.element(.a, .href(Path("design")), text: visit.text("所有表单", hant: "所有表單", en: "All forms"))
      }
    }
  }

  private static func changed(_ draft: FormDraft, isNew: Bool, _ visit: Visit, _ html: inout HTML) {
    let moment = visit.moment(draft.changed)
    html.element(
      .p, .class("hint"),
      text: visit.text(
        "草稿：\(draft.changedBy) 改于 \(moment)，还没有发布", hant: "草稿：\(draft.changedBy) 改於 \(moment)，還沒有發布",
        en: "Draft: changed by \(draft.changedBy) at \(moment), not published")
        + (isNew
          ? visit.text(
            "。发布后就能填单、开单", hant: "。發布後就能填單、開單", en: ". Once it is published it can be filled in and issued") : ""))
  }

  private static func editor(
    _ id: String, _ text: String, _ findings: [Finding], hasDraft: Bool, _ visit: Visit, _ html: inout HTML
  ) {
    html.element(
      .form, .named("method", "post"), .action(DesignPages.path(id)), .class("card editor"), .id("editor"),
      .data("saved", visit.text("已保存，没有错误", hant: "已儲存，沒有錯誤", en: "Saved, no errors")),
      .data("wrong", visit.text("已保存，有错误", hant: "已儲存，有錯誤", en: "Saved, with errors")),
      .data("away", visit.text("没有存上，请检查网络", hant: "沒有存上，請檢查網路", en: "Not saved: look at the network"))
    ) { html in
      html.element(.label, .for("text"), text: visit.text("定义（YAML）", hant: "定義（YAML）", en: "Schema (YAML)"))
      html.element(.div, .class("lines")) { html in
        html.element(.div, .class("gutter"), .aria("hidden", "true"))
        html.element(
          .textarea, .id("text"), .name("text"), .named("rows", 32), .named("spellcheck", "false"),
          .named("autocapitalize", "off"), .named("autocomplete", "off"), .named("wrap", "off"),
          .aria("describedby", "findings-state")
        ) { html in
          // The first line end of a text area is left out by browsers.
          html.text("\n" + text)
        }
      }
      html.element(.p, .class("hint"), .id("findings-state"), .named("role", "status"))
      html.element(.ul, .class("findings"), .id("findings")) { html in
        for finding in findings.prefix(100) { write(finding, visit, &html) }
      }
      Control.text(
        "reason", visit.text("改了什么", hant: "改了什麼", en: "What was changed"), value: visit.form["reason"] ?? "",
        hint: visit.text("发布时要写，留在版本记录里", hant: "發布時要寫，留在版本記錄裡", en: "Needed to publish; kept with the version"),
        &html)
      html.element(.div, .class("actions")) { html in
        html.element(.button, .type("submit"), text: visit.text("保存并检查", hant: "儲存並檢查", en: "Save and check"))
        html.element(
          .button, .type("submit"), .class("primary"), .formaction(DesignPages.path(id, "publish")),
          .data(
            "confirm",
            visit.text(
              "发布后，新开的单都按这个版本。发布？", hant: "發布後，新開的單都按這個版本。發布？",
              en: "New forms follow this version from now on. Publish?")),
          text: visit.text("发布", hant: "發布", en: "Publish"))
        if hasDraft {
          html.element(
            .button, .type("submit"), .class("danger"), .formaction(DesignPages.path(id, "discard")),
            .data(
              "confirm", visit.text("放弃还没发布的改动？", hant: "放棄還沒發布的改動？", en: "Give up what is not published?")),
            text: visit.text("放弃草稿", hant: "放棄草稿", en: "Discard the draft"))
        }
      }
    }
  }

  private static func write(_ finding: Finding, _ visit: Visit, _ html: inout HTML) {
    html.element(.li, .class(finding.severity == .error ? "error" : "warning")) { html in
      if let line = finding.origin.line {
        html.element(
          .a, .href(fragment: "text"), .data("line", line),
          text: visit.text("第 \(line) 行", hant: "第 \(line) 列", en: "line \(line)"))
        html.text(visit.language == .en ? ": " : "：")
      }
      html.text(visit.text(finding.message))
      if let hint = finding.hint { html.element(.span, .class("hint"), text: visit.text(hint)) }
    }
  }
}

extension DesignPages {
  /// The address of something of a form's schema.
  static func path(_ id: String, _ part: String) -> Path { Path("design", id, part) }
}
