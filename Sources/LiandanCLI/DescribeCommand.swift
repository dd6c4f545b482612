import ArgumentParser
import Findings
import Forms
import Liandan

/// `liandan describe FORM`
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "说明一种表单：字段、类型、规则、联次 · fields, types, rules, copies",
    discussion: """
      例 · examples:
        liandan describe cost-approval
        liandan describe 返厂产品处理记录表 --json
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @OptionGroup var common: CommonOptions
  @Flag(help: "输出 JSON · print JSON") var json = false

  func run() throws {
    let console = common.console
    let schema = try common.library().schema(form)
    if json { return try console.print(schema.description(in: console.language).text) }
    for line in FormDescriptionText.lines(of: schema, in: console.language) { try console.print(line) }
  }
}
