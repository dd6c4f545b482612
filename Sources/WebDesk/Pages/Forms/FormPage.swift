import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// The page of an issued form.
enum FormPage {
  /// The path of a form's page.
  static func path(_ number: String) -> Path { Path("f", number) }

  /// The page; `attaching` is what came of files that somebody wanted to attach.
  static func answer(_ visit: Visit, attaching: FormAttachments.Outcome? = nil) async throws -> Reply {
    let asked = visit.parameter("number")
    let digits = visit.query["paper"].flatMap { PaperPages.isDigits($0) ? $0 : nil }
    var desk = try visit.desk()
    let doubts = NoticeBox()
    desk.notice = { doubts.append($0) }
    let story: FormStory
    do { story = try await desk.story(of: digits.map { "\(asked) \($0)" } ?? asked) } catch let error as RegisterError
      where error.code == .unknownNumber || error.code == .noRegister
    {
      return try await unknown(asked, visit)
    }
    let number = story.recorded.form.number
    if number != asked, attaching == nil { return .redirect(to: path(number).query("paper", digits)) }
    let chain = try await desk.chain(of: number)
    let followers = visit.may(.fill) ? try FormFollowers.of(story.recorded.form.schema, visit.site.desk.library) : []
    let title = story.recorded.form.schema.title
    func text(_ language: Language) -> String { "\(title.text(in: language)) \(number)" }
    let page = Page(
      LocalizedText(text(.zhHans), hant: text(.zhHant), en: text(.en)), in: .find, isWide: true)
    return page.reply(visit, status: attaching.map { $0.form == nil } ?? false ? 422 : 200) { html in
      head(story, visit, &html)
      paper(digits, doubts.all, visit, &html)
      FormActions.write(story.recorded, followers, visit, &html)
      html.element(.div, .class("beside")) { html in
        html.element(.section, .class("card"), .aria("label", visit.text("内容", hant: "內容", en: "Values"))) { html in
          FormValues.write(story.recorded.form, signings: story.signings, visit, &html)
        }
        html.element(.div) { html in
          FormSections.copies(story.recorded, visit, &html)
          FormSections.events(story, chain, visit, &html)
          FormSections.related(story, visit, &html)
          FormAttachments.write(story, attaching, visit, &html)
          FormSections.place(story, visit, &html)
        }
      }
    }
  }

  private static func head(_ story: FormStory, _ visit: Visit, _ html: inout HTML) {
    let form = story.recorded.form
    html.element(.h1, .class("form-title")) { html in
      html.text(visit.text(form.schema.title) + " ")
      html.element(.span, .class("number"), text: form.number)
      html.text(" ")
      StateBadge.write(story.recorded.state, visit, &html)
    }
    if let reason = story.recorded.voidReason {
      html.element(
        .p, .class("failure"),
        text: visit.text("作废原因：\(reason)", hant: "作廢原因：\(reason)", en: "Void because: \(reason)"))
    }
    if let ties = story.recorded.replacements.label {
      let other = [
        story.recorded.replacements.replaces, story.recorded.replacements.corrects,
        story.recorded.replacements.replacedBy, story.recorded.replacements.correctedBy,
      ].compactMap(\.self)
      html.element(.p, .class("ties")) { html in
        html.text(visit.text(ties) + " ")
        for number in other { html.element(.a, .class("number"), .href(path(number)), text: number) }
      }
    }
  }

  /// What the digits on a paper that was scanned say of it.
  private static func paper(
    _ digits: String?, _ doubts: [LocalizedText], _ visit: Visit, _ html: inout HTML
  ) {
    for doubt in doubts { html.element(.p, .class("failure"), .named("role", "status"), text: visit.text(doubt)) }
    if digits != nil, doubts.isEmpty {
      html.element(
        .p, .class("notice"), .named("role", "status"),
        text: visit.text(
          "纸上的内容与登记的一致", hant: "紙上的內容與登記的一致", en: "The paper shows what is on record"))
    }
  }

  /// The page for a number that is none, with those that were likely meant.
  private static func unknown(_ asked: String, _ visit: Visit) async throws -> Reply {
    let near = try await visit.desk().numbers(near: String(asked.prefix(60)))
    let page = Page(LocalizedText("没有这个编号", hant: "沒有這個編號", en: "No such number"), in: .find)
    return page.reply(visit, status: 404) { html in
      html.element(.h1, text: visit.text(page.title))
      html.element(
        .p, .class("failure"), .named("role", "alert"),
        text: visit.text("台账里没有 \(asked)", hant: "台帳裡沒有 \(asked)", en: "The register has no \(asked)"))
      if !near.isEmpty {
        html.element(.p, text: visit.text("是不是：", hant: "是不是：", en: "Did you mean:"))
        html.element(.ul) { html in
          for number in near {
            html.element(.li) { html in html.element(.a, .class("number"), .href(path(number)), text: number) }
          }
        }
      }
      html.element(.p) { html in
        html.element(
          .a, .href(Path("find").query("words", asked)),
          text: visit.text("按内容查单", hant: "按內容查單", en: "Look for it among the values"))
      }
    }
  }
}
