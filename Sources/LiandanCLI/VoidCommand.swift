import ArgumentParser
import Findings
import Liandan

/// `liandan void NUMBER --reason TEXT`
struct VoidCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "作废：编号保留，各联加盖“作废”· keep the number, mark every copy void",
    discussion: """
      例 · example:
        liandan void FC-2026-000001 --reason 金额填错，重开
      """)
  @Argument(help: "编号 · the number") var number: String
  @Option(help: ArgumentHelp("作废原因（必填）· why", valueName: "text")) var reason: String
  @Option(help: ArgumentHelp("另放一份到此目录供打印 · also lay the copies here", valueName: "dir")) var out: String?
  @OptionGroup var force: ForceOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Flag(help: "输出 JSON · print JSON") var json = false

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
