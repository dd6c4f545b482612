import ArgumentParser
import Findings
import Forms
import Liandan
import Terminal

/// `liandan describe FORM`
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "describe", LocalizedText("说明一种表单：字段、类型、规则、联次", hant: "說明一種表單：欄位、類型、規則、聯次", en: "fields, types, rules, copies"),
    examples: ["liandan describe cost-approval", "liandan describe 返厂产品处理记录表 --json"])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() throws {
    let console = common.console
    let library = try common.library(unused)
    let schema = try library.schema(form)
    if json { return try console.print(schema.description(in: console.language).text) }
    for line in FormDescriptionText.lines(of: schema, in: console.language) { try console.print(line) }
    try console.show(library.warnings(about: schema), asJSON: false)
  }
}
