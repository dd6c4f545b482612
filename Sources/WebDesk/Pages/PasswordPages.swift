import DeskStore
import Findings
import HTML
import HTTPTypes

/// The account's own page: its roles, its password.
enum PasswordPages {
  static let path = Path("me")
  /// The routes that whoever must set a password may call.
  static let patterns: Set<String> = ["/me", "/me/password", "/logout"]

  static let routes: [Route] = [
    .get("/me", for: .anyAccount) { try page($0) },
    .post("/me/password", for: .anyAccount, bodyBytes: 4 << 10) { try await change($0) },
  ]

  private static func change(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    let form = visit.form
    guard !account.isOfDirectory else { throw Failure.ofDirectory }
    if let seconds = await visit.site.logins.take(["login \(account.login)"]) { throw Failure.tooMany(wait: seconds) }
    guard try await visit.site.store.authenticate(login: account.login, password: form["old"] ?? "") != nil else {
      return try page(visit, problem: LocalizedText("原密码不对", hant: "原密碼不對", en: "The old password is wrong"))
    }
    guard form["new"] == form["again"] else {
      return try page(
        visit, problem: LocalizedText("两次输入的新密码不同", hant: "兩次輸入的新密碼不同", en: "The new passwords differ"))
    }
    do {
      _ = try await visit.site.store.setPassword(
        form["new"] ?? "", of: account.login, isTemporary: false, by: AccountAuthor(account))
    } catch let problem as AccountProblem { return try page(visit, problem: problem.message) }
    await visit.site.tellChain()
    await visit.site.logins.forgive("login \(account.login)")
    // All sessions ended with the old password; this one goes on under a new token.
    let token = try await visit.site.store.beginSession(
      of: account.login, agent: visit.headers[.userAgent] ?? "", address: visit.address, at: visit.seconds)
    var reply = Reply.redirect(to: Path().saying(.passwordChanged))
    reply.headers.append(
      DeskCookie.setting(DeskCookie.session(isSecure: visit.isSecure), to: token.text, isSecure: visit.isSecure))
    return reply
  }

  private static func page(_ visit: Visit, problem: LocalizedText? = nil) throws -> Reply {
    let account = try visit.person()
    let page = Page(LocalizedText("我的账号", hant: "我的帳號", en: "My account"))
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1, text: account.name)
      if account.mustChangePassword {
        html.element(
          .p, .class("notice"),
          text: visit.text(
            "这个密码是别人设的，请先换成自己的", hant: "這個密碼是別人設的，請先換成自己的",
            en: "Somebody else set this password: choose your own first"))
      }
      html.element(.dl, .class("facts")) { html in
        html.element(.dt, text: visit.text("账号", hant: "帳號", en: "Account"))
        html.element(.dd, text: account.login)
        html.element(.dt, text: visit.text("角色", hant: "角色", en: "Roles"))
        html.element(
          .dd, text: account.roles.map { visit.text($0.name) }.joined(separator: visit.language == .en ? ", " : "、"))
      }
      if account.isOfDirectory {
        html.element(.p, .class("hint"), text: visit.text(Failure.ofDirectory.message))
        return
      }
      html.element(.section, .class("card")) { html in
        html.element(.h2, text: visit.text("改密码", hant: "改密碼", en: "Change the password"))
        if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
        html.element(.form, .named("method", "post"), .action(Path("me", "password"))) { html in
          Control.text(
            "old", visit.text("原密码", hant: "原密碼", en: "Old password"), type: "password",
            autocomplete: "current-password", isRequired: true, &html)
          Control.text(
            "new", visit.text("新密码", hant: "新密碼", en: "New password"), type: "password",
            autocomplete: "new-password", isRequired: true,
            hint: visit.text(
              "至少 \(AccountLimits.password) 个字，不要用账号、姓名或连续的数字",
              hant: "至少 \(AccountLimits.password) 個字，不要用帳號、姓名或連續的數字",
              en: "At least \(AccountLimits.password) characters; not the account, the name or digits in a row"), &html)
          Control.text(
            "again", visit.text("再输一次", hant: "再輸一次", en: "Once more"), type: "password",
            autocomplete: "new-password", isRequired: true, &html)
          html.element(.button, .class("primary"), .type("submit"), text: visit.text("改密码", hant: "改密碼", en: "Change"))
        }
      }
    }
  }
}

extension Failure {
  static let ofDirectory = Failure(
    status: .conflict,
    message: LocalizedText(
      "您的密码由单位的目录服务器核对，请在那里改", hant: "您的密碼由單位的目錄伺服器核對，請在那裡改",
      en: "Your password is that of your company's directory: change it there"))
}
