import Findings
import Foundation
import GRDB
import Testing

@testable import Register

/// A register that somebody else had in hands.
@Suite struct HardeningTests {
  let home = TestRegister()

  private func database(_ sql: String) throws {
    let queue = try DatabaseQueue(path: home.directory + "/register.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  static let changes = [
    ("CREATE TRIGGER raise AFTER INSERT ON event BEGIN UPDATE series SET last = last + 7; END", "触发器 raise 不是本程序的"),
    ("CREATE VIEW all_data AS SELECT data FROM record", "视图 all_data 不是本程序的"),
    ("CREATE TABLE notes(x)", "表 notes 不是本程序的"),
    ("CREATE INDEX by_state ON record(state)", "索引 by_state 不是本程序的"),
    ("DROP TRIGGER record_stays", "缺 触发器 record_stays"),
    ("DROP INDEX file_pending", "缺 索引 file_pending"),
    (
      """
      DROP TRIGGER event_fixed;
      CREATE TRIGGER event_fixed BEFORE UPDATE ON event WHEN OLD.seq < 0 BEGIN SELECT RAISE(ABORT, ''); END
      """, "触发器 event_fixed 被改动过"
    ),
  ]

  @Test(arguments: changes)
  func `a database built otherwise is named by verification and not written to`(sql: String, words: String) throws {
    defer { home.remove() }
    let register = try home.open()
    try home.issue(register, try TestForms.schema(), ["甲"])
    try register.close()
    try database(sql)
    let before = try Data(contentsOf: URL(fileURLWithPath: home.directory + "/register.sqlite"))
    let error = #expect(throws: RegisterError.self) { _ = try home.open() }
    #expect(error?.code == .structureAltered)
    #expect(error?.message.zhHans.contains(words) == true, "\(error?.message.zhHans ?? "")")
    #expect(try Data(contentsOf: URL(fileURLWithPath: home.directory + "/register.sqlite")) == before)
    let findings = try home.openForReading().verify()
    #expect(findings.map(\.code) == ["structure-altered"] && findings[0].message.zhHans == words)
    // What verification advises mends it, where it advises a statement.
    if let hint = findings[0].hint?.zhHans, let colon = hint.firstIndex(of: "：") {
      try database(String(hint[hint.index(after: colon)...]))
      try home.open().close()
      #expect(try home.codes().isEmpty)
    }
  }

  @Test func `the schema is known by its digest`() throws {
    let digest = try SchemaDifference.expectedDigest()
    #expect(digest == RegisterSchema.digest)
  }

  @Test func `statistics that somebody gathered do no harm`() throws {
    defer { home.remove() }
    try home.open().close()
    try database("ANALYZE")
    try home.open().close()
    #expect(try home.codes().isEmpty)
  }

  @Test func `a damaged page is found before the first write, and only where somebody else wrote`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.issue(register, try TestForms.schema(), (1...60).map { "客户\($0)" })
    try register.close()
    let path = home.directory + "/register.sqlite"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // The pages in the middle: their cell pointers lead nowhere.
    let page = 4096
    for start in stride(from: bytes.count / 2 / page * page, to: bytes.count - page, by: page) {
      for index in start + 8..<start + 40 { bytes[index] = 0xEE }
    }
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: bytes)
    try file.close()
    #expect(errorCode { _ = try home.open() } == "register-damaged")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    // Where pages are damaged that opening needs, nothing more can be verified.
    switch Result(catching: { try home.codes() }) {
    case .success(let codes): #expect(codes.contains("register-damaged"))
    case .failure(let error): #expect((error as? RegisterError)?.code == .registerDamaged)
    }
  }

  @Test func `what this program wrote last is known again, what a dead writer left is looked at`() throws {
    defer { home.remove() }
    try home.open().close()
    let (lock, path) = (home.directory + "/register.lock", home.directory + "/register.sqlite")
    let left = try String(contentsOfFile: lock, encoding: .utf8)
    #expect(left == DatabaseState(path)?.description)
    let register = try home.open()
    #expect(try String(contentsOfFile: lock, encoding: .utf8).contains("pid"))
    try home.issue(register, try TestForms.schema(), ["甲"])
    try register.close()
    #expect(try String(contentsOfFile: lock, encoding: .utf8) == DatabaseState(path)?.description)
    #expect(try String(contentsOfFile: lock, encoding: .utf8) != left)
  }

  @Test func `nothing in the file is trusted, and no statement reaches its inner tables`() throws {
    defer { home.remove() }
    let writer = try home.open()
    for register in [writer, try home.openForReading()] {
      let settings = try register.read { db in
        try ["trusted_schema", "cell_size_check"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
      }
      #expect(settings == [0, 1])
    }
    #expect(throws: RegisterError.self) {
      try writer.write { try $0.execute(sql: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql") }
    }
  }
}
