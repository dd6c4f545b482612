import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan close NUMBER DATA` and `liandan close FORM DATA…`
struct CloseCommand: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    "close", LocalizedText("结单：把其余内容补全，重新打印各联", hant: "結單：把其餘內容補全，重新列印各聯", en: "complete issued forms"),
    about: LocalizedText(
      "结单只补开单时空着的内容；已开出的内容有改动会逐项列出并拒绝，要改请作废重开。结多份时给表单名，每份数据带“编号”一项；停下后可用同一命令再次运行。",
      hant: "結單只補開單時空著的內容；已開出的內容有改動會逐項列出並拒絕，要改請作廢重開。結多份時給表單名，每份資料帶「編號」一項；停下後可用同一命令再次執行。",
      en:
        "Closing fills in what was empty at issue. A changed value is listed and refused: void the form and issue anew. To close many, name the form and give each its number; a run that was stopped can be run again."
    ),
    examples: [
      "liandan close FC-2026-000001 examples/return-record.json", "liandan close return-record examples/closing.csv",
      "liandan close satisfaction-survey --numbers scanned.txt answers.json",
    ])
  @Argument(help: .said("编号，或表单的编号或名称", hant: "編號，或表單的編號或名稱", en: "a number, or a form")) var target: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "data files", value: "data")) var data: [String] = []
  @OptionGroup var numbered: NumbersOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Option(
    help: .said("另放一份到此目录供打印", hant: "另放一份到此目錄供列印", en: "also put the copies into this folder, to print", value: "dir"))
  var out: String?
  @OptionGroup var printer: PrinterOption
  @OptionGroup var force: ForceOption
  @Option(
    help: .said(
      "退回的行写到这个工作簿（默认写在清单旁边，如 名单-退回.xlsx）", hant: "退回的行寫到這個活頁簿（預設寫在清單旁邊，如 名單-退回.xlsx）",
      en: "workbook for refused rows (default: beside the list)", value: "file"))
  var refused: String?
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.printingDesk(register)
    var options = CloseOptions(outDirectory: out)
    options.replacesFiles = force.force
    options.printer = printer.printer
    let interruption = Interruption.watched
    let sources = numbered.sources(data)
    // A number closes one form: there is no list to hand back.
    let listed = numbered.numbers == nil ? try? desk.library.schema(target) : nil
    let keeper = try listed.map { try desk.keeper(of: sources, for: $0, path: refused) }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await interruption.cancelling(console) { [target, options] in
      try await teller.follow { try await desk.close(target, with: sources, options: options, observe: $0) }
    }
    teller.finish(report, of: .close)
    try interruption.end(console, isStopped: report.isStopped)
    try console.end(hasErrors: report.hasErrors)
  }

  func validate() throws {
    try numbered.check(data, refused: refused)
    try printer.check(out: out)
  }
}
