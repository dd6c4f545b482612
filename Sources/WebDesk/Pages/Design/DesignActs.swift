import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// What is done to a form's schema.
enum DesignActs {
  /// The text that was sent, with the line ends of a file.
  private static func text(_ visit: Visit) throws -> String {
    guard let text = visit.form["text"] else { throw Failure.malformed }
    return text.replacing("\r\n", with: "\n")
  }

  /// Saves a text and says what is wrong with it.
  static func save(_ visit: Visit) async throws -> Reply {
    let (form, text) = (try await DesignedForm(visit), try text(visit))
    let id = form.id
    try await form.save(text, visit)
    guard visit.wantsJSON else { return .redirect(to: DesignPages.path(id).fragment("findings")) }
    let trial = try await visit.desk().trial(of: id, with: text, isWhole: false)
    return .json(
      .object([
        ("findings", .array(trial.findings.prefix(100).map { $0.json(in: visit.language) })),
        ("errors", .number("\(trial.findings.count { $0.severity == .error })")),
      ]))
  }

  /// Writes the schema into the company's folder of forms, unless anything is wrong, and takes it up.
  static func publish(_ visit: Visit) async throws -> Reply {
    let (form, text, account) = (try await DesignedForm(visit), try text(visit), try visit.person())
    let (id, known) = (form.id, form.published)
    let desk = try visit.desk()
    try await form.save(text, visit)
    guard let reason = visit.form.given("reason") else {
      return try await DesignPage.page(
        visit, problem: LocalizedText("请写一句改了什么", hant: "請寫一句改了什麼", en: "Say in a few words what was changed"))
    }
    // Somebody else may have published since this change began.
    if let draft = try await visit.site.store.formDraft(id), draft.base != known {
      return try await DesignPage.page(
        visit,
        problem: LocalizedText(
          "您开始改以后，这张表单已另有人发布过。请先看“各版本”，把别人的改动并进来，再放弃草稿重来",
          hant: "您開始改以後，這張表單已另有人發布過。請先看「各版本」，把別人的改動併進來，再放棄草稿重來",
          en:
            "Somebody published this form since you began. Look at its versions, take over what was changed, and begin anew"
        ))
    }
    let trial = try await desk.trial(of: id, with: text, isWhole: true)
    guard let schema = trial.schema else {
      return try await DesignPage.page(
        visit, problem: LocalizedText("还有错误，没有发布", hant: "還有錯誤，沒有發布", en: "There are errors: nothing was published"),
        findings: trial.findings)
    }
    let former = form.isNew ? nil : try desk.library.trial(id).schema.map { (version: $0.version, text: known) }
    _ = try await desk.publish(id, text: text)
    visit.site.use(desk.library.reloaded())
    try await visit.site.store.keepFormVersion(
      of: id, version: schema.version, text: text, former: former, reason: reason, by: account, at: visit.seconds)
    try await visit.site.store.removeFormDraft(id)
    return .redirect(to: DesignPages.path(id).saying(.published))
  }

  /// Gives up what is not published.
  static func discard(_ visit: Visit) async throws -> Reply {
    let form = try await DesignedForm(visit)
    try await visit.site.store.removeFormDraft(form.id)
    return .redirect(to: (form.isNew ? Path("design") : DesignPages.path(form.id)).saying(.draftRemoved))
  }

  /// The first copy of the sample, with the text as it is now.
  static func preview(_ visit: Visit) async throws -> Reply {
    let form = try await DesignedForm(visit)
    let bytes = try await visit.desk().samplePage(of: form.id, with: form.text)
    return .file(bytes, type: "application/pdf", name: "\(form.id).pdf", isShown: true)
  }
}
