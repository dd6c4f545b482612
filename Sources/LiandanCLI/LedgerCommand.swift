import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan ledger [FORM]`
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "ledger", LocalizedText("台账：已开出的表单一览", hant: "台帳：已開出的表單一覽", en: "the forms issued so far"),
    about: LocalizedText(
      "期间可写 2026、2026-Q4、2026-11、2026-11-20、2026-11-01..2026-11-15。docx、pdf、ofd 把一种表单的台账一页一页地印成册，带承前页。",
      hant: "期間可寫 2026、2026-Q4、2026-11、2026-11-20、2026-11-01..2026-11-15。docx、pdf、ofd 把一種表單的台帳一頁一頁地印成冊，帶承前頁。",
      en:
        "A period is 2026, 2026-Q4, 2026-11, 2026-11-20 or 2026-11-01..2026-11-15. As docx, pdf or ofd a form's ledger is printed page by page, with sums carried forward."
    ),
    examples: [
      "liandan ledger", "liandan ledger return-record --period 2026-11 --as xlsx --out ledger.xlsx",
      "liandan ledger trip-log --period 2026-11 --as docx --out trips.docx", "liandan ledger --out ledger.pdf",
    ])
  @Argument(help: .said("只列这种表单", hant: "只列這種表單", en: "only this form")) var form: String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Option(
    help: .said(
      "期间（按开单日期）", hant: "期間（按開單日期）",
      en: "period, by day of issue: 2026, 2026-Q4, 2026-11, 2026-11-20, or two with .. between")) var period: String?
  @OptionGroup var output: OutputOptions<ListingStyle>
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let style = try output.checkedStyle(json: json)
    let ledger = try common.printingDesk(register).ledger(form: form, period: period)
    try output.stream(telling: common.console) {
      try ledger.write(style, in: common.console.language, to: $0, spool: $1)
    }
  }
}
