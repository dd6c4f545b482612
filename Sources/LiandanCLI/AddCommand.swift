import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan add NUMBER DATA`
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "add", LocalizedText("续填：在卡片上补空项、加行", hant: "續填：在卡片上補空項、加列", en: "add to a card: fill what is empty, append rows"),
    about: LocalizedText(
      "卡片（客户资料卡、产品出厂档案）一个客户或产品一张，逐次续填，直到结单。卡上已有的内容不能改；已有的行不会再加一次，确实又是一行就加 --again。给种类（如 product-file）就续填多张：每份写明“编号”，或卡片的键（如出厂编号）。每次续填由谁、在何时、加了什么，show 一次一次列出；print 打印卡片现在的内容。",
      hant:
        "卡片（客戶資料卡、產品出廠檔案）一個客戶或產品一張，逐次續填，直到結單。卡上已有的內容不能改；已有的列不會再加一次，確實又是一列就加 --again。給種類（如 product-file）就續填多張：每份寫明「編號」，或卡片的鍵（如出廠編號）。每次續填由誰、在何時、加了什麼，show 一次一次列出；print 列印卡片現在的內容。",
      en: """
        A card (customer file, product file) is one for each customer or product and grows until it is closed. What it holds \
        is not changed; a row that it holds is not added again, unless with --again. With a kind of card (product-file) many are added to: each form \
        of the data names its number, or the key of the card, such as the serial number. show tells who added what and when, \
        print prints the card as it is.
        """),
    examples: [
      "liandan issue product-file examples/product-file.json",
      "liandan add DA-2026-000001 examples/product-file-lines.jsonl",
      "liandan add product-file examples/product-file-additions.csv",
    ])
  @Argument(help: .said("卡片的编号，或卡片的种类", hant: "卡片的編號，或卡片的種類", en: "the number of a card, or a kind of card"))
  var target: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "data file", value: "data")) var data: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("卡上已有的行也再加一次", hant: "卡上已有的列也再加一次", en: "append rows that the card holds once more")) var again =
    false
  @Option(
    help: .said(
      "退回的行写到这个工作簿（默认写在清单旁边，如 名单-退回.xlsx）", hant: "退回的行寫到這個活頁簿（預設寫在清單旁邊，如 名單-退回.xlsx）",
      en: "workbook for refused rows (default: beside the list)", value: "file"))
  var refused: String?
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false
  @OptionGroup var folder: UnusedFolder

  func validate() throws { try InputFile.checkRefused(refused, besides: [data]) }

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let source = InputFile.buffered([data])[0]
    // A number is one card: there is no list to hand back.
    let listed = try? desk.library.schema(target)
    let keeper = try listed.map { try desk.keeper(of: [source], for: $0, path: refused) }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await teller.follow { [target, again] in
      try await desk.add(target, with: source, again: again, observe: $0)
    }
    if report.known > 0, listed != nil {
      console.remark(
        LocalizedText(
          "其中 \(report.known) 张卡片上已有这些内容，没有再加；确实又是一行，请加 --again",
          hant: "其中 \(report.known) 張卡片上已有這些內容，沒有再加；確實又是一列，請加 --again",
          en: "\(report.known) of the cards hold all of it already; if it is another row, add --again"))
    } else if report.known > 0 {
      console.remark(
        LocalizedText(
          "\(target) 上已有这些内容，没有再加；确实又是一行，请加 --again", hant: "\(target) 上已有這些內容，沒有再加；確實又是一列，請加 --again",
          en: "\(target) holds all of it already, and nothing was added; if it is another row, add --again"))
    }
    teller.finish(report, of: .add)
    try console.end(hasErrors: report.hasErrors)
  }
}
