import ArgumentParser
import Findings
import Foundation
import Liandan

/// `liandan template render FILE DATA`
struct TemplateRenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "render",
    LocalizedText("用普通数据套用任意模板：没有表单，也不编号", hant: "用普通資料套用任意範本：沒有表單，也不編號", en: "render any template with plain data"),
    examples: [
      "liandan template render letter.docx letter.json --out letter-zhang.docx",
      "liandan template render letter.docx - --delimiters '<% %>' < letter.json",
    ])
  @Argument(help: .said("模板文件", hant: "範本檔案", en: "the template", value: "file")) var file: String
  @Argument(help: .said("JSON 数据", hant: "JSON 資料", en: "JSON data", value: "data")) var data: String
  @Option(help: .said("标签的定界符，如 '{ }'", hant: "標籤的定界符，如 '{ }'", en: "delimiters of tags")) var delimiters: String?
  @Option(help: .said("写到文件", hant: "寫到檔案", en: "write to this file; - is standard output", value: "file")) var out:
    String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @Flag(help: .said("问题以 JSON 输出", hant: "問題以 JSON 輸出", en: "findings as JSON")) var json = false

  func run() throws {
    let console = common.console
    let name = URL(fileURLWithPath: file)
    let format = TemplateFormat(templateExtension: name.pathExtension)?.rawValue ?? name.pathExtension.lowercased()
    let path = out ?? "\(name.deletingPathExtension().lastPathComponent)-filled.\(format)"
    try OutputFile.check(path, is: format)
    try OutputFile.check(path, force: force.force)
    let result = try IssueDesk.render(template: file, data: InputFile.source(data), delimiters: delimiters)
    try console.show(result.findings, asJSON: json)
    if let document = result.document {
      try OutputFile.write(document, to: path, force: force.force)
      if path != "-" { console.remark(LocalizedText("已写好 \(path)", hant: "已寫好 \(path)", en: "wrote \(path)")) }
    }
    try console.end(with: result.findings)
  }
}
