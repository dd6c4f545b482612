import ArgumentParser
import DeskStore
import Findings
import Foundation
import Liandan
import Terminal
import WebDesk

/// Accounts from the terminal: the first of them can come from nowhere else.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "user", LocalizedText("管理账号", hant: "管理帳號", en: "manage accounts"),
    subcommands: [Add.self, List.self, Lock.self, Reset.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      "add", LocalizedText("加一个账号", hant: "加一個帳號", en: "add an account"),
      about: LocalizedText(
        """
        没有 --password-file 时给出一个临时密码，首次登录须改。
        角色：填单、现场、审批:角色名、财务、质检、归档:保管部门、批量、设计、管理、审计。
        """,
        hant: """
          沒有 --password-file 時給出一個臨時密碼，首次登入須改。
          角色：填單、現場、審批:角色名、財務、質檢、歸檔:保管部門、批次、設計、管理、稽核。
          """,
        en: """
          Without --password-file it tells a password, which is to be changed at the first login.
          Roles: filling, onsite, approving:ROLE, keeping:KEEPER, batch, design, administration, audit.
          """))
    @OptionGroup(title: .common) var options: RegisterOptions
    @Argument(help: .said("账号", hant: "帳號", en: "the login")) var login: String
    @Option(help: .said("姓名，印在单上", hant: "姓名，印在單上", en: "the name, as forms show it", value: "name")) var name: String
    @Option(help: .said("角色，可写多次", hant: "角色，可寫多次", en: "a role; may be repeated", value: "role"))
    var role: [String]
    @OptionGroup var given: PasswordOption

    func run() async throws {
      let roles = try role.map { text in
        guard let role = Role(text) else { throw UserCommand.unknownRole(text) }
        return role
      }
      let store = try options.store()
      let (password, isTemporary) = try given.password()
      let account = try await store.addAccount(
        login: login, name: name, roles: roles, password: password, isTemporary: isTemporary, by: UserCommand.author,
        at: Int(time(nil)))
      let console = options.console
      try console.print(
        LocalizedText("已加账号 \(account.login)", hant: "已加帳號 \(account.login)", en: "Added \(account.login)"))
      if isTemporary, let password { try console.print(UserCommand.told(password)) }
      await UserCommand.tellChain(store, options)
      try store.close()
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      "list", LocalizedText("列出账号", hant: "列出帳號", en: "list accounts"))
    @OptionGroup(title: .common) var options: RegisterOptions

    func run() async throws {
      let store = try options.store()
      let console = options.console
      for account in try await store.accounts() {
        let roles = account.roles.map { $0.name.text(in: console.language) }.joined(separator: ", ")
        let locked = LocalizedText("已停用", hant: "已停用", en: "locked").text(in: console.language)
        try console.print([account.login, account.name, roles, account.isLocked ? locked : ""].joined(separator: "\t"))
      }
      try store.close()
    }
  }

  struct Lock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      "lock",
      LocalizedText("停用账号，其登录立即失效", hant: "停用帳號，其登入立即失效", en: "lock an account, whose logins end"))
    @OptionGroup(title: .common) var options: RegisterOptions
    @Argument(help: .said("账号", hant: "帳號", en: "the login")) var login: String
    @Flag(help: .said("恢复", hant: "恢復", en: "unlock it")) var undo = false

    func run() async throws {
      let store = try options.store()
      let account = try await store.setLocked(!undo, login, by: UserCommand.author)
      try options.console.print(
        account.isLocked
          ? LocalizedText("已停用 \(login)", hant: "已停用 \(login)", en: "Locked \(login)")
          : LocalizedText("已恢复 \(login)", hant: "已恢復 \(login)", en: "Unlocked \(login)"))
      await UserCommand.tellChain(store, options)
      try store.close()
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      "reset", LocalizedText("重设密码", hant: "重設密碼", en: "set a new password"))
    @OptionGroup(title: .common) var options: RegisterOptions
    @Argument(help: .said("账号", hant: "帳號", en: "the login")) var login: String
    @OptionGroup var given: PasswordOption

    func run() async throws {
      let store = try options.store()
      let (password, isTemporary) = try given.password()
      _ = try await store.setPassword(
        password, of: login, isTemporary: isTemporary, by: UserCommand.author)
      let console = options.console
      try console.print(
        LocalizedText("已重设 \(login) 的密码", hant: "已重設 \(login) 的密碼", en: "Set a new password of \(login)"))
      if isTemporary, let password { try console.print(UserCommand.told(password)) }
      await UserCommand.tellChain(store, options)
      try store.close()
    }
  }

  /// Where a password comes from.
  struct PasswordOption: ParsableArguments {
    @Option(
      help: .said(
        "从文件读密码，- 为标准输入", hant: "從檔案讀密碼，- 為標準輸入", en: "a file with the password; - for standard input",
        value: "file"))
    var passwordFile: String?
    @Flag(
      help: .said(
        "密码由目录服务器核对（见 serve 的 --ldap）", hant: "密碼由目錄伺服器核對（見 serve 的 --ldap）",
        en: "the directory answers for the password (see --ldap of serve)"))
    var ldap = false

    func validate() throws {
      guard ldap, passwordFile != nil else { return }
      throw ValidationError(
        "--ldap 和 --password-file 只能用一个", hant: "--ldap 和 --password-file 只能用一個",
        en: "use --ldap or --password-file, not both")
    }

    /// The password of the file, or a new one that is to be changed at the first login; `nil` if it is a directory's.
    func password() throws -> (String?, isTemporary: Bool) {
      if ldap { return (nil, false) }
      guard let file = passwordFile else { return (TemporaryPassword.make(), true) }
      let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
      guard let data = try handle?.readToEnd() else {
        throw DeskError("读不了 \(file)", hant: "讀不了 \(file)", en: "\(file) cannot be read", kind: .usage)
      }
      return (String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines), false)
    }
  }

  /// Whoever works at this terminal.
  private static var author: AccountAuthor {
    AccountAuthor(terminal: Settings.standard.operatorName ?? NSUserName())
  }

  /// Writes the change into the register's audit chain. What cannot be written now waits, and is written with the next one.
  private static func tellChain(_ store: DeskStore, _ options: RegisterOptions) async {
    do { try await AccountChain.write(from: store, at: try options.desk()) } catch {
      let reason = (error as? any ExplainedError)?.message ?? LocalizedText("\(error)")
      options.console.warn(
        LocalizedText(
          "还没有记入审计链，下次改账号或打开服务台时补记：\(reason.zhHans)", hant: "還沒有記入審計鏈，下次改帳號或開啟服務台時補記：\(reason.text(in: .zhHant))",
          en:
            "Not in the audit chain yet; it is written with the next change or when the desk starts: \(reason.text(in: .en))"
        ))
    }
  }

  private static func told(_ password: String) -> LocalizedText {
    LocalizedText(
      "临时密码：\(password)（首次登录后须改）", hant: "臨時密碼：\(password)（首次登入後須改）",
      en: "Password: \(password) (to be changed at the first login)")
  }

  private static func unknownRole(_ text: String) -> DeskError {
    DeskError(
      "没有角色“\(text)”。可用：填单、现场、审批:角色名、财务、质检、归档:保管部门、批量、设计、管理、审计",
      hant: "沒有角色「\(text)」。可用：填單、現場、審批:角色名、財務、質檢、歸檔:保管部門、批次、設計、管理、稽核",
      en:
        "there is no role '\(text)'. Roles: filling, onsite, approving:ROLE, keeping:KEEPER, batch, design, administration, audit",
      kind: .usage)
  }
}
