import Expressions
import Findings
import Foundation
import GRDB
import Liandan
import TestSupport
import Testing
import Zipping

@testable import Register

extension Walk {
  /// Puts the register of a released version where this walk's is.
  func put(registerOf version: String) throws {
    let archive = try ZipArchive(
      try Document.bytes(Repository.path + "/Tests/Fixtures/registers/\(version).zip"))
    for entry in archive.entries {
      let file = URL(filePath: "\(register)/\(entry.name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(try archive.read(at: entry.index)).write(to: file)
    }
  }
}

/// Registers of released versions, opened by this one.
struct OldRegisterTests {
  @Test(arguments: ["1.0.0"]) func `the records of an old register are found by their values`(version: String) throws {
    let walk = try Walk()
    defer { walk.remove() }
    try walk.put(registerOf: version)
    let moment = try #require(CalendarMoment(iso: "2026-11-20T09:30"))
    let mark = AuditStamp(at: moment, operatorName: walk.operatorName, acceptsClock: true)
    let register = try FormRegister.open(directory: walk.register, for: .writing(by: mark))
    func numbers(_ words: String...) throws -> [String] {
      var cursor = try register.records(RecordQuery(words: words, order: .oldestFirst))
      var numbers: [String] = []
      while let row = try cursor.next() { numbers.append(row.record.number) }
      return numbers
    }
    // Before the index has come to the old records, while it does, and after.
    for size in [100, 4, 1] {
      try register.write { try WordIndex.catchUp(register, $0, every: size) }
      #expect(try numbers().count == 6)
      #expect(try numbers("虚焊") == ["FC-2026-000001"] && numbers("虛焊") == ["FC-2026-000001"])
      #expect(try numbers("260318") == ["FC-2026-000001"], "in a row of a table")
      #expect(try numbers("裕安區", "ＺＹＳ").count == 3 && numbers("甲公司") == ["DC-2026-000004"])
      #expect(try numbers("保修期内", "没有").isEmpty)
    }
    try register.close()
    #expect(
      try FormRegister.open(directory: walk.register, for: .reading).verify().filter { $0.code == "word-index" } == [])
  }
}

extension OldRegisterTests {
  /// Every format since the first released one: later steps may have been taken by versions that were never released.
  static let formats = Array(RegisterSchema.firstReleased..<RegisterSchema.migrations.count)

  @Test(arguments: formats)
  func `a register of every format is brought up to date, and stays as it was beside`(format: Int) throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.acceptsClock = true
    try walk.put(registerOf: "1.0.0")
    let path = walk.register + "/register.sqlite"
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try RegisterSchema.migrate($0, upTo: format) }
    try queue.close()
    let before = try OldRegisterTests.content(path)
    let files = try walk.files()
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(1)).numbers.count == 1)
    #expect(try IssueDesk.verify(walk.register).filter { $0.severity == .error } == [])
    #expect(try walk.files().merging(files) { $1 } == walk.files())
    // It was copied before anything was changed, and only then.
    let copy = walk.register + "/register.sqlite.before-\(format)"
    #expect(try OldRegisterTests.content(copy) == before && before.first == "\(format)")
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(2)).report.hasErrors == false)
    let names = try FileManager.default.contentsOfDirectory(atPath: walk.register).filter { $0.contains(".before-") }
    #expect(names == ["register.sqlite.before-\(format)"])
  }

  /// The format and the rows of a database, table by table.
  private static func content(_ path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      let rows = try tables.flatMap { try Row.fetchAll(db, sql: "SELECT * FROM \($0)").map { "\($0)" } }
      return [String(try RegisterSchema.version(db))] + tables + rows
    }
  }

  @Test func `a new register, and one of today's format, are not copied`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    for count in [1, 2] { try walk.issue("satisfaction-survey", try StoppedTests.list(count)) }
    #expect(try !FileManager.default.contentsOfDirectory(atPath: walk.register).contains { $0.contains(".before-") })
  }
}
