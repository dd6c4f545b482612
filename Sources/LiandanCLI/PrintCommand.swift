import ArgumentParser
import Findings
import Liandan
import Templates

/// `liandan print NUMBER…`
struct PrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "print",
    LocalizedText(
      "取出已开单子的各联，或另一种格式：编号、内容不变", hant: "取出已開單子的各聯，或另一種格式：編號、內容不變", en: "copies of issued forms, in any format"),
    about: LocalizedText(
      "登记过的联次原样取出；没有登记过的格式用现有模板印出，一并登记。不计补打；要带“补打”标记请用 reprint。\n--lang 另印一份这种语言的（文件名如 编号-finance.en.docx），不登记，存档联不变。",
      hant:
        "登記過的聯次原樣取出；沒有登記過的格式用現有範本印出，一併登記。不計補打；要帶「補打」標記請用 reprint。\n--lang 另印一份這種語言的（檔名如 編號-finance.en.docx），不登記，存檔聯不變。",
      en:
        "What is on record is handed out as it is; a further format is made with the template at hand and recorded too. Nothing is counted as a reprint; for copies that are marked so use reprint.\nWith --lang copies in another language are made beside it (NUMBER-finance.en.docx): the record stays as it is."
    ),
    examples: [
      "liandan print FC-2026-000001 --as xlsx --out print", "liandan print FC-2026-000001 --copy 财务部 --out print",
      "liandan print FC-2026-000001 --lang en --out print",
    ])
  @Argument(help: .said("编号", hant: "編號", en: "the numbers", value: "number")) var numbers: [String]
  @Option(
    name: .customLong("as"),
    help: .said(
      "docx、xlsx、pdf、ofd、txt（纯文本），可用逗号并列（默认为已登记的格式）", hant: "docx、xlsx、pdf、ofd、txt（純文字），可用逗號並列（預設為已登記的格式）",
      en: "docx, xlsx, pdf, ofd, txt (plain text), with commas between (default: the formats on record)")) var formats:
    FormatList?
  @Option(
    help: .said(
      "只要这一联：联次的编号、名称或保管部门", hant: "只要這一聯：聯次的編號、名稱或保管部門", en: "only this copy: its id, label or keeper", value: "copy"))
  var copy: String?
  @Option(help: .said("放到此目录", hant: "放到此目錄", en: "put the copies into this folder", value: "dir")) var out: String
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.printingDesk(register)
    try await desk.print(
      numbers, formats: formats?.formats ?? [], copy: copy, language: common.lang, outDirectory: out,
      replacesFiles: force.force
    ) { [json] in try console.show($0, asJSON: json) }
  }
}
