import ArgumentParser
import Findings
import Liandan
import Templates
import Terminal

/// `liandan template tags FORM|FILE`
struct TemplateTagsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "tags", LocalizedText("列出模板里的标签及其位置", hant: "列出範本裡的標籤及其位置", en: "list a template's tags"),
    examples: ["liandan template tags return-record", "liandan template tags my-template.docx --json"])
  @Argument(help: .said("表单或模板文件", hant: "表單或範本檔案", en: "a form or a file", value: "form|file")) var target: String
  @Option(help: .said("文件里标签的定界符，如 '{ }'", hant: "檔案裡標籤的定界符，如 '{ }'", en: "delimiters of a file's tags"))
  var delimiters: String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let console = common.console
    let (tags, findings) =
      try IssueDesk.tags(ofFile: target, delimiters: delimiters) ?? common.desk(unused).tags(target)
    for tag in tags {
      let place = tag.origin.text(in: console.language)
      if json {
        try console.print(
          JSONValue.object([
            ("tag", .string(tag.source)), ("name", .string(tag.name)), ("kind", .string(tag.kind.rawValue)),
            ("place", .string(place)),
          ]).text)
      } else {
        try console.print("\(place)\t\(tag.source)")
      }
    }
    try console.show(findings, asJSON: json)
    try console.end(with: findings)
  }
}
