import Findings
import Forms
import Foundation
import GRDB
import Records
import Register
import Storage
import Testing

/// Every way to alter a register, with what verification calls it.
@Suite struct TamperTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: [String]
    let codes: Set<String>
    init(_ name: String, _ sql: String..., codes: Set<String>) {
      testDescription = name
      self.sql = sql
      self.codes = codes
    }
  }

  static let first = "WHERE number = 'BF-2026-000001'"

  static let cases =
    [
      Case("a value", "UPDATE record SET data = replace(data, '甲', '贾') \(first)", codes: ["data-altered"]),
      Case("the opening values", "UPDATE record SET opening_data = '{}' \(first)", codes: ["data-altered"]),
      Case("a state", "UPDATE record SET state = 'issued' \(first)", codes: ["record-altered"]),
      Case(
        "a void taken back",
        "UPDATE record SET state = 'issued', void_at = NULL, void_reason = NULL WHERE state = 'void'",
        codes: ["record-altered"]),
      Case("a reason", "UPDATE record SET void_reason = '别的' WHERE state = 'void'", codes: ["record-altered"]),
      Case("a day", "UPDATE record SET issued_at = '2026-11-19T00:00' \(first)", codes: ["record-altered"]),
      Case("an operator", "UPDATE record SET issued_by = '李四' \(first)", codes: ["record-altered"]),
      Case("a count of reprints", "UPDATE record SET reprints = 3 \(first)", codes: ["record-altered"]),
      Case(
        "a record taken out", "PRAGMA foreign_keys = OFF", "DELETE FROM file WHERE record = 3",
        "DELETE FROM record WHERE id = 3", codes: ["record-missing", "number-missing", "file-extra"]),
      Case(
        "the last record taken out", "PRAGMA foreign_keys = OFF", "DELETE FROM file WHERE record = 4",
        "DELETE FROM record WHERE id = 4", codes: ["record-missing", "series-counter", "file-extra"]),
      Case(
        "a record put in",
        """
        INSERT INTO record(number, form, serial, period, schema_version, schema, profile, state, stage, data, issued_on,
          issued_at, issued_by, issued_event)
        SELECT 'BF-2026-000005', form, 5, period, schema_version, schema, profile, 'issued', 'opening', data, issued_on,
          issued_at, issued_by, 1 FROM record WHERE id = 1
        """, codes: ["record-unknown", "series-counter"]),
      Case(
        "a number changed", "UPDATE record SET number = 'BF-2026-000009' WHERE id = 3",
        codes: ["record-missing", "record-unknown", "file-extra"]),
      Case(
        "the register's identity", "UPDATE identity SET id = 'deadbeef'", codes: ["register-altered"]),
      Case("the counter", "UPDATE series SET last = 9", codes: ["series-counter"]),
      Case(
        "an event's detail", "UPDATE event SET detail = replace(detail, '填错', '其他') WHERE kind = 'void'",
        codes: ["event-altered", "record-altered"]),
      Case("an event's operator", "UPDATE event SET operator = '李四' WHERE kind = 'print'", codes: ["event-altered"]),
      Case(
        "an event taken out", "DELETE FROM event WHERE kind = 'reprint'", codes: ["event-missing", "record-altered"]),
      Case(
        "an event rewritten with a new hash",
        "UPDATE event SET hash = replace(hash, substr(hash, 1, 8), 'deadbeef') WHERE seq = 2",
        codes: ["event-altered", "chain-broken"]),
      Case("an asset", "UPDATE asset SET bytes = x'00' WHERE length(bytes) < 20", codes: ["asset-altered"]),
      Case(
        "a file's digest", "UPDATE file SET sha256 = replace(sha256, '0', '1') WHERE id = 1",
        codes: ["file-entry-altered"]),
      Case("a file's entry", "DELETE FROM file WHERE id = 1", codes: ["file-entry-altered", "file-extra"]),
      Case(
        "a file's path", "UPDATE file SET path = 'issued/x' WHERE id = 1", codes: ["file-entry-altered", "file-extra"]),
      Case("a packet", "UPDATE packet SET bytes = 9", codes: ["packet-entry-altered"]),
      Case(
        "a packet's members", "DELETE FROM packet_member", codes: ["packet-entry-altered", "record-altered"]),
      Case(
        "a packet's member given to another keeper", "UPDATE packet_member SET keeper = '质检部'",
        codes: ["packet-entry-altered"]),
      Case("the day of closing", "UPDATE record SET closed_on = '2026-12-01' \(first)", codes: ["record-altered"]),
      Case("the event of issue", "UPDATE record SET issued_event = 7 \(first)", codes: ["record-altered"]),
      Case("the event of closing", "UPDATE record SET closed_event = 99 \(first)", codes: ["record-altered"]),
      Case("the event of a void", "UPDATE record SET void_event = 1 WHERE state = 'void'", codes: ["record-altered"]),
      Case("who made it void", "UPDATE record SET void_by = '李四' WHERE state = 'void'", codes: ["record-altered"]),
      Case(
        "what takes the place of a void form", "UPDATE record SET replaced_by = 'BF-2026-000003' WHERE state = 'void'",
        codes: ["record-altered"]),
      Case(
        "a correction", "UPDATE record SET corrects = NULL WHERE corrects IS NOT NULL", codes: ["record-altered"]),
      Case(
        "a form put in the place of a void one", "UPDATE record SET replaces = 'BF-2026-000002' WHERE id = 3",
        codes: ["record-altered"]),
      Case("the version of a schema", "UPDATE record SET schema_version = 2 \(first)", codes: ["record-altered"]),
      Case(
        "a list of another form",
        "INSERT INTO batch(id, form, input, started_at, started_by) VALUES(1, 'other', 'x', '', '')",
        "UPDATE record SET batch = 1, row = 1 \(first)", codes: ["batch-altered", "record-altered"]),
      Case(
        "a series of a year to come", "INSERT INTO series VALUES('visit-note', 'BF-2027', 500)",
        codes: ["series-counter"]),
      Case(
        "when a file was written", "UPDATE file SET written_at = '2026-11-19' WHERE id = 1",
        codes: ["file-entry-altered"]),
    ]
    + [
      "period = '2026-11'", "form = 'visit-note'", "organization = '别家'", "made_at = '2026-11-19T00:00'",
      "made_by = '李四'", "first_event = 2", "last_event = 3", "forms = 2", "keeper = '质检部'", "format = 1",
    ].map { Case("a packet's \($0)", "UPDATE packet SET \($0)", codes: ["packet-entry-altered"]) }

  /// Four forms: one packed, one void, replaced and reprinted, one open, one closed that corrects the packed one.
  private func prepared() throws -> TestRegister {
    let home = TestRegister()
    let register = try home.open()
    let schema = try TestForms.schema()
    try home.issue(register, schema, ["甲", "乙", "丙"])
    let form = try TestForms.form(schema, customer: "甲", result: "好")
    _ = try register.close([CloseRequest("BF-2026-000001", form: form)], by: home.mark)
    try home.printPending(register)
    let request = PacketRequest(keeper: "财务部", slug: "finance", organization: "某某")
    let fresh = try #require(try register.packetPlans(request, by: home.mark).first)
    let plan = try register.prepare(fresh, for: request, by: home.mark)
    try register.markPacked(plan, for: request, sha256: Digest(of: "zip"), bytes: 3, by: home.mark)
    _ = try register.void("BF-2026-000002", reason: "填错", replacedBy: "BF-2026-000001", by: home.mark)
    _ = try register.reprint("BF-2026-000002", by: home.mark)
    try home.printPending(register)
    try home.take(register, schema, ["丁"], result: "好", replacing: Replacements(corrects: "BF-2026-000001"))
    try home.printPending(register)
    try register.close()
    return home
  }

  @Test func `an untouched register is sound`() throws {
    let home = try prepared()
    defer { home.remove() }
    #expect(try home.openForReading().verify().isEmpty)
  }

  @Test func `the database of the web desk is no stranger in the folder`() throws {
    let home = try prepared()
    defer { home.remove() }
    for ending in ["", "-wal", "-shm"] {
      try Data().write(to: URL(filePath: "\(home.directory)/\(DeskFile.name)\(ending)"))
    }
    #expect(try home.openForReading().verify().isEmpty)
  }

  @Test func `what somebody put beside the register is told, with content that it does not hold`() throws {
    let home = try prepared()
    defer { home.remove() }
    try Data("x".utf8).write(to: URL(filePath: home.directory + "/note.txt"))
    let register = try home.openForReading()
    #expect(try register.verify().map(\.code) == ["file-beside"])
    #expect(errorCode { _ = try register.asset(Digest(of: "x")) } == "unknown-asset")
    #expect(errorCode { _ = try register.reprintJob("BF-2026-000003", copies: ["x"]) } == "unknown-copy")
  }

  @Test(arguments: cases) func `every change of a table is named`(_ change: Case) throws {
    let home = try prepared()
    defer { home.remove() }
    try home.tamper(change.sql)
    #expect(try home.codes() == change.codes)
  }

  @Test func `counters that no register writes stop a command with a reason, and the program not at all`() throws {
    let home = try prepared()
    defer { home.remove() }
    try home.tamper("UPDATE series SET last = \(Int.max)", "UPDATE record SET reprints = \(Int.max) WHERE id = 3")
    #expect(try home.codes().isSuperset(of: ["series-counter", "register-damaged"]))
    let register = try home.open()
    #expect(errorCode { _ = try home.take(register, TestForms.schema(), ["戊"]) } == "register-damaged")
    #expect(errorCode { _ = try register.reprint("BF-2026-000003", by: home.mark) } == "register-damaged")
  }

  @Test func `every change of a file is named with its path`() throws {
    let home = try prepared()
    defer { home.remove() }
    let folder = "\(home.directory)/issued/2026/BF-2026-000001"
    let files = FileManager.default
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/BF-2026-000001-qc.docx"))
    try files.moveItem(atPath: folder + "/BF-2026-000001-finance.docx", toPath: folder + "/finance.docx")
    try files.createDirectory(atPath: home.directory + "/issued/2025/BF-2025-000001", withIntermediateDirectories: true)
    let findings = try home.openForReading().verify()
    #expect(
      findings.map { "\($0.code) \($0.origin.file ?? "")" } == [
        "file-missing issued/2026/BF-2026-000001/BF-2026-000001-finance.docx",
        "file-altered issued/2026/BF-2026-000001/BF-2026-000001-qc.docx",
        "file-extra issued/2026/BF-2026-000001/finance.docx",
        "file-extra issued/2025/BF-2025-000001",
      ])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe, a link, a folder or a file with holes where a copy should be is named, never waited for or read`()
    throws
  {
    let home = try prepared()
    defer { home.remove() }
    let paths = [
      "BF-2026-000001/BF-2026-000001-finance.docx", "BF-2026-000001/BF-2026-000001-qc.docx",
      "BF-2026-000003/BF-2026-000003-finance.docx", "BF-2026-000003/BF-2026-000003-qc.docx",
    ].map { "issued/2026/\($0)" }
    let files = paths.map { "\(home.directory)/\($0)" }
    for file in files { try FileManager.default.removeItem(atPath: file) }
    #expect(mkfifo(files[0], 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: files[1], withDestinationPath: "/dev/zero")
    try FileManager.default.createDirectory(atPath: files[2], withIntermediateDirectories: false)
    #expect(FileManager.default.createFile(atPath: files[3], contents: nil) && truncate(files[3], 1 << 40) == 0)
    let findings = try home.openForReading().verify()
    #expect(Set(findings.map { "\($0.code) \($0.origin.file ?? "")" }) == Set(paths.map { "file-altered \($0)" }))
  }

  @Test func `a folder where a copy is still to be written, and a file where a folder belongs, are named`() throws {
    let home = TestRegister()
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(try home.take(register, try TestForms.schema(), ["甲"]).first)
    try register.close()
    let folder = "issued/2026/\(number)"
    func found() throws -> Set<String> {
      Set(try home.openForReading().verify().map { "\($0.severity) \($0.code) \($0.origin.file ?? "")" })
    }
    let unwritten = ["finance", "qc"].map { "warning file-unwritten \(folder)/\(number)-\($0).docx" }
    let path = "\(home.directory)/\(folder)/\(number)-qc.docx"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(try found() == Set(unwritten + ["error file-altered \(folder)/\(number)-qc.docx"]))
    for (place, name) in [(folder, folder), ("issued/2026", "issued/2026"), ("issued", "issued")] {
      try FileManager.default.removeItem(atPath: "\(home.directory)/\(place)")
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(home.directory)/\(place)"))
      #expect(try found() == Set(unwritten + ["error file-extra \(name)"]))
    }
  }

  @Test func `what lies beside the register is named, and its packets are compared with the record`() throws {
    let home = try prepared()
    defer { home.remove() }
    let folder = home.directory + "/packets"
    let id = try #require(
      try DatabaseQueue(path: home.directory + "/register.sqlite").read {
        try String.fetchOne($0, sql: "SELECT id FROM packet")
      })
    func found() throws -> [String] {
      try home.openForReading().verify().map { "\($0.severity) \($0.code) \($0.origin.file ?? "")" }
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try found() == [])
    try Data("zip".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(id).zip"))
    #expect(try found() == [])
    try Data("zap".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(id).zip"))
    #expect(try found() == ["error file-altered packets/\(id).zip"])
    try FileManager.default.moveItem(atPath: "\(folder)/\(id).zip", toPath: "\(folder)/other.zip")
    try Data().write(to: URL(fileURLWithPath: home.directory + "/notes.txt"))
    #expect(
      try found() == [
        "warning packet-elsewhere packets/\(id).zip", "warning file-beside packets/other.zip",
        "warning file-beside notes.txt",
      ])
  }

  @Test func `a page of the database overwritten is called damage`() throws {
    let home = try prepared()
    defer { home.remove() }
    let path = home.directory + "/register.sqlite"
    var bytes = try #require(try DiskFileStore().bytes(of: path))
    for index in 4096..<(bytes.count - 4096) { bytes[index] = 0xFF }
    try DiskFileStore().write(bytes, to: path)
    #expect(errorCode { _ = try home.codes() } == "register-damaged")
  }
}
