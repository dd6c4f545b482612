import DeskStore
import Findings
import Foundation
import HTML
import HTTPTypes
import Liandan
import Records

/// The files that are attached to a form: scans of signed sheets, vouchers that were received.
enum FormAttachments {
  static let routes: [Route] = [
    .upload(.post, "/f/:number/attachments", for: .may(.attach), bodyBytes: ServerLimits.attachmentBytes) { visit in
      try await attach(visit)
    },
    .get("/f/:number/attachments/:place", for: .may(.read)) { try await file($0) },
  ]

  /// What came of files that somebody wanted to attach.
  struct Outcome: Sendable {
    var findings: [Finding]
    /// What was attached; `nil` if nothing was, since something is wrong.
    var form: AttachedForm?
  }

  /// The part of the page to which one comes back.
  static let anchor = "attachments"

  private static func attach(_ visit: Visit) async throws -> Reply {
    guard let body = visit.upload, let type = visit.headers[.contentType] else { throw Failure.malformed }
    let sent = try UploadedForm(body, type: type)
    let fields = FormFields(sent.fields)
    let number = visit.parameter("number")
    var files: [FileToAttach] = []
    defer { for file in files { unlink(file.path) } }
    for (control, file) in sent.files where control == "file" {
      let path = try visit.site.files.incoming()
      files.append(FileToAttach(path, named: file.name))
      try sent.write(file, to: path)
    }
    guard !files.isEmpty else {
      // A form that is none is told first.
      _ = try await visit.desk().record(number)
      throw Failure.noFile
    }
    let options = AttachOptions(
      kind: fields["kind"].flatMap(AttachmentKind.init(rawValue:)), again: fields["again"] != nil)
    do {
      let form = try await visit.desk().attach(files, to: number, options: options)
      if form.findings.isEmpty, form.packedFor.isEmpty {
        return .redirect(to: FormPage.path(form.number).saying(.attached).fragment(anchor))
      }
      return try await FormPage.answer(visit, attaching: Outcome(findings: form.findings, form: form))
    } catch let list as FindingList {
      return try await FormPage.answer(visit, attaching: Outcome(findings: list.findings))
    }
  }

  private static func file(_ visit: Visit) async throws -> Reply {
    let desk = try visit.desk()
    let story = try await desk.story(of: visit.parameter("number"))
    guard let place = Int(visit.parameter("place")), story.attachments.indices.contains(place) else {
      throw Failure.notFound
    }
    let attachment = story.attachments[place]
    let number = story.recorded.form.number
    // Whatever it is, the browser shows none of it as a page of ours.
    return .file(
      try await desk.bytes(of: attachment, to: number), type: "application/octet-stream",
      name: "\(number)-\(attachment.file.name)", isShown: false)
  }

  /// The card of the form's page: what is attached, and a form to attach more.
  static func write(_ story: FormStory, _ outcome: Outcome?, _ visit: Visit, _ html: inout HTML) {
    guard !story.attachments.isEmpty || visit.may(.attach) else { return }
    let number = story.recorded.form.number
    html.element(.section, .class("card"), .id(anchor)) { html in
      html.element(.h2, text: visit.text("附件", hant: "附件", en: "Attachments"))
      if let outcome { write(outcome, visit, &html) }
      if story.attachments.isEmpty {
        html.element(
          .p, .class("hint"),
          text: visit.text(
            "还没有附件。签字原件的扫描件、电子发票可附在这里", hant: "還沒有附件。簽字原件的掃描件、電子發票可附在這裡",
            en: "None yet. Scans of the signed sheet and e-invoices belong here"))
      } else {
        list(story, number, visit, &html)
      }
      if visit.may(.attach) { form(number, visit, &html) }
    }
  }

  private static func list(_ story: FormStory, _ number: String, _ visit: Visit, _ html: inout HTML) {
    html.element(.ul, .class("links")) { html in
      for (place, attachment) in story.attachments.enumerated() {
        let file = attachment.file
        let sheets = file.sheets.map {
          visit.text("\($0) 页 ", hant: "\($0) 頁 ", en: $0 == 1 ? "1 page " : "\($0) pages ")
        }
        html.element(.li) { html in
          html.element(.a, .href(Path("f", number, "attachments", "\(place)")), text: file.name)
          html.element(
            .small, .class("hint"),
            text: " \(visit.text(file.kind.label)) \(sheets ?? "")\((file.bytes + 1_023) / 1_024) KB"
              + " \(ShownValue.moment(attachment.at)) \(attachment.operatorName)")
        }
      }
    }
  }

  private static func write(_ outcome: Outcome, _ visit: Visit, _ html: inout HTML) {
    if let form = outcome.form {
      let count = form.attached.count
      html.element(
        .p, .class("notice"), .named("role", "status"),
        text: visit.text(
          "附上了 \(count) 个文件", hant: "附上了 \(count) 個檔案",
          en: count == 1 ? "1 file was attached" : "\(count) files were attached"))
      if !form.packedFor.isEmpty {
        let keepers = form.packedFor.map(visit.text).joined(separator: visit.language == .en ? ", " : "、")
        html.element(
          .p, .class("hint"),
          text: visit.text(
            "这张单已打进\(keepers)的档案包：再打一次包，新附件另成一个补充包，档号不变",
            hant: "這張單已打進\(keepers)的檔案包：再打一次包，新附件另成一個補充包，檔號不變",
            en:
              "The form lies in packets for \(keepers) already: pack again, and what is new becomes a packet of its own"
          ))
      }
    } else {
      html.element(
        .p, .class("failure"), .named("role", "alert"),
        text: visit.text("一个都没有附上", hant: "一個都沒有附上", en: "Nothing was attached"))
    }
    html.element(.ul, .class("findings")) { html in
      for finding in outcome.findings {
        html.element(.li, .class(finding.severity == .error ? "error" : "warning")) { html in
          if let file = finding.origin.file { html.element(.b, text: file + (visit.language == .en ? ": " : "：")) }
          html.text(visit.text(finding.message))
          if let hint = finding.hint { html.element(.span, .class("hint"), text: visit.text(hint)) }
        }
      }
    }
  }

  private static func form(_ number: String, _ visit: Visit, _ html: inout HTML) {
    html.element(
      .form, .named("method", "post"), .action(Path("f", number, "attachments")),
      .named("enctype", "multipart/form-data")
    ) { html in
      html.element(.div, .class("control")) { html in
        html.element(
          .label, .for("file"),
          text: visit.text("附上文件（可选几个）", hant: "附上檔案（可選幾個）", en: "Attach files (several may be chosen)"))
        html.void(.input, .type("file"), .id("file"), .name("file"), .flag("multiple"), .flag("required"))
      }
      Control.select(
        "kind", visit.text("是什么", hant: "是什麼", en: "What it is"),
        options: [("", visit.text("看内容", hant: "看內容", en: "by content"))]
          + AttachmentKind.allCases.map { ($0.rawValue, visit.text($0.label)) }, selected: nil, &html)
      html.element(.label, .class("choice")) { html in
        html.void(.input, .type("checkbox"), .name("again"), .value("yes"))
        html.element(
          .span,
          text: visit.text(
            "照附：别的单上有同一个文件也附", hant: "照附：別的單上有同一個檔案也附", en: "Attach all the same where another form has the file"))
      }
      html.element(.div, .class("actions")) { html in
        html.element(.button, .type("submit"), text: visit.text("附上", hant: "附上", en: "Attach"))
      }
    }
  }
}
