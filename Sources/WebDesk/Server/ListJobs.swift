import DeskStore
import Findings
import Forms
import Foundation
import HTTPTypes
import Intake
import Liandan

/// The lists at work: one of an account at a time, and few in all. Each goes on though its owner's browser is closed.
actor ListJobs {
  private struct Work {
    let task: Task<Void, Never>
    let run: ListRun
  }
  private let store: DeskStore
  private let files: UploadFolder
  private var works: [String: Work] = [:]
  /// The logins of those whose lists are at work, or about to be.
  private var busy: Set<String> = []

  init(store: DeskStore, files: UploadFolder) { (self.store, self.files) = (store, files) }

  /// How far a list is; `nil` if it is not at work.
  func counts(of id: String) -> ListCounts? { works[id]?.run.counts }

  /// Begins to check a list, to issue or to close its forms.
  ///
  /// - Parameters:
  ///   - job: The list.
  ///   - isCheck: Whether it is only checked.
  ///   - desk: The desk, at which its owner works.
  /// - Throws: a ``Failure`` if another list is at work, or what opening the form throws.
  func start(_ job: ListJob, isCheck: Bool, at desk: IssueDesk) async throws {
    guard !busy.contains(job.account) else { throw Failure.otherList }
    guard busy.count < ServerLimits.listsAtWork else { throw Failure.manyLists }
    guard files.has(job.file) else { throw Failure.listGone }
    let schema = try desk.library.schema(job.form)
    let source = DataSource.file(files.file(job.file))
    let folder = try files.results(of: job.id)
    let run = try ListRun(source, form: schema, into: folder, in: desk.world, isCheck: isCheck)
    var begun = job
    (begun.state, begun.message) = (isCheck ? .checking : .running, "")
    (begun.total, begun.fresh, begun.known, begun.refused) = (0, 0, 0, 0)
    busy.insert(job.account)
    do { try await store.save(begun, at: desk.world.secondsSince1970()) } catch {
      busy.remove(job.account)
      throw error
    }
    let task = Task { [begun] in await self.work(begun, run, source, folder, isCheck: isCheck, at: desk) }
    works[job.id] = Work(task: task, run: run)
  }

  /// Asks a list to end with the group in hand.
  func stop(_ id: String) { works[id]?.task.cancel() }

  private func work(
    _ job: ListJob, _ run: ListRun, _ source: DataSource, _ folder: String, isCheck: Bool, at desk: IssueDesk
  ) async {
    var job = job
    do {
      let isStopped: Bool
      if isCheck {
        // What closes forms is known by its numbers.
        let report = try await desk.check(
          job.form, from: [source], stage: job.closes ? .closing : .opening, observe: run.observe)
        (job.total, isStopped) = (report.count, false)
      } else {
        let report = try await ListJobs.run(job, source, folder, at: desk, run.observe)
        (job.total, isStopped) = (report.total, report.isStopped)
      }
      try run.finish(isWhole: !isStopped)
      job.state = isStopped ? .stopped : isCheck ? .checked : .done
      job.message = run.findings.prefix(5).map { $0.message.text(in: desk.world.language) }.joined(separator: "\n")
    } catch is CancellationError { job.state = .stopped } catch {
      let failure = Failure(error)
      job.state = .failed
      job.message = ([failure.message] + failure.findings.prefix(5).map(\.message)).map {
        $0.text(in: desk.world.language)
      }.joined(separator: "\n")
    }
    let counts = run.counts
    (job.fresh, job.known, job.refused) = (counts.fresh, counts.known, counts.refused)
    // A task that was stopped writes nothing any more: what came of the list is noted by another.
    await Task { [job, store] in try? await store.save(job, at: desk.world.secondsSince1970()) }.value
    works[job.id] = nil
    busy.remove(job.account)
  }

  private static func run(
    _ job: ListJob, _ source: DataSource, _ folder: String, at desk: IssueDesk,
    _ observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> IssueReport {
    if job.act == .close {
      var options = CloseOptions()
      options.groupSize = ServerLimits.listGroup
      return try await desk.close(job.form, with: [source], options: options, observe: observe)
    }
    var options = IssueOptions(
      formats: job.formats.compactMap { DocumentFormat(rawValue: $0) }, closes: job.closes, allOrNone: job.allOrNone)
    options.groupSize = ServerLimits.listGroup
    switch job.output {
    case .none: break
    case .print:
      options.together = PrintFileOptions()
      options.outDirectory = "\(folder)/print"
      options.replacesFiles = true
    case .packet:
      options.packetPath = "\(folder)/\(ListRun.packetName)"
      options.replacesFiles = true
    }
    return try await desk.issue(job.form, from: [source], options: options, observe: observe)
  }
}

extension Failure {
  static let listGone = Failure(
    status: .gone,
    message: LocalizedText(
      "上传的文件已经不在了。请删掉这份清单，再上传一次", hant: "上傳的檔案已經不在了。請刪掉這份清單，再上傳一次",
      en: "The uploaded file is there no more. Remove this list and upload it again"))
  static let otherList = Failure(
    status: .conflict,
    message: LocalizedText(
      "您有一份清单正在办，请等它办完或先停下", hant: "您有一份清單正在辦，請等它辦完或先停下",
      en: "One of your lists is at work: wait for it, or stop it first"))
  static let manyLists = Failure(
    status: .serviceUnavailable,
    message: LocalizedText(
      "别人的清单正在办，请过一会儿再试", hant: "別人的清單正在辦，請過一會兒再試", en: "Lists of others are at work: try again in a while"),
    retryAfter: 30)
}
