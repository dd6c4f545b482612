import Findings
import Foundation
import Liandan
import Synchronization
import Terminal

/// What is done to the forms of a list.
enum ListWork {
  case issue, add, close

  /// What came of it, in one line: the numbers are those of the forms that are new.
  func summary(of report: IssueReport) -> LocalizedText {
    let fresh = report.issued - report.known
    let (total, refused, known) = (report.total, report.refused, report.known)
    let (hans, hant, en) =
      switch self {
      case .issue: (("开单", "开过"), ("開單", "開過"), "issued")
      case .add: (("续填", "填过"), ("續填", "填過"), "added to")
      case .close: (("结单", "结过"), ("結單", "結過"), "closed")
      }
    let numbers = report.freshNumbers
    let unfilled = ListWork.unfilled(report.unfilled)
    return LocalizedText(
      "共 \(total) 份：\(hans.0) \(fresh) 份\(numbers.map { "（编号 \($0)）" } ?? "")，退回 \(refused) 份，此前已\(hans.1) \(known) 份"
        + unfilled.zhHans,
      hant:
        "共 \(total) 份：\(hant.0) \(fresh) 份\(numbers.map { "（編號 \($0)）" } ?? "")，退回 \(refused) 份，此前已\(hant.1) \(known) 份"
        + unfilled.text(in: .zhHant),
      en:
        "\(EnglishCount.forms(total)): \(fresh) \(en)\(numbers.map { " (\($0))" } ?? ""), \(refused) refused, \(known) done before"
        + unfilled.text(in: .en))
  }

  /// How many rows of a closing list have nothing filled in yet; empty if there are none.
  static func unfilled(_ count: Int) -> LocalizedText {
    count == 0
      ? LocalizedText("")
      : LocalizedText("，还没有填 \(count) 份", hant: "，還沒有填 \(count) 份", en: ", \(count) not filled in yet")
  }
}

/// What an operator sees of a list: its results and findings, how far it is, at the end what came of it and where the
/// refused rows lie. Events may come from any thread, one at a time.
final class BatchReporter: Sendable {
  private struct State {
    var bar: ProgressLine
    var keeper: RejectCollector?
    var keeperFailure: LocalizedText?
    var list: NumberedListFile?
    var listFailure: LocalizedText?
    /// Forms that are to be shown together: those of a group come at once, and a list prints a million of them.
    var lines = ""
    var shown = (forms: 0, refusals: 0)
    /// What is wrong with names of the list's columns, which is said once and not of each row.
    var headings: Set<Finding> = []
  }
  /// How many names of columns are remembered as wrong; the keys of data in JSON have a place in each form.
  private static let headings = 500
  /// How many forms, and how many refused ones, are shown one by one on a terminal; a longer list is summed up.
  private static let shownOnTerminal = (forms: 20, refusals: 50)

  private let console: Console
  private let isJSON: Bool
  /// Whether files with the copies of many forms are the result.
  private let showsPrintFiles: Bool
  private let floods: (forms: Bool, refusals: Bool)
  private let state: Mutex<State>

  init(
    _ console: Console, asJSON: Bool, keeper: sending RejectCollector?, list: sending NumberedListFile? = nil,
    showsPrintFiles: Bool = false
  ) {
    self.showsPrintFiles = showsPrintFiles
    self.console = console
    isJSON = asJSON
    floods = (!asJSON && isatty(STDOUT_FILENO) == 1, !asJSON && keeper != nil && isatty(STDERR_FILENO) == 1)
    state = Mutex(State(bar: ProgressLine(console: console), keeper: keeper, list: list))
  }

  /// Tells of the events of some work, all of them even where it fails.
  func follow<Report>(
    _ work: (_ observe: @escaping @Sendable (IssueEvent) throws -> Void) async throws -> Report
  ) async throws -> Report {
    defer { try? state.withLock { try showForms(&$0) } }
    let report = try await work { [self] event in try state.withLock { try tell(event, in: &$0) } }
    try state.withLock { try showForms(&$0) }
    return report
  }

  private func tell(_ event: IssueEvent, in state: inout State) throws {
    if case .issued = event {} else { try showForms(&state) }
    do { try state.list?.list.add(event) } catch {
      state.list = nil
      state.listFailure = SystemReason.said(error)
    }
    switch event {
    case .issued(let form):
      state.shown.forms += 1
      if floods.forms, state.shown.forms > BatchReporter.shownOnTerminal.forms { return }
      if !state.lines.isEmpty { state.lines += "\n" }
      state.lines += console.text(of: form, asJSON: isJSON)
    case .refused(let form):
      keep(form, in: &state)
      state.shown.refusals += 1
      let findings = unsaid(form.findings, in: &state)
      if findings.isEmpty || floods.refusals && state.shown.refusals > BatchReporter.shownOnTerminal.refusals { return }
      state.bar.wipe()
      try console.show(findings, asJSON: isJSON)
    case .found(let findings):
      state.bar.wipe()
      try console.show(findings, asJSON: isJSON)
    case .joined(let file):
      state.bar.wipe()
      if showsPrintFiles {
        try console.show(file, asJSON: isJSON)
      } else {
        console.remark(BatchReporter.joined(file.file))
      }
    case .packed(let packet):
      state.bar.wipe()
      try console.show(packet, asJSON: isJSON)
    case .progress(let done, let total): state.bar.update(done: done, total: total)
    case .remark(let text):
      state.bar.wipe()
      console.remark(text)
    }
  }

