import DeskStore
import Expressions
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan
import Threads

/// One draft: looked at, saved, checked, previewed, issued, deleted.
enum DraftPages {
  /// With some pictures, where there is no script that sends them one by one.
  private static let bodyBytes = 40 << 20

  static let routes: [Route] = [
    .get("/drafts/:id", for: .may(.fill)) { try await page($0) },
    .post("/drafts/:id", for: .may(.fill), bodyBytes: bodyBytes) { try await save($0) },
    .post("/drafts/:id/check", for: .may(.fill), bodyBytes: bodyBytes) { visit in
      try await saved(visit) { work, data in
        let stage: Stage = data.closes ? .closing : .opening
        return .redirect(to: work.path.query("checked", stage.rawValue).fragment("said"))
      }
    },
    .post("/drafts/:id/preview", for: .may(.fill), bodyBytes: bodyBytes) { visit in
      try await saved(visit) { work, data in
        .redirect(to: Path("drafts", work.draft.id, "preview.pdf").query("copy", data.fields.given("copy")))
      }
    },
    .post("/drafts/:id/issue", for: .may(.fill), bodyBytes: bodyBytes) { visit in
      try await saved(visit) { work, data in try await issue(work, data) }
    },
    .post("/drafts/:id/rows", for: .may(.fill), bodyBytes: bodyBytes) { try await rows($0) },
    .post("/drafts/:id/delete", for: .may(.fill), bodyBytes: bodyBytes) { try await delete($0) },
    .get("/drafts/:id/preview.pdf", for: .may(.fill)) { try await preview($0) },
  ]

  /// What was just saved, and how.
  struct Saved: Sendable {
    let data: DraftData
    let fields: FormFields
    /// Whether the form is to be closed at once.
    var closes: Bool { fields["close"] != nil }
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let work = try await DraftWork(visit)
    let checked = visit.query["checked"].flatMap(Stage.init(rawValue:))
    let data = work.kept
    let judged = try await work.judge(data, stage: checked ?? .opening)
    return try await DraftPage(work: work, data: data, judged: judged, checked: checked).reply()
  }

  /// Saves, and goes on if nobody else saved another version.
  private static func saved(
    _ visit: Visit, _ next: @Sendable (DraftWork, Saved) async throws -> Reply
  ) async throws -> Reply {
    let work = try await DraftWork(visit)
    let sent = try work.sent()
    let (reader, outcome) = try await work.save(sent)
    switch outcome {
    case .saved: return try await next(work, Saved(data: reader.data, fields: sent.fields))
    case .gone: throw Failure.notFound
    case .conflict(let theirs): return try await ConflictPage(work: work, mine: reader.data, theirs: theirs).reply()
    }
  }

  private static func save(_ visit: Visit) async throws -> Reply {
    guard visit.wantsJSON else {
      return try await saved(visit) { work, _ in .redirect(to: work.path.saying(.draftSaved)) }
    }
    let work = try await DraftWork(visit)
    let sent = try work.sent()
    let (reader, outcome) = try await work.save(sent)
    switch outcome {
    case .saved(let version):
      let stage = sent.fields["stage"].flatMap(Stage.init(rawValue:)) ?? .opening
      let judged = try await work.judge(reader.data, stage: stage)
      return .json(DraftAnswer(judged: judged, reader: reader, version: version, language: visit.language).json)
    case .gone: throw Failure.notFound
    case .conflict(let theirs): return ConflictPage(work: work, mine: reader.data, theirs: theirs).json
    }
  }

  private static func issue(_ work: DraftWork, _ saved: Saved) async throws -> Reply {

    var options = IssueOptions(formats: work.schema.copies.isEmpty ? [] : [.pdf], closes: saved.closes)
    (options.onceKey, options.origin, options.replaces) = (work.draft.id, work.draft.origin, work.draft.replaces)
    let form: IssuedForm
    do {
      form = try await work.desk(for: saved.data).issueForm(
        work.schema.id, from: work.source(saved.data), options: options)
    } catch is FindingList {
      let stage: Stage = saved.closes ? .closing : .opening
      return .redirect(to: work.path.query("checked", stage.rawValue).query("tried", "yes").fragment("said"))
    }
    try await work.visit.site.store.removeDraft(work.draft.id)
    return .redirect(to: Path("f", form.number).saying(form.state == .closed ? .closed : .issued))
  }

  /// What the buttons of rows do without a script: `add items`, `copy items 2`, `delete items 2`.
  private static func rows(_ visit: Visit) async throws -> Reply {
    let work = try await DraftWork(visit)
    let sent = try work.sent()
    let words = (sent.fields["row"] ?? "").split(separator: " ").map(String.init)
    guard words.count >= 2, let field = work.schema.field(words[1]), field.type == .repeat else {
      throw Failure.malformed
    }
    let reader = DraftReader(sent.fields, schema: work.schema)
    var data = reader.data
    let place = words.count > 2 ? Int(words[2]).flatMap { reader.places[field.id]?.firstIndex(of: $0) } : nil
    if let place, case .list(var rows)? = data.values[field.id] {
      switch words[0] {
      case "delete": rows.remove(at: place)
      case "copy": rows.insert(rows[place], at: place)
      default: throw Failure.malformed
      }
      data.values[field.id] = .list(rows)
    }
    switch try await work.save(data, version: sent.fields["version"].flatMap { Int($0) }) {
    case .saved:
      let target = SheetContext.anchor(field.id)
      return .redirect(to: work.path.query("rows", words[0] == "add" ? field.id : nil).fragment(target))
    case .gone: throw Failure.notFound
    case .conflict(let theirs): return try await ConflictPage(work: work, mine: data, theirs: theirs).reply()
    }
  }

  private static func delete(_ visit: Visit) async throws -> Reply {
    let work = try await DraftWork(visit)
    // What a colleague began is the colleague's.
    guard work.draft.account == (try visit.person()).login else { throw Failure.forbidden }
    try await visit.site.store.removeDraft(work.draft.id)
    return .redirect(to: Path("fill").saying(.draftRemoved))
  }

  private static func preview(_ visit: Visit) async throws -> Reply {
    let work = try await DraftWork(visit)
    guard !work.schema.copies.isEmpty else { throw Failure.notFound }
    let data = work.kept
    let (desk, source, form) = (try await work.desk(for: data), work.source(data), work.schema.id)
    let language = visit.language
    let samples = try await visit.site.drawing.run {
      try desk.preview(form, from: source, as: .pdf, language: language)
    }
    let wanted = visit.query.given("copy")
    guard let copy = samples.copies.first(where: { wanted == nil || $0.id == wanted }) else { throw Failure.notFound }
    return .file(copy.bytes, type: "application/pdf", name: "\(form)-\(copy.id).pdf", isShown: true)
  }
}
