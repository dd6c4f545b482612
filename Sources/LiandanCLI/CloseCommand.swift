import ArgumentParser
import Findings
import Liandan

/// `liandan close NUMBER DATA` and `liandan close FORM DATA…`
struct CloseCommand: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "结单：把其余内容补全，重新打印各联 · complete issued forms",
    discussion: """
      结单只补开单时空着的内容；已开出的内容有改动会逐项列出并拒绝，要改请作废重开。
      结多份时给表单名，每份数据带“编号”一项；停下后可用同一命令再次运行。
      Closing fills in what was empty at issue. A changed value is listed and refused: void the form and issue anew.
      To close many, name the form and give each its number; a run that was stopped can be run again.
      例 · examples:
        liandan close FC-2026-000001 forms/examples/return-record.json
        liandan close return-record closing.csv
      """)
  @Argument(help: "编号，或表单的编号或名称 · a number, or a form") var target: String
  @Argument(help: ArgumentHelp("数据文件 · data files", valueName: "data")) var data: [String]
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Option(help: ArgumentHelp("另放一份到此目录供打印 · also lay the copies here", valueName: "dir")) var out: String?
  @OptionGroup var force: ForceOption
  @Option(
    help: ArgumentHelp(
      "退回的行写到这个工作簿（默认写在清单旁边，如 名单-退回.xlsx）· workbook for refused rows", valueName: "file"))
  var refused: String?
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    var options = CloseOptions(outDirectory: out)
    options.replacesFiles = force.force
    let interruption = Interruption.watched
    let sources = InputFile.buffered(data)
    // A number closes one form: there is no list to hand back.
    let keeper = try (try? desk.library.schema(target)).map { try desk.keeper(of: sources, for: $0, path: refused) }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await interruption.cancelling(console) { [target, options] in
      try await teller.follow { try await desk.close(target, with: sources, options: options, observe: $0) }
    }
    teller.finish(report, of: .close)
    try interruption.end(console, isStopped: report.isStopped)
    try console.end(hasErrors: report.hasErrors)
  }

  func validate() throws { try InputFile.checkRefused(refused, besides: data) }
}
