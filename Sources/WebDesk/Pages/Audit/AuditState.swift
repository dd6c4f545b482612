import Findings
import Forms
import HTML
import Liandan
import Pictures
import Signing

/// Whether the chain is whole, and the line that bears witness to it elsewhere.
enum AuditState {
  /// What is said while the chain is looked at.
  static func running(_ progress: (done: Int, last: Int), _ visit: Visit) -> String {
    visit.text(
      "正在核对审计链：\(progress.done)／\(progress.last)", hant: "正在核對審計鏈：\(progress.done)／\(progress.last)",
      en: "Checking the chain: \(progress.done) of \(progress.last)")
  }

  /// Writes what is known of the chain.
  static func write(_ state: ChainWatch.State, _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      switch state {
      case .idle, .running:
        let progress = visit.site.chainWatch.progress
        html.element(.div, .named("role", "status"), .data("live", path: Path("audit", "check"))) { html in
          html.element(.p, .data("text", ""), text: running(progress, visit))
          html.element(
            .progress, .aria("label", visit.text("核对进度", hant: "核對進度", en: "Progress")),
            progress.last > 0 ? .named("max", progress.last) : nil,
            progress.last > 0 ? .named("value", progress.done) : nil)
        }
        html.element(.noscript) { html in
          html.element(
            .a, .href(Path("audit")), text: visit.text("看看核对完没有", hant: "看看核對完沒有", en: "See whether it is done"))
        }
      case .done(let last, let findings, let moment):
        if findings.isEmpty {
          html.element(
            .p, .class("notice"),
            text: visit.text(
              "链完整：\(last) 条，核对于 \(visit.moment(moment))", hant: "鏈完整：\(last) 條，核對於 \(visit.moment(moment))",
              en: "The chain is intact: \(last) events, checked at \(visit.moment(moment))"))
        } else {
          html.element(
            .p, .class("failure"), .named("role", "alert"),
            text: visit.text(
              "链有 \(findings.count) 处不符，核对于 \(visit.moment(moment))",
              hant: "鏈有 \(findings.count) 處不符，核對於 \(visit.moment(moment))",
              en: "The chain has \(findings.count) differences, checked at \(visit.moment(moment))"))
          html.element(.ul, .class("findings")) { html in
            for finding in findings.prefix(20) { FindingItem.write(finding, visit, &html) }
          }
        }
      case .failed(let message):
        html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(message))
      }
      html.element(.form, .named("method", "post"), .action(Path("audit", "check")), .class("actions")) { html in
        html.element(.button, .type("submit"), text: visit.text("再核对一遍", hant: "再核對一遍", en: "Check again"))
        html.element(
          .a, .class("button"), .href(Path("audit", "anchor")),
          text: visit.text("取一行锚", hant: "取一行錨", en: "Take an anchor"))
      }
    }
  }

  /// The page with the anchor of this moment.
  static func anchor(_ visit: Visit) async throws -> Reply {
    let anchor = try await visit.desk().anchor()
    let code = try? QRCode.symbol(anchor.text, correction: .low)
    let page = Page(LocalizedText("锚", hant: "錨", en: "Anchor"), in: .audit)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text("审计链现在到这里", hant: "審計鏈現在到這裡", en: "The audit chain ends here now"))
      html.element(.section, .class("card")) { html in
        html.element(.p) { html in html.element(.code, .class("long"), text: anchor.text) }
        if let code { write(code, visit.text("锚的二维码", hant: "錨的 QR 碼", en: "QR code of the anchor"), &html) }
        html.element(
          .p, .class("hint"),
          text: visit.text(
            "把这一行（或这张码）存到别处：打印、拍照或发给别人。以后凭它能知道，在此之前的登记有没有被连同整条链重做过",
            hant: "把這一行（或這張碼）存到別處：列印、拍照或發給別人。以後憑它能知道，在此之前的登記有沒有被連同整條鏈重做過",
            en:
              "Keep this line or code elsewhere: on paper, as a photo, with somebody. It tells later whether anything up to "
              + "here was made anew, chain included"))
      }
      html.element(.p) { html in
        html.element(.a, .href(Path("audit")), text: visit.text("回审计链", hant: "回審計鏈", en: "Back to the chain"))
      }
    }
  }

  /// Draws a code, black on white whatever the colours of the page.
  private static func write(_ code: CodeSymbol, _ name: String, _ html: inout HTML) {
    let (width, height) = (code.width + 2 * code.quietWidth, code.height + 2 * code.quietHeight)
    html.element(
      .svg, .class("code"), .named("viewBox", "0 0 \(width) \(height)"), .named("role", "img"), .aria("label", name),
      .named("shape-rendering", "crispEdges")
    ) { html in
      html.element(.rect, .named("width", width), .named("height", height), .named("fill", "#fff"))
      for block in code.blocks {
        html.element(
          .rect, .named("x", block.x + code.quietWidth), .named("y", block.y + code.quietHeight),
          .named("width", block.width), .named("height", block.height), .named("fill", "#000"))
      }
    }
  }
}