  /// The findings without those of a column that an earlier row told of.
  private func unsaid(_ findings: [Finding], in state: inout State) -> [Finding] {
    if isJSON { return findings }
    return findings.filter { finding in
      let isOfHeading = [FindingCode.unknownKey, .columnMissing].contains { $0.name == finding.code }
      guard isOfHeading else { return true }
      return state.headings.count == BatchReporter.headings || state.headings.insert(finding).inserted
    }
  }

  private func showForms(_ state: inout State) throws {
    if state.lines.isEmpty { return }
    state.bar.wipe()
    defer { state.lines.removeAll(keepingCapacity: true) }
    try console.print(state.lines)
  }

  /// What cannot be laid aside must not stop the list: it is said at the end.
  private func keep(_ form: RefusedForm, in state: inout State) {
    do { try state.keeper?.add(form) } catch {
      state.keeper = nil
      state.keeperFailure = SystemReason.said(error)
    }
  }

  /// Says what came of the list, for which `work` has the words.
  func finish(_ report: IssueReport, of work: ListWork) {
    state.withLock { $0.bar.wipe() }
    if report.total > 1 || report.refused + report.unfilled > 0 { console.remark(work.summary(of: report)) }
    finish(total: report.total, isWhole: !report.isStopped)
  }

  /// Hands back the refused rows of a list of several forms.
  func finish(total: Int, isWhole: Bool) {
    state.withLock { state in
      state.bar.wipe()
      guard total > 1, isWhole else { return }
      do {
        for written in try state.keeper?.finish() ?? [] { console.remark(BatchReporter.handedBack(written)) }
      } catch { state.keeperFailure = SystemReason.said(error) }
      if let failure = state.keeperFailure { console.fail(BatchReporter.notHandedBack(failure)) }
    }
  }

  /// Writes the list with what became of its rows, if that was asked for. A list that was stopped is not written: the rest
  /// of its rows have no numbers yet.
  func writeList(isWhole: Bool) {
    state.withLock { state in
      do {
        // Without a form there is no list to give back.
        if let list = state.list, isWhole, list.list.hasRows {
          try list.write()
          console.remark(BatchReporter.listed(list.path))
        }
      } catch { state.listFailure = SystemReason.said(error) }
      if let failure = state.listFailure { console.fail(BatchReporter.notListed(failure)) }
    }
  }

  private static func joined(_ path: String) -> LocalizedText {
    LocalizedText("合并的打印文件：\(path)", hant: "合併的列印檔案：\(path)", en: "to be printed in one go: \(path)")
  }

  private static func listed(_ path: String) -> LocalizedText {
    LocalizedText(
      "带编号的清单：\(path)", hant: "帶編號的清單：\(path)", en: "the list with its numbers: \(path)")
  }

  private static func notListed(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      "带编号的清单没有写成：\(reason.zhHans)。已开的单不受影响；请用 --list-out 指定另一个文件，再运行同一命令",
      hant: "帶編號的清單沒有寫成：\(reason.text(in: .zhHant))。已開的單不受影響；請用 --list-out 指定另一個檔案，再執行同一命令",
      en:
        "the list with its numbers could not be written: \(reason.text(in: .en)). What was issued is safe; name another file "
        + "with --list-out and run the same command again")
  }

  private static func handedBack(_ written: RejectCollector.Written) -> LocalizedText {
    LocalizedText(
      "退回的 \(written.count) 份连同原因写在 \(written.path)，有问题的格子标了红色；改好后可直接拿这个文件再运行同一命令",
      hant: "退回的 \(written.count) 份連同原因寫在 \(written.path)，有問題的格子標了紅色；改好後可直接拿這個檔案再執行同一命令",
      en:
        "the \(written.count) refused forms and the reasons are in \(written.path), bad cells in red; correct them there and run "
        + "the same command with that file")
  }

  private static func notHandedBack(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      "退回的行没有写成文件：\(reason.zhHans)。已开的单不受影响；请用 --refused 指定另一个文件，再运行同一命令",
      hant: "退回的列沒有寫成檔案：\(reason.text(in: .zhHant))。已開的單不受影響；請用 --refused 指定另一個檔案，再執行同一命令",
      en:
        "the refused rows could not be written: \(reason.text(in: .en)). What was issued is safe; name another file with "
        + "--refused and run the same command again")
  }
}
