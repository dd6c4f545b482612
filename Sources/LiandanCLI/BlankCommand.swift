import ArgumentParser
import Findings
import Forms
import Liandan

/// `liandan blank FORM`
struct BlankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blank", abstract: "空白表：供手填打印，或供录入的工作簿 · an empty form, or an entry workbook",
    discussion: """
      docx、xlsx 供打印后手填；entry 是录入工作簿，填好后直接交给 issue。
      docx and xlsx are to be printed and filled in by hand; entry is a workbook to fill in and feed to issue.
      例 · examples:
        liandan blank return-record --as docx --out blank.docx
        liandan blank return-record --as entry --out entry.xlsx
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("as"), help: "docx、xlsx 或 entry（录入工作簿）· kind") var kind: BlankKind = .docx
  @Option(help: ArgumentHelp("写到文件（默认 FORM-blank.docx 等）· write to this file", valueName: "file")) var out: String?
  @OptionGroup var force: ForceOption

  func run() throws {
    let desk = try common.desk()
    let schema = try desk.library.schema(form)
    let path = out ?? "\(schema.id)-\(kind == .entry ? "entry.xlsx" : "blank.\(kind.rawValue)")"
    try OutputFile.check(path, is: kind == .entry ? "xlsx" : kind.rawValue)
    try OutputFile.check(path, force: force.force)
    try OutputFile.write(try desk.blank(schema, as: kind), to: path, force: force.force)
    if path != "-" { common.console.remark(LocalizedText("已写好 \(path)", hant: "已寫好 \(path)", en: "wrote \(path)")) }
  }
}
