import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// A page: its title, and what it shows within the frame that all pages have.
struct Page: Sendable {
  let title: LocalizedText
  /// The part of the desk that it belongs to, which the navigation marks.
  var section: Section?
  /// The scripts it needs besides ``Assets``' `desk.js`.
  var scripts: [String] = []
  /// Whether it takes the whole width, as wide tables and forms do.
  var isWide = false

  init(_ title: LocalizedText, in section: Section? = nil, scripts: [String] = [], isWide: Bool = false) {
    (self.title, self.section, self.scripts, self.isWide) = (title, section, scripts, isWide)
  }

  /// The answer with this page.
  func reply(_ visit: Visit, status: Int = 200, _ content: (inout HTML) throws -> Void) rethrows -> Reply {
    var inner = HTML(capacity: 16 << 10)
    try content(&inner)
    let html = HTML.document(language: visit.language.rawValue) { html in
      head(visit, &html)
      html.element(.body) { html in
        html.element(
          .a, .class("skip"), .href(fragment: "main"), text: visit.text("跳到内容", hant: "跳到內容", en: "Skip to content"))
        Frame.header(visit, section, &html)
        html.element(.main, .id("main"), .class(isWide ? "wide" : "plain")) { html in
          Notice.write(visit, &html)
          html.append(inner)
        }
        Frame.footer(visit, &html)
      }
    }
    return .html(html, status: .init(code: status))
  }

  private func head(_ visit: Visit, _ html: inout HTML) {
    let assets = visit.site.assets
    let company = visit.site.desk.library.profile.heading(in: visit.language)
    html.element(.head) { html in
      html.void(.meta, .named("charset", "utf-8"))
      html.element(.title, text: "\(visit.text(title)) · \(visit.text("联单", hant: "聯單", en: "Liandan"))　\(company)")
      html.void(
        .meta, .name("viewport"), .named("content", "width=device-width, initial-scale=1, viewport-fit=cover"))
      html.void(.meta, .name("color-scheme"), .named("content", "light dark"))
      html.void(.link, .named("rel", "icon"), .type("image/svg+xml"), .href(assets.path("mark.svg")))
      html.void(.link, .named("rel", "stylesheet"), .href(assets.path("desk.css")))
      for script in ["desk.js"] + scripts {
        html.element(.script, .type("module"), .src(assets.path(script)))
      }
    }
  }
}
