import ArgumentParser
import Findings
import Liandan

/// `liandan verify PACKET|REGISTER`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "校验档案包或台账：是否齐全、有无改动 · complete and unaltered?",
    discussion: "例 · examples:\n  liandan verify finance-2026-11-001.zip\n  liandan verify ./register --json")
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
