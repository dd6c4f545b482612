import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// 账号: who may log in, and what they may do. Every change stands in the register's audit chain.
enum AccountPages {
  static let routes: [Route] = [
    .get("/accounts", for: .may(.administer)) { try await list($0) },
    .post("/accounts", for: .may(.administer), bodyBytes: 32 << 10) { try await add($0) },
    .get("/accounts/:login", for: .may(.administer)) { try await AccountPage.page($0) },
    .post("/accounts/:login/roles", for: .may(.administer), bodyBytes: 32 << 10) { visit in
      let (login, author) = (visit.parameter("login"), AccountAuthor(try visit.person()))
      return try await changed(visit) { try await $0.setRoles(RoleChoice.read(visit.form), of: login, by: author) }
    },
    .post("/accounts/:login/lock", for: .may(.administer), bodyBytes: 1 << 10) { visit in
      let (login, author) = (visit.parameter("login"), AccountAuthor(try visit.person()))
      return try await changed(visit) { try await $0.setLocked(true, login, by: author) }
    },
    .post("/accounts/:login/unlock", for: .may(.administer), bodyBytes: 1 << 10) { visit in
      let (login, author) = (visit.parameter("login"), AccountAuthor(try visit.person()))
      return try await changed(visit) { try await $0.setLocked(false, login, by: author) }
    },
    .post("/accounts/:login/reset", for: .may(.administer), bodyBytes: 1 << 10) { try await reset($0) },
  ]

  /// The address of an account.
  static func path(_ login: String) -> Path { Path("accounts", login) }

