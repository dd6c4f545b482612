import Foundation
import Testing

/// What `liandan issue` says of a form that has its number.
@Suite struct IssuedAgainTests {
  let office: Office

  init() throws {
    office = try Office()
    try office.write([RefusedListTests.header, RefusedListTests.row("甲")].joined(separator: "\n"), to: "一份.csv")
    _ = try office.run("issue", "satisfaction-survey", "一份.csv", "--as", "docx")
  }

  @Test func `who wants its documents in another format and folder is told the command, be they printed or not`() throws
  {
    defer { office.remove() }
    func again() throws -> Run {
      try office.run("issue", "satisfaction-survey", "一份.csv", "--as", "txt", "--out", "打印")
    }
    let first = try again()
    let number = try #require(first.out.firstMatch(of: #/DC-\d{4}-\d{6}/#)).0
    #expect(first.err.contains("liandan print \(number) --as txt --out 打印"), "\(first.err)")
    _ = try office.run("print", String(number), "--as", "txt", "--out", "别处")
    let second = try again()
    #expect(second.err.contains("liandan print \(number) --as txt --out 打印"), "\(second.err)")
    #expect(try office.run("print", String(number), "--as", "txt", "--out", "打印").status == 0)
    #expect(office.exists("打印/\(number)-reply.txt"))
  }

  @Test func `a print file without forms of another list says so, and how they are printed`() throws {
    defer { office.remove() }
    let rows = [RefusedListTests.header, RefusedListTests.row("甲"), RefusedListTests.row("乙")]
    try office.write(rows.joined(separator: "\n"), to: "两份.csv")
    let run = try office.run("issue", "satisfaction-survey", "两份.csv", "--together", "--out", "打印")
    let command = "liandan print satisfaction-survey --together --as pdf --out 打印"
    #expect(run.status == 0 && run.err.contains("1 份是此前别的清单开的") && run.err.contains(command), "\(run.err)")
    let whole = try office.run("print", "satisfaction-survey", "--together", "--as", "pdf", "--out", "打印")
    #expect(whole.status == 0 && (whole.out + whole.err).contains("000001_DC-"), "\(whole.err)")
    #expect(
      try office.run("print", "satisfaction-survey", "--together", "--template", "a.docx", "--out", "x").status == 64)
    #expect(try office.run("labels", "--out", "x").status == 64)
  }
}
