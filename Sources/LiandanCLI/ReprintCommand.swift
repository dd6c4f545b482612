import ArgumentParser
import Findings
import Liandan

/// `liandan reprint NUMBER`
struct ReprintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprint", abstract: "补打：内容不变，加“补打第 n 次”· print again, marked and counted",
    discussion: """
      例 · examples:
        liandan reprint FC-2026-000001
        liandan reprint FC-2026-000001 --copy finance --out print
      """)
  @Argument(help: "编号 · the number") var number: String
  @Option(help: ArgumentHelp("只补打这一联：联次的编号、名称或保管部门 · only this copy", valueName: "copy")) var copy: String?
  @Option(help: ArgumentHelp("另放一份到此目录供打印 · also lay the copies here", valueName: "dir")) var out: String?
  @OptionGroup var force: ForceOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Flag(help: "输出 JSON · print JSON") var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    try console.show(
      try await desk.reprint(number, copy: copy, outDirectory: out, replacesFiles: force.force), asJSON: json)
  }
}