  private static func list(
    _ visit: Visit, problem: LocalizedText? = nil, roles: [Role] = []
  ) async throws -> Reply {
    let words = (visit.query.given("words") ?? "").lowercased()
    let all = try await visit.site.store.accounts()
    let found = all.filter { words.isEmpty || $0.login.contains(words) || $0.name.lowercased().contains(words) }
    let sessions = Dictionary(grouping: try await visit.site.store.sessions(at: visit.seconds), by: \.login)
    let groups = try RoleChoice.groups(visit.site.desk.library, of: roles)
    let number = PageLinks.page(visit)
    let shown = found.dropFirst((number - 1) * ServerLimits.pageLength).prefix(ServerLimits.pageLength)
    let page = Page(Section.accounts.name, in: .accounts)
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1, text: visit.text(page.title))
      html.element(.div, .class("actions")) { html in
        html.element(
          .a, .class("button"), .href(fragment: "new"), text: visit.text("加一个账号", hant: "加一個帳號", en: "Add an account"))
        html.element(
          .a, .class("button"), .href(SessionPages.path), text: visit.text("谁在登录", hant: "誰在登入", en: "Who is logged in")
        )
      }
      if all.count > ServerLimits.pageLength || !words.isEmpty { search(words, visit, &html) }
      if shown.isEmpty {
        html.element(
          .p, .class("empty"), text: visit.text("没有这样的账号", hant: "沒有這樣的帳號", en: "There is no such account"))
      } else {
        table(Array(shown), sessions.mapValues(\.count), visit, &html)
      }
      PageLinks.write(
        page: number, of: found.count, Path("accounts").query("words", words.isEmpty ? nil : words), visit, &html)
      form(visit, groups, problem, roles, &html)
    }
  }

  private static func search(_ words: String, _ visit: Visit, _ html: inout HTML) {
    html.element(.form, .named("method", "get"), .action(Path("accounts")), .class("row")) { html in
      Control.text("words", visit.text("账号或姓名", hant: "帳號或姓名", en: "Account or name"), value: words, &html)
      html.element(.div, .class("control")) { html in
        html.element(.button, .type("submit"), text: visit.text("找", hant: "找", en: "Find"))
      }
    }
  }

  private static func table(_ accounts: [Account], _ sessions: [String: Int], _ visit: Visit, _ html: inout HTML) {
    let columns = [
      visit.text("账号", hant: "帳號", en: "Account"), visit.text("姓名", hant: "姓名", en: "Name"),
      visit.text("角色", hant: "角色", en: "Roles"), visit.text("状态", hant: "狀態", en: "State"),
      visit.text("登录中", hant: "登入中", en: "Logins"),
    ]
    TableBox.write(visit.text(Section.accounts.name), columns: columns, &html) { html in
      for account in accounts {
        html.element(.tr) { html in
          html.element(.td) { html in html.element(.a, .href(path(account.login)), text: account.login) }
          html.element(.td, text: account.name)
          html.element(.td, text: RoleChoice.names(account.roles, visit))
          html.element(.td) { html in state(account, visit, &html) }
          html.element(.td, .class("amount"), text: sessions[account.login].map(String.init) ?? "")
        }
      }
    }
  }

  /// The state of an account as a badge.
  static func state(_ account: Account, _ visit: Visit, _ html: inout HTML) {
    if account.isLocked {
      html.element(.span, .class("badge void"), text: visit.text("已停用", hant: "已停用", en: "Locked"))
    } else if account.mustChangePassword {
      html.element(.span, .class("badge open"), text: visit.text("待改密码", hant: "待改密碼", en: "Password to be changed"))
    } else {
      html.element(.span, .class("badge closed"), text: visit.text("可用", hant: "可用", en: "In use"))
    }
    if account.isOfDirectory { html.element(.span, .class("badge"), text: "LDAP") }
  }

  private static func form(
    _ visit: Visit, _ groups: [(title: LocalizedText, roles: [Role])], _ problem: LocalizedText?, _ chosen: [Role],
    _ html: inout HTML
  ) {
    html.element(.section, .class("card"), .id("new")) { html in
      html.element(.h2, text: visit.text("加一个账号", hant: "加一個帳號", en: "Add an account"))
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      html.element(.form, .named("method", "post"), .action(Path("accounts"))) { html in
        html.element(.div, .class("row")) { html in
          Control.text(
            "login", visit.text("账号", hant: "帳號", en: "Account"), value: visit.form["login"] ?? "",
            autocomplete: "off", isRequired: true,
            hint: visit.text(
              "登录时输入：小写字母、数字和 - _ .", hant: "登入時輸入：小寫字母、數字和 - _ .",
              en: "What is typed to log in: small letters, digits and - _ ."), isFocused: problem != nil, &html)
          Control.text(
            "name", visit.text("姓名", hant: "姓名", en: "Name"), value: visit.form["name"] ?? "", autocomplete: "off",
            isRequired: true, hint: visit.text("印在单上", hant: "印在單上", en: "As forms show it"), &html)
        }
        RoleChoice.write(groups, chosen: chosen, visit, &html)
        if visit.site.store.directory != nil {
          html.element(.label, .class("choice")) { html in
            html.void(
              .input, .type("checkbox"), .name("ldap"), .value("yes"), .flag("checked", visit.form["ldap"] != nil))
            html.text(
              visit.text(
                "密码由目录服务器核对（LDAP）", hant: "密碼由目錄伺服器核對（LDAP）", en: "The directory answers for the password (LDAP)"))
          }
        }
        html.element(
          .p, .class("hint"),
          text: visit.text(
            "会得到一个临时密码，首次登录后须改", hant: "會得到一個臨時密碼，首次登入後須改",
            en: "It gets a temporary password, to be changed at the first login"))
        html.element(
          .button, .class("primary"), .type("submit"), text: visit.text("加账号", hant: "加帳號", en: "Add the account"))
      }
    }
  }

  private static func add(_ visit: Visit) async throws -> Reply {
    let form = visit.form
    let roles = try RoleChoice.read(form)
    let isOfDirectory = form["ldap"] != nil && visit.site.store.directory != nil
    let password = isOfDirectory ? nil : TemporaryPassword.make()
    let account: Account
    do {
      account = try await visit.site.store.addAccount(
        login: form.given("login") ?? "", name: form["name"] ?? "", roles: roles, password: password, isTemporary: true,
        by: AccountAuthor(visit.person()), at: visit.seconds)
    } catch let problem as AccountProblem { return try await list(visit, problem: problem.message, roles: roles) }
    await visit.site.tellChain()
    guard let password else { return .redirect(to: path(account.login).saying(.accountAdded)) }
    return AccountPage.password(
      password, of: account, LocalizedText("账号已加", hant: "帳號已加", en: "The account was added"), visit)
  }

  private static func reset(_ visit: Visit) async throws -> Reply {
    let password = TemporaryPassword.make()
    let account = try await visit.site.store.setPassword(
      password, of: visit.parameter("login"), isTemporary: true, by: AccountAuthor(visit.person()))
    await visit.site.tellChain()
    return AccountPage.password(
      password, of: account, LocalizedText("密码已重设", hant: "密碼已重設", en: "The password was reset"), visit)
  }

  /// Changes an account, tells the chain, and shows the account.
  private static func changed(_ visit: Visit, _ change: (DeskStore) async throws -> Account) async throws -> Reply {
    do { _ = try await change(visit.site.store) } catch let problem as AccountProblem where problem != .unknown {
      return try await AccountPage.page(visit, problem: problem.message)
    }
    await visit.site.tellChain()
    return .redirect(to: path(visit.parameter("login")).saying(.accountChanged))
  }
}
