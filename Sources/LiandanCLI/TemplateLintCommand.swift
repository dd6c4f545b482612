import ArgumentParser
import Findings
import Liandan

/// `liandan template lint FORM|FILE`
struct TemplateLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "检查模板：标签是否认得、成对，字段是否都印 · check a template against its form",
    discussion: """
      给表单则检查它的 docx 和 xlsx 模板；给文件则按 --form 检查（默认以文件名为表单）。全部问题一次列出，文件本身的毛病也在内。
      A form's own docx and xlsx templates are checked; a file is checked against --form, else the form it is named after.
      Everything is told at once, faults of the file itself included.
      例 · examples:
        liandan template lint return-record
        liandan template lint my-template.docx --form return-record --json
      """)
  @Argument(help: ArgumentHelp("表单或模板文件 · a form or a file", valueName: "form|file")) var target: String
  @Option(help: "模板属于哪种表单 · the form it belongs to") var form: String?
  @Option(help: "标签的定界符，如 '{ }' · delimiters of tags") var delimiters: String?
  @OptionGroup var common: CommonOptions
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func run() throws {
    let console = common.console
    let findings = try common.desk().lint(target, form: form, delimiters: delimiters)
    try console.show(findings, asJSON: json)
    if findings.isEmpty, !json {
      try console.print(LocalizedText("\(target)：没有问题", hant: "\(target)：沒有問題", en: "\(target): no findings"))
    }
    if !findings.isEmpty, !json {
      let (errors, warnings) = (findings.count { $0.severity == .error }, findings.count { $0.severity == .warning })
      console.remark(
        LocalizedText(
          "\(target)：错误 \(errors) 处，提醒 \(warnings) 处", hant: "\(target)：錯誤 \(errors) 處，提醒 \(warnings) 處",
          en: "\(target): errors \(errors), warnings \(warnings)"))
    }
    try console.end(with: findings)
  }
}
