import ArgumentParser
import Findings
import Forms
import Liandan

/// `liandan check FORM DATA…`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查填好的表单，只报告问题，不登记 · check filled forms; nothing is recorded",
    discussion: """
      数据可以是 JSON、JSON Lines、YAML、CSV 或 XLSX；“-”为标准输入。
      Data may be JSON, JSON Lines, YAML, CSV or XLSX; - is standard input.
      例 · examples:
        liandan check return-record forms/examples/return-record.json
        liandan check satisfaction-survey forms/examples/surveys.jsonl --stage closing
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @Argument(help: ArgumentHelp("数据文件 · data files", valueName: "data")) var data: [String]
  @OptionGroup var common: CommonOptions
  @Option(help: "检查到哪一步：opening 开单、closing 结单 · up to which stage") var stage: Stage = .opening
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  @Option(
    help: ArgumentHelp("有错误的行另写到这个工作簿，供改正 · workbook for rejected rows", valueName: "file"))
  var refused: String?

  func validate() throws { try InputFile.checkRefused(refused, besides: data) }

  func run() async throws {
    let console = common.console
    let desk = try common.desk()
    let sources = InputFile.buffered(data)
    let keeper = try refused.map { try desk.keeper(of: sources, for: desk.library.schema(form), path: $0) }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await teller.follow { try await desk.check(form, from: sources, stage: stage, observe: $0) }
    teller.finish(total: report.count, isWhole: true)
    if !json {
      let refused = report.count - report.validCount
      console.remark(
        LocalizedText(
          "共 \(report.count) 份：\(report.validCount) 份可以\(stage == .opening ? "开单" : "结单")，\(refused) 份有错误",
          hant: "共 \(report.count) 份：\(report.validCount) 份可以\(stage == .opening ? "開單" : "結單")，\(refused) 份有錯誤",
          en: "\(report.count) forms: \(report.validCount) right, \(refused) with errors"))
    }
    try console.end(hasErrors: report.hasErrors)
  }
}
