import ArgumentParser
import Findings
import Liandan

/// `liandan void NUMBER --reason TEXT`
struct VoidCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "void", LocalizedText("作废：编号保留，各联加盖“作废”", hant: "作廢：編號保留，各聯加蓋「作廢」", en: "keep the number, mark every copy void"),
    examples: ["liandan void FC-2026-000001 --reason 金额填错，重开"])
  @Argument(help: .said("编号", hant: "編號", en: "the number")) var number: String
  @Option(help: .said("作废原因（必填）", hant: "作廢原因（必填）", en: "the reason (required)", value: "text")) var reason: String
  @Option(
    help: .said("另放一份到此目录供打印", hant: "另放一份到此目錄供列印", en: "also put the copies into this folder, to print", value: "dir"))
  var out: String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let form = try await desk.void(number, reason: reason, outDirectory: out, replacesFiles: force.force)
    if !form.isNew {
      console.warn(
        LocalizedText(
          "\(number) 此前已按同一原因作废", hant: "\(number) 此前已按同一原因作廢",
          en: "\(number) was made void before, for the same reason"))
    }
    try console.show(form, asJSON: json)
  }
}
