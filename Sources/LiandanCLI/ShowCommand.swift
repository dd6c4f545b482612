import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan show NUMBER`
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "show",
    LocalizedText(
      "看一份单子：内容、状态、经过、各联、相关的单子", hant: "看一份單子：內容、狀態、經過、各聯、相關的單子",
      en: "a form's values, state, history, copies and related forms"),
    examples: [
      "liandan show FC-2026-000001", "liandan show FC-2026-000001 --json",
      "liandan show FC-2026-000001 --attachments attachments",
    ])
  @Argument(help: .said("编号", hant: "編號", en: "the number")) var number: String
  @Option(
    help: .said(
      "把附件照原样取到这个目录，文件名前加编号", hant: "把附件照原樣取到這個目錄，檔名前加編號",
      en: "copy the attachments into this folder, with the number before their names", value: "dir"))
  var attachments: String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let story = try await desk.story(of: number)
    if json {
      try console.print(story.json(in: console.language).text)
    } else {
      for line in story.lines(in: console.language) { try console.print(line) }
    }
    guard let attachments else { return }
    let files = try await desk.copyAttachments(of: number, into: attachments, replacesFiles: force.force)
    console.remark(
      files.isEmpty
        ? LocalizedText("没有附件可取", hant: "沒有附件可取", en: "there are no attachments to copy")
        : LocalizedText(
          "取出附件 \(files.count) 个，在 \(attachments)", hant: "取出附件 \(files.count) 個，在 \(attachments)",
          en: "copied \(files.count) attachments into \(attachments)"))
  }
}
