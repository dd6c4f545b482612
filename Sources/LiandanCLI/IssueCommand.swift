import ArgumentParser
import Findings
import Liandan
import Templates

/// `liandan issue FORM DATA…`
struct IssueCommand: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "开单：检查、编号、打印各联、登记 · number, print in copies, record",
    discussion: """
      正确的表单逐份编号打印；有错误的列出原因，不占编号（加 --all-or-none 则有一份错误就全部不开）。
      中途停止（断电，或按 Ctrl-C）后用同一命令再次运行，会接着做完，不会重复编号。按 Ctrl-C 后做完手上的一批再停，退出码 130。
      Valid forms are numbered and printed; rejected ones are listed and take no number (with --all-or-none one rejected
      form keeps back all). A run that was stopped goes on when the same command is run again. Ctrl-C stops after the
      group in hand, with exit status 130; a second one stops at once, and nothing is lost either.
      一份单、一行数据由表单和内容认定：换文件、换格式、换列序、换 --as 或 --close 都不会再编号；确实要另开一份，加 --again。
      要已开单子的另一种格式，用 liandan print。
      A form or row is known by its content: another file, format, order of columns, --as or --close gives it no second
      number; --again does. For another format of what is issued use liandan print.
      清单中有错误的行连同原因另写成一个工作簿，改好后可直接交回；改过的整份清单再交时，已开过的行不重复编号。
      Refused rows of a list go into a workbook to be corrected and issued; when the corrected list is given as a whole,
      rows that have their numbers get no second one.
      --packet 把整份清单的各联直接装进一个 BagIt 档案包，多大都行；停下后用同一命令再次运行，得到完整的同一个包。
      --packet lays all copies of the list into one BagIt packet of any size; a list that was stopped ends with the whole
      packet when the same command is run again.
      例 · examples:
        liandan issue return-record forms/examples/return-record.json --as docx,xlsx
        liandan issue satisfaction-survey forms/examples/surveys.csv --out print --json
        liandan issue satisfaction-survey forms/examples/surveys.csv --packet s1.zip
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @Argument(help: ArgumentHelp("数据文件 · data files", valueName: "data")) var data: [String]
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Option(name: .customLong("as"), help: "打印成 docx、xlsx、txt（纯文本），可用逗号并列 · document formats") var formats = FormatList([
    .docx
  ])
  @Option(help: ArgumentHelp("另放一份到此目录供打印 · also lay the copies here", valueName: "dir")) var out: String?
  @Option(
    help: ArgumentHelp(
      "各份的各联连同数据、移交清单和审计链装进这一个 .zip 档案包 · lay all copies into this packet",
      valueName: "file"))
  var packet: String?
  @Flag(help: "同时结单：表单已经填全 · close at once: the form is complete") var close = false
  @Flag(help: "有一份错误就全部不开 · issue all or none") var allOrNone = false
  @Flag(help: "各联合成一个 Word 文件供打印（放在 --out 目录，默认当前目录）· all copies in one document")
  var together = false
  @Option(
    help: ArgumentHelp("--together 的每个文件最多几份表单（默认 200）· forms in each such document", valueName: "n"))
  var formsPerFile: Int?
  @Option(help: ArgumentHelp("同时处理几份（默认为处理器个数）· how many at a time", valueName: "n")) var jobs: Int?
  @Option(
    help: ArgumentHelp(
      "退回的行写到这个工作簿（默认写在清单旁边，如 名单-退回.xlsx）· workbook for refused rows", valueName: "file"))
  var refused: String?
  @Flag(help: "以前开过的同样内容也再开一份 · issue again what was issued before") var again = false
  @Option(
    help: ArgumentHelp(
      "用这个键只开一次：同一个键再运行得到同一个编号；只用于一份 · issue one form once under this key", valueName: "key"))
  var once: String?
  @OptionGroup var force: ForceOption
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func validate() throws {
    if together, !formats.formats.contains(.joinable) {
      let format = DocumentFormat.joinable.rawValue
      throw ValidationError("--together 只用于 \(format)，请加 --as \(format) · --together needs --as \(format)")
    }
    guard (1...100_000).contains(formsPerFile ?? 1) else {
      throw ValidationError("--forms-per-file: 1…100000 份 · forms")
    }
    if formsPerFile != nil, !together {
      throw ValidationError("--forms-per-file 要和 --together 一起用 · --forms-per-file needs --together")
    }
    if packet != nil, together {
      throw ValidationError("--packet 不能和 --together 一起用 · --packet and --together exclude each other")
    }
    if let once, once.allSatisfy(\.isWhitespace) || once.utf8.count > 200 {
      throw ValidationError("--once 的键不能为空，最多 200 字节 · the key of --once is 1 to 200 bytes")
    }
    if once != nil, again {
      throw ValidationError("--once 不能和 --again 一起用 · --once and --again exclude each other")
    }
    try InputFile.checkRefused(refused, besides: data)
    guard (1...256).contains(jobs ?? 1) else { throw ValidationError("--jobs: 1…256") }
  }

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    var options = IssueOptions(formats: formats.formats, closes: close, allOrNone: allOrNone, outDirectory: out)
    options.packetPath = packet
    options.together = together
    options.formsPerFile = formsPerFile ?? options.formsPerFile
    options.jobs = jobs ?? options.jobs
    options.again = again
    options.onceKey = once
    options.replacesFiles = force.force
    let interruption = Interruption.watched
    let sources = InputFile.buffered(data)
    let keeper =
      try allOrNone && refused == nil ? nil : desk.keeper(of: sources, for: desk.library.schema(form), path: refused)
    let teller = BatchReporter(console, asJSON: json, keeper: keeper)
    let report = try await interruption.cancelling(console) { [form, options] in
      try await teller.follow { try await desk.issue(form, from: sources, options: options, observe: $0) }
    }
    teller.finish(report, of: .issue)
    try interruption.end(console, isStopped: report.isStopped)
    try console.end(hasErrors: report.hasErrors)
  }
}
