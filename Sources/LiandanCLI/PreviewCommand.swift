import ArgumentParser
import Findings
import Liandan
import Storage
import Terminal

/// `liandan preview FORM [DATA]`
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "preview",
    LocalizedText("样张：不编号、不登记，看印出来什么样", hant: "樣張：不編號、不登記，看印出來什麼樣", en: "a sample print, without number or record"),
    about: LocalizedText(
      "不写数据就用随表单附的样例。各联写成 表单-sample-联次.docx，第二份起加序号。数据有错照样印，错误另列。",
      hant: "不寫資料就用隨表單附的樣例。各聯寫成 表單-sample-聯次.docx，第二份起加序號。資料有錯照樣印，錯誤另列。",
      en:
        "Without data the form's own example is printed. Each copy becomes FORM-sample-COPY.docx, from the second form on with its ordinal. Wrong data are printed all the same, and told."
    ),
    examples: [
      "liandan preview return-record", "liandan preview return-record examples/return-record.json --as xlsx",
      "liandan preview satisfaction-survey --as pdf --with-enclosures",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "a data file", value: "data")) var data: String?
  @Option(
    name: .customLong("as"),
    help: .said(
      "docx、xlsx、pdf、ofd、txt，可用逗号并列", hant: "docx、xlsx、pdf、ofd、txt，可用逗號並列",
      en: "docx, xlsx, pdf, ofd, txt, with commas between"))
  var formats = FormatList([.docx])
  @OptionGroup var pdf: PDFOption
  @Flag(
    help: .said(
      "连同随附页：随函、回执、信封、标签各成一个文件；要 pdf 或 ofd", hant: "連同隨附頁：隨函、回執、信封、標籤各成一個檔案；要 pdf 或 ofd",
      en: "also letters, slips, envelopes and labels, each in a file of its own; pdf or ofd"))
  var withEnclosures = false
  @Option(help: .said("放到此目录（默认当前目录）", hant: "放到此目錄（預設目前目錄）", en: "the folder (default: this one)", value: "dir"))
  var out: String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions

  func validate() throws {
    try pdf.check(makesPDF: formats.formats.contains(.pdf))
    if withEnclosures { try TogetherOptions.checkEnclosures(formats.formats) }
  }

  func run() throws {
    let console = common.console
    let desk = try common.desk(unused)
    let source = data.flatMap { InputFile.buffered([$0]).first }
    var told: [Finding] = []
    for format in formats.formats {
      let preview = try desk.preview(
        form, from: source, as: format, language: common.lang, pdf: pdf.level,
        enclosures: withEnclosures)
      // What is wrong with the data is wrong in every format.
      try console.show(preview.findings.filter { !told.contains($0) }, asJSON: false)
      told += preview.findings
      if let out { try DiskFileStore().makeDirectory(out) }
      for copy in preview.copies {
        let ordinal = copy.ordinal > 1 ? "-\(copy.ordinal)" : ""
        let name = "\(preview.form)-sample\(ordinal)-\(copy.id).\(format.rawValue)"
        let path = out.map { "\($0)/\(name)" } ?? name
        try OutputFile.write(copy.bytes, to: path, force: force.force)
        console.remarkWritten(path)
      }
    }
    try console.end(hasErrors: told.hasErrors)
  }
}
