import DeskStore
import Findings
import HTML

/// The words for lists.
enum ListWords {
  /// Where a list stands.
  static func state(_ job: ListJob) -> LocalizedText {
    switch job.state {
    case .uploaded: LocalizedText("已上传", hant: "已上傳", en: "Uploaded")
    case .checking: LocalizedText("检查中", hant: "檢查中", en: "Being checked")
    case .checked: LocalizedText("已检查", hant: "已檢查", en: "Checked")
    case .running: LocalizedText("办理中", hant: "辦理中", en: "At work")
    case .stopped: LocalizedText("已停下", hant: "已停下", en: "Stopped")
    case .interrupted: LocalizedText("中断", hant: "中斷", en: "Interrupted")
    case .done: LocalizedText("办完", hant: "辦完", en: "Done")
    case .failed: LocalizedText("没有办成", hant: "沒有辦成", en: "Failed")
    }
  }

  /// The same as a badge.
  static func badge(_ job: ListJob, _ visit: Visit, _ html: inout HTML) {
    let style =
      switch job.state {
      case .uploaded, .checked, .checking, .running: "badge open"
      case .done: "badge closed"
      case .stopped, .interrupted, .failed: "badge void"
      }
    html.element(.span, .class(style), text: visit.text(state(job)))
  }

  /// What a button does that goes through the list.
  static func act(_ job: ListJob, _ visit: Visit) -> String {
    switch (job.act, job.state) {
    case (.issue, .stopped), (.issue, .interrupted): visit.text("接着开单", hant: "接著開單", en: "Go on issuing")
    case (.close, .stopped), (.close, .interrupted): visit.text("接着结单", hant: "接著結單", en: "Go on closing")
    case (.issue, _): visit.text("开单", hant: "開單", en: "Issue")
    case (.close, _): visit.text("结单", hant: "結單", en: "Close")
    }
  }

  /// How far it is, in words.
  static func progress(_ counts: ListCounts, _ visit: Visit) -> String {
    let of = counts.total > 0 ? "／\(counts.total)" : ""
    let (hans, hant, en) = (
      "\(counts.done)\(of) 行：新办 \(counts.fresh)，以前办过 \(counts.known)，退回 \(counts.refused)",
      "\(counts.done)\(of) 列：新辦 \(counts.fresh)，以前辦過 \(counts.known)，退回 \(counts.refused)",
      "\(counts.done)\(counts.total > 0 ? " of \(counts.total)" : "") rows: \(counts.fresh) new, \(counts.known) known, \(counts.refused) refused"
    )
    return visit.text(hans, hant: hant, en: en)
  }
}
