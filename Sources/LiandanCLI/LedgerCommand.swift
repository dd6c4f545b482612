import ArgumentParser
import Findings
import Liandan

/// `liandan ledger [FORM]`
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "ledger", LocalizedText("台账：已开出的表单一览", hant: "台帳：已開出的表單一覽", en: "the forms issued so far"),
    about: LocalizedText(
      "期间可写 2026、2026-Q4、2026-11、2026-11-20、2026-11-01..2026-11-15。",
      hant: "期間可寫 2026、2026-Q4、2026-11、2026-11-20、2026-11-01..2026-11-15。",
      en: "A period is 2026, 2026-Q4, 2026-11, 2026-11-20 or 2026-11-01..2026-11-15."),
    examples: [
      "liandan ledger", "liandan ledger return-record --period 2026-11 --as xlsx --out ledger.xlsx",
      "liandan ledger trip-log --period 2026-11 --as docx --out trips.docx",
    ])
  @Argument(help: .said("只列这种表单", hant: "只列這種表單", en: "only this form")) var form: String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Option(
    help: .said(
      "期间（按开单日期）", hant: "期間（按開單日期）",
      en: "period, by day of issue: 2026, 2026-Q4, 2026-11, 2026-11-20, or two with .. between")) var period: String?
  @Option(
    name: .customLong("as"),
    help: .said(
      "table、csv、json、xlsx，或 docx（一种表单的台账，一页一页地印，带承前页）", hant: "table、csv、json、xlsx，或 docx（一種表單的台帳，一頁一頁地印，帶承前頁）",
      en: "table, csv, json, xlsx, or docx (a form's ledger page by page, with sums carried forward)")) var style:
    LedgerStyle?
  @Option(
    help: .said("写到文件（默认标准输出）", hant: "寫到檔案（預設標準輸出）", en: "write to this file; - is standard output", value: "file"))
  var out: String?
  @OptionGroup var force: ForceOption

  func run() throws {
    let style = try OutputFile.style(style, out: out, else: .table)
    if style != .table { try OutputFile.check(out, is: style.rawValue, or: style == .json ? "jsonl" : nil) }
    try OutputFile.check(out, force: force.force)
    let ledger = try common.desk(register).ledger(form: form, period: period)
    let language = common.console.language
    try OutputFile.stream(to: out, force: force.force) {
      if let listing = ListingStyle(rawValue: style.rawValue) {
        try ledger.write(listing, in: language, to: $0, spool: $1)
      } else {
        try ledger.writePages(in: language, to: $0)
      }
    }
  }
}

/// The formats of a ledger: those of a listing, and the pages of a book.
enum LedgerStyle: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json, xlsx, docx
}
