import Findings
import Forms
import Foundation
import GRDB
import Records
import Signing
import Storage
import TestSupport
import Testing

@testable import Register

/// Every column of every row of every table, altered with a plain SQLite client.
@Suite struct AlterationTests {
  /// What follows from nothing else in a register, so that nobody can tell that it was altered.
  static let untold: [String: String] = [
    "time_stamp.id": "nothing refers to it",
    "file.id": "nothing refers to it; copies stand in its order",
    "file.template, not printed": "the chain tells of a template when a copy was printed with it",
    "word_segment.rules": "an index that was made by other rules is made anew",
    "word_segment.last_event": "events that issue and close nothing may stand between it and the next form",
    "batch.input, not finished": "the chain tells of a list when it was gone through, which running it again does",
    "batch.started_at, not finished": "as above",
    "batch.started_by, not finished": "as above",
  ]

  /// One change of one row.
  struct Alteration: CustomStringConvertible {
    /// What it changes: table and column, or the table.
    var place: String
    let sql: String
    var description: String { "\(place): \(sql)" }
  }

  /// Forms of every state, from a list and alone; one to which something was added; a list that was stopped; a copy that cannot be drawn; a picture; a
  /// reprint; packets of a keeper and of a list.
  private func prepared() throws -> TestRegister {
    let home = TestRegister()
    let register = try home.open()
    let schema = try TestForms.schema()
    let templates = try ["one", "two"].map { try register.store(asset: Array($0.utf8)) }
    func request(_ customer: String, result: String? = nil, row: Int? = nil) throws -> IssueRequest {
      IssueRequest(
        try TestForms.form(schema, customer: customer, result: result),
        files: zip(["finance", "qc"], templates).map { PlannedFile(copy: $0, format: "docx", template: $1) }, row: row,
        identities: [RowContent(of: Array(customer.utf8)), RowContent(of: Array("once \(customer)".utf8))])
    }
    let list = try register.beginBatch(form: schema.id, input: Digest(of: "list"), by: home.mark)
    _ = try register.take(
      group: [request("甲", row: 1), request("乙", row: 2), request("丙", result: "好", row: 4)], batch: list,
      by: home.mark)
    try home.printPending(register)
    try register.finish(list, rows: 4, refused: 1, by: home.mark)
    let form = try TestForms.form(schema, customer: "甲", result: "好")
    _ = try register.close([CloseRequest("BF-2026-000001", form: form)], by: home.mark)
    try home.printPending(register)
    let request1 = PacketRequest(
      ListedForms(packet: "list", batch: list.id, earlier: []), organization: "某某机械有限公司")
    let plan1 = try #require(try register.packetPlan(of: request1, by: home.mark))
    try register.markPacked(plan1, for: request1, sha256: Digest(of: "zip"), bytes: 3, by: home.mark)
    let request2 = PacketRequest(keeper: "财务部", slug: "finance", organization: "某某")
    let fresh = try #require(try register.packetPlans(request2, by: home.mark).first)
    let plan2 = try register.prepare(fresh, for: request2, by: home.mark)
    try register.markPacked(plan2, for: request2, sha256: Digest(of: "zip"), bytes: 3, by: home.mark)
    _ = try register.void("BF-2026-000002", reason: "填错", by: home.mark)
    for _ in 1...2 {
      _ = try register.reprint("BF-2026-000002", by: home.mark)
      try home.printPending(register)
      try register.markDelivered("BF-2026-000002", by: home.mark)
    }
    let other = try register.beginBatch(form: schema.id, input: Digest(of: "other"), by: home.mark)
    _ = try register.take(group: [request("丁", row: 1)], batch: other, by: home.mark)
    let job = try #require(try register.pending().first)
    try register.setAside(job.files, of: job, because: "太长", by: home.mark)
    let series = try TestForms.schema("other-note", prefix: "QT")
    let number = try #require(try home.issue(register, series, ["戊"]).first)
    let card = try register.form(of: try register.record(number))
    for result in ["好", "很好"] {
      let form = try TestForms.form(series, ["customer": "戊", "result": result])
      try register.add(AddRequest(card, form: form, attachments: []), by: home.mark)
    }
    let token = TimeStampFixture.answer(to: try #require(try register.head()).hash.bytes)
    _ = try #require(try register.keep(TimeStampToken(token), by: home.mark))
    try attach("发票.xml", "<x/>", sheets: nil, to: "BF-2026-000001", register, home)
    try attach("签字页.pdf", "%PDF", sheets: 2, to: "BF-2026-000001", register, home)
    try attach("签字页.pdf", "%PDF-", sheets: 1, to: number, register, home)
    let place = PaperChange(place: "三楼", box: "2026-03", holder: "王会计")
    _ = try register.move(["BF-2026-000001", number], place, by: home.mark)
    _ = try register.move([number], PaperChange(place: "二楼", isReturned: true), by: home.mark)
    _ = try register.hold(["BF-2026-000001", number], true, reason: "欠款", by: home.mark)
    _ = try register.hold([number], false, reason: "已还", by: home.mark)
    try register.write { try WordIndex.catchUp(register, $0, every: 2) }
    try register.close()
    return home
  }

  private func attach(
    _ name: String, _ text: String, sheets: Int?, to number: String, _ register: FormRegister, _ home: TestRegister
  ) throws {
    let path = "\(home.directory)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = AttachedFile(
      sha256: Digest(of: text), bytes: text.utf8.count, name: name, kind: .scan, sheets: sheets)
    try register.attach([AttachmentSource(path: path, called: path, file: file)], to: number, by: home.mark)
  }

