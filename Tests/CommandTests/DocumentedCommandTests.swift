import Foundation
import TestSupport
import Testing

/// The commands that the README and the articles show.
@Suite struct `Documented commands` {
  static let pages = ["README.md", "README.en.md", "Sources/Liandan/Liandan.docc/Templates.md"]
  /// What a reader has who follows the page, and this test has not: by what stands in the line, what it has instead.
  private static let stand = [
    "check return-record 返厂.xlsx": "check return-record forms/examples/return-record.json",
    "issue return-record 返厂.xlsx": "issue return-record forms/examples/return-record.json",
    "check return-record return.xlsx": "check return-record forms/examples/return-record.json",
    "issue return-record return.xlsx": "issue return-record forms/examples/return-record.json",
    "结单.json": "forms/examples/return-record.json", "rest.json": "forms/examples/return-record.json",
    "改正.json": "forms/examples/return-record.json", "right.json": "forms/examples/return-record.json",
    "调查.csv": "forms/examples/surveys.csv", "survey surveys.csv": "survey forms/examples/surveys.csv",
    "通知.docx": "letter.docx", "信.docx": "letter.docx", "数据.json": "letter.json",
  ]

  @Test(arguments: pages) func `every command that a page shows can be run as it stands`(_ page: String) throws {
    let office = try Office()
    defer { office.remove() }
    let text = try String(contentsOfFile: "\(Repository.path)/\(page)", encoding: .utf8)
    try office.write(#"{"customer_name": "张三"}"#, to: "letter.json")
    try office.run("template", "make", "maintenance-record", "--out", "letter.docx")
    try office.run("template", "make", "return-record", "--out", "我的.xlsx")
    for name in ["签字页.pdf", "数电票.xml", "signed.pdf", "voucher.xml"] { try office.write(name, to: name) }
    let completions = "\(office.folder)/.local/share/bash-completion/completions"
    try FileManager.default.createDirectory(atPath: completions, withIntermediateDirectories: true)
    let number = try office.issued()
    let month = try office.month(of: number)
    var count = 0
    for line in text.split(separator: "\n").map(String.init) where line.hasPrefix("liandan ") {
      // Packets of some month ago.
      if line.contains("finance-2026") || line.contains("*.zip") { continue }
      var command = line.replacing("FC-2026-000001", with: number).replacing("2026-11", with: month)
      // Blank workbooks are made as shown, for readers to fill in.
      if !line.contains(" blank ") {
        for (shown, own) in Self.stand { command = command.replacing(shown, with: own) }
      }
      // The reader makes it for the first time.
      if command.contains("template make") { try? FileManager.default.removeItem(atPath: "\(office.folder)/我的.xlsx") }
      let run = try office.shell(command)
      #expect(run.status == 0, "\(line): \(run.err)")
      count += 1
    }
    #expect(count > 4)
  }

  @Test func `the form that the README writes out has nothing wrong`() throws {
    let office = try Office()
    defer { office.remove() }
    let text = try String(contentsOfFile: "\(Repository.path)/README.md", encoding: .utf8)
    let json = try #require(text.firstMatch(of: /```json\n([\s\S]*?)\n```/))
    try office.write(String(json.1), to: "form.json")
    let run = try office.run("check", "return-record", "form.json")
    #expect(run.status == 0, "\(run.err)")
  }

  @Test func `the finding that the README shows is what the program says`() throws {
    let office = try Office()
    defer { office.remove() }
    let text = try String(contentsOfFile: "\(Repository.path)/README.md", encoding: .utf8)
    let shown = try #require(text.firstMatch(of: /表单!C8：(.*)\n(.*)\n/))
    try office.write(
      try office.example("return-record") { $0["contact_phone"] = "1380013800" }, to: "form.json")
    let run = try office.run("check", "return-record", "form.json")
    #expect(run.err.contains(shown.1) && run.err.contains(shown.2), "\(run.err)")
  }
}
