import ArgumentParser
import Findings
import Forms
import Liandan
import Templates

/// `liandan template make FORM`
struct TemplateMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "按表单的版式生成一份模板 · lay out a template from the form's layout",
    discussion: """
      例 · examples:
        liandan template make return-record --as docx --out my-template.docx
        liandan template make return-record --as xlsx --lang zh-Hant
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("as"), help: "docx 或 xlsx · kind") var format: DocumentFormat = .docx
  @Option(help: ArgumentHelp("写到文件（默认 FORM.docx）· write to this file", valueName: "file")) var out: String?

  func run() throws {
    let desk = try common.desk()
    let schema = try desk.library.schema(form)
    let path = out ?? "\(schema.id).\(format.rawValue)"
    try OutputFile.write(try desk.scaffold(schema, as: format, language: common.lang ?? .zhHans), to: path)
    if path != "-" { common.console.remark(LocalizedText("已写好 \(path)", hant: "已寫好 \(path)", en: "wrote \(path)")) }
  }
}

