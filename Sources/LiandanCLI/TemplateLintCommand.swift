import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan template lint FORM|FILE`
struct TemplateLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "lint",
    LocalizedText("检查模板：标签是否认得、成对，字段是否都印", hant: "檢查範本：標籤是否認得、成對，欄位是否都印", en: "check a template against its form"),
    about: LocalizedText(
      "给表单则检查它的 docx 和 xlsx 模板；给文件则按 --form 检查（默认以文件名为表单）。全部问题一次列出，文件本身的毛病也在内。",
      hant: "給表單則檢查它的 docx 和 xlsx 範本；給檔案則按 --form 檢查（預設以檔名為表單）。全部問題一次列出，檔案本身的毛病也在內。",
      en:
        "A form's own docx and xlsx templates are checked; a file is checked against --form, else the form it is named after. Everything is told at once, faults of the file itself included."
    ),
    examples: [
      "liandan template lint return-record", "liandan template lint my-template.docx --form return-record --json",
    ])
  @Argument(help: .said("表单或模板文件", hant: "表單或範本檔案", en: "a form or a file", value: "form|file")) var target: String
  @Option(help: .said("模板属于哪种表单", hant: "範本屬於哪種表單", en: "the form it belongs to")) var form: String?
  @Option(help: .said("标签的定界符，如 '{ }'", hant: "標籤的定界符，如 '{ }'", en: "delimiters of tags")) var delimiters: String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let console = common.console
    let findings = try common.desk(unused).lint(target, form: form, delimiters: delimiters)
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
