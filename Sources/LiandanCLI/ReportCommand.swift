import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan report ID`
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "report",
    LocalizedText("报表：由已开的单子算出各项指标", hant: "報表：由已開的單子算出各項指標", en: "figures computed from issued forms"),
    about: LocalizedText(
      "百分比旁边有分子和分母，四舍五入到 0.1%，与目标比较用未舍入的值；分母为 0 写“—”。",
      hant: "百分比旁邊有分子和分母，四捨五入到 0.1%，與目標比較用未捨入的值；分母為 0 寫「—」。",
      en:
        "Shares stand beside numerator and denominator, are rounded to 0.1 % and compared with targets unrounded; over nothing they are “—”."
    ),
    examples: [
      "liandan reports", "liandan report service-quality --period 2026-Q4",
      "liandan report service-quality --period 2026-11 --as docx --out report.docx",
      "liandan report service-quality --period 2026-Q4 --out report.pdf",
    ])
  @Argument(help: .said("报表的编号或名称", hant: "報表的編號或名稱", en: "the report's id or title")) var report: String
  @Option(
    help: .said(
      "期间，如 2026、2026-Q4、2026-11（默认本月、本季或本年，随报表）", hant: "期間，如 2026、2026-Q4、2026-11（預設本月、本季或本年，隨報表）",
      en: "period, such as 2026, 2026-Q4, 2026-11 (default: the current one of the report's kind)")) var period: String?
  @OptionGroup var output: OutputOptions<ReportStyle>
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() async throws {
    let style = try output.checkedStyle(json: json)
    let finished = try await common.printingDesk(register).report(report, period: period)
    try output.stream(telling: common.console) { try finished.write(style, to: $0, spool: $1) }
  }
}

/// `liandan reports`
struct ReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "reports", LocalizedText("列出全部报表", hant: "列出全部報表", en: "list the reports"), examples: ["liandan reports"])
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let console = common.console
    let (reports, findings) = try common.library(unused).reports()
    for report in reports {
      let title = report.title.text(in: console.language)
      if json {
        let object = JSONValue.object([
          ("id", .string(report.id)), ("title", .string(title)), ("period", .string(report.period.rawValue)),
        ])
        try console.print(object.text)
      } else {
        try console.print("\(report.id)\t\(title)\t\(report.period.rawValue)")
      }
    }
    if !findings.isEmpty { throw FindingList(findings) }
  }
}
