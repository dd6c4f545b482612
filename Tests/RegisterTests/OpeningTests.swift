import Findings
import Foundation
import GRDB
import Testing

@testable import Register

@Suite struct OpeningTests {
  let home = TestRegister()

  private func database(_ sql: String) throws {
    try FileManager.default.createDirectory(atPath: home.directory, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: home.directory + "/register.sqlite")
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func `a reader asks for a register that is there`() throws {
    #expect(errorCode { _ = try home.openForReading() } == "no-register")
    #expect(!FileManager.default.fileExists(atPath: home.directory))
  }

  @Test func `a register is made anew with its settings`() throws {
    defer { home.remove() }
    try home.open().close()
    let queue = try DatabaseQueue(path: home.directory + "/register.sqlite")
    #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } == 0x4C44_5247)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
    #expect(try home.codes().isEmpty)
  }

  @Test func `a disk that gets full while a register is made leaves none, not one with some of its tables`() throws {
    let queue = try DatabaseQueue()
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA max_page_count = 20")
      #expect(throws: DatabaseError.self) { try RegisterSchema.migrate(db) }
      #expect(try RegisterSchema.version(db) == 0 && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0)
      try db.execute(sql: "PRAGMA max_page_count = 1000")
      try RegisterSchema.migrate(db)
      #expect(try RegisterSchema.version(db) == RegisterSchema.migrations.count)
    }
  }

