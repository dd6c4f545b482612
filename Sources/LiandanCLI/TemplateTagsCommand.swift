import ArgumentParser
import Findings
import Liandan
import Templates

/// `liandan template tags FORM|FILE`
struct TemplateTagsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags", abstract: "列出模板里的标签及其位置 · list a template's tags",
    discussion: """
      例 · examples:
        liandan template tags return-record
        liandan template tags my-template.docx --json
      """)
  @Argument(help: ArgumentHelp("表单或模板文件 · a form or a file", valueName: "form|file")) var target: String
  @Option(help: "文件里标签的定界符，如 '{ }' · delimiters of a file's tags") var delimiters: String?
  @OptionGroup var common: CommonOptions
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func run() throws {
    let console = common.console
    let (tags, findings) =
      try IssueDesk.tags(ofFile: target, delimiters: delimiters) ?? common.desk().tags(target)
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
