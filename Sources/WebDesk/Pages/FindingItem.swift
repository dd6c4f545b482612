import Findings
import HTML

/// A finding as an item of a list.
enum FindingItem {
  static func write(_ finding: Finding, _ visit: Visit, _ html: inout HTML, target: String? = nil) {
    html.element(.li, .class(finding.severity == .error ? "error" : "warning")) { html in
      if let label = finding.label {
        let name = visit.text(label)
        if let target {
          html.element(.a, .href(fragment: target), text: name)
        } else {
          html.element(.b, text: name)
        }
        html.text(visit.language == .en ? ": " : "：")
      }
      html.text(visit.text(finding.message))
      if let hint = finding.hint {
        html.element(.span, .class("hint"), text: visit.text(hint))
      }
    }
  }
}