  @Test(arguments: [
    ["asset", "batch", "batch_row", "event", "series", "identity"], ["file", "form_identity", "addition"], ["record"],
    ["packet", "packet_member", "supplement_member", "time_stamp"], ["word_segment", "word_page"],
    ["attachment", "paper", "hold"],
  ])
  func `whatever is altered in a table, verification names it`(tables: [String]) throws {
    let home = try prepared()
    defer { home.remove() }
    let path = home.directory + "/register.sqlite"
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    let before = Set(try home.openForReading().verify().map { "\($0)" })
    #expect(try home.codes() == ["file-undrawable"])
    var kept: Set<String> = []
    for alteration in try alterations(of: tables, path) {
      try sound.write(to: URL(fileURLWithPath: path))
      guard try alter(path, alteration.sql) else { continue }
      let findings = try home.openForReading().verify()
      if Set(findings.map { "\($0)" }) == before {
        kept.insert(alteration.place)
        #expect(AlterationTests.untold[alteration.place] != nil, "\(alteration)")
      }
      for finding in findings {
        let (hans, en) = (finding.message.zhHans, finding.message.text(in: .en))
        #expect(
          finding.code != "register-failure" && hans != en && !hans.contains("could not decode"),
          "\(alteration): \(finding)")
      }
    }
    // What can be told stands among the exceptions no more.
    let exceptions = AlterationTests.untold.keys.filter { name in tables.contains { name.hasPrefix("\($0).") } }
    #expect(kept == Set(exceptions))
  }

  @Test func `what nothing wrote is named`() throws {
    let home = try prepared()
    defer { home.remove() }
    let path = home.directory + "/register.sqlite"
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    for (sql, code) in [
      ("INSERT INTO form_identity SELECT randomblob(16), id FROM record", "identity-altered"),
      ("INSERT INTO form_identity VALUES(randomblob(16), 99)", "identity-altered"),
      ("UPDATE form_identity SET record = 5 - record WHERE record IN (1, 4)", "identity-altered"),
      ("INSERT INTO batch_row SELECT batch, row, randomblob(16) FROM record WHERE batch = 1", "identity-altered"),
      ("UPDATE attachment SET name = 'x.pdf' WHERE ordinal = 1", "attachment-entry-altered"),
      ("INSERT INTO series VALUES('visit-note', 'BF-2027', 0)", "series-counter"),
      ("INSERT INTO asset VALUES('\(Digest(of: "x").hex)', CAST('x' AS BLOB))", "asset-unused"),
    ] {
      try sound.write(to: URL(fileURLWithPath: path))
      #expect(try alter(path, sql), "\(sql)")
      #expect(try home.codes().contains(code), "\(sql)")
    }
  }

  /// Whether a plain client can run the statement on a copy whose guards were taken away meanwhile.
  private func alter(_ path: String, _ sql: String) throws -> Bool {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
      var isChanged = false
      try db.inTransaction {
        let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for trigger in guards { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
        do { try db.execute(sql: sql) } catch let error as DatabaseError
          where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode)
        {
          // NOT NULL, UNIQUE or a type: no client can do that.
          return .rollback
        }
        isChanged = db.changesCount > 0
        for trigger in guards { try db.execute(sql: trigger["sql"]) }
        return .commit
      }
      return isChanged
    }
  }

  /// For each row: every column made longer, one more, one less, NULL, and what another row has; the row taken out, and
  /// doubled.
  private func alterations(of tables: [String], _ path: String) throws -> [Alteration] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE type = 'table'")
      #expect(count == 19, "every table has to be among the arguments")
      return try tables.flatMap { try alterations(of: $0, db) }
    }
  }

  private func alterations(of table: String, _ db: Database) throws -> [Alteration] {
    let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(table))")
    let names = columns.map { $0["name"] as String }
    let keys = columns.filter { $0["pk"] as Int > 0 }.map { $0["name"] as String }
    var found: [Alteration] = []
    let kinds = [
      "event": " GROUP BY kind", "file": " GROUP BY edition, written_at IS NULL", "word_page": " GROUP BY segment",
    ]
    // Events are all hashed alike, copies of an edition and pages of a segment compared alike.
    for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)\(kinds[table] ?? "")") {
      let place = keys.map { "\($0) = \(literal(row[$0]))" }.joined(separator: " AND ")
      let isOpen = (table == "batch" && row["finished_at"] == nil) || (table == "file" && row["written_at"] == nil)
      let mark = isOpen ? (table == "batch" ? ", not finished" : ", not printed") : ""
      func add(_ column: String, _ sql: String) {
        let name = "\(table).\(column)"
        let isUntold = AlterationTests.untold["\(name)\(mark)"] != nil
        found.append(Alteration(place: isUntold ? "\(name)\(mark)" : name, sql: sql))
      }
      for column in columns {
        let name = column["name"] as String
        let value = row[name] as DatabaseValue
        var changes = ["NULL", "(SELECT \(name) FROM \(table) WHERE \(name) IS NOT \(literal(value)) LIMIT 1)"]
        switch column["type"] as String {
        case "INTEGER": changes += ["coalesce(\(name), 0) + 1", "coalesce(\(name), 0) - 1"]
        case "BLOB": changes += ["randomblob(length(\(name)))", "x'00'"]
        default: changes += ["coalesce(\(name), '') || 'x'", "substr(\(name), 2)"]
        }
        for change in changes {
          add(name, "UPDATE \(table) SET \(name) = \(change) WHERE \(place) AND \(name) IS NOT \(change)")
        }
      }
      found.append(
        Alteration(place: table, sql: "DELETE FROM \(table) WHERE \(place)"))
      let copies = names.map { name in
        guard name == keys.first else { return name }
        return switch (row[name] as DatabaseValue).storage {
        case .int64: "(SELECT max(\(name)) + 1 FROM \(table))"
        case .blob: "randomblob(16)"
        default: "\(name) || 'x'"
        }
      }
      found.append(
        Alteration(
          place: table,
          sql: "INSERT INTO \(table) SELECT \(copies.joined(separator: ", ")) FROM \(table) WHERE \(place)"))
    }
    return found
  }

  private func literal(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "NULL"
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): "'\(text.replacing("'", with: "''"))'"
    case .blob(let data): "x'\(data.map { String(format: "%02x", $0) }.joined())'"
    }
  }
}
