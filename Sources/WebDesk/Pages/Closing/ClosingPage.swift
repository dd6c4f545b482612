import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// The page on which a form is completed: what is on record, and what is left to fill in.
struct ClosingPage {
  let work: ClosingWork
  let data: DraftData
  let judged: JudgedForm
  /// Whether findings are shown.
  let isChecked: Bool
  /// What somebody else saved meanwhile.
  var conflict: ConflictPage?

  private var visit: Visit { work.visit }

  func reply() async throws -> Reply {
    let context = try await SheetContext(
      visit, draft: work.draft.id, data: data, judged: judged, showsFindings: isChecked)
    let number = work.number
    let chains = try await visit.desk().approvalProgress(of: number)
    let page = Page(
      LocalizedText("结单 \(number)", hant: "結單 \(number)", en: "Close \(number)"), in: .find,
      scripts: ["fill.js", "rows.js", "camera.js", "signature.js"], isWide: true)
    return page.reply(visit, status: conflict == nil ? 200 : 409) { html in
      html.element(.h1) { html in
        html.text("\(visit.text(work.form.schema.title)) ")
        html.element(.span, .class("number"), text: number)
      }
      html.element(.p) { html in
        html.element(.a, .href(Path("f", number)), text: visit.text("看整张单子", hant: "看整張單子", en: "See the whole form"))
      }
      html.element(.details) { html in
        html.element(.summary, text: visit.text("已登记的内容", hant: "已登記的內容", en: "What is on record"))
        FormValues.write(work.form, hasApprovals: false, visit, &html)
      }
      for progress in chains { ApprovalChain.write(progress, visit, &html) }
      conflict?.write(&html)
      form(context, &html)
    }
  }

  private func form(_ context: SheetContext, _ html: inout HTML) {
    let schema = work.form.schema
    html.element(.form, [.action(work.path)] + context.attributes) { html in
      html.void(
        .input, .type("hidden"), .name("version"), .value("\(conflict?.theirs.version ?? work.draft.version)"))
      html.void(.input, .type("hidden"), .name("stage"), .value(Stage.closing.rawValue))
      html.element(
        .button, .class("away"), .type("submit"), .named("tabindex", -1), .aria("hidden", "true"),
        text: visit.text("保存", hant: "儲存", en: "Save"))
      findings(context, &html)
      ClosingRows.write(work.form, context, &html)
      FormSheet(context: context).write(SheetPlan(schema, stage: .closing, without: work.settled), &html)
      buttons(&html)
    }
  }

  private func findings(_ context: SheetContext, _ html: inout HTML) {
    html.element(.section, .id("said"), .named("tabindex", -1), .aria("live", "polite")) { html in
      guard isChecked else { return }
      if judged.isValid {
        html.element(
          .p, .class("notice"), text: visit.text("没有错误，可以结单", hant: "沒有錯誤，可以結單", en: "No errors: it can be closed"))
      } else {
        let count = judged.findings.filter { $0.severity == .error }.count
        let tried =
          switch visit.query["tried"] {
          case ClosingPages.Step.finish.rawValue: visit.text("没有结单：", hant: "沒有結單：", en: "Not closed: ")
          case ClosingPages.Step.part.rawValue: visit.text("没有登记：", hant: "沒有登記：", en: "Not recorded: ")
          default: ""
          }
        html.element(
          .p, .class("failure"), .named("role", "alert"),
          text: tried
            + visit.text("结单前还有 \(count) 处", hant: "結單前還有 \(count) 處", en: "\(count) left before it can be closed"))
      }
      if judged.findings.isEmpty { return }
      html.element(.ul, .class("findings")) { html in
        for finding in judged.findings.prefix(200) {
          FindingItem.write(finding, visit, &html, target: context.target(of: finding))
        }
      }
    }
  }

  private func buttons(_ html: inout HTML) {
    func button(_ step: ClosingPages.Step, _ style: String, _ text: String, _ html: inout HTML) {
      let target = step == .save ? nil : Path("f", work.number, "close", step.rawValue)
      html.element(.button, .class(style), .type("submit"), target.map { .formaction($0) }, text: text)
    }
    html.element(.div, .class("actions bar")) { html in
      button(.save, "", visit.text("保存草稿", hant: "儲存草稿", en: "Save the draft"), &html)
      button(.check, "", visit.text("检查", hant: "檢查", en: "Check"), &html)
      button(
        .part, "", visit.text("登记这一部分（不结单）", hant: "登記這一部分（不結單）", en: "Record this part, leave it open"), &html)
      button(.finish, "primary", visit.text("结单", hant: "結單", en: "Close"), &html)
      html.element(
        .span, .class("state"), .id("state"), .named("role", "status"),
        text: visit.text("已保存", hant: "已儲存", en: "Saved"))
    }
  }
}
