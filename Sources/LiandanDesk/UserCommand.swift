import ArgumentParser
import DeskStore
import Findings
import Foundation
import Liandan
import WebDesk

/// Accounts from the terminal: the first of them can come from nowhere else.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "管理账号 (manage accounts)", subcommands: [Add.self, List.self, Lock.self, Reset.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "加一个账号 (add an account)")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "账号 (the login)") var login: String
    @Option(name: .long, help: "姓名，印在单上 (the name, as forms show it)") var name: String
    @Option(name: .long, help: "角色，可多次：填单、现场、审批:部门负责人、财务、质检、批量、设计、管理、审计 (a role)")
    var role: [String]
    @Option(name: .long, help: "从文件读密码，- 为标准输入 (a file with the password)") var passwordFile: String?

    func run() async throws {
      let roles = try role.map { text in
        guard let role = Role(text) else { throw UserCommand.unknownRole(text) }
        return role
      }
      let store = try options.store()
      let (password, isTemporary) = try UserCommand.password(passwordFile)
      let account = try await store.addAccount(
        login: login, name: name, roles: roles, password: password, isTemporary: isTemporary, by: UserCommand.author,
        at: Int(time(nil)))
      Speech.say("已加账号 \(account.login)", hant: "已加帳號 \(account.login)", en: "Added \(account.login)")
      if isTemporary { UserCommand.tell(password) }
      await UserCommand.tellChain(store, options)
      try store.close()
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出账号 (list accounts)")
    @OptionGroup var options: RegisterOptions

    func run() async throws {
      let store = try options.store()
      for account in try await store.accounts() {
        let roles = account.roles.map { $0.name.text(in: Speech.language) }.joined(separator: ", ")
        let locked = account.isLocked ? LocalizedText("已停用", hant: "已停用", en: "locked").text(in: Speech.language) : ""
        print([account.login, account.name, roles, locked].joined(separator: "\t"))
      }
      try store.close()
    }
  }

  struct Lock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock", abstract: "停用账号，其登录立即失效 (lock an account)")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "账号 (the login)") var login: String
    @Flag(name: .long, help: "恢复 (unlock it)") var undo = false

    func run() async throws {
      let store = try options.store()
      let account = try await store.setLocked(!undo, login, by: UserCommand.author)
      Speech.say(
        account.isLocked ? "已停用 \(login)" : "已恢复 \(login)", hant: account.isLocked ? "已停用 \(login)" : "已恢復 \(login)",
        en: account.isLocked ? "Locked \(login)" : "Unlocked \(login)")
      await UserCommand.tellChain(store, options)
      try store.close()
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reset", abstract: "重设密码 (set a new password)")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "账号 (the login)") var login: String
    @Option(name: .long, help: "从文件读密码，- 为标准输入 (a file with the password)") var passwordFile: String?

    func run() async throws {
      let store = try options.store()
      let (password, isTemporary) = try UserCommand.password(passwordFile)
      _ = try await store.setPassword(
        password, of: login, isTemporary: isTemporary, by: UserCommand.author)
      Speech.say("已重设 \(login) 的密码", hant: "已重設 \(login) 的密碼", en: "Set a new password of \(login)")
      if isTemporary { UserCommand.tell(password) }
      await UserCommand.tellChain(store, options)
      try store.close()
    }
  }

  /// The password of a file, or a new one that is to be changed at the first login.
  private static func password(_ file: String?) throws -> (String, isTemporary: Bool) {
    guard let file else { return (TemporaryPassword.make(), true) }
    let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
    guard let data = try handle?.readToEnd() else {
      throw DeskError("读不了 \(file)", hant: "讀不了 \(file)", en: "\(file) cannot be read", kind: .usage)
    }
    return (String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines), false)
  }

  /// Whoever works at this terminal.
  private static var author: AccountAuthor {
    AccountAuthor(terminal: ProcessInfo.processInfo.environment["LIANDAN_OPERATOR"] ?? NSUserName())
  }

  /// Writes the change into the register's audit chain. What cannot be written now waits, and is written with the next one.
  private static func tellChain(_ store: DeskStore, _ options: RegisterOptions) async {
    do { try await AccountChain.write(from: store, at: try options.desk()) } catch {
      let reason = (error as? any ExplainedError)?.message ?? LocalizedText("\(error)")
      Speech.say(
        "还没有记入审计链，下次改账号或打开服务台时补记：\(reason.zhHans)", hant: "還沒有記入審計鏈，下次改帳號或開啟服務台時補記：\(reason.text(in: .zhHant))",
        en:
          "Not in the audit chain yet; it is written with the next change or when the desk starts: \(reason.text(in: .en))"
      )
    }
  }

  private static func tell(_ password: String) {
    Speech.say(
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
