import ArgumentParser
import Findings
import Forms
import Foundation
import Liandan

/// `liandan check FORM DATA…`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "check",
    LocalizedText("检查填好的表单，只报告问题，不登记", hant: "檢查填好的表單，只報告問題，不登記", en: "check filled forms; nothing is recorded"),
    about: LocalizedText(
      "数据可以是 JSON、JSON Lines、YAML、CSV 或 XLSX；“-”为标准输入。", hant: "資料可以是 JSON、JSON Lines、YAML、CSV 或 XLSX；「-」為標準輸入。",
      en: "Data may be JSON, JSON Lines, YAML, CSV or XLSX; - is standard input."),
    examples: [
      "liandan check return-record examples/return-record.json",
      "liandan check satisfaction-survey examples/surveys.jsonl --stage closing",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "data files", value: "data")) var data: [String]
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Option(
    help: .said(
      "检查到哪一步：opening 开单、closing 结单", hant: "檢查到哪一步：opening 開單、closing 結單", en: "check up to opening or closing"))
  var stage: Stage = .opening
  @Option(
    name: .customLong("from"),
    help: .said(
      "由这份单子而来：引用它的编号，能取的内容从它取", hant: "由這份單子而來：引用它的編號，能取的內容從它取",
      en: "the form that this one comes from: refer to it and take from it what it holds", value: "number"))
  var origin: String?
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  @Option(
    help: .said("有错误的行另写到这个工作簿，供改正", hant: "有錯誤的行另寫到這個活頁簿，供改正", en: "workbook for rejected rows", value: "file"))
  var refused: String?

  func validate() throws { try InputFile.checkRefused(refused, besides: data) }

  func run() async throws {
    let console = common.console
    // Forms that the data refer to are looked up where there is a register; none is made.
    let hasRegister = FileManager.default.fileExists(atPath: register.directory)
    let desk = try common.desk(hasRegister ? register : nil)
    let sources = InputFile.buffered(data)
    let keeper = try refused.map { try desk.keeper(of: sources, for: desk.library.schema(form), path: $0) }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await teller.follow {
      try await desk.check(form, from: sources, stage: stage, origin: origin, observe: $0)
    }
    teller.finish(total: report.count, isWhole: true)
    if !json, report.count == 0, report.hasErrors {
      console.remark(
        LocalizedText("没有读到可以检查的表单", hant: "沒有讀到可以檢查的表單", en: "no form could be read"))
    } else if !json {
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
