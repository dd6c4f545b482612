import ArgumentParser
import Findings
import Liandan
import Templates

/// `liandan print NUMBER…`
struct PrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "取出已开单子的各联，或另一种格式：编号、内容不变 · copies of issued forms, in any format",
    discussion: """
      登记过的联次原样取出；没有登记过的格式用现有模板印出，一并登记。不计补打；要带“补打”标记请用 reprint。
      What is on record is handed out as it is; a further format is made with the template at hand and recorded too.
      Nothing is counted as a reprint; for copies that are marked so use reprint.
      例 · examples:
        liandan print FC-2026-000001 --as xlsx --out print
        liandan print FC-2026-000001 --copy 财务部 --out print
      """)
  @Argument(help: ArgumentHelp("编号 · the numbers", valueName: "number")) var numbers: [String]
  @Option(name: .customLong("as"), help: "docx、xlsx、txt（纯文本），可用逗号并列（默认为已登记的格式）· formats") var formats: FormatList?
  @Option(help: ArgumentHelp("只要这一联：联次的编号、名称或保管部门 · only this copy", valueName: "copy"))
  var copy: String?
  @Option(help: ArgumentHelp("放到此目录 · lay the copies here", valueName: "dir")) var out: String
  @OptionGroup var force: ForceOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Flag(help: "输出 JSON · print JSON") var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    try await desk.print(
      numbers, formats: formats?.formats ?? [], copy: copy, outDirectory: out, replacesFiles: force.force
    ) { [json] in try console.show($0, asJSON: json) }
  }
}
