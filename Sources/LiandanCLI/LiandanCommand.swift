import ArgumentParser
import Findings
import Foundation
import Synchronization
import Terminal

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
    Program.run(LiandanCommand.self) { parsed in
      if parsed is any InterruptibleCommand { _ = Interruption.watched }
      if let asynchronous = parsed as? any AsyncParsableCommand {
        try waitForEnd { [asynchronous] in
          var command = asynchronous
          try await command.run()
        }
      } else {
        var command = parsed
        try command.run()
      }
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
}
