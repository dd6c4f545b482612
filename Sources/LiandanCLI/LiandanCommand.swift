import ArgumentParser
import Expressions
import Findings
import Foundation
import Liandan

/// The program: parses the command line, runs one command, and turns what went wrong into one line and an exit status.
@main
struct LiandanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liandan",
    abstract: "联单：售后服务表单的检查、编号、分联打印与归档 · after-sales forms: check, number, print in copies, archive",
    discussion: """
      常用步骤 · the usual steps:
        liandan check return-record 返厂.json            检查，不写任何文件 · check only
        liandan issue return-record 返厂.json --close    编号、打印三联、登记 · number, print, record
        liandan pack --to 财务部 --period 2026-11        打包归档 · pack an archive
      退出码 · exit status: 0 完成 done; 1 表单有错误 findings; 64 用法不对 usage; 70 其他故障 anything else.
      """,
    version: "1.0.0",
    subcommands: [
      FormsCommand.self, DescribeCommand.self, CheckCommand.self, IssueCommand.self, CloseCommand.self,
      VoidCommand.self, ReprintCommand.self, LedgerCommand.self, PackCommand.self, VerifyCommand.self,
      BlankCommand.self, TemplateCommand.self, ExpressionCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as FindingList {
      Console.standard.show(error.findings, asJSON: CommandLine.arguments.contains("--json"))
      exit(withError: ExitCode(1))
    } catch let error as DeskError where error.kind == .usage {
      Console.standard.fail(error.message)
      exit(withError: ExitCode(64))
    } catch let error as any ExplainedError {
      Console.standard.fail(error.message)
      exit(withError: ExitCode(70))
    } catch let error as CocoaError {
      Console.standard.fail(LocalizedText("文件操作失败：\(error.localizedDescription)", en: error.localizedDescription))
      exit(withError: ExitCode(70))
    } catch {
      exit(withError: error)
    }
  }
}
