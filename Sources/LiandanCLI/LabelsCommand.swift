import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan labels FORM|NUMBER…`
struct LabelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "labels",
    LocalizedText("地址标签：把已开单子的收件人印在标签纸上", hant: "地址標籤：把已開單子的收件人印在標籤紙上", en: "address labels of issued forms"),
    about: LocalizedText(
      "A4 标签纸，默认 3×8 格（70 × 37 毫米）。标签的内容由表单定义的 enclosures（kind: label）定，没有就印邮编、地址、单位、联系人。不登记。",
      hant: "A4 標籤紙，預設 3×8 格（70 × 37 公釐）。標籤的內容由表單定義的 enclosures（kind: label）定，沒有就印郵遞區號、地址、單位、聯絡人。不登記。",
      en:
        "On A4 sheets of labels, 3 by 8 of 70 × 37 mm if nothing is said. The form's schema may describe the label (enclosures, kind: label); else postcode, address, customer and contact are printed. Nothing is recorded."
    ),
    examples: [
      "liandan labels return-record --sort customer_name --out print",
      "liandan labels FC-2026-000001 --sheet 2x7 --start 5 --out print",
    ])
  @OptionGroup var forms: FormChoiceOptions
  @Option(name: .customLong("as"), help: .said("pdf（默认）或 ofd", hant: "pdf（預設）或 ofd", en: "pdf (default) or ofd"))
  var format: DocumentFormat = .pdf
  @Option(
    help: .said(
      "标签纸：3x8、3x7、2x7 等列数乘行数，或一格的大小，如 105x48mm",
      hant: "標籤紙：3x8、3x7、2x7 等欄數乘列數，或一格的大小，如 105x48mm",
      en: "the sheet: columns by rows, as 3x8, 3x7, 2x7, or the size of a label, as 105x48mm", value: "sheet"))
  var sheet = LabelSheet.standard
  @Option(
    help: .said("从第几格印起，前面的已经用过", hant: "從第幾格印起，前面的已經用過", en: "the first free label of the sheet", value: "n"))
  var start = 1
  @Option(
    help: .said(
      "按这些字段排序，如 postcode,customer_name；空的在后", hant: "按這些欄位排序，如 postcode,customer_name；空的在後",
      en: "sort by fields, as postcode,customer_name; empty ones come last", value: "fields"))
  var sort: FieldNames?
  @Option(help: .said("放到此目录", hant: "放到此目錄", en: "the folder for the file", value: "dir")) var out: String
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions

  func validate() throws {
    try forms.check()
    guard [.pdf, .ofd].contains(format) else {
      throw ValidationError(
        "标签印成 pdf 或 ofd", hant: "標籤印成 pdf 或 ofd", en: "labels are printed as pdf or ofd")
    }
    guard (1...sheet.count).contains(start) else {
      throw ValidationError(
        "--start 要在 1 到 \(sheet.count) 之间", hant: "--start 要在 1 到 \(sheet.count) 之間",
        en: "--start is 1 to \(sheet.count)")
    }
  }

  func run() async throws {
    let console = common.console
    let desk = try common.printingDesk(register)
    var sheet = sheet
    sheet.start = start
    try await desk.printLabels(
      forms.choice, as: format, on: sheet, sortFields: sort?.names ?? [],
      outDirectory: out, replacesFiles: force.force
    ) { event in
      guard case .joined(let file) = event else { return }
      let (count, pages) = (file.forms.count, file.pageCount ?? 0)
      console.remark(
        LocalizedText(
          "已写好 \(file.file)：\(count) 个标签，\(pages) 页", hant: "已寫好 \(file.file)：\(count) 個標籤，\(pages) 頁",
          en: "wrote \(file.file): \(EnglishCount.forms(count, "label")) on \(EnglishCount.forms(pages, "page"))"))
    }
  }
}
