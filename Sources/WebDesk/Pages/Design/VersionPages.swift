import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// The versions of a form that were published at the desk.
enum VersionPages {
  private static let title = LocalizedText("各版本", hant: "各版本", en: "Versions")

  static func list(_ visit: Visit) async throws -> Reply {
    let id = try await DesignedForm(visit).id
    let versions = try await visit.site.store.formVersions(of: id)
    let number = PageLinks.page(visit)
    let shown = versions.dropFirst((number - 1) * ServerLimits.pageLength).prefix(ServerLimits.pageLength)
    let columns = [
      visit.text("版本", hant: "版本", en: "Version"), visit.text("改了什么", hant: "改了什麼", en: "What was changed"),
      visit.text("发布人", hant: "發布人", en: "By"), visit.text("发布", hant: "發布", en: "Published"),
    ]
    let page = Page(title, in: .design)
    return page.reply(visit) { html in
      html.element(.h1) { html in
        html.text(visit.text(title) + " ")
        html.element(.code, text: id)
      }
      if shown.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text("还没有在这里发布过", hant: "還沒有在這裡發布過", en: "Nothing was published here yet"))
      } else {
        TableBox.write(visit.text(title), columns: columns, &html) { html in
          for version in shown {
            html.element(.tr) { html in
              html.element(.td) { html in
                html.element(.a, .href(Path("design", id, "versions", "\(version.id)")), text: "\(version.version)")
              }
              html.element(.td, text: reason(version, visit))
              html.element(.td, text: version.author)
              html.element(.td, .class("number"), text: visit.moment(version.published))
            }
          }
        }
      }
      PageLinks.write(page: number, of: versions.count, Path("design", id, "versions"), visit, &html)
      html.element(.p) { html in
        html.element(.a, .href(DesignPages.path(id)), text: visit.text("回到表单", hant: "回到表單", en: "Back to the form"))
      }
    }
  }

  static func page(_ visit: Visit) async throws -> Reply {
    let id = try await DesignedForm(visit).id
    let wanted = Int(visit.parameter("version"))
    guard let version = try await visit.site.store.formVersions(of: id).first(where: { $0.id == wanted }) else {
      throw Failure.notFound
    }
    let page = Page(title, in: .design, isWide: true)
    return page.reply(visit) { html in
      html.element(
        .h1,
        text: visit.text(
          "\(id) 版本 \(version.version)", hant: "\(id) 版本 \(version.version)", en: "\(id), version \(version.version)"))
      html.element(
        .p,
        text: [reason(version, visit), version.author, visit.moment(version.published)].filter { !$0.isEmpty }.joined(
          separator: " · "))
      html.element(.div, .class("actions")) { html in
        html.element(
          .a, .class("button"), .href(DesignPages.path(id).query("version", "\(version.id)")),
          text: visit.text("从这一版改起", hant: "從這一版改起", en: "Begin with this version"))
        html.element(
          .a, .class("button"), .href(DesignPages.path(id, "versions")), text: visit.text(title))
      }
      html.element(
        .div, .class("scroll"), .named("role", "region"), .named("tabindex", 0),
        .aria("label", visit.text("定义", hant: "定義", en: "Schema"))
      ) { html in html.element(.pre, .class("source"), text: version.text) }
    }
  }

  private static func reason(_ version: FormVersion, _ visit: Visit) -> String {
    version.author.isEmpty
      ? visit.text("在这里发布以前的版本", hant: "在這裡發布以前的版本", en: "as it was before") : version.reason
  }
}
