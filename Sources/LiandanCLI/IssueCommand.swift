import ArgumentParser
import Findings
import Liandan
import Templates
import Terminal

/// `liandan issue FORM DATA…`
struct IssueCommand: InterruptibleCommand {
  static let configuration = CommandConfiguration(
    "issue", LocalizedText("开单：检查、编号、打印各联、登记", hant: "開單：檢查、編號、列印各聯、登記", en: "number, print in copies, record"),
    about: LocalizedText(
      """
      正确的表单逐份编号打印；有错误的列出原因，不占编号（加 --all-or-none 则有一份错误就全部不开）。
      中途停止（断电，或按 Ctrl-C）后用同一命令再次运行，会接着做完，不会重复编号。按 Ctrl-C 后做完手上的一批再停，退出码 130。
      一份单、一行数据由表单和内容认定：换文件、换格式、换列序、换 --as 或 --close 都不会再编号；确实要另开一份，加 --again。\
      要已开单子的另一种格式，用 liandan print。
      清单中有错误的行连同原因另写成一个工作簿，改好后可直接交回；改过的整份清单再交时，已开过的行不重复编号。
      --list-out 把清单还给您：原来的列，加上各行的编号、状态、文件（退回的行写原因），供贴标签、进客户系统。
      --packet 把整份清单的各联直接装进一个 BagIt 档案包，多大都行；停下后用同一命令再次运行，得到完整的同一个包。
      --lang 也定各联的语言（模板 FORM.en.docx，没有就按版式）；不写则随模板。结单、作废、补打仍用开单时的语言。
      """,
      hant: """
        正確的表單逐份編號列印；有錯誤的列出原因，不佔編號（加 --all-or-none 則有一份錯誤就全部不開）。
        中途停止（斷電，或按 Ctrl-C）後用同一命令再次執行，會接著做完，不會重複編號。按 Ctrl-C 後做完手上的一批再停，退出碼 130。
        一份單、一行資料由表單和內容認定：換檔案、換格式、換欄序、換 --as 或 --close 都不會再編號；確實要另開一份，加 --again。\
        要已開單子的另一種格式，用 liandan print。
        清單中有錯誤的行連同原因另寫成一個活頁簿，改好後可直接交回；改過的整份清單再交時，已開過的行不重複編號。
        --list-out 把清單還給您：原來的欄，加上各列的編號、狀態、檔案（退回的列寫原因），供貼標籤、進客戶系統。
        --packet 把整份清單的各聯直接裝進一個 BagIt 檔案包，多大都行；停下後用同一命令再次執行，得到完整的同一個包。
        --lang 也定各聯的語言（範本 FORM.zh-Hant.docx，沒有就按版式）；不寫則隨範本。結單、作廢、補打仍用開單時的語言。
        """,
      en: """
        Valid forms are numbered and printed; rejected ones are listed and take no number (with --all-or-none one rejected \
        form keeps back all).
        A run that was stopped goes on when the same command is run again. Ctrl-C stops after the group in hand, with exit \
        status 130; a second one stops at once, and nothing is lost either.
        A form or row is known by its content: another file, format, order of columns, --as or --close gives it no second \
        number; --again does. For another format of what is issued use liandan print.
        Refused rows of a list go into a workbook to be corrected and issued; when the corrected list is given as a whole, \
        rows that have their numbers get no second one.
        --list-out gives the list back: its own columns, then number, state and files of each row, or why it was refused.
        --packet puts all copies of the list into one BagIt packet of any size; a list that was stopped ends with the \
        whole packet when the same command is run again.
        --lang is the language of the copies too (template FORM.en.docx, else the layout); without it that of the template. \
        Closed, void and reprinted copies stay in the language of issue.
        """),
    examples: [
      "liandan issue return-record examples/return-record.json --as docx,xlsx",
      "liandan issue satisfaction-survey examples/surveys.csv --out print --json",
      "liandan issue satisfaction-survey examples/surveys.csv --out print --list-out numbers.xlsx",
      "liandan issue satisfaction-survey examples/surveys.csv --packet s1.zip",
      "liandan issue return-record examples/return-record.json --as pdf --pdf a-3b --again",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "data files", value: "data")) var data: [String]
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Option(
    name: .customLong("as"),
    help: .said(
      "打印成 docx、xlsx、pdf、ofd、txt（纯文本），可用逗号并列", hant: "列印成 docx、xlsx、pdf、ofd、txt（純文字），可用逗號並列",
      en: "docx, xlsx, pdf, ofd, txt (plain text), with commas between")) var formats = FormatList([
      .docx
    ])
  @OptionGroup var pdf: PDFOption
  @Option(
    help: .said("另放一份到此目录供打印", hant: "另放一份到此目錄供列印", en: "also put the copies into this folder, to print", value: "dir"))
  var out: String?
  @Option(
    help: .said(
      "各份的各联连同数据、移交清单和审计链装进这一个 .zip 档案包", hant: "各份的各聯連同資料、移交清單和審計鏈裝進這一個 .zip 檔案包",
      en: "put all copies, data, list and audit chain into this .zip packet", value: "file"))
  var packet: String?
  @Flag(help: .said("同时结单：表单已经填全", hant: "同時結單：表單已經填全", en: "close at once: the form is complete")) var close = false
  @Flag(help: .said("有一份错误就全部不开", hant: "有一份錯誤就全部不開", en: "issue all forms or none")) var allOrNone = false
  @OptionGroup var together: TogetherOptions
  @Option(
    help: .said(
      "--together 只要这一联：联次的编号、名称或保管部门", hant: "--together 只要這一聯：聯次的編號、名稱或保管部門",
      en: "only this copy in --together: its id, label or keeper", value: "copy"))
  var copy: String?
  @Option(
    help: .said(
      "同时处理几份（默认为处理器个数）", hant: "同時處理幾份（預設為處理器個數）", en: "how many at a time (default: one per processor)", value: "n"))
  var jobs: Int?
  @Option(
    help: .said(
      "退回的行写到这个工作簿（默认写在清单旁边，如 名单-退回.xlsx）", hant: "退回的行寫到這個活頁簿（預設寫在清單旁邊，如 名單-退回.xlsx）",
      en: "workbook for refused rows (default: beside the list)", value: "file"))
  var refused: String?
  @Option(
    help: .said(
      "清单连同各行的编号、状态、文件、退回原因写到 .csv、.xlsx 或 .jsonl", hant: "清單連同各列的編號、狀態、檔案、退回原因寫到 .csv、.xlsx 或 .jsonl",
      en: "the list with each row's number, state, files or reason, as .csv, .xlsx or .jsonl", value: "file"))
  var listOut: String?
  @Flag(help: .said("以前开过的同样内容也再开一份", hant: "以前開過的同樣內容也再開一份", en: "issue what was issued before once more")) var again =
    false
  @Option(
    help: .said(
      "用这个键只开一次：同一个键再运行得到同一个编号；只用于一份", hant: "用這個鍵只開一次：同一個鍵再執行得到同一個編號；只用於一份",
      en: "issue once under this key: the same key gives the same number; for one form", value: "key"))
  var once: String?
  @Option(
    name: .customLong("from"),
    help: .said(
      "由这份单子而来：引用它的编号，能取的内容从它取", hant: "由這份單子而來：引用它的編號，能取的內容從它取",
      en: "the form that this one comes from: refer to it and take from it what it holds", value: "number"))
  var origin: String?
  @Option(
    help: .said(
      "代替这份作废的单，或更正这份已归档的单；只用于一份", hant: "代替這份作廢的單，或更正這份已歸檔的單；只用於一份",
      en: "take the place of this void form, or correct this packed one; for one form", value: "number"))
  var replaces: String?
  @OptionGroup var printer: PrinterOption
  @OptionGroup var force: ForceOption
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func validate() throws {
    try pdf.check(makesPDF: formats.formats.contains(.pdf))
    try together.check(formats.formats)
    try printer.check(formats.formats)
    if printer.printer != nil, out == nil, !together.together {
      throw ValidationError(
        "--printer 要和 --out 或 --together 一起用：存档联不动", hant: "--printer 要和 --out 或 --together 一起用：存檔聯不動",
        en: "--printer needs --out or --together: the record stays as it is")
    }
    if copy != nil, !together.together { throw TogetherOptions.lone("--copy") }
    if packet != nil, together.together {
      throw ValidationError(
        "--packet 不能和 --together 一起用", hant: "--packet 不能和 --together 一起用",
        en: "--packet and --together exclude each other")
    }
    if let once, once.allSatisfy(\.isWhitespace) || once.utf8.count > 200 {
      throw ValidationError(
        "--once 的键不能为空，最多 200 字节", hant: "--once 的鍵不能為空，最多 200 位元組", en: "the key of --once is 1 to 200 bytes")
    }
    if once != nil, again {
      throw ValidationError(
        "--once 不能和 --again 一起用", hant: "--once 不能和 --again 一起用", en: "--once and --again exclude each other")
    }
    try InputFile.checkFormats(data)
    try InputFile.checkRefused(refused, besides: data)
    try NumberedListFile.check(listOut, of: data)
    guard (1...256).contains(jobs ?? 1) else {
      throw ValidationError("--jobs 要在 1 到 256 之间", hant: "--jobs 要在 1 到 256 之間", en: "--jobs is 1 to 256")
    }
  }

