import ArgumentParser
import Expressions
import Findings
import Foundation
import Liandan
import Synchronization

/// The program: parses the command line, runs one command, and turns what went wrong into one line and an exit status.
@main
struct LiandanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "liandan",
    LocalizedText(
      "联单：售后服务表单的检查、编号、分联打印与归档", hant: "聯單：售後服務表單的檢查、編號、分聯列印與歸檔",
      en: "after-sales forms: check, number, print in copies, archive"),
    about: LocalizedText(
      """
      退出码：0 完成；1 表单有错误；64 用法不对；70 其他故障。
      常用的选项可以写进 ~/.config/liandan/config.yaml（register、operator、lang、forms、templates、key），或用环境变量 LIANDAN_REGISTER、\
      LIANDAN_OPERATOR、LIANDAN_LANG、LIANDAN_FORMS、LIANDAN_TEMPLATES、LIANDAN_KEY。
      写出的文件只限本人和同组读写；要改用环境变量 LIANDAN_UMASK（如 077、022）。
      """,
      hant: """
        退出碼：0 完成；1 表單有錯誤；64 用法不對；70 其他故障。
        常用的選項可以寫進 ~/.config/liandan/config.yaml（register、operator、lang、forms、templates、key），或用環境變數 LIANDAN_REGISTER、\
        LIANDAN_OPERATOR、LIANDAN_LANG、LIANDAN_FORMS、LIANDAN_TEMPLATES、LIANDAN_KEY。
        寫出的檔案只限本人和同組讀寫；要改用環境變數 LIANDAN_UMASK（如 077、022）。
        """,
      en: """
        Exit status: 0 done, 1 the form has errors, 64 wrong usage, 70 anything else.
        Common options can be kept in ~/.config/liandan/config.yaml (register, operator, lang, forms, templates, key) or in the \
        environment: LIANDAN_REGISTER, LIANDAN_OPERATOR, LIANDAN_LANG, LIANDAN_FORMS, LIANDAN_TEMPLATES, LIANDAN_KEY.
        What is written is for owner and group alone; LIANDAN_UMASK (as 077 or 022) changes that.
        """),
    examples: [
      "liandan examples", "liandan check return-record examples/return-record.json",
      "liandan issue return-record examples/return-record.json --close", "liandan pack --to 财务部",
      "liandan verify register",
    ],
    version: "1.0.0",
    subcommands: [
      InitCommand.self, FormsCommand.self, DescribeCommand.self, CheckCommand.self, IssueCommand.self, AddCommand.self,
      CloseCommand.self,
      VoidCommand.self, PrintCommand.self, LabelsCommand.self, ReprintCommand.self, FindCommand.self, ShowCommand.self,
      AttachCommand.self, PaperCommand.self, HoldCommand.self,
      RetentionCommand.self,
      ExportCommand.self, DueCommand.self, LedgerCommand.self, ReportCommand.self, ReportsCommand.self,
      PackCommand.self, VerifyCommand.self, AnchorCommand.self, KeysCommand.self, BackupCommand.self,
      RestoreCommand.self, RepairCommand.self, BlankCommand.self, PreviewCommand.self, ExamplesCommand.self,
      TemplateCommand.self, ExpressionCommand.self, ExplainCommand.self,
    ])

  /// The main thread waits for the command: Swift's own main loop would have it take the signals that ``Interruption``
  /// watches for, in the midst of a transaction.
  static func main() {
    do {
      try FilePrivacy.apply(ProcessInfo.processInfo.environment[FilePrivacy.variable])
      if let page = try helpPage() { return try Console.standard.print(page) }
      var command = try parseAsRoot()
      if command is any InterruptibleCommand { _ = Interruption.watched }
      if let asynchronous = command as? any AsyncParsableCommand {
        try waitForEnd { [asynchronous] in
          var command = asynchronous
          try await command.run()
        }
      } else {
        try command.run()
      }
    } catch let error as FindingList {
      try? Console.standard.show(error.findings, asJSON: CommandLine.arguments.contains("--json"))
      exit(withError: ExitCode(1))
    } catch let error as DeskError where error.kind == .usage {
      Console.standard.fail(error.message)
      exit(withError: ExitCode(64))
    } catch let error as any ExplainedError {
      Console.standard.fail(error.message)
      exit(withError: ExitCode(70))
    } catch let error as CocoaError {
      let reason = SystemReason(error).text
      Console.standard.fail(
        LocalizedText(
          "文件读写不成：\(reason.zhHans)。请检查路径、权限和磁盘空间", hant: "檔案讀寫不成：\(reason.text(in: .zhHant))。請檢查路徑、權限和磁碟空間",
          en: "reading or writing a file: \(reason.text(in: .en)). Check the path, its permissions and the free space"))
      exit(withError: ExitCode(70))
    } catch {
      end(with: error)
    }
  }

  private static func waitForEnd(of work: sending @escaping () async throws -> Void) throws {
    let outcome = Mutex<Result<Void, any Error>>(.success(()))
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      do { try await work() } catch { outcome.withLock { $0 = .failure(error) } }
      isDone.signal()
    }
    isDone.wait()
    try outcome.withLock { try $0.get() }
  }

  /// Help, an exit status, a command line that does not parse; anything else is a failure of which we know no more.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if error is ExitCode || code == .success { exit(withError: error) }
    if code == .validationFailure {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var (path, text): ([CommandTree.Command], LocalizedText) = ([], UsageMessage.text(message(for: error), path: []))
      if let root = try? CommandTree.read() {
        path = CommandTree.path(arguments, from: root)
        text = UsageMessage.text(message(for: error), path: path)
        if let misplaced = MisplacedOptions(arguments, from: root) {
          path = CommandTree.path(misplaced.moved, from: root)
          text = misplaced.message
        }
      }
      Console.standard.fail(text)
      Console.standard.say(HelpPage(path, in: Console.standard.language).usage)
      let help = (path.map(\.commandName) + ["--help"]).joined(separator: " ")
      Console.standard.say(
        LocalizedText("详见 \(help)", hant: "詳見 \(help)", en: "See \(help)").text(in: Console.standard.language))
      exit(withError: code)
    }
    Console.standard.fail(
      LocalizedText(
        "没有料到的故障：\(error)。请重试；若再出现，请把这一行报告给维护人员",
        hant: "沒有料到的故障：\(error)。請重試；若再出現，請把這一行報告給維護人員",
        en: "unexpected: \(error). Try again; if it comes back, report this line"))
    exit(withError: ExitCode(70))
  }

  /// The help that was asked for: by an option, by `help`, or by naming no command where one belongs; `nil` if none was.
  private static func helpPage() throws -> String? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = arguments.filter { !$0.hasPrefix("--lang") && Language(rawValue: $0) == nil }
    let asks = words.first == "help" || words.contains { ["-h", "--help"].contains($0) }
    let groups = configuration.subcommands.filter { !$0.configuration.subcommands.isEmpty }
    let isGroup = words.isEmpty || words.count == 1 && groups.contains { $0.configuration.commandName == words[0] }
    guard asks || isGroup else { return nil }
    let named = words.filter { $0 != "help" }
    let path = CommandTree.path(named, from: try CommandTree.read())
    if let group = path.last, !group.visible.isEmpty, let word = named.dropFirst(path.count - 1).first,
      !word.hasPrefix("-")
    {
      throw DeskError(UsageMessage.unknown(word, in: group), kind: .usage)
    }
    return HelpPage(path, in: Console.standard.language).text
  }
}
