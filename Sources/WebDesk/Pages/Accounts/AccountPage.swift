import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// The page of one account.
enum AccountPage {
  static func page(_ visit: Visit, problem: LocalizedText? = nil) async throws -> Reply {
    let login = visit.parameter("login")
    guard let account = try await visit.site.store.account(login) else { throw AccountProblem.unknown }
    let sessions = try await visit.site.store.sessions(at: visit.seconds).filter { $0.login == login }
    let groups = try RoleChoice.groups(visit.site.desk.library, of: account.roles)
    let page = Page(LocalizedText(account.name), in: .accounts)
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1) { html in
        html.text(account.name + " ")
        AccountPages.state(account, visit, &html)
      }
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      html.element(.dl, .class("facts")) { html in
        html.element(.dt, text: visit.text("账号", hant: "帳號", en: "Account"))
        html.element(.dd, text: account.login)
        html.element(.dt, text: visit.text("角色", hant: "角色", en: "Roles"))
        html.element(.dd, text: RoleChoice.names(account.roles, visit))
      }
      html.element(.section, .class("card")) { html in
        html.element(.h2, text: visit.text("角色", hant: "角色", en: "Roles"))
        html.element(
          .form, .named("method", "post"), .action(Path("accounts", account.login, "roles"))
        ) { html in
          RoleChoice.write(groups, chosen: account.roles, visit, &html)
          html.element(
            .button, .class("primary"), .type("submit"), text: visit.text("保存角色", hant: "儲存角色", en: "Save the roles"))
        }
      }
      html.element(.section, .class("card")) { html in
        html.element(.h2, text: visit.text("密码和停用", hant: "密碼和停用", en: "Password and lock"))
        html.element(.form, .named("method", "post"), .class("actions")) { html in
          button(
            "reset", visit.text("重设密码", hant: "重設密碼", en: "Reset the password"), account,
            visit.text(
              "给 \(account.name) 设一个临时密码？现在的登录会结束", hant: "給 \(account.name) 設一個臨時密碼？現在的登入會結束",
              en: "Give \(account.name) a temporary password? Logins end"), &html)
          if account.isLocked {
            button("unlock", visit.text("恢复账号", hant: "恢復帳號", en: "Unlock"), account, nil, &html)
          } else {
            button(
              "lock", visit.text("停用账号", hant: "停用帳號", en: "Lock"), account,
              visit.text(
                "停用 \(account.name) 的账号？现在的登录会立即结束", hant: "停用 \(account.name) 的帳號？現在的登入會立即結束",
                en: "Lock the account of \(account.name)? Logins end at once"), isDangerous: true, &html)
          }
        }
      }
      html.element(.section, .class("card")) { html in
        html.element(.h2, text: visit.text("登录中", hant: "登入中", en: "Logins"))
        SessionPages.table(sessions, visit, &html)
      }
      html.element(.p) { html in
        html.element(.a, .href(Path("accounts")), text: visit.text("所有账号", hant: "所有帳號", en: "All accounts"))
      }
    }
  }

  private static func button(
    _ act: String, _ text: String, _ account: Account, _ question: String?, isDangerous: Bool = false,
    _ html: inout HTML
  ) {
    html.element(
      .button, .type("submit"), .class(isDangerous ? "danger" : "plain"),
      .formaction(Path("accounts", account.login, act)), question.map { .data("confirm", $0) }, text: text)
  }

  /// Shows a temporary password: this once, as it is stored hashed.
  static func password(_ password: String, of account: Account, _ title: LocalizedText, _ visit: Visit) -> Reply {
    let page = Page(title, in: .accounts)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(title))
      html.element(.section, .class("card")) { html in
        html.element(.dl, .class("facts")) { html in
          html.element(.dt, text: visit.text("账号", hant: "帳號", en: "Account"))
          html.element(.dd, text: account.login)
          html.element(.dt, text: visit.text("姓名", hant: "姓名", en: "Name"))
          html.element(.dd, text: account.name)
          html.element(.dt, text: visit.text("临时密码", hant: "臨時密碼", en: "Temporary password"))
          html.element(.dd) { html in html.element(.code, .class("secret"), text: password) }
        }
        html.element(
          .p, .class("hint"),
          text: visit.text(
            "密码只显示这一次，请现在交给本人。首次登录后须改", hant: "密碼只顯示這一次，請現在交給本人。首次登入後須改",
            en: "The password is shown this once: hand it over now. It must be changed at the first login"))
      }
      html.element(.div, .class("actions")) { html in
        html.element(
          .a, .class("button primary"), .href(AccountPages.path(account.login)),
          text: visit.text("好，已记下", hant: "好，已記下", en: "I have it"))
      }
    }
  }
}
