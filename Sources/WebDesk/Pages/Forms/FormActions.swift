import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// What can be done with an issued form, by its state and by what the account may.
enum FormActions {
  static let routes: [Route] = [
    .post("/f/:number/reprint", for: .may(.revise), bodyBytes: 4 << 10) { visit in
      let form = try await visit.desk().reprint(visit.parameter("number"), copy: visit.form.given("copy"))
      let recorded = try await visit.desk().record(form.number)
      return .redirect(
        to: Path("f", form.number, "reprints", "\(recorded.reprints)").saying(.reprinted))
    },
    .get("/f/:number/void", for: .may(.revise)) { visit in
      try voidPage(visit, await visit.desk().record(visit.parameter("number")))
    },
    .post("/f/:number/void", for: .may(.revise)) { try await void($0) },
    .post("/f/:number/replace", for: .may(.revise), bodyBytes: 4 << 10) { visit in
      guard visit.may(.fill) else { throw Failure.forbidden }
      let recorded = try await visit.desk().record(visit.parameter("number"))
      guard recorded.state == .packed || recorded.state == .void else { throw Failure.malformed }
      return .redirect(to: try await ReplacementDraft.begin(from: recorded, visit))
    },
  ]

  /// Writes the row of buttons.
  static func write(
    _ recorded: RecordedForm, _ followers: [FormSchema], _ visit: Visit, _ html: inout HTML
  ) {
    let (number, schema) = (recorded.form.number, recorded.form.schema)
    let isGrowing = schema.kind == .card && recorded.state == .issued
    let ties = recorded.replacements
    let hasSuccessor = ties.replacedBy != nil || ties.correctedBy != nil
    html.element(.div, .class("actions")) { html in
      if recorded.state == .issued, visit.may(.close) {
        html.element(
          .a, .class("button primary"), .href(Path("f", number, "close")),
          text: visit.text("结单", hant: "結單", en: "Close"))
      }
      PrintControl.write(recorded, visit, &html)
      if visit.may(.revise) {
        if recorded.state != .void, !isGrowing, !schema.copies.isEmpty {
          button(
            Path("f", number, "reprint"), visit.text("补打", hant: "補印", en: "Reprint"),
            confirm: visit.text(
              "补打要计次，每联都印上“补打”。现在补打吗？", hant: "補印要計次，每聯都印上「補印」。現在補印嗎？",
              en: "A reprint is counted and marked on every copy. Reprint now?"), &html)
        }
        if recorded.state == .issued || recorded.state == .closed {
          html.element(
            .a, .class("button danger"), .href(Path("f", number, "void")),
            text: visit.text("作废", hant: "作廢", en: "Void"))
        }
        if visit.may(.fill), !hasSuccessor, recorded.state == .packed {
          button(Path("f", number, "replace"), visit.text("更正", hant: "更正", en: "Correct"), &html)
        }
        if visit.may(.fill), !hasSuccessor, recorded.state == .void {
          button(Path("f", number, "replace"), visit.text("重开一份", hant: "重開一份", en: "Issue anew"), &html)
        }
      }
      if recorded.state != .void { follow(number, followers, visit, &html) }
    }
  }

  private static func button(_ path: Path, _ text: String, confirm: String? = nil, _ html: inout HTML) {
    html.element(.form, .named("method", "post"), .action(path), .class("inline")) { html in
      html.element(.button, .type("submit"), confirm.map { .data("confirm", $0) }, text: text)
    }
  }

  private static func follow(
    _ number: String, _ followers: [FormSchema], _ visit: Visit, _ html: inout HTML
  ) {
    guard !followers.isEmpty else { return }
    html.element(.details, .class("menu")) { html in
      html.element(
        .summary, .class("button"), text: visit.text("引用它开单", hant: "引用它開單", en: "Issue a form from it"))
      html.element(.div, .class("card")) { html in
        for schema in followers {
          html.element(.form, .named("method", "post"), .action(Path("fill", schema.id))) { html in
            html.void(.input, .type("hidden"), .name("from"), .value(number))
            html.element(.button, .class("quiet"), .type("submit"), text: visit.text(schema.title))
          }
        }
      }
    }
  }

  private static func void(_ visit: Visit) async throws -> Reply {
    let desk = try visit.desk()
    let number = visit.parameter("number")
    let reopens = visit.form["then"] == "reopen"
    if reopens, !visit.may(.fill) { throw Failure.forbidden }
    guard let reason = visit.form.given("reason") else {
      return try voidPage(
        visit, await desk.record(number),
        problem: LocalizedText("请写明作废的原因", hant: "請寫明作廢的原因", en: "Say why it becomes void"))
    }
    let form = try await desk.void(number, reason: reason)
    guard reopens else { return .redirect(to: FormPage.path(form.number).saying(.voided)) }
    return .redirect(to: try await ReplacementDraft.begin(from: desk.record(form.number), visit))
  }

  private static func voidPage(
    _ visit: Visit, _ recorded: RecordedForm, problem: LocalizedText? = nil
  ) throws -> Reply {
    let number = recorded.form.number
    let page = Page(LocalizedText("作废 \(number)", hant: "作廢 \(number)", en: "Void \(number)"), in: .find)
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1) { html in
        html.text(visit.text("作废", hant: "作廢", en: "Void") + " ")
        html.element(.a, .class("number"), .href(FormPage.path(number)), text: number)
      }
      html.element(.section, .class("card")) { html in
        html.element(
          .p,
          text: visit.text(
            "编号仍占着，不会再用；每一联重印，盖上“作废”和原因。作废不能撤回。",
            hant: "編號仍占著，不會再用；每一聯重印，蓋上「作廢」和原因。作廢不能撤回。",
            en:
              "The number stays taken and is never used again; every copy is printed anew with “void” and the reason. This "
              + "cannot be undone."))
        if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
        html.element(.form, .named("method", "post"), .action(Path("f", number, "void"))) { html in
          html.element(.div, .class("control")) { html in
            html.element(.label, .for("reason"), text: visit.text("原因", hant: "原因", en: "Reason"))
            html.element(
              .textarea, .id("reason"), .name("reason"), .flag("required"), .named("maxlength", 500),
              problem == nil ? nil : .aria("invalid", "true"))
          }
          html.element(.div, .class("actions")) { html in
            html.element(
              .button, .class("danger"), .type("submit"), .name("then"), .value("void"),
              text: visit.text("作废", hant: "作廢", en: "Void"))
            if visit.may(.fill) {
              html.element(
                .button, .class("danger"), .type("submit"), .name("then"), .value("reopen"),
                text: visit.text("作废并重开一份", hant: "作廢並重開一份", en: "Void and issue anew"))
            }
            html.element(
              .a, .class("button"), .href(FormPage.path(number)), text: visit.text("不作废", hant: "不作廢", en: "Keep it"))
          }
          html.element(
            .p, .class("hint"),
            text: visit.text(
              "重开的草稿带着原来的内容，签名和审批要重新来", hant: "重開的草稿帶著原來的內容，簽名和審批要重新來",
              en: "The new draft has the same values; signatures and approvals are given anew"))
        }
      }
    }
  }
}
