import DeskStore
import Findings
import HTML
import Liandan

/// 工作台: what one begins the day with.
enum WorkbenchPages {
  static let routes: [Route] = [.get("/", for: .anyAccount) { try await page($0) }]

  private static func page(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    let page = Page(Section.workbench.name, in: .workbench)
    return page.reply(visit) { html in
      html.element(
        .h1, text: visit.text("\(account.name)，您好", hant: "\(account.name)，您好", en: "Hello, \(account.name)"))
    }
  }
}
