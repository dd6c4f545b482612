import HTML
import Liandan

/// The state of a form as a badge.
enum StateBadge {
  static func write(_ state: RecordState, _ visit: Visit, _ html: inout HTML) {
    let style =
      switch state {
      case .issued: "badge open"
      case .closed: "badge closed"
      case .packed: "badge packed"
      case .void: "badge void"
      }
    html.element(.span, .class(style), text: visit.text(state.label))
  }
}
