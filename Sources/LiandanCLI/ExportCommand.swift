import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan export FORM`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "export",
    LocalizedText(
      "导出一种表单的全部内容：一行一份，一列一项", hant: "匯出一種表單的全部內容：一列一份，一欄一項", en: "all values of a form, one row a form"),
    about: LocalizedText(
      "明细在另外的工作表，用编号对应。导出的文件，check 和 close 都能读。作废的要用 --state 指明。",
      hant: "明細在另外的工作表，用編號對應。匯出的檔案，check 和 close 都能讀。作廢的要用 --state 指明。",
      en:
        "Repeats are on further sheets, by number. What comes out, check and close read. Void forms only with --state."),
    examples: [
      "liandan export satisfaction-survey --period 2026-Q4 --out surveys.csv",
      "liandan export return-record --state closed,packed --out returns.xlsx",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @Option(
    help: .said(
      "期间（按开单日期），如 2026-11、2026-Q4", hant: "期間（按開單日期），如 2026-11、2026-Q4",
      en: "period, by day of issue: 2026-11, 2026-Q4")) var period: String?
  @Option(
    help: .said(
      "状态：issued、closed、packed、void，可用逗号并列（默认除作废外全部）",
      hant: "狀態：issued、closed、packed、void，可用逗號並列（預設除作廢外全部）",
      en: "states: issued, closed, packed, void, with commas between (default: all but void)", value: "states"))
  var state: StateList?
  @Option(
    name: .customLong("as"),
    help: .said(
      "csv、xlsx 或 jsonl（默认随 --out 的扩展名）", hant: "csv、xlsx 或 jsonl（預設隨 --out 的副檔名）",
      en: "csv, xlsx or jsonl (default: by the extension of --out)")) var style: ExportStyle?
  @Option(help: .said("写到文件；“-”为标准输出", hant: "寫到檔案；「-」為標準輸出", en: "the file; - is standard output", value: "file"))
  var out: String
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions

  func run() throws {
    let named = out.split(separator: ".").last.flatMap { ExportStyle(rawValue: $0.lowercased()) }
    guard let style = style ?? named else {
      throw DeskError(
        "不知道导出成什么格式。请把 --out 的扩展名写成 .xlsx、.csv 或 .jsonl，或用 --as 指明",
        hant: "不知道匯出成什麼格式。請把 --out 的副檔名寫成 .xlsx、.csv 或 .jsonl，或用 --as 指明",
        en: "in which format? Name a .xlsx, .csv or .jsonl file with --out, or say --as", kind: .usage)
    }
    try OutputFile.check(out, is: style.rawValue)
    try OutputFile.check(out, force: force.force)
    let console = common.console
    let export = try common.desk(register).export(form: form, period: period, states: state?.states)
    try OutputFile.stream(to: out, force: force.force) {
      try export.write(style, in: console.language, to: $0, spool: $1)
    }
  }
}
