import Findings
import Foundation
import GRDB
import Records
import Storage
import TestSupport
import Testing

@testable import Liandan
@testable import Register

/// What a register makes again of itself.
@Suite struct RepairTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  /// Forms of every state, packed for finance; gives the files and packets as they were.
  private func filled() throws -> (files: [String: Digest], packet: String, numbers: [String]) {
    let numbers = try walk.issue("satisfaction-survey", try StoppedTests.list(3)).numbers
    _ = try walk.desk().reprint(numbers[1], copy: nil, outDirectory: nil)
    _ = try walk.desk().void(numbers[1], reason: "填错")
    let schema = try walk.desk().library.schema("return-record")
    let open = try walk.issue("return-record", try Example.source(try Example.opening("return-record", schema)))
    let number = try #require(open.numbers.first)
    try #require(try walk.close(number, Example.file("return-record")).report.hasErrors == false)
    let packet = try #require(
      try walk.desk().pack(to: "财务部", period: nil, form: nil, outDirectory: nil).first
    ).file
    return (try walk.files(), packet, numbers + [number])
  }

  @Test
  func `what is gone or altered is made again at once, altered files are kept, and a second run has nothing to do`()
    throws
  {
    defer { walk.remove() }
    let (files, packet, numbers) = try filled()
    let bytes = try Document.bytes(packet)
    let gone = "\(walk.register)/issued/2026/\(numbers[0])"
    try FileManager.default.removeItem(atPath: gone)
    let altered = try #require(files.keys.sorted().first { $0.contains(numbers[1]) && $0.hasSuffix("-void.docx") })
    try FileManager.default.removeItem(atPath: "\(walk.register)/issued/\(altered)")
    try Data("改".utf8).write(to: URL(filePath: "\(walk.register)/issued/\(altered)"))
    let inTheWay = try #require(files.keys.sorted().first { $0.contains(numbers[3]) && $0.hasSuffix("-closed.docx") })
    try FileManager.default.removeItem(atPath: "\(walk.register)/issued/\(inTheWay)")
    try FileManager.default.createDirectory(
      atPath: "\(walk.register)/issued/\(inTheWay)", withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: packet))

    let count = files.keys.count { $0.contains(numbers[0]) }
    let repair = try walk.desk().repair()
    #expect(repair.findings == [] && repair.copies == count + 2)
    #expect(repair.packets == [URL(filePath: packet).deletingPathExtension().lastPathComponent])
    #expect(
      Set(repair.aside) == [
        "damaged/issued/\(altered)", "damaged/issued/\(inTheWay)",
        "damaged/packets/\(URL(filePath: packet).lastPathComponent)",
      ])
    #expect(try walk.files() == files && Document.bytes(packet) == bytes)
    #expect(try IssueDesk.verify(walk.register).isEmpty)
    #expect(try Document.bytes("\(walk.register)/damaged/issued/\(altered)") == Array("改".utf8))

    let again = try walk.desk().repair()
    #expect(again.text.zhHans == "没有要修的" && again.copies == 0)
    let events = try DatabaseQueue(path: walk.register + "/register.sqlite").read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM event WHERE kind = 'repair'")
    }
    #expect(events == 1)
  }

  @Test func `a lost packet is made again where others lie, or where it is asked for`() throws {
    defer { walk.remove() }
    let (_, packet, _) = try filled()
    let bytes = try Document.bytes(packet)
    try FileManager.default.removeItem(atPath: packet)
    #expect(try walk.desk().repair().packets.isEmpty)
    #expect(try walk.desk().repair(packets: true).packets.count == 1)
    #expect(try Document.bytes(packet) == bytes)
  }

  @Test func `what comes out otherwise is left as it lies, and told`() throws {
    defer { walk.remove() }
    let (files, _, _) = try filled()
    let path = try #require(files.keys.min())
    try DatabaseQueue(path: walk.register + "/register.sqlite").write { db in
      let stays = try #require(try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'file_fixed'"))
      try db.execute(sql: "DROP TRIGGER file_fixed")
      try db.execute(
        sql: "UPDATE file SET sha256 = replace(sha256, 'a', 'b') WHERE path = ?", arguments: ["issued/\(path)"])
      try db.execute(sql: stays)
    }
    let repair = try walk.desk().repair()
    #expect(repair.findings.count == 1 && repair.findings.first?.origin.file == "issued/\(path)" && repair.copies == 0)
    #expect(try walk.files() == files && !FileManager.default.fileExists(atPath: walk.register + "/damaged"))
  }

  @Test(arguments: [
    "DROP TRIGGER record_stays", "DROP INDEX record_issued", "DROP TABLE word_page", "CREATE TABLE x(y)",
    "CREATE TRIGGER evil AFTER INSERT ON event BEGIN UPDATE series SET last = last + 7; END",
    "DROP TRIGGER event_fixed; CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT 1; END",
  ])
  func `guards and indexes are put back, and what is none of ours is taken away, but for tables`(sql: String) throws {
    defer { walk.remove() }
    _ = try filled()
    let queue = try DatabaseQueue(path: walk.register + "/register.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    let error = #expect(throws: RegisterError.self) { try walk.issue("satisfaction-survey", try StoppedTests.list(4)) }
    #expect(error?.code == .structureAltered && error?.message.zhHans.contains("liandan repair") == true)
    if sql.hasPrefix("CREATE TABLE") {
      let error = #expect(throws: RegisterError.self) { try walk.desk().repair() }
      #expect(error?.code == .structureAltered)
      return
    }
    let repair = try walk.desk().repair()
    #expect(!repair.structure.isEmpty && repair.findings.isEmpty, "\(repair)")
    #expect(try IssueDesk.verify(walk.register).isEmpty)
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(4)).report.hasErrors == false)
  }

  @Test func `there is nothing to mend where there is no register`() throws {
    defer { walk.remove() }
    let error = #expect(throws: RegisterError.self) { try walk.desk().repair() }
    #expect(error?.code == .noRegister && !FileManager.default.fileExists(atPath: walk.register))
  }

  @Test func `wherever the power goes in mending, the next run ends with the same files`() throws {
    defer { walk.remove() }
    let (files, packet, numbers) = try filled()
    var steps = 0
    while true {
      try? FileManager.default.removeItem(atPath: "\(walk.register)/issued/2026/\(numbers[0])")
      let altered = "\(walk.register)/issued/\(try #require(files.keys.sorted().first { $0.contains(numbers[3]) }))"
      try? FileManager.default.removeItem(atPath: altered)
      try Data("改".utf8).write(to: URL(filePath: altered))
      try? FileManager.default.removeItem(atPath: packet)
      try Data("改".utf8).write(to: URL(filePath: packet))
      var broken = walk
      let store = FaultyStore(after: steps, .death)
      broken.store = store
      // What it could not clean up at its end is left to the next one, too.
      let isDone = (try? broken.desk().repair()) != nil && !store.didFail
      #expect(isDone || store.didFail)
      if !isDone { #expect(try walk.desk().repair().findings.isEmpty, "after \(steps) steps") }
      #expect(try walk.files() == files, "after \(steps) steps")
      #expect(try IssueDesk.verify(walk.register).isEmpty, "after \(steps) steps")
      if isDone { break }
      steps += steps < 12 ? 1 : 4
    }
    #expect(steps > 15)
  }
}
