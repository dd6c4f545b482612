import ArgumentParser
import Findings
import Forms
import Liandan
import Terminal

/// `liandan forms`
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "forms", LocalizedText("列出全部表单：编号、名称、联次、版本", hant: "列出全部表單：編號、名稱、聯次、版本", en: "list the forms"),
    examples: ["liandan forms", "liandan forms --json --lang en"])
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let console = common.console
    let (schemas, findings) = try common.library(unused).all()
    for schema in schemas {
      let title = schema.title.text(in: console.language)
      if json {
        try console.print(
          JSONValue.object([
            ("id", .string(schema.id)), ("title", .string(title)), ("code", .string(schema.code)),
            ("version", .number("\(schema.version)")),
            ("copies", .array(schema.copies.map { .string($0.label.text(in: console.language)) })),
          ]).text)
      } else {
        let copies = schema.copies.map { $0.label.text(in: console.language) }.joined(
          separator: console.language == .en ? ", " : "、")
        try console.print("\(schema.id)\t\(title)\t\(schema.code)\tv\(schema.version)\t\(copies)")
      }
    }
    try console.show(findings, asJSON: json)
    try console.end(with: findings)
  }
}
