import Expressions
import Findings
import Forms
import HTML

/// An approval chain as steps: who decided what and when, who is next.
enum ApprovalChain {
  static func write(_ progress: ApprovalProgress, _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text(progress.field.label))
      html.element(.ol, .class("chain")) { html in
        let next = progress.next?.role.zhHans
        for step in progress.steps where step.isNeeded || step.approval != nil {
          html.element(.li, step.role.zhHans == next ? .aria("current", "step") : nil) { html in
            html.element(.b, text: visit.text(step.role))
            html.text("　")
            guard let approval = step.approval else {
              let waits = step.role.zhHans == next
              html.element(
                .span, .class("hint"),
                text: waits
                  ? visit.text("待审批", hant: "待審批", en: "to decide now") : visit.text("未到", hant: "未到", en: "later"))
              return
            }
            html.element(
              .span, .class(approval.decision == .agree ? "badge closed" : "badge void"),
              text: visit.text(approval.decision.label))
            html.text("　\(approval.name)　\(approval.date?.iso ?? "")")
            if let opinion = approval.opinion { html.element(.p, text: opinion) }
          }
        }
      }
    }
  }
}
