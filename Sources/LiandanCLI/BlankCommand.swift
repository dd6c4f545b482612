import ArgumentParser
import Findings
import Forms
import Liandan
import Terminal

/// `liandan blank FORM`
struct BlankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "blank", LocalizedText("空白表：供手填打印，或供录入的工作簿", hant: "空白表：供手填列印，或供錄入的活頁簿", en: "an empty form, or an entry workbook"),
    about: LocalizedText(
      """
      docx、xlsx、pdf、ofd 供打印后手填；entry 是录入工作簿，填好后直接交给 issue。
      closing 是结单表：每张开着的单一行，填好结单各项后直接交给 close；整行没填的略过。--for 只要符合条件的单，
      --numbers 只要文件里一行一个编号的单（扫码枪扫的），次序相同。
      """,
      hant: """
        docx、xlsx、pdf、ofd 供列印後手填；entry 是錄入活頁簿，填好後直接交給 issue。
        closing 是結單表：每張開著的單一列，填好結單各項後直接交給 close；整列沒填的略過。--for 只要符合條件的單，
        --numbers 只要檔案裡一行一個編號的單（掃碼器掃的），次序相同。
        """,
      en: """
        docx, xlsx, pdf and ofd are to be printed and filled in by hand; entry is a workbook to fill in and feed to issue.
        closing is a workbook with a row for each open form, to be completed and fed to close; rows in which nothing is filled \
        in are passed over. --for takes the forms of which a condition is true, --numbers those of a file with a number on each \
        line, as a scanner types them, in its order.
        """),
    examples: [
      "liandan blank return-record --as docx --out blank.docx",
      "liandan blank return-record --as entry --out entry.xlsx",
      "liandan blank return-record --as entry --lang en --out entry-en.xlsx",
      "liandan blank return-record --as closing --out closing.xlsx",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Option(
    name: .customLong("as"),
    help: .said(
      "docx、xlsx、pdf、ofd（供手填打印）、entry（录入工作簿）或 closing（结单表）",
      hant: "docx、xlsx、pdf、ofd（供手填列印）、entry（錄入活頁簿）或 closing（結單表）",
      en: "what to make: docx, xlsx, pdf, ofd, entry (a workbook to fill in) or closing (one to complete open forms)"))
  var output: BlankOutput = .docx
  @OptionGroup var pdf: PDFOption
  @Option(
    name: .customLong("for"),
    help: .said(
      "closing 只要符合条件的单，如 '${survey_batch} = \"2026-11\"'", hant: "closing 只要符合條件的單，如 '${survey_batch} = \"2026-11\"'",
      en: "closing: only forms of which this is true", value: "condition"))
  var condition: String?
  @Option(
    help: .said(
      "closing 只要这个文件里的单：一行一个编号，“-”为标准输入", hant: "closing 只要這個檔案裡的單：一行一個編號，「-」為標準輸入",
      en: "closing: only forms of this file, a number on each line; - is standard input", value: "file"))
  var numbers: String?
  @Option(
    help: .said(
      "写到文件（默认 FORM-blank.docx 等）", hant: "寫到檔案（預設 FORM-blank.docx 等）", en: "write to this file; - is standard output",
      value: "file")) var out: String?
  @OptionGroup var printer: PrinterOption
  @OptionGroup var force: ForceOption

  func validate() throws {
    try printer.check([DocumentFormat(rawValue: output.rawValue) ?? .xlsx])
    try pdf.check(makesPDF: output == .pdf)
    if condition != nil, output != .closing {
      throw ValidationError(
        "--for 要和 --as closing 一起用", hant: "--for 要和 --as closing 一起用", en: "--for needs --as closing")
    }
    if numbers != nil, output != .closing {
      throw ValidationError(
        "--numbers 要和 --as closing 一起用", hant: "--numbers 要和 --as closing 一起用", en: "--numbers needs --as closing")
    }
    if numbers != nil, condition != nil {
      throw ValidationError(
        "--for 和 --numbers 只能用一个", hant: "--for 和 --numbers 只能用一個", en: "use either --for or --numbers")
    }
  }

  func run() throws {
    let desk = try common.printingDesk(register)
    let schema = try desk.library.schema(form)
    let path = out ?? "\(schema.id)-\(output.suffix).\(output.fileExtension)"
    try OutputFile.check(path, is: output.fileExtension)
    try OutputFile.check(path, force: force.force)
    if let kind = output.kind {
      let bytes = try desk.blank(
        schema, as: kind, language: common.lang, pdf: pdf.level, printer: printer.printer)
      try OutputFile.write(bytes, to: path, force: force.force)
      common.console.remarkWritten(path)
      return
    }
    let choice: ClosingChoice =
      numbers.map { .numbers(InputFile.source($0).buffered()) } ?? condition.map { .condition($0) } ?? .all
    let sheet = try desk.closingSheet(schema.id, for: choice, language: common.lang ?? .zhHans)
    try common.console.show(sheet.findings, asJSON: false)
    try OutputFile.write(sheet.bytes, to: path, force: force.force)
    if path != "-" { common.console.remark(written(sheet, path, schema)) }
    try common.console.end(hasErrors: sheet.findings.hasErrors)
  }

  private func written(_ sheet: ClosingWorkbook, _ path: String, _ schema: FormSchema) -> LocalizedText {
    LocalizedText(
      "已写好 \(path)：\(sheet.count) 张开着的单，填好后运行 liandan close \(schema.id) \(path)",
      hant: "已寫好 \(path)：\(sheet.count) 張開著的單，填好後執行 liandan close \(schema.id) \(path)",
      en:
        "wrote \(path) with \(EnglishCount.forms(sheet.count, "open form")); when it is filled in: liandan close \(schema.id) \(path)"
    )
  }
}
