import ArgumentParser
import Findings
import Forms
import Foundation
import Liandan
import Templates
import Terminal

/// `liandan template make FORM`
struct TemplateMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "make", LocalizedText("按表单的版式生成一份模板", hant: "按表單的版式生成一份範本", en: "lay out a template from the form's layout"),
    examples: [
      "liandan template make return-record --as docx --out my-template.docx",
      "liandan template make return-record --as xlsx --lang zh-Hant",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @Option(
    name: .customLong("as"),
    help: .said(
      "docx 或 xlsx（默认随 --out 的扩展名，再默认 docx）", hant: "docx 或 xlsx（預設隨 --out 的副檔名，再預設 docx）",
      en: "docx or xlsx (default: the extension of --out, else docx)"))
  var format: TemplateFormat?
  @Option(
    help: .said(
      "写到文件（默认 FORM.docx）", hant: "寫到檔案（預設 FORM.docx）", en: "write to this file; - is standard output", value: "file"))
  var out: String?
  @OptionGroup var force: ForceOption

  func run() throws {
    let desk = try common.desk(unused)
    let schema = try desk.library.schema(form)
    let named = out.flatMap { TemplateFormat(rawValue: URL(fileURLWithPath: $0).pathExtension.lowercased()) }
    if let format, let named, format != named {
      throw ValidationError(
        LocalizedText(
          "--as \(format.rawValue) 与 --out 的扩展名 .\(named.rawValue) 不一致，请改其中一个",
          hant: "--as \(format.rawValue) 與 --out 的副檔名 .\(named.rawValue) 不一致，請改其中一個",
          en: "--as \(format.rawValue) and the extension .\(named.rawValue) of --out differ; change one"
        ).text(in: common.console.language))
    }
    let format = self.format ?? named ?? .docx
    let path = out ?? "\(schema.id).\(format.rawValue)"
    try OutputFile.check(path, is: format.rawValue)
    try OutputFile.check(path, force: force.force)
    try OutputFile.write(
      try desk.scaffold(schema, as: format, language: common.lang ?? .zhHans), to: path, force: force.force)
    common.console.remarkWritten(path)
  }
}
