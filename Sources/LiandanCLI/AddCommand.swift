import ArgumentParser
import Findings
import Liandan

/// `liandan add NUMBER DATA`
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "add", LocalizedText("续填：在卡片上补空项、加行", hant: "續填：在卡片上補空項、加列", en: "add to a card: fill what is empty, append rows"),
    about: LocalizedText(
      "卡片（客户资料卡、产品出厂档案）一个客户或产品一张，逐次续填，直到结单。卡上已有的内容不能改；已有的行不会再加一次，确实又是一行就加 --again。每次续填由谁、在何时、加了什么，show 一次一次列出；print 打印卡片现在的内容。",
      hant:
        "卡片（客戶資料卡、產品出廠檔案）一個客戶或產品一張，逐次續填，直到結單。卡上已有的內容不能改；已有的列不會再加一次，確實又是一列就加 --again。每次續填由誰、在何時、加了什麼，show 一次一次列出；print 列印卡片現在的內容。",
      en: """
        A card (customer file, product file) is one for each customer or product and grows until it is closed. What it holds \
        is not changed; a row that it holds is not added again, unless with --again. show tells who added what and when, \
        print prints the card as it is.
        """),
    examples: [
      "liandan issue product-file examples/product-file.json",
      "liandan add DA-2026-000001 examples/product-file-lines.jsonl",
    ])
  @Argument(help: .said("卡片的编号", hant: "卡片的編號", en: "the number of the card")) var number: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "data file", value: "data")) var data: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("卡上已有的行也再加一次", hant: "卡上已有的列也再加一次", en: "append rows that the card holds once more")) var again =
    false
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false
  @OptionGroup var folder: UnusedFolder

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let source = InputFile.buffered([data])[0]
    let teller = BatchReporter(console, asJSON: json, keeper: nil)
    let report = try await teller.follow { [number, again] in
      try await desk.add(number, with: source, again: again, observe: $0)
    }
    if report.known > 0 {
      console.remark(
        LocalizedText(
          "\(number) 上已有这些内容，没有再加；确实又是一行，请加 --again", hant: "\(number) 上已有這些內容，沒有再加；確實又是一列，請加 --again",
          en: "\(number) holds all of it already, and nothing was added; if it is another row, add --again"))
    }
    teller.finish(report, of: .add)
    try console.end(hasErrors: report.hasErrors)
  }
}
