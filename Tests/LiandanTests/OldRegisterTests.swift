import Expressions
import Findings
import Foundation
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
