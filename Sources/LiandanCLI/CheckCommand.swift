import ArgumentParser
import Findings
import Forms
import Liandan
import Terminal

/// `liandan check FORM DATA…`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "check",
    LocalizedText("检查填好的表单，只报告问题，不登记", hant: "檢查填好的表單，只報告問題，不登記", en: "check filled forms; nothing is recorded"),
    about: LocalizedText(
      """
      数据可以是 JSON、JSON Lines、YAML、CSV 或 XLSX；“-”为标准输入。
      清单带“编号”一项，或写的是已开单子的编号，就按结单检查：结果与 close 相同，什么都不写。
      """,
      hant: """
        資料可以是 JSON、JSON Lines、YAML、CSV 或 XLSX；「-」為標準輸入。
        清單帶「編號」一項，或寫的是已開單子的編號，就按結單檢查：結果與 close 相同，什麼都不寫。
        """,
      en: """
        Data may be JSON, JSON Lines, YAML, CSV or XLSX; - is standard input.
        A list with the numbers of its forms (key “number”), or data for the number of an issued form, are checked as close \
        would: the same findings, and nothing is written.
        """),
    examples: [
      "liandan check return-record examples/return-record.json",
      "liandan check satisfaction-survey examples/surveys.jsonl --stage closing",
      "liandan check return-record examples/closing.csv", "liandan check FC-2026-000001 examples/return-record.json",
    ])
  @Argument(help: .said("表单的编号或名称，或已开单子的编号", hant: "表單的編號或名稱，或已開單子的編號", en: "a form, or the number of an issued one"))
  var form: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "data files", value: "data")) var data: [String] = []
  @OptionGroup var numbered: NumbersOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
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

  func validate() throws { try numbered.check(data, refused: refused) }

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let sources = numbered.sources(data)
    let keeper = try refused.flatMap { path in
      try (try? desk.library.schema(form)).map { try desk.keeper(of: sources, for: $0, path: path) }
    }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await teller.follow {
      try await desk.check(form, from: sources, stage: stage, origin: origin, observe: $0)
    }
    teller.finish(total: report.count, isWhole: true)
    if let named = register.register, !desk.hasRegister {
      console.warn(
        LocalizedText(
          "\(named) 里没有台账：数据引用的编号没有核对", hant: "\(named) 裡沒有台帳：資料引用的編號沒有核對",
          en: "there is no register in \(named): the numbers that the data refer to are not looked up"))
    }
    if !json, report.count == 0, report.hasErrors {
      console.remark(
        LocalizedText("没有读到可以检查的表单", hant: "沒有讀到可以檢查的表單", en: "no form could be read"))
    } else if !json {
      console.remark(summary(of: report))
    }
    try console.end(hasErrors: report.hasErrors)
  }

  private func summary(of report: CheckReport) -> LocalizedText {
    let (count, valid) = (report.count, report.validCount)
    let refused = count - valid - report.unfilled
    let isOpening = stage == .opening && !report.isOfClosing
    let known = report.closedBefore
    let unfilled = ListWork.unfilled(report.unfilled)
    return LocalizedText(
      "共 \(count) 份：\(valid) 份可以\(isOpening ? "开单" : "结单")\(known > 0 ? "（其中此前已结过 \(known) 份）" : "")，\(refused) 份有错误"
        + unfilled.zhHans,
      hant:
        "共 \(count) 份：\(valid) 份可以\(isOpening ? "開單" : "結單")\(known > 0 ? "（其中此前已結過 \(known) 份）" : "")，\(refused) 份有錯誤"
        + unfilled.text(in: .zhHant),
      en:
        "\(EnglishCount.forms(count)): \(valid) right\(known > 0 ? " (\(known) closed before)" : ""), \(refused) with errors"
        + unfilled.text(in: .en))
  }
}
