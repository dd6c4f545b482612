import Findings
import Foundation
import GRDB
import Records
import Register
import Storage
import Testing

@testable import Liandan

/// A register whose folder of copies was deleted: data, schema and template are still on record.
@Suite struct RestoringTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  /// Forms of every state, their copies gone; gives the files as they were, and the numbers.
  private func bereft() throws -> (files: [String: Digest], numbers: [String]) {
    let numbers = try walk.issue("satisfaction-survey", try StoppedTests.list(3)).numbers
    _ = try walk.desk().reprint(numbers[1], copy: nil, outDirectory: nil)
    _ = try walk.desk().void(numbers[1], reason: "填错")
    _ = try walk.desk().reprint(numbers[1], copy: nil, outDirectory: nil)
    let schema = try walk.desk().library.schema("return-record")
    let open = try walk.issue("return-record", try Example.source(try Example.opening("return-record", schema)))
    let number = try #require(open.numbers.first)
    try #require(try walk.close(number, Example.file("return-record")).report.hasErrors == false)
    let files = try walk.files()
    try FileManager.default.removeItem(atPath: walk.register + "/issued")
    return (files, numbers + [number])
  }

  @Test func `print makes missing copies of every printing again, with the bytes on record`() throws {
    defer { walk.remove() }
    let (files, numbers) = try bereft()
    #expect(Set(try IssueDesk.verify(walk.register).map(\.code)) == ["file-missing"])
    try walk.desk().print(FormChoice(numbers), formats: [], outDirectory: walk.folder + "/out") { _ in }
    #expect(try walk.files() == files)
    #expect(try IssueDesk.verify(walk.register).isEmpty)
  }

  @Test func `the same issue makes missing copies again, and so does pack`() throws {
    defer { walk.remove() }
    let (files, _) = try bereft()
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(3)).forms.allSatisfy { !$0.isNew })
    let surveys = files.filter { $0.key.contains("DC-2026") }
    #expect(try walk.files() == surveys)
    let packets = try walk.desk().pack(to: "财务部", period: nil, form: nil, outDirectory: walk.folder + "/out")
    #expect(packets.first?.formCount == 1)
    // Packing adds the fixed copies of what it packs.
    let again = try walk.files().filter { !$0.key.hasSuffix(".pdf") || files[$0.key] != nil }
    #expect(try again == files && IssueDesk.verify(walk.register).isEmpty)
  }

  @Test func `what comes out otherwise is not written, and told`() throws {
    defer { walk.remove() }
    let (_, numbers) = try bereft()
    try DatabaseQueue(path: walk.register + "/register.sqlite").write { db in
      let stays = try #require(try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'file_fixed'"))
      try db.execute(sql: "DROP TRIGGER file_fixed")
      try db.execute(sql: "UPDATE file SET sha256 = replace(sha256, 'a', 'b') WHERE id = 1")
      try db.execute(sql: stays)
    }
    let error = #expect(throws: DeskError.self) {
      try walk.desk().print([numbers[0]], formats: [], outDirectory: walk.folder + "/out") { _ in }
    }
    #expect(error?.message.zhHans.contains("与登记的摘要不符") == true)
    #expect(try walk.files().count == 2)
  }
}
