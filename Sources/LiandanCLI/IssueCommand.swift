import ArgumentParser
import Findings
import Liandan
import Templates

/// `liandan issue FORM DATA…`
struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "开单：检查、编号、打印各联、登记 · number, print in copies, record",
    discussion: """
      正确的表单逐份编号打印；有错误的列出原因，不占编号（加 --all-or-none 则有一份错误就全部不开）。
      中途停止（断电，或按 Ctrl-C）后用同一命令再次运行，会接着做完，不会重复编号。按 Ctrl-C 后做完手上的一批再停，退出码 130。
      Right forms are numbered and printed; wrong ones are listed and take no number (with --all-or-none one wrong
      form keeps back all). A run that was stopped goes on when the same command is run again. Ctrl-C stops after the
      group in hand, with exit status 130; a second one stops at once, and nothing is lost either.
      例 · examples:
        liandan issue return-record forms/examples/return-record.json --as docx,xlsx
        liandan issue satisfaction-survey forms/examples/surveys.csv --out print --json
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @Argument(help: ArgumentHelp("数据文件 · data files", valueName: "data")) var data: [String]
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Option(name: .customLong("as"), help: "打印成 docx、xlsx 或 docx,xlsx · document formats") var formats = FormatList([
    .docx
  ])
  @Option(help: ArgumentHelp("另放一份到此目录供打印 · also lay the copies here", valueName: "dir")) var out: String?
  @Flag(help: "同时结单：表单已经填全 · close at once: the form is complete") var close = false
  @Flag(help: "有一份错误就全部不开 · issue all or none") var allOrNone = false
  @Flag(help: "各联合成一个 Word 文件供打印（放在 --out 目录，默认当前目录）· all copies in one document")
  var together = false
  @Option(
    help: ArgumentHelp("--together 的每个文件最多几份表单（默认 200）· forms in each such document", valueName: "n"))
  var formsPerFile: Int?
  @Option(help: ArgumentHelp("同时处理几份（默认为处理器个数）· how many at a time", valueName: "n")) var jobs: Int?
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func validate() throws {
    if together, !formats.formats.contains(.docx) {
      throw ValidationError("--together 只用于 docx，请加 --as docx · --together needs --as docx")
    }
    guard (1...100_000).contains(formsPerFile ?? 1) else {
      throw ValidationError("--forms-per-file: 1…100000 份 · forms")
    }
    if formsPerFile != nil, !together {
      throw ValidationError("--forms-per-file 要和 --together 一起用 · --forms-per-file needs --together")
    }
    guard (1...256).contains(jobs ?? 1) else { throw ValidationError("--jobs: 1…256") }
  }

  func run() throws {
    let console = common.console
    let desk = try common.desk(register)
    var bar = ProgressLine(console: console)
    var options = IssueOptions(formats: formats.formats, closes: close, allOrNone: allOrNone, outDirectory: out)
    options.together = together
    options.formsPerFile = formsPerFile ?? options.formsPerFile
    options.jobs = jobs ?? options.jobs
    let interruption = Interruption.watched
    options.shouldStop = { interruption.signal != nil }
    let report = try desk.issue(form, data.map(InputFile.source), options: options) { event in
      switch event {
      case .issued(let issued):
        bar.wipe()
        try console.show(issued, asJSON: json)
      case .refused(let form):
        bar.wipe()
        try console.show(form.findings, asJSON: json)
      case .found(let findings):
        bar.wipe()
        try console.show(findings, asJSON: json)
      case .progress(let done, let total): bar.update(done: done, total: total)
      case .remark(let text): console.remark(text)
      }
    }
    bar.wipe()
    if report.refused > 0 || report.issued != 1 {
      console.remark(
        LocalizedText(
          "开单 \(report.issued) 份，退回 \(report.refused) 份", hant: "開單 \(report.issued) 份，退回 \(report.refused) 份",
          en: "\(report.issued) issued, \(report.refused) refused"))
    }
    try interruption.end(console, isStopped: report.isStopped)
    try console.end(hasErrors: report.hasErrors)
  }
}
