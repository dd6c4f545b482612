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
    commandName: "liandan",
    abstract: "联单：售后服务表单的检查、编号、分联打印与归档 · after-sales forms: check, number, print in copies, archive",
    discussion: """
      常用步骤 · the usual steps:
        liandan check return-record forms/examples/return-record.json
        liandan issue return-record forms/examples/return-record.json --close
        liandan pack --to 财务部
        liandan verify register
      退出码 · exit status: 0 完成 done; 1 表单有错误 findings; 64 用法不对 usage; 70 其他故障 anything else.
      写出的文件只限本人和同组读写；要改用环境变量 LIANDAN_UMASK（如 077、022）· files are for owner and group alone;
      the environment's LIANDAN_UMASK (as 077 or 022) changes that.
      """,
    version: "1.0.0",
    subcommands: [
      FormsCommand.self, DescribeCommand.self, CheckCommand.self, IssueCommand.self, CloseCommand.self,
      VoidCommand.self, PrintCommand.self, ReprintCommand.self, LedgerCommand.self, PackCommand.self,
      VerifyCommand.self,
      BlankCommand.self, TemplateCommand.self, ExpressionCommand.self, ExplainCommand.self,
    ])

  /// The main thread waits for the command: Swift's own main loop would have it take the signals that ``Interruption``
  /// watches for, in the midst of a transaction.
  static func main() {
    do {
      try FilePrivacy.apply(ProcessInfo.processInfo.environment[FilePrivacy.variable])
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
      if Console.standard.language != .en {
        Console.standard.fail(
          LocalizedText(
            "命令写法不对，说明如下；加 --help 可看用法和例子", hant: "命令寫法不對，說明如下；加 --help 可看用法和例子"))
      }
      exit(withError: error)
    }
    Console.standard.fail(
      LocalizedText(
        "没有料到的故障：\(error)。请重试；若再出现，请把这一行报告给维护人员",
        hant: "沒有料到的故障：\(error)。請重試；若再出現，請把這一行報告給維護人員",
        en: "unexpected: \(error). Try again; if it comes back, report this line"))
    exit(withError: ExitCode(70))
  }
}