  func run() async throws {
    let console = common.console
    let desk = try common.printingDesk(register)
    var options = IssueOptions(formats: formats.formats, closes: close, allOrNone: allOrNone, outDirectory: out)
    options.packetPath = packet
    options.language = common.lang
    options.pdf = pdf.level
    options.together = together.options(copy: copy)
    options.together?.printer = printer.printer
    options.printer = printer.printer
    options.jobs = jobs ?? options.jobs
    options.again = again
    options.onceKey = once
    options.origin = origin
    options.replaces = replaces
    options.replacesFiles = force.force
    let interruption = Interruption.watched
    let sources = InputFile.buffered(data)
    let keeper =
      try allOrNone && refused == nil ? nil : desk.keeper(of: sources, for: desk.library.schema(form), path: refused)
    let list = try listOut.map {
      try NumberedListFile($0, sources[0], form: form, at: desk, force: force.force)
    }
    let teller = BatchReporter(console, asJSON: json, keeper: keeper, list: list)
    let report = try await interruption.cancelling(console) { [form, options] in
      try await teller.follow { try await desk.issue(form, from: sources, options: options, observe: $0) }
    }
    teller.finish(report, of: .issue)
    teller.writeList(isWhole: !report.isStopped)
    try interruption.end(console, isStopped: report.isStopped)
    try console.end(hasErrors: report.hasErrors)
  }
}
