import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// 结单: an open form is completed part by part, each by who knows it, and closed once it is whole.
enum ClosingPages {
  /// With some pictures, where there is no script that sends them one by one.
  private static let bodyBytes = 40 << 20

  static let routes: [Route] = [
    .get("/f/:number/close", for: .may(.close)) { visit in
      let work = try await ClosingWork(visit)
      let checked = visit.query["checked"] != nil
      let judged = try await work.judge(work.kept)
      return try await ClosingPage(work: work, data: work.kept, judged: judged, isChecked: checked).reply()
    },
    .post("/f/:number/close", for: .may(.close), bodyBytes: bodyBytes) { try await post($0, .save) },
    .post("/f/:number/close/check", for: .may(.close), bodyBytes: bodyBytes) { try await post($0, .check) },
    .post("/f/:number/close/part", for: .may(.close), bodyBytes: bodyBytes) { try await post($0, .part) },
    .post("/f/:number/close/finish", for: .may(.close), bodyBytes: bodyBytes) { try await post($0, .finish) },
  ]

  /// What is to become of what was typed; each is the end of an address.
  enum Step: String, Sendable {
    case save, check, part, finish
  }

  private static func post(_ visit: Visit, _ step: Step) async throws -> Reply {
    let work = try await ClosingWork(visit)
    let sent = try work.draftWork.sent()
    let (reader, outcome) = try await work.draftWork.save(sent)
    guard case .saved(let version) = outcome else {
      guard case .conflict(let theirs) = outcome else { throw Failure.notFound }
      let conflict = ConflictPage(work: work.draftWork, mine: reader.data, theirs: theirs)
      if visit.wantsJSON { return conflict.json }
      let judged = try await work.judge(reader.data)
      return try await ClosingPage(
        work: work, data: reader.data, judged: judged, isChecked: false, conflict: conflict
      ).reply()
    }
    if visit.wantsJSON {
      let judged = try await work.judge(reader.data)
      return .json(DraftAnswer(judged: judged, reader: reader, version: version, language: visit.language).json)
    }
    do {
      switch step {
      case .part:
        _ = try await work.desk(reader.data).complete(work.number, with: work.source(reader.data))
        try await visit.site.store.removeDraft(work.draft.id)
        return .redirect(to: Path("f", work.number).saying(.completed))
      case .finish:
        _ = try await work.desk(reader.data).closeForm(work.number, with: work.source(reader.data))
        try await visit.site.store.removeDraft(work.draft.id)
        return .redirect(to: Path("f", work.number).saying(.closed))
      case .check: return .redirect(to: work.path.query("checked", "yes").fragment("said"))
      case .save: return .redirect(to: work.path.saying(.draftSaved))
      }
    } catch is FindingList {
      return .redirect(to: work.path.query("checked", "yes").query("tried", step.rawValue).fragment("said"))
    }
  }
}
