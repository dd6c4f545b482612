import ArgumentParser
import Findings
import Liandan

/// `liandan expression FORM 'EXPR' [DATA]`
struct ExpressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expression", abstract: "试算一个表达式 · try an expression",
    discussion: """
      例 · examples:
        liandan expression cost-approval 'rmb(1680.32)'
        liandan expression cost-approval '${total} > 1000' forms/examples/cost-approval.json
      """)
  @Argument(help: "表单的编号或名称 · the form's id or title") var form: String
  @Argument(help: "表达式 · the expression") var expression: String
  @Argument(help: ArgumentHelp("数据文件 · a data file", valueName: "data")) var data: String?
  @OptionGroup var common: CommonOptions
  @Flag(help: "输出 JSON · print JSON") var json = false

  func run() throws {
    let console = common.console
    let result = try common.desk().evaluate(expression, for: form, data: data.map(InputFile.source))
    try console.show(result.findings, asJSON: json)
    if let text = result.text {
      try console.print(
        json ? JSONValue.object([("type", .string(result.type)), ("value", .string(text))]).text : text)
    }
    try console.end(with: result.findings)
  }
}
