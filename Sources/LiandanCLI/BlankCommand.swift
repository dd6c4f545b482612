import ArgumentParser
import Findings
import Forms
import Liandan

/// `liandan blank FORM`
struct BlankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "blank", LocalizedText("空白表：供手填打印，或供录入的工作簿", hant: "空白表：供手填列印，或供錄入的活頁簿", en: "an empty form, or an entry workbook"),
    about: LocalizedText(
      "docx、xlsx 供打印后手填；entry 是录入工作簿，填好后直接交给 issue。", hant: "docx、xlsx 供列印後手填；entry 是錄入活頁簿，填好後直接交給 issue。",
      en: "docx and xlsx are to be printed and filled in by hand; entry is a workbook to fill in and feed to issue."),
    examples: [
      "liandan blank return-record --as docx --out blank.docx",
      "liandan blank return-record --as entry --out entry.xlsx",
      "liandan blank return-record --as entry --lang en --out entry-en.xlsx",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @Option(
    name: .customLong("as"),
    help: .said(
      "docx、xlsx（供手填打印）或 entry（录入工作簿）", hant: "docx、xlsx（供手填列印）或 entry（錄入活頁簿）",
      en: "what to make: docx, xlsx or entry (a workbook to fill in)")) var kind: BlankKind = .docx
  @Option(
    help: .said(
      "写到文件（默认 FORM-blank.docx 等）", hant: "寫到檔案（預設 FORM-blank.docx 等）", en: "write to this file; - is standard output",
      value: "file")) var out: String?
  @OptionGroup var force: ForceOption

  func run() throws {
    let desk = try common.desk()
    let schema = try desk.library.schema(form)
    let path = out ?? "\(schema.id)-\(kind == .entry ? "entry.xlsx" : "blank.\(kind.rawValue)")"
    try OutputFile.check(path, is: kind == .entry ? "xlsx" : kind.rawValue)
    try OutputFile.check(path, force: force.force)
    try OutputFile.write(
      try desk.blank(schema, as: kind, language: common.lang ?? .zhHans), to: path, force: force.force)
    if path != "-" { common.console.remark(LocalizedText("已写好 \(path)", hant: "已寫好 \(path)", en: "wrote \(path)")) }
  }
}
