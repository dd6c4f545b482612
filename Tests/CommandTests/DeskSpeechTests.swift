import Findings
import Foundation
import TestSupport
import Testing

/// What the program of the web desk says at the terminal.
@Suite struct DeskSpeechTests {
  static let program = Repository.program("liandan-desk")
  static let commands = [
    [], ["serve"], ["user"], ["user", "add"], ["user", "list"], ["user", "lock"], ["user", "reset"],
  ]
  let office: Office

  init() throws { office = try Office() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try office.launch(DeskSpeechTests.program, arguments, environment: environment)
  }

  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
  }

  @Test(arguments: commands)
  func `help is in one language and fits a terminal`(command: [String]) throws {
    defer { office.remove() }
    let help = try office.launch(DeskSpeechTests.program, command + ["--help"])
    #expect(help.status == 0 && help.out.contains("用法：liandan-desk"), "\(help.err)")
    for line in help.out.split(separator: "\n") {
      #expect(TextWidth.columns(String(line)) <= 80, "\(line)")
      for heading in ["USAGE", "OVERVIEW", "OPTIONS", "Show", "default"] { #expect(!line.contains(heading), "\(line)") }
    }
    let english = try office.launch(DeskSpeechTests.program, command + ["--help", "--lang", "en"]).out
    #expect(!DeskSpeechTests.hasChinese(english) && english.contains("Usage: liandan-desk"), "\(english)")
    let locale = ["LC_ALL": "zh_TW.UTF-8", "LIANDAN_LANG": ""]
    let traditional = try office.launch(DeskSpeechTests.program, command + ["--help"], environment: locale).out
    #expect(traditional.contains("選項"), "\(traditional)")
  }

  @Test func `the page of the program names its commands, and the options of serving`() throws {
    defer { office.remove() }
    let page = try run("--help").out
    for word in ["serve", "user", "--listen", "--register"] { #expect(page.contains(word), "\(word)") }
    #expect(!page.contains("routes"))
    #expect(try run("help", "user", "add").out == run("user", "add", "-h").out)
    #expect(try run("user").out == run("user", "--help").out)
    #expect(try run("--version").out == "1.0.0\n")
  }

  @Test(arguments: [
    (["usr", "list"], "没有命令“usr”。您要的也许是 user"), (["user", "lst"], "没有命令“lst”。您要的也许是 list"),
    (["--regster", "x"], "没有选项 --regster。您要的也许是 --register"),
    (["user", "add", "wang", "--nam", "x"], "没有选项 --nam。您要的也许是 --name"), (["user", "lock"], "缺少 <账号>"),
    (["user", "add", "wang", "--role", "填单"], "缺少 --name <姓名>"),
    (["--ldap", "ldaps://a"], "--ldap 和 --ldap-bind 要一起用"),
    (["user", "reset", "a", "--ldap", "--password-file", "-"], "--ldap 和 --password-file 只能用一个"),
    (["--lang", "fr"], "--lang <语言> 不能是“fr”，可以是 zh-Hans、zh-Hant、en"),
  ])
  func `wrong usage is told in the user's language, with what is near`(arguments: [String], _ message: String) throws {
    defer { office.remove() }
    let run = try office.launch(DeskSpeechTests.program, arguments)
    let lines = run.err.split(separator: "\n").map(String.init)
    #expect(run.status == 64 && lines.first == "失败：\(message)", "\(run.err)")
    #expect(lines.dropFirst().first?.hasPrefix("用法：liandan-desk") == true, "\(run.err)")
    #expect(lines.last?.hasPrefix("详见 liandan-desk") == true, "\(run.err)")
    if arguments.contains("--lang") { return }
    let english = try office.launch(DeskSpeechTests.program, arguments + ["--lang", "en"]).err
    #expect(!DeskSpeechTests.hasChinese(english), "\(english)")
  }

  @Test func `what it says is in the language that is wished, and settings count as they do for liandan`() throws {
    defer { office.remove() }
    try office.shell("mkdir -p .config/liandan")
    try office.write("register: 台账\noperator: 王建国\nlang: zh-Hant\n", to: ".config/liandan/config.yaml")
    let home = ["HOME": office.folder, "LIANDAN_LANG": ""]
    let added = try run("user", "add", "admin", "--name", "管理员", "--role", "管理", environment: home)
    #expect(added.status == 0 && added.out.contains("已加帳號 admin"), "\(added.err)")
    #expect(office.exists("台账/desk.sqlite"))
    let refused = try run("user", "add", "x", "--name", "某人", "--role", "厨师", "--lang", "en", environment: home)
    #expect(refused.status == 64 && refused.err.hasPrefix("failed: there is no role"), "\(refused.err)")
    let place = try run("--listen", "nowhere", environment: home)
    #expect(place.status == 64 && place.err.hasPrefix("失敗：--listen 要寫成"), "\(place.err)")
  }
}
