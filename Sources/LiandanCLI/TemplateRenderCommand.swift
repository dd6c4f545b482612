import ArgumentParser
import Findings
import Foundation
import Liandan
import Terminal

/// `liandan template render FILE DATA`
struct TemplateRenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "render",
    LocalizedText("用普通数据套用任意模板：没有表单，也不编号", hant: "用普通資料套用任意範本：沒有表單，也不編號", en: "render any template with plain data"),
    examples: [
      "liandan template render examples/letter.docx examples/letter.json --out letter-zhang.docx",
      "liandan template render examples/letter.docx - --out letter-2.docx < examples/letter.json",
    ])

  /// The formats of what is made: that of the template, or pages made from it by LibreOffice.
  enum Style: String, ExpressibleByArgument, CaseIterable { case docx, xlsx, pdf }

  @Argument(help: .said("模板文件", hant: "範本檔案", en: "the template", value: "file")) var file: String
  @Argument(help: .said("JSON 数据", hant: "JSON 資料", en: "JSON data", value: "data")) var data: String
  @Option(help: .said("标签的定界符，如 '{ }'", hant: "標籤的定界符，如 '{ }'", en: "delimiters of tags")) var delimiters: String?
  @Option(
    name: .customLong("as"),
    help: .said(
      "模板的格式，或 pdf：由 LibreOffice 转成 PDF/A-2b（默认随 --out 的扩展名）",
      hant: "範本的格式，或 pdf：由 LibreOffice 轉成 PDF/A-2b（預設隨 --out 的副檔名）",
      en: "the template's format, or pdf: LibreOffice makes PDF/A-2b of it (default: by the extension of --out)"))
  var style: Style?
  @Option(help: .said("写到文件", hant: "寫到檔案", en: "write to this file; - is standard output", value: "file")) var out:
    String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @Flag(help: .said("问题以 JSON 输出", hant: "問題以 JSON 輸出", en: "findings as JSON")) var json = false

  func run() throws {
    let console = common.console
    let name = URL(fileURLWithPath: file)
    let own = TemplateFormat(templateExtension: name.pathExtension)?.rawValue ?? name.pathExtension.lowercased()
    let format =
      style?.rawValue ?? (out.map { URL(fileURLWithPath: $0).pathExtension.lowercased() } == "pdf" ? "pdf" : own)
    if format != "pdf", format != own { throw TemplateRenderCommand.otherFormat(file, own) }
    let path = out ?? "\(name.deletingPathExtension().lastPathComponent)-filled.\(format)"
    try OutputFile.check(path, is: format)
    try OutputFile.check(path, force: force.force)
    let result = try IssueDesk.render(
      template: file, data: InputFile.source(data), delimiters: delimiters, asPDF: format == "pdf")
    try console.show(result.findings, asJSON: json)
    if let document = result.document {
      try OutputFile.write(document, to: path, force: force.force)
      console.remarkWritten(path)
    }
    try console.end(with: result.findings)
  }

  private static func otherFormat(_ file: String, _ own: String) -> DeskError {
    DeskError(
      "\(file) 只能套用成 \(own) 或 pdf", hant: "\(file) 只能套用成 \(own) 或 pdf",
      en: "\(file) can be rendered as \(own) or pdf only", kind: .usage)
  }
}
