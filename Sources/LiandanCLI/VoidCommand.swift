import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan void NUMBER --reason TEXT`
struct VoidCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "void", LocalizedText("作废：编号保留，各联加盖“作废”", hant: "作廢：編號保留，各聯加蓋「作廢」", en: "keep the number, mark every copy void"),
    about: LocalizedText(
      "已开出的新单代替它时加 --replaced-by 新编号：作废联上印“由 新编号 代替”，台账、清单、show 两边都看得到。",
      hant: "已開出的新單代替它時加 --replaced-by 新編號：作廢聯上印「由 新編號 代替」，台帳、清單、show 兩邊都看得到。",
      en: """
        If a form that is issued already takes its place, name it with --replaced-by: the void copies say so, and the ledger, \
        lists and show tell it of both.
        """),
    examples: ["liandan void FC-2026-000001 --reason 金额填错，重开"])
  @Argument(help: .said("编号", hant: "編號", en: "the number")) var number: String
  @Option(help: .said("作废原因（必填）", hant: "作廢原因（必填）", en: "the reason (required)", value: "text")) var reason: String
  @Option(
    help: .said("代替它的新单的编号", hant: "代替它的新單的編號", en: "the form that takes its place", value: "number"))
  var replacedBy: String?
  @Option(
    help: .said("另放一份到此目录供打印", hant: "另放一份到此目錄供列印", en: "also put the copies into this folder, to print", value: "dir"))
  var out: String?
  @OptionGroup var printer: PrinterOption
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func validate() throws { try printer.check(out: out) }

  func run() async throws {
    let console = common.console
    let desk = try common.printingDesk(register)
    let form = try await desk.void(
      number, reason: reason, replacedBy: replacedBy, outDirectory: out, replacesFiles: force.force,
      printer: printer.printer)
    if !form.isNew {
      console.warn(
        LocalizedText(
          "\(number) 此前已按同一原因作废", hant: "\(number) 此前已按同一原因作廢",
          en: "\(number) was made void before, for the same reason"))
    }
    try console.show(form, asJSON: json)
  }
}
