import ArgumentParser
import Findings
import Liandan
import Templates
import Terminal

/// `liandan print NUMBER…`
struct PrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "print",
    LocalizedText(
      "取出已开单子的各联，或另一种格式：编号、内容不变", hant: "取出已開單子的各聯，或另一種格式：編號、內容不變", en: "copies of issued forms, in any format"),
    about: LocalizedText(
      "登记过的联次原样取出；没有登记过的格式用现有模板印出，一并登记。不计补打；要带“补打”标记请用 reprint。\n--together 把许多份的各联合成一个 pdf、ofd 或 docx，可一联一联（--order copies）、可排序（--sort）。\n--lang 另印一份这种语言的（文件名如 编号-finance.en.docx），不登记，存档联不变；--pdf 要的种类与登记过的 PDF 不同时也是（编号-finance.a-3b.pdf）。\n--template 按您给的 Word、Excel 模板另印（文件名如 编号-finance.模板.docx），不登记；加 --as pdf 由 LibreOffice 转成 PDF/A-2b。\n--calibrate 印一张校准页，读出打印机偏了多少，写进公司参数的 printers，以后打印加 --printer。",
      hant:
        "登記過的聯次原樣取出；沒有登記過的格式用現有範本印出，一併登記。不計補打；要帶「補打」標記請用 reprint。\n--together 把許多份的各聯合成一個 pdf、ofd 或 docx，可一聯一聯（--order copies）、可排序（--sort）。\n--lang 另印一份這種語言的（檔名如 編號-finance.en.docx），不登記，存檔聯不變；--pdf 要的種類與登記過的 PDF 不同時也是（編號-finance.a-3b.pdf）。\n--template 按您給的 Word、Excel 範本另印（檔名如 編號-finance.範本.docx），不登記；加 --as pdf 由 LibreOffice 轉成 PDF/A-2b。\n--calibrate 印一張校準頁，讀出印表機偏了多少，寫進公司參數的 printers，以後列印加 --printer。",
      en:
        "What is on record is handed out as it is; a further format is made with the template at hand and recorded too. Nothing is counted as a reprint; for copies that are marked so use reprint.\n--together puts the copies of many forms into one pdf, ofd or docx, copy by copy (--order copies) and sorted (--sort) if asked for.\nWith --lang copies in another language are made beside it (NUMBER-finance.en.docx): the record stays as it is. So it is with --pdf where a PDF of another kind is on record (NUMBER-finance.a-3b.pdf).\nWith --template the forms are printed by a Word or Excel template of yours (NUMBER-finance.TEMPLATE.docx), and nothing is recorded; with --as pdf LibreOffice makes PDF/A-2b of them.\n--calibrate makes a sheet that tells by how much a printer lays paper in aside: write it under printers of the profile, and print with --printer."
    ),
    examples: [
      "liandan print FC-2026-000001 --as xlsx --out print", "liandan print FC-2026-000001 --copy 财务部 --out print",
      "liandan print FC-2026-000001 --lang en --out print", "liandan print --calibrate --paper 241-half",
      "liandan print return-record --together --as pdf --sort customer_name --out print",
      "liandan print FC-2026-000001 --template templates/return-record.docx --out print",
    ])
  @OptionGroup var forms: FormChoiceOptions
  @Option(
    name: .customLong("as"),
    help: .said(
      "docx、xlsx、pdf、ofd、txt（纯文本），可用逗号并列（默认为已登记的格式；--together 默认 pdf）",
      hant: "docx、xlsx、pdf、ofd、txt（純文字），可用逗號並列（預設為已登記的格式；--together 預設 pdf）",
      en:
        "docx, xlsx, pdf, ofd, txt (plain text), with commas between (default: the formats on record; pdf with --together)"
    )) var formats: FormatList?
  @OptionGroup var pdf: PDFOption
  @Option(
    help: .said(
      "只要这一联：联次的编号、名称或保管部门", hant: "只要這一聯：聯次的編號、名稱或保管部門", en: "only this copy: its id, label or keeper", value: "copy"))
  var copy: String?
  @Option(
    help: .said(
      "按此模板文件印，不登记", hant: "按此範本檔案印，不登記", en: "print by this template; nothing is recorded", value: "file"))
  var template: String?
  @Option(
    help: .said(
      "放到此目录；--calibrate 写到此文件", hant: "放到此目錄；--calibrate 寫到此檔案",
      en: "put the copies into this folder; the file of --calibrate", value: "dir|file"))
  var out: String?
  @OptionGroup var together: TogetherOptions
  @OptionGroup var printer: PrinterOption
  @Flag(
    help: .said(
      "印一张校准页（pdf 或 ofd），不用编号", hant: "印一張校準頁（pdf 或 ofd），不用編號",
      en: "make a calibration sheet, pdf or ofd, without numbers"))
  var calibrate = false
  @Option(
    help: .said(
      "校准页的纸：A4、A4-across、A5、241、241-half、241-third", hant: "校準頁的紙：A4、A4-across、A5、241、241-half、241-third",
      en: "the sheet to calibrate: A4, A4-across, A5, 241, 241-half, 241-third"))
  var paper: CalibrationPaper?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func validate() throws {
    if calibrate {
      guard forms.isEmpty, !together.together, template == nil, copy == nil,
        formats?.formats.count ?? 1 == 1
      else {
        throw ValidationError(
          "--calibrate 只印一张校准页，不能和编号、--copy 或几种格式一起用", hant: "--calibrate 只印一張校準頁，不能和編號、--copy 或幾種格式一起用",
          en: "--calibrate makes one sheet alone: no numbers, no --copy, one format")
      }
      return
    }
    if paper != nil {
      throw ValidationError(
        "--paper 要和 --calibrate 一起用", hant: "--paper 要和 --calibrate 一起用", en: "--paper needs --calibrate")
    }
    try forms.check()
    if out == nil {
      throw ValidationError("请用 --out 写上目录", hant: "請用 --out 寫上目錄", en: "name the folder with --out")
    }
    try pdf.check(makesPDF: formats?.formats.contains(.pdf) ?? true)
    if pdf.level != nil, together.together || template != nil {
      throw ValidationError(
        "--pdf 不能和 --together、--template 一起用", hant: "--pdf 不能和 --together、--template 一起用",
        en: "--pdf excludes --together and --template")
    }
    if let formats { try together.check(formats.formats) }
    try printer.check(formats?.formats ?? [])
    if together.together, template != nil || common.lang != nil {
      throw ValidationError(
        "--together 不能和 --template、--lang 一起用", hant: "--together 不能和 --template、--lang 一起用",
        en: "--together excludes --template and --lang")
    }
    if [printer.printer != nil, common.lang != nil, template != nil].count(where: \.self) > 1 {
      throw ValidationError(
        "--printer、--lang、--template 只能用一个", hant: "--printer、--lang、--template 只能用一個",
        en: "use one of --printer, --lang and --template")
    }
  }

  func run() async throws {
    if calibrate { return try writeCalibrationSheet() }
    let console = common.console
    let desk = try common.printingDesk(register)
    if let template, let out {
      try await desk.print(
        forms.choice, template: template, formats: formats?.formats ?? [], copy: copy, outDirectory: out,
        replacesFiles: force.force
      ) { [json] in try console.show($0, asJSON: json) }
      return
    }
    if var options = together.options(copy: copy), let out {
      options.printer = printer.printer
      let reporter = BatchReporter(console, asJSON: json, keeper: nil, showsPrintFiles: true)
      let formats = formats?.formats.filter(\.isJoinable) ?? [.pdf]
      try await reporter.follow { [force, options, choice = forms.choice] in
        try await desk.printTogether(
          choice, as: formats, options: options, outDirectory: out, replacesFiles: force.force, observe: $0)
      }
      return reporter.finish(total: 0, isWhole: true)
    }
    try await desk.print(
      forms.choice, formats: formats?.formats ?? [], copy: copy, language: common.lang, pdf: pdf.level,
      outDirectory: out,
      replacesFiles: force.force, printer: printer.printer
    ) { [json] in try console.show($0, asJSON: json) }
  }

  private func writeCalibrationSheet() throws {
    let format = formats?.formats.first ?? .pdf
    let paper = paper ?? .a4
    let path = out ?? "calibration-\(paper.rawValue).\(format.rawValue)"
    try OutputFile.check(path, is: format.rawValue)
    try OutputFile.check(path, force: force.force)
    let sheet = try common.desk(register).calibrationSheet(
      paper, as: format, printer: printer.printer, language: common.console.language)
    try OutputFile.write(sheet, to: path, force: force.force)
    if path == "-" { return }
    common.console.remarkWritten(path)
  }
}
