import ArgumentParser
import Findings
import Liandan

/// `liandan ledger [FORM]`
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "台账：已开出的表单一览 · the forms issued so far",
    discussion: """
      期间可写 2026、2026-Q4、2026-11、2026-11-20、2026-11-01..2026-11-15。
      A period is written as one of these.
      例 · examples:
        liandan ledger
        liandan ledger return-record --period 2026-11 --as xlsx --out ledger.xlsx
      """)
  @Argument(help: "只列这种表单 · only this form") var form: String?
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Option(help: "期间（按开单日期）· period, by day of issue") var period: String?
  @Option(name: .customLong("as"), help: "table、csv、json 或 xlsx · style") var style: Ledger.Style = .table
  @Option(help: ArgumentHelp("写到文件（默认标准输出）· write to this file", valueName: "file")) var out: String?
  @OptionGroup var force: ForceOption

  func run() throws {
    if style != .table { try OutputFile.check(out, is: style.rawValue, or: style == .json ? "jsonl" : nil) }
    try OutputFile.check(out, force: force.force)
    let ledger = try common.desk(register).ledger(form: form, period: period)
    let language = common.console.language
    try OutputFile.stream(to: out, force: force.force) { try ledger.write(style, in: language, to: $0, spool: $1) }
  }
}
