import Findings
import HTML
import HTTPTypes

/// What is shown where a request cannot be answered as it was meant.
enum ErrorPage {
  /// The page, or its JSON for a script.
  static func reply(_ failure: Failure, _ visit: Visit) -> Reply {
    var reply: Reply
    if visit.wantsJSON {
      reply = .json(
        .object([
          ("message", .string(visit.text(failure.message))),
          ("findings", .array(failure.findings.map { $0.json(in: visit.language) })),
        ]), status: failure.status)
    } else {
      let page = Page(LocalizedText("没有办成", hant: "沒有辦成", en: "Not done"))
      reply = page.reply(visit, status: failure.status.code) { html in
        html.element(.h1, text: visit.text(page.title))
        html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(failure.message))
        if !failure.findings.isEmpty {
          html.element(.ul, .class("findings")) { html in
            for finding in failure.findings.prefix(100) { FindingItem.write(finding, visit, &html) }
          }
        }
        html.element(.p) { html in
          html.element(.a, .href(Path()), text: visit.text("回工作台", hant: "回工作台", en: "Back to the desk"))
        }
      }
    }
    if let seconds = failure.retryAfter { reply.headers.append((.retryAfter, "\(seconds)")) }
    return reply
  }

  /// The same for somebody of whom nothing is known: no page, as nobody may be meant to see one.
  static func plain(_ failure: Failure) -> Reply {
    .text("\(failure.message.zhHans)\n\(failure.message.text(in: .en))\n", status: failure.status)
  }
}
