import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan expression FORM 'EXPR' [DATA]`
struct ExpressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "expression", LocalizedText("试算一个表达式", hant: "試算一個運算式", en: "try an expression"),
    examples: [
      "liandan expression cost-approval 'rmb(1680.32)'",
      "liandan expression cost-approval '${total} > 1000' examples/cost-approval.json",
    ])
  @Argument(help: .said("表单的编号或名称", hant: "表單的編號或名稱", en: "the form's id or title")) var form: String
  @Argument(help: .said("表达式", hant: "運算式", en: "the expression")) var expression: String
  @Argument(help: .said("数据文件", hant: "資料檔案", en: "a data file", value: "data")) var data: String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() throws {
    let console = common.console
    let result = try common.desk(unused).evaluate(expression, for: form, data: data.map(InputFile.source))
    try console.show(result.findings, asJSON: json)
    if let text = result.text {
      try console.print(
        json ? JSONValue.object([("type", .string(result.type)), ("value", .string(text))]).text : text)
    }
    try console.end(with: result.findings)
  }
}
