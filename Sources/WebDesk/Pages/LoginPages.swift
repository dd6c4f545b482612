import DeskStore
import DirectoryLogin
import Findings
import HTML
import HTTPTypes
import Liandan
import Logging

/// Logging in and out, and the language of the pages.
enum LoginPages {
  static let routes: [Route] = [
    .get("/login", for: .anybody) { visit in
      if visit.account != nil { return .redirect(to: Path()) }
      return form(visit)
    },
    .post("/login", for: .anybody, bodyBytes: 4 << 10) { try await login($0) },
    .post("/logout", for: .anyAccount, bodyBytes: 1 << 10) { visit in
      if let token = visit.token { try await visit.site.store.endSession(token) }
      var reply = Reply.redirect(to: Path("login"))
      reply.headers.append(
        DeskCookie.removal(DeskCookie.session(isSecure: visit.isSecure), isSecure: visit.isSecure))
      return reply
    },
    .post("/language", for: .anybody, bodyBytes: 4 << 10) { visit in
      guard let language = visit.form["language"].flatMap({ Language(rawValue: $0) }) else { throw Failure.malformed }
      if let account = visit.account { try await visit.site.store.setLanguage(language, of: account.login) }
      var reply = Reply.redirect(to: LocalTarget.path(visit.form["back"]))
      reply.headers.append(
        DeskCookie.setting(DeskCookie.language, to: language.rawValue, isSecure: visit.isSecure, seconds: 365 * 86_400))
      return reply
    },
  ]

  /// The page to log in, which leads on to `target` then.
  static func path(returningTo target: String) -> Path {
    target == "/" ? Path("login") : Path("login").query("to", target)
  }

  private static func login(_ visit: Visit) async throws -> Reply {
    let (login, password) = ((visit.form.given("login") ?? "").lowercased(), visit.form["password"] ?? "")
    let logins = visit.site.logins
    if let seconds = await logins.take(["login \(login)", "address \(visit.address)"]) {
      throw Failure.tooMany(wait: seconds)
    }
    let found: Account?
    do { found = try await visit.site.store.authenticate(login: login, password: password) } catch let error
      as any ExplainedError where error is DirectoryProblem || error as? AccountProblem == .noDirectory
    {
      visit.site.logger.error("the directory did not answer", metadata: ["error": "\(error.message.text(in: .en))"])
      return form(visit, login: login, problem: error.message, status: 503)
    }
    guard let account = found else { return form(visit, login: login, problem: wrong, status: 401) }
    await logins.forgive("login \(login)")
    await logins.forgive("address \(visit.address)")
    // A session that was there before, whoever made it, is not taken over.
    if let old = visit.token { try await visit.site.store.endSession(old) }
    let agent = visit.headers[.userAgent] ?? ""
    let token = try await visit.site.store.beginSession(
      of: account.login, agent: agent, address: visit.address, at: visit.seconds)
    var reply = Reply.redirect(to: account.mustChangePassword ? PasswordPages.path : LocalTarget.path(visit.form["to"]))
    reply.headers.append(
      DeskCookie.setting(
        DeskCookie.session(isSecure: visit.isSecure), to: token.text, isSecure: visit.isSecure))
    return reply
  }

  private static let wrong = LocalizedText("账号或密码不对", hant: "帳號或密碼不對", en: "The account or the password is wrong")

  private static func form(
    _ visit: Visit, login: String = "", problem: LocalizedText? = nil, status: Int = 200
  ) -> Reply {
    let page = Page(LocalizedText("登录", hant: "登入", en: "Log in"))
    return page.reply(visit, status: status) { html in
      html.element(.section, .class("card login")) { html in
        html.element(.h1, text: visit.text(page.title))
        if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
        html.element(.form, .named("method", "post"), .action(Path("login"))) { html in
          html.void(.input, .type("hidden"), .name("to"), .value(visit.query["to"] ?? visit.form["to"] ?? ""))
          Control.text(
            "login", visit.text("账号", hant: "帳號", en: "Account"), value: login, autocomplete: "username",
            isRequired: true, isFocused: problem == nil, &html)
          Control.text(
            "password", visit.text("密码", hant: "密碼", en: "Password"), type: "password",
            autocomplete: "current-password", isRequired: true, isFocused: problem != nil, &html)
          html.element(.button, .class("primary"), .type("submit"), text: visit.text(page.title))
        }
      }
    }
  }
}

/// Where a form leads back to: an address of this server, whatever it says.
enum LocalTarget {
  static func path(_ target: String?) -> Path {
    // `//host` and `/\host` are other servers' addresses to browsers.
    guard let target, target.hasPrefix("/"), target.utf8.count <= 2_000,
      !target.dropFirst().hasPrefix("/"), !target.contains("\\"), target.unicodeScalars.allSatisfy({ $0.value > 0x20 })
    else { return Path() }
    return Path(target: target)
  }
}
