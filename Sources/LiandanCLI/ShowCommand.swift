import ArgumentParser
import Findings
import Liandan

/// `liandan show NUMBER`
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "show",
    LocalizedText(
      "看一份单子：内容、状态、经过、各联、相关的单子", hant: "看一份單子：內容、狀態、經過、各聯、相關的單子",
      en: "a form's values, state, history, copies and related forms"),
    examples: ["liandan show FC-2026-000001", "liandan show FC-2026-000001 --json"])
  @Argument(help: .said("编号", hant: "編號", en: "the number")) var number: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() async throws {
    let console = common.console
    let story = try await common.desk(register).story(of: number)
    if json { return try console.print(story.json(in: console.language).text) }
    for line in story.lines(in: console.language) { try console.print(line) }
  }
}
