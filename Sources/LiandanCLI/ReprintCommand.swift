import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan reprint NUMBER`
struct ReprintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "reprint", LocalizedText("补打：内容不变，加“补打第 n 次”", hant: "補打：內容不變，加「補打第 n 次」", en: "print again, marked and counted"),
    examples: ["liandan reprint FC-2026-000001", "liandan reprint FC-2026-000001 --copy finance --out print"])
  @Argument(help: .said("编号", hant: "編號", en: "the number")) var number: String
  @Option(
    help: .said(
      "只补打这一联：联次的编号、名称或保管部门", hant: "只補打這一聯：聯次的編號、名稱或保管部門", en: "only this copy: its id, label or keeper", value: "copy"
    )) var copy: String?
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
    try console.show(
      try await desk.reprint(
        number, copy: copy, outDirectory: out, replacesFiles: force.force, printer: printer.printer), asJSON: json)
  }
}
