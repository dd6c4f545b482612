import Findings
import Foundation
import Liandan

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
  private var first: String?
  private var last: String?
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
      if first == nil { first = form.number }
      last = form.number
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

  /// Says what came of the list; `isWhole` is false if it was stopped.
  mutating func finish(_ report: IssueReport, verb: LocalizedText, isWhole: Bool) {
    bar.wipe()
    if report.total > 1 || report.refused > 0 { console.remark(summary(report, verb)) }
    finish(total: report.total, isWhole: isWhole)
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

  private func summary(_ report: IssueReport, _ verb: LocalizedText) -> LocalizedText {
    let fresh = report.issued - report.known
    var range = ""
    if let first, let last, report.issued > 0 { range = first == last ? first : "\(first) – \(last)" }
    let known = report.known
    func words(_ language: Language) -> String {
      switch language {
      case .zhHans:
        "共 \(report.total) 份：\(verb.zhHans) \(fresh) 份，退回 \(report.refused) 份，此前已开过 \(known) 份"
          + (range.isEmpty ? "" : "（编号 \(range)）")
      case .zhHant:
        "共 \(report.total) 份：\(verb.text(in: .zhHant)) \(fresh) 份，退回 \(report.refused) 份，此前已開過 \(known) 份"
          + (range.isEmpty ? "" : "（編號 \(range)）")
      case .en:
        "\(report.total) forms: \(fresh) \(verb.text(in: .en)), \(report.refused) refused, \(known) done before"
          + (range.isEmpty ? "" : " (\(range))")
      }
    }
    return LocalizedText(words(.zhHans), hant: words(.zhHant), en: words(.en))
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
