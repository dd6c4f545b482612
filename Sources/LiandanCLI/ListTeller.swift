import Findings
import Foundation
import Liandan

/// What is done to the forms of a list.
enum ListWork {
  case issue, close

  /// What came of it, in one line: the numbers are those of the forms that are new.
  func summary(of report: IssueReport) -> LocalizedText {
    let fresh = report.issued - report.known
    let (total, refused, known) = (report.total, report.refused, report.known)
    let (hans, hant, en) =
      switch self {
      case .issue: (("开单", "开过"), ("開單", "開過"), "issued")
      case .close: (("结单", "结过"), ("結單", "結過"), "closed")
      }
    let numbers = report.freshNumbers
    return LocalizedText(
      "共 \(total) 份：\(hans.0) \(fresh) 份\(numbers.map { "（编号 \($0)）" } ?? "")，退回 \(refused) 份，此前已\(hans.1) \(known) 份",
      hant:
        "共 \(total) 份：\(hant.0) \(fresh) 份\(numbers.map { "（編號 \($0)）" } ?? "")，退回 \(refused) 份，此前已\(hant.1) \(known) 份",
      en: "\(total) forms: \(fresh) \(en)\(numbers.map { " (\($0))" } ?? ""), \(refused) refused, \(known) done before")
  }
}

/// What an operator sees of a list: its results and findings, how far it is, at the end what came of it and where the
/// refused rows lie.
struct ListTeller {
  private let console: Console
  private let isJSON: Bool
  private var bar: ProgressLine
  private var keeper: RefusalKeeper?
  private var keeperFailure: LocalizedText?
  /// Forms that are to be shown together: those of a group come at once, and a list prints a million of them.
  private var lines = ""
  private var shown = (forms: 0, refusals: 0)
  /// How many forms, and how many refused ones, are shown one by one on a terminal; a longer list is summed up.
  private static let shownOnTerminal = (forms: 20, refusals: 50)
  private let floods: (forms: Bool, refusals: Bool)

  init(_ console: Console, asJSON: Bool, keeper: RefusalKeeper?) {
    self.console = console
    isJSON = asJSON
    self.keeper = keeper
    bar = ProgressLine(console: console)
    floods = (!asJSON && isatty(STDOUT_FILENO) == 1, !asJSON && keeper != nil && isatty(STDERR_FILENO) == 1)
  }

  /// Tells of the events of some work, all of them even where it fails.
  mutating func follow<Report>(_ work: ((IssueEvent) throws -> Void) throws -> Report) throws -> Report {
    defer { try? showForms() }
    let report = try work { try tell($0) }
    try showForms()
    return report
  }

  private mutating func tell(_ event: IssueEvent) throws {
    if case .issued = event {} else { try showForms() }
    switch event {
    case .issued(let form):
      shown.forms += 1
      if floods.forms, shown.forms > ListTeller.shownOnTerminal.forms { return }
      if !lines.isEmpty { lines += "\n" }
      lines += console.text(of: form, asJSON: isJSON)
    case .refused(let form):
      keep(form)
      shown.refusals += 1
      if floods.refusals, shown.refusals > ListTeller.shownOnTerminal.refusals { return }
      bar.wipe()
      try console.show(form.findings, asJSON: isJSON)
    case .found(let findings):
      bar.wipe()
      try console.show(findings, asJSON: isJSON)
    case .packed(let packet):
      bar.wipe()
      try console.show(packet, asJSON: isJSON)
    case .progress(let done, let total): bar.update(done: done, total: total)
    case .remark(let text):
      bar.wipe()
      console.remark(text)
    }
  }

  private mutating func showForms() throws {
    if lines.isEmpty { return }
    bar.wipe()
    defer { lines.removeAll(keepingCapacity: true) }
    try console.print(lines)
  }

  /// What cannot be laid aside must not stop the list: it is said at the end.
  private mutating func keep(_ form: RefusedForm) {
    do { try keeper?.add(form) } catch {
      keeper = nil
      keeperFailure = SystemReason.said(error)
    }
  }

  /// Says what came of the list, for which `work` has the words.
  mutating func finish(_ report: IssueReport, of work: ListWork) {
    bar.wipe()
    if report.total > 1 || report.refused > 0 { console.remark(work.summary(of: report)) }
    finish(total: report.total, isWhole: !report.isStopped)
  }

  /// Hands back the refused rows of a list of several forms.
  mutating func finish(total: Int, isWhole: Bool) {
    bar.wipe()
    guard total > 1, isWhole else { return }
    do {
      for written in try keeper?.finish() ?? [] { console.remark(ListTeller.handedBack(written)) }
    } catch { keeperFailure = SystemReason.said(error) }
    if let keeperFailure { console.fail(ListTeller.notHandedBack(keeperFailure)) }
  }

  private static func handedBack(_ written: RefusalKeeper.Written) -> LocalizedText {
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