  @Test func `a register can lie neither in a file nor below one`() throws {
    defer { home.remove() }
    try Data().write(to: URL(filePath: home.directory))
    #expect(errorCode { _ = try home.open() } == "not-a-folder")
    #expect(
      errorCode {
        _ = try FormRegister.open(directory: home.directory + "/x", for: .writing(by: try home.mark("2026-11-20")))
      } == "not-a-folder")
  }

  @Test func `another program's database is left alone`() throws {
    defer { home.remove() }
    try database("CREATE TABLE diary(x)")
    #expect(errorCode { _ = try home.open() } == "foreign-database")
    #expect(errorCode { _ = try home.openForReading() } == "foreign-database")
  }

  @Test func `a newer register is refused with its format`() throws {
    defer { home.remove() }
    try home.open().close()
    try database("PRAGMA user_version = 99")
    let error = #expect(throws: RegisterError.self) { _ = try home.open() }
    #expect(error?.code == .newerRegister)
    #expect(error?.message.zhHans.contains("格式 99") == true)
  }

  @Test(arguments: [0, -1, 3])
  func `a register whose format is not that of its tables is damaged`(format: Int) throws {
    defer { home.remove() }
    try home.open().close()
    try database("PRAGMA user_version = \(format)")
    for open in [{ try home.open() }, { try home.openForReading() }] {
      let error = #expect(throws: RegisterError.self) { _ = try open() }
      #expect(error?.code == .registerDamaged && error?.message.zhHans.contains("user_version = \(format)") == true)
    }
  }

  @Test func `a register from before lists had packets is brought up to date`() throws {
    defer { home.remove() }
    try home.open().close()
    try database(
      """
      DROP TABLE identity; ALTER TABLE packet DROP COLUMN format; ALTER TABLE packet DROP COLUMN batch;
      DROP TABLE form_identity; DROP INDEX batch_row_content; ALTER TABLE record DROP COLUMN reprints_delivered;
      ALTER TABLE file DROP COLUMN failed_at; ALTER TABLE file DROP COLUMN failure;
      ALTER TABLE batch DROP COLUMN finished_event; DROP TABLE word_page; DROP TABLE word_segment; DROP INDEX record_form;
      DROP TRIGGER record_replaces_fixed; DROP TRIGGER record_replaced_by_fixed; DROP INDEX record_replaces;
      DROP INDEX record_corrects; DROP INDEX record_replaced_by; ALTER TABLE record DROP COLUMN replaces;
      ALTER TABLE record DROP COLUMN corrects; ALTER TABLE record DROP COLUMN replaced_by;
      DROP TABLE addition; ALTER TABLE record DROP COLUMN additions; DROP TABLE time_stamp;
      DROP INDEX record_void; ALTER TABLE file DROP COLUMN pages; ALTER TABLE packet DROP COLUMN year;
      ALTER TABLE packet DROP COLUMN fonds; ALTER TABLE packet DROP COLUMN class; ALTER TABLE packet DROP COLUMN years;
      ALTER TABLE packet DROP COLUMN code; ALTER TABLE packet DROP COLUMN first_serial;
      ALTER TABLE packet DROP COLUMN rules; DROP TABLE attachment; DROP TABLE paper; DROP TABLE hold; DROP INDEX event_data;
      DROP TABLE supplement_member; ALTER TABLE packet DROP COLUMN supplements; DROP INDEX record_open;
      DROP INDEX record_open_form
      """)
    try database("PRAGMA user_version = 3")
    #expect(errorCode { _ = try home.openForReading() } == "older-register")
    #expect(try home.open().packet("list") == nil)
    #expect(try home.openForReading().verify().isEmpty)
  }

  @Test func `a damaged register is refused`() throws {
    defer { home.remove() }
    try FileManager.default.createDirectory(atPath: home.directory, withIntermediateDirectories: true)
    try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: home.directory + "/register.sqlite"))
    #expect(errorCode { _ = try home.open() } == "register-damaged")
    #expect(errorCode { _ = try home.openForReading() } == "register-damaged")
  }

  @Test func `nothing is ever deleted, and what happened is never changed`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.issue(register, try TestForms.schema(), ["甲"])
    try register.close()
    let queue = try DatabaseQueue(path: home.directory + "/register.sqlite")
    let forbidden = [
      "DELETE FROM record", "DELETE FROM event", "DELETE FROM file", "DELETE FROM series", "DELETE FROM asset",
      "UPDATE event SET at = ''", "UPDATE record SET number = 'X'", "UPDATE record SET serial = 9",
      "UPDATE file SET sha256 = ''", "UPDATE series SET last = 0", "UPDATE asset SET bytes = x'00'",
      "UPDATE identity SET id = '00000000'", "DELETE FROM identity", "INSERT INTO identity VALUES(2, '00000000')",
    ]
    for sql in forbidden {
      #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
    }
    #expect(try home.codes().isEmpty)
  }

  @Test func `a handle for reading records nothing`() throws {
    defer { home.remove() }
    try home.open().close()
    let reader = try home.openForReading()
    #expect(errorCode { try reader.store(asset: [1, 2]) } == "opened-for-reading")
  }

  @Test func `a second writer is told who holds the register, and readers need not wait`() throws {
    defer { home.remove() }
    let first = try home.open()
    let error = #expect(throws: RegisterError.self) { _ = try home.open(timeout: .milliseconds(30)) }
    #expect(error?.code == .registerLocked)
    let text = error?.message.zhHans ?? ""
    #expect(text.contains("王建国, 2026-11-20T00:00, pid \(ProcessInfo.processInfo.processIdentifier)"))
    #expect(try home.openForReading().ledger { try $0.count() } == 0)
    try first.close()
    try home.open(timeout: .zero).close()
  }

  @Test func `a register that is moved away while it is written to is missed, not taken for a read-only disk`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.take(register, TestForms.schema(), ["甲"])
    let elsewhere = home.directory + "-moved"
    try FileManager.default.moveItem(atPath: home.directory, toPath: elsewhere)
    defer { try? FileManager.default.removeItem(atPath: elsewhere) }
    #expect(errorCode { try home.take(register, TestForms.schema(), ["乙"]) } == "register-gone")
    #expect(try TestRegister(at: elsewhere).openForReading().ledger { try $0.count() } == 1)
  }

  @Test func `what kept SQLite from its file is told, not taken for missing rights`() throws {
    defer { home.remove() }
    try home.open().close()
    let path = home.directory + "/register.sqlite"
    let cases: [(code: ResultCode, system: Int32, told: String)] = [
      (.SQLITE_IOERR_WRITE, EDQUOT, "disk-full"), (.SQLITE_IOERR_FSYNC, ENOSPC, "disk-full"),
      (.SQLITE_IOERR_READ, EIO, "disk-error"), (.SQLITE_CANTOPEN, EMFILE, "disk-error"),
      // The journal could not be opened; then SQLite looked whether there is one.
      (.SQLITE_CANTOPEN, ENOENT, "disk-error"),
      // Too many files were open to open this one for writing.
      (.SQLITE_READONLY, 0, "disk-error"), (.SQLITE_READONLY_DIRECTORY, 0, "no-permission"),
    ]
    for (code, system, told) in cases {
      let error = RegisterError.database(DatabaseError(resultCode: code), path, system: system)
      #expect(error.code.name == told, "\(code) \(system)")
    }
  }

  @Test func `a path that is too long is told as such`() throws {
    defer { home.remove() }
    let long = TestRegister(at: home.directory + String(repeating: "/" + String(repeating: "d", count: 200), count: 18))
    #expect(errorCode { _ = try long.open() } == "path-too-long")
  }

  @Test func `what is still to be printed is found by its index, however many records there are`() throws {
    defer { home.remove() }
    try home.open().close()
    let queue = try DatabaseQueue(path: home.directory + "/register.sqlite")
    let plan = try queue.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(FormRegister.pendingQuery)", arguments: [500]).map {
        $0["detail"] as String
      }
    }
    #expect(plan.contains { $0.contains("file_pending") })
    #expect(!plan.contains { $0.hasPrefix("SCAN record") || $0 == "SCAN file" }, "\(plan)")
  }
}
