import ArgumentParser
import Findings
import Liandan

/// `liandan close NUMBER DATA` and `liandan close FORM DATA…`
struct CloseCommand: ParsableCommand {
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
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func run() throws {
    let console = common.console
    let desk = try common.desk(register)
    var options = CloseOptions(outDirectory: out)
    let interruption = Interruption.watched
    options.shouldStop = { interruption.signal != nil }
    let report = try desk.close(target, data.map(InputFile.source), options: options) { event in
      switch event {
      case .issued(let closed): try console.show(closed, asJSON: json)
      case .refused(let form): try console.show(form.findings, asJSON: json)
      case .found(let findings): try console.show(findings, asJSON: json)
      case .progress, .remark: break
      }
    }
    if report.refused > 0 || report.issued != 1 {
      console.remark(
        LocalizedText(
          "结单 \(report.issued) 份，退回 \(report.refused) 份", hant: "結單 \(report.issued) 份，退回 \(report.refused) 份",
          en: "\(report.issued) closed, \(report.refused) refused"))
    }
    try interruption.end(console, isStopped: report.isStopped)
    try console.end(hasErrors: report.hasErrors)
  }
}
