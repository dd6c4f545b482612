import ArgumentParser
import Findings
import Liandan
import Records
import Terminal

/// `liandan attach NUMBER FILE…`
struct AttachCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "attach",
    LocalizedText(
      "附件：签字原件的扫描件、收到的电子凭证，附在单子上", hant: "附件：簽字原件的掃描件、收到的電子憑證，附在單子上",
      en: "attach scans of signed sheets and received e-vouchers to a form"),
    about: LocalizedText(
      "文件原样保存，一个字节不改（XML、OFD、PDF、图片都可以），登记进审计链；已结单、已归档、作废的单也能附；打包以后附的，下次打包另成补充包。几个文件要么都附上，要么都不附。同一个文件、同一张数电票已附在别的单上时会提醒，以防重复入账。取出用 liandan show 编号 --attachments 目录。",
      hant:
        "檔案原樣儲存，一個位元組不改（XML、OFD、PDF、圖片都可以），登記進審計鏈；已結單、已歸檔、作廢的單也能附；打包以後附的，下次打包另成補充包。幾個檔案要麼都附上，要麼都不附。同一個檔案、同一張數電票已附在別的單上時會提醒，以防重複入帳。取出用 liandan show 編號 --attachments 目錄。",
      en:
        "Files (XML, OFD, PDF, pictures, anything) are kept byte for byte and stand in the audit chain; closed, packed and void forms take them too; what is attached after packing gets a packet of its own with the next. All files are attached, or none. A file or e-invoice that another form has is told of, lest it be claimed twice. To get them out: liandan show NUMBER --attachments DIR."
    ),
    examples: [
      "liandan attach FC-2026-000001 examples/letter.docx --kind other",
      "liandan attach FC-2026-000001 examples/letter.docx --sheets 2",
    ])
  @Argument(help: .said("编号", hant: "編號", en: "the number")) var number: String
  @Argument(help: .said("文件", hant: "檔案", en: "the files", value: "file")) var files: [String]
  @Option(
    help: .said(
      "是什么：scan 扫描件、voucher 电子凭证、other 其他（默认看内容：XML、OFD 是电子凭证，PDF、图片是扫描件）",
      hant: "是什麼：scan 掃描件、voucher 電子憑證、other 其他（預設看內容：XML、OFD 是電子憑證，PDF、圖片是掃描件）",
      en: "scan, voucher or other (default: by content; XML and OFD are vouchers, PDF and pictures scans)",
      value: "kind")) var kind: AttachmentKind?
  @Option(
    help: .said(
      "这个文件有几张（页）；PDF、OFD、图片自己会数", hant: "這個檔案有幾張（頁）；PDF、OFD、圖片自己會數",
      en: "how many sheets the file has; PDF, OFD and pictures are counted", value: "n")) var sheets: Int?
  @Flag(
    help: .said("同一个文件附在别的单上也照附", hant: "同一個檔案附在別的單上也照附", en: "also where another form has the same file"))
  var again = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func validate() throws {
    guard let sheets else { return }
    guard files.count == 1 else {
      throw ValidationError(
        "--sheets 只用于一个文件", hant: "--sheets 只用於一個檔案", en: "--sheets is for one file")
    }
    guard (1...100_000).contains(sheets) else {
      throw ValidationError(
        "--sheets 要在 1 到 100000 之间", hant: "--sheets 要在 1 到 100000 之間", en: "--sheets is 1 to 100000")
    }
  }

  func run() async throws {
    let console = common.console
    let form = try await common.desk(register).attach(
      files.map { FileToAttach($0) }, to: number, options: AttachOptions(kind: kind, sheets: sheets, again: again))
    try console.show(form.findings, asJSON: json)
    if json { return try console.print(form.json.text) }
    for file in form.attached {
      let count = file.sheets.map { " \($0)" } ?? ""
      let pages = file.sheets.map { _ in ("\(count) 页", "\(count) 頁", ",\(count) p.") } ?? ("", "", "")
      let kind = file.kind.label
      try console.print(
        LocalizedText(
          "\(form.number)\t\(kind.zhHans)\(pages.0)\t\(file.name)",
          hant: "\(form.number)\t\(kind.text(in: .zhHant))\(pages.1)\t\(file.name)",
          en: "\(form.number)\t\(kind.text(in: .en))\(pages.2)\t\(file.name)"))
    }
    console.remark(
      LocalizedText(
        "\(form.number) 共有附件 \(form.count) 个", hant: "\(form.number) 共有附件 \(form.count) 個",
        en: "\(form.number) has \(EnglishCount.forms(form.count, "attachment"))"))
    if form.packedFor.isEmpty { return }
    func keepers(_ language: Language, _ separator: String = "、") -> String {
      form.packedFor.map { $0.text(in: language) }.joined(separator: separator)
    }
    console.remark(
      LocalizedText(
        "\(form.number) 已打进\(keepers(.zhHans))的档案包：再打一次包（liandan pack），新附件另成一个补充包，档号不变",
        hant: "\(form.number) 已打進\(keepers(.zhHant))的檔案包：再打一次包（liandan pack），新附件另成一個補充包，檔號不變",
        en:
          "\(form.number) lies in packets for \(keepers(.en, ", ")) already: pack again (liandan pack), and what is new becomes a "
          + "packet of its own, under the same archival code"))
  }
}
