import ArgumentParser
import Findings
import Liandan

/// `liandan verify PACKET|REGISTER`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "校验档案包或台账：是否齐全、有无改动 · complete and unaltered?",
    discussion: """
      只需档案包或台账本身，不需要表单和模板。
      Only the packet or register itself is needed: no forms, no templates.
      例 · examples:
        liandan verify register
        liandan verify finance-2026-11-7f3a9c01-001.zip --json
      """)
  @Argument(help: ArgumentHelp("档案包文件或台账目录 · a packet or a register", valueName: "path")) var path: String
  @OptionGroup var common: CommonOptions
  @Flag(help: "每行一个 JSON 对象 · one JSON object a line") var json = false

  func run() throws {
    let console = common.console
    let findings = try IssueDesk.verify(path)
    try console.show(findings, asJSON: json)
    if findings.isEmpty {
      if !json {
        try console.print(
          LocalizedText("\(path)：齐全，无改动", hant: "\(path)：齊全，無改動", en: "\(path): complete and unaltered"))
      }
    }
    try console.end(with: findings)
  }
}
