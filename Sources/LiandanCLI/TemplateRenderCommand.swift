import ArgumentParser
import Findings
import Foundation
import Liandan

/// `liandan template render FILE DATA`
struct TemplateRenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "用普通数据套用任意模板：没有表单，也不编号 · render any template with plain data",
    discussion: """
      例 · examples:
        liandan template render letter.docx letter.json --out letter-zhang.docx
        liandan template render letter.docx - --delimiters '<% %>' < letter.json
      """)
  @Argument(help: ArgumentHelp("模板文件 · the template", valueName: "file")) var file: String
  @Argument(help: ArgumentHelp("JSON 数据 · JSON data", valueName: "data")) var data: String
  @Option(help: "标签的定界符，如 '{ }' · delimiters of tags") var delimiters: String?
  @Option(help: ArgumentHelp("写到文件 · write to this file", valueName: "file")) var out: String?
  @OptionGroup var force: ForceOption
  @OptionGroup var common: CommonOptions
  @Flag(help: "问题以 JSON 输出 · findings as JSON") var json = false

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
