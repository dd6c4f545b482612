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
}
