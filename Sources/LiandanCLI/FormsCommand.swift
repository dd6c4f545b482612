import ArgumentParser
import Findings
import Forms
import Liandan

/// `liandan forms`
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "列出全部表单：编号、名称、联次、版本 · list the forms",
    discussion: """
      例 · examples:
        liandan forms
        liandan forms --json --lang en
      """)
  @OptionGroup var common: CommonOptions
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func run() throws {
    let console = common.console
    let (schemas, findings) = try common.library().all()
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
        let copies = schema.copies.map { $0.label.text(in: console.language) }.joined(separator: "、")
        try console.print("\(schema.id)\t\(title)\t\(schema.code)\tv\(schema.version)\t\(copies)")
      }
    }
    try console.show(findings, asJSON: json)
    try console.end(with: findings)
  }
}
