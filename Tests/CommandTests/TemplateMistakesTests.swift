import Foundation
import TestSupport
import Testing

/// `liandan template lint` on templates made in Word and Excel with many mistakes each.
@Suite struct `Lint of templates with many mistakes` {
  private func lines(_ file: String, _ arguments: String...) throws -> (run: Run, lines: [String]) {
    let office = try Office()
    defer { office.remove() }
    let source = URL(filePath: "\(Repository.path)/Tests/Fixtures/mistakes/\(file)")
    try office.write(Data(contentsOf: source), to: file)
    // No copy prints whom to ask for.
    try office.edit("forms/return-record.yaml") {
      $0.replacing("    keeper:", with: "    omit: [contact_name]\n    keeper:")
    }
    let run = try office.launch(
      Office.program, ["template", "lint", file, "--form", "return-record"] + arguments, environment: ["LANG": "zh_CN"])
    return (run, run.err.split(separator: "\n").map(String.init))
  }

  @Test(arguments: ["mistakes.docx", "mistakes.xlsx"])
  func `every mistake is named at once, at its place, with what to do`(_ file: String) throws {
    let (run, lines) = try lines(file)
    #expect(run.status == 1)
    let expected = try String(
      contentsOfFile: "\(Repository.path)/Tests/Fixtures/mistakes/\(file).txt", encoding: .utf8)
    let wanted = expected.split(separator: "\n").map(String.init)
    #expect(wanted.count { $0.contains("：错误：") } > 10)
    #expect(lines.filter(Set(wanted).contains) == wanted)
    // What is never printed comes as a warning each, after all that is wrong.
    let others = lines.filter { !wanted.contains($0) && !$0.hasPrefix("    → ") }
    // The last line counts them.
    let rest = others.filter { !$0.hasSuffix("[field-never-printed]") }
    #expect(rest.count == 1 && rest.last == lines.last && rest.last?.contains("：错误 ") == true)
    #expect(!others.isEmpty)
  }

  @Test func `the tags that can be read are listed beside what is wrong`() throws {
    let office = try Office()
    defer { office.remove() }
    let source = URL(filePath: "\(Repository.path)/Tests/Fixtures/mistakes/mistakes.docx")
    try office.write(Data(contentsOf: source), to: "mistakes.docx")
    let run = try office.run("template", "tags", "mistakes.docx")
    #expect(run.status == 1 && run.err.contains("[unclosed-tag]"))
    #expect(run.out.hasPrefix("mistakes.docx · 表格 1 第 1 行第 2 格\t{{客户名称}}\n"))
    #expect(try office.run("template", "lint", "mistakes.docx", "--delimiters", "{").status == 64)
    let other = try office.run("template", "tags", "mistakes.docx", "--delimiters", "<% %>")
    #expect(other.status == 1 && other.out.isEmpty && other.err.contains("[tag-in-field]"))
  }

  @Test func `as JSON each finding has its code, place and hint`() throws {
    let run = try lines("mistakes.xlsx", "--json").run
    #expect(run.status == 1)
    let finding = try #require(run.objects().first { $0["code"] as? String == "unknown-name" })
    let origin = try #require(finding["origin"] as? [String: Any])
    #expect(origin["sheet"] as? String == "Sheet1" && origin["cell"] as? String == "B2")
    #expect(finding["hint"] as? String == "您要的也许是“编号”")
  }

  @Test func `rendering plain data says what it cannot fill, and writes the document`() throws {
    let office = try Office()
    defer { office.remove() }
    let form = URL(filePath: "\(Repository.path)/templates/return-record.docx")
    try office.write(Data(contentsOf: form), to: "form.docx")
    try office.write(Data(#"{"客户名称": "宜江", "number": "A-1"}"#.utf8), to: "data.json")
    let run = try office.run("template", "render", "form.docx", "data.json")
    let lines = run.err.split(separator: "\n").filter { $0.contains("[name-not-in-data]") }
    #expect(run.status == 0 && lines.count == 1 && lines[0].contains("它们印成空白：fill_date、preparer、"))
    #expect(!run.err.contains("number、"))
    #expect(FileManager.default.fileExists(atPath: "\(office.folder)/form-filled.docx"))
  }
}
