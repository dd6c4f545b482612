import DeskStore
import Findings
import HTML
import HTTPTypes

/// Who is logged in, and from where; each login can be ended.
enum SessionPages {
  static let path = Path("sessions")
  static let routes: [Route] = [
    .get("/sessions", for: .may(.administer)) { try await page($0) },
    .post("/sessions/:id/end", for: .may(.administer), bodyBytes: 1 << 10) { visit in
      let author = AccountAuthor(try visit.person())
      guard try await visit.site.store.endSession(id: visit.parameter("id"), by: author) != nil else {
        throw Failure.notFound
      }
      await visit.site.tellChain()
      return .redirect(to: path.saying(.sessionEnded))
    },
  ]

  private static func page(_ visit: Visit) async throws -> Reply {
    let sessions = try await visit.site.store.sessions(at: visit.seconds)
    let number = PageLinks.page(visit)
    let shown = sessions.dropFirst((number - 1) * ServerLimits.pageLength).prefix(ServerLimits.pageLength)
    let page = Page(LocalizedText("谁在登录", hant: "誰在登入", en: "Who is logged in"), in: .accounts)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      table(Array(shown), visit, &html)
      PageLinks.write(page: number, of: sessions.count, path, visit, &html)
      html.element(.p) { html in
        html.element(.a, .href(Path("accounts")), text: visit.text("所有账号", hant: "所有帳號", en: "All accounts"))
      }
    }
  }

  /// Sessions with a button to end each.
  static func table(_ sessions: [SessionEntry], _ visit: Visit, _ html: inout HTML) {
    if sessions.isEmpty {
      html.element(.p, .class("empty"), text: visit.text("现在没有人登录", hant: "現在沒有人登入", en: "Nobody is logged in now"))
      return
    }
    let columns = [
      visit.text("姓名", hant: "姓名", en: "Name"), visit.text("登录", hant: "登入", en: "Since"),
      visit.text("最近操作", hant: "最近操作", en: "Last seen"), visit.text("来自", hant: "來自", en: "From"),
      visit.text("浏览器", hant: "瀏覽器", en: "Browser"), visit.text("操作", hant: "操作", en: "Action"),
    ]
    TableBox.write(visit.text("登录中", hant: "登入中", en: "Logins"), columns: columns, &html) { html in
      for session in sessions {
        html.element(.tr) { html in
          html.element(.td) { html in
            html.element(.a, .href(AccountPages.path(session.login)), text: session.name)
          }
          html.element(.td, .class("number"), text: visit.moment(session.created))
          html.element(.td, .class("number"), text: visit.moment(session.seen))
          html.element(.td, text: session.address)
          html.element(.td, .class("agent"), text: session.agent)
          html.element(.td) { html in
            html.element(.form, .named("method", "post"), .action(Path("sessions", session.id, "end"))) { html in
              html.element(
                .button, .type("submit"), .class("danger"),
                .data("confirm", visit.text("结束这个登录？", hant: "結束這個登入？", en: "End this login?")),
                .aria(
                  "label",
                  visit.text(
                    "结束 \(session.name) 的登录", hant: "結束 \(session.name) 的登入", en: "End the login of \(session.name)")),
                text: visit.text("结束", hant: "結束", en: "End"))
            }
          }
        }
      }
    }
  }
}
