import Foundation
import Register
import Testing

@testable import Liandan

/// What is on record stays as it is, whatever somebody did to the register's folder.
@Suite struct RecordProtectionTests {
  private let data = Example.file("cost-approval")

  @Test func `a number whose copies lie there is not given again when the database is gone or old`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let copy = try #require(try walk.issue("cost-approval", data).forms.first?.copies.first?.file)
    let before = try Document.bytes(copy)
    try FileManager.default.removeItem(atPath: walk.register + "/register.sqlite")
    let error = #expect(throws: RegisterError.self) { try walk.issue("cost-approval", data) }
    #expect(error?.code == .placeTaken)
    #expect(try Document.bytes(copy) == before)
    #expect(try walk.states().isEmpty)
  }

  @Test func `a link in place of the staging folder is refused, and what it leads to is left alone`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    try walk.issue("cost-approval", data)
    let elsewhere = walk.folder + "/elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere + "/1", withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: elsewhere + "/1/letter"))
    let staging = walk.register + "/issued/.staging"
    try? FileManager.default.removeItem(atPath: staging)
    try FileManager.default.createSymbolicLink(atPath: staging, withDestinationPath: elsewhere)
    #expect(throws: RegisterError.self) { try walk.issue("return-record", Example.file("return-record")) }
    #expect(try Document.bytes(elsewhere + "/1/letter") == Array("mine".utf8))
  }

  @Test(arguments: ["altered", "pipe"])
  func `a copy of record that is no longer itself is not handed out`(kind: String) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let copy = try #require(try walk.issue("cost-approval", data).forms.first?.copies.first?.file)
    try FileManager.default.removeItem(atPath: copy)
    if kind == "pipe" {
      mkfifo(copy, 0o600)
    } else {
      try Data("forged".utf8).write(to: URL(filePath: copy))
    }
    let out = walk.folder + "/print"
    #expect(throws: DeskError.self) {
      try walk.desk().print(["SP-2026-000001"], formats: [], outDirectory: out) { _ in }
    }
    #expect(throws: DeskError.self) { try walk.issue("cost-approval", data, IssueOptions(outDirectory: out)) }
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func `a printout that a power cut emptied or cut off is laid anew, somebody's file is left alone`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let options = IssueOptions(outDirectory: walk.folder + "/print")
    let copies = try #require(try walk.issue("cost-approval", data, options).forms.first).copies.map(\.file)
    func printed(_ copy: String) -> URL {
      URL(filePath: "\(walk.folder)/print/\((copy as NSString).lastPathComponent)")
    }
    try Data().write(to: printed(copies[0]))
    try Data(Document.bytes(copies[1]).dropLast(100)).write(to: printed(copies[1]))
    // Where the copies of a number to come will lie.
    try Data().write(to: printed(copies[0].replacing("000001", with: "000002")))
    try walk.issue("cost-approval", data, options)
    for copy in copies { #expect(try Document.bytes(printed(copy).path) == Document.bytes(copy)) }
    var again = options
    again.again = true
    let second = try #require(try walk.issue("cost-approval", data, again).forms.first).copies.map(\.file)
    for copy in second { #expect(try Document.bytes(printed(copy).path) == Document.bytes(copy)) }
    try Data("mine".utf8).write(to: printed(second[0]))
    #expect(throws: DeskError.self) { try walk.issue("cost-approval", data, options) }
    #expect(try Document.bytes(printed(second[0]).path) == Array("mine".utf8))
  }
}
