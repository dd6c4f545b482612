import Expressions
import Findings
import Forms
import Foundation
import GRDB
package import Records
package import Signing
package import Storage

extension FormRegister {
  /// The packets that were made for this request before, oldest first; at the end new ones, if forms were closed or
  /// made void that are in none of the keeper's packets yet: the first, or supplements; and those of what was attached to
  /// packed forms since. Nothing is recorded.
  package func packetPlans(_ request: PacketRequest, by mark: AuditStamp) throws -> [PacketPlan] {
    try read { db in
      let plans = try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT \(PacketRows.columns) FROM packet WHERE keeper = ? AND period = ? AND form = ? ORDER BY rowid
          """, arguments: [request.keeper, request.periodText, request.form ?? ""]
      ).map { try PacketRows.plan($0, db) }
      let members = PacketMembers.unpacked(request, upTo: try PacketRows.lastEvent(db))
      let own = plans.count { $0.supplement == nil }
      return try plans + PacketRows.freshPlans(request, members, own, mark, db)
        + PacketRows.supplementPlans(request, mark, db)
    }
  }

  /// The packets that hold the forms which a request speaks of, for its keeper, and how many of them each holds.
  package func packets(holding request: PacketRequest) throws -> [(id: String, count: Int)] {
    try read { db in
      let wanted = PacketMembers.wanted(request)
      return try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT packet.id, count(*) FROM packet_member JOIN record ON record.id = packet_member.record
          JOIN packet ON packet.id = packet_member.packet
          WHERE packet_member.keeper = ? AND \(wanted.condition) GROUP BY packet.id ORDER BY packet.rowid
          """, arguments: [request.keeper] + wanted.arguments
      ).map { (try $0.read(String.self, 0, of: "packet"), try $0.read(Int.self, 1, of: "packet_member")) }
    }
  }

  /// Writes into the chain what a new packet is to hold: its id, keeper and period, how many forms and which, and the
  /// accounts of their series. The packet's part of the chain ends with this event, so that whatever the packet says of
  /// itself can be compared with its chain. Gives the plan that ends there. A packet that will be signed has the key told too.
  package func prepare(
    _ plan: PacketPlan, for request: PacketRequest, signedBy key: PublicKey? = nil, by mark: AuditStamp
  ) throws -> PacketPlan {
    try write { db in
      let members = PacketMembers(plan, request)
      let (count, digest) = try PacketRows.numbers(members, db)
      guard plan.packed == nil, count == plan.formCount, let register = plan.register else {
        throw RegisterError.packetOutdated(plan.id)
      }
      var plan = plan
      var trail = try AuditTrail(db, mark)
      let series = plan.accounts.map { account in
        JSONValue.object([
          ("form", .string(account.form)), ("series", .string(account.period)), ("first", .string(account.firstNumber)),
          ("last", .string(account.lastNumber)), ("issued", .number("\(account.issued)")),
          ("open", .number("\(account.open)")), ("closed", .number("\(account.closed)")),
          ("void", .number("\(account.void.count)")), ("missing", .number("\(account.missing.count)")),
          ("sha256", .string(account.exceptions.hex)),
        ])
      }
      if let rules = request.rules, let terms = plan.terms, plan.supplement == nil {
        try FormRegister.keep(Array(rules.text.utf8), as: terms.rules, db)
        // Other packets may have been made since the plan.
        let group = Retentions.Group(year: terms.year, archiveClass: terms.archiveClass, years: terms.years)
        plan.terms = try Retentions.terms(group, rules, fonds: request.fonds, db)
      }
      plan.lastEvent = try trail.append(
        .prepare, nil,
        [
          ("packet", .string(plan.id)), ("register", .string(register)), ("organization", .string(plan.organization)),
          ("keeper", .string(plan.keeper)), ("period", .string(plan.period)),
          ("form", plan.form.map { .string($0) } ?? .null), ("forms", .number("\(count)")),
          ("members", .string(digest)), ("accounts", .array(series)),
        ] + FormRegister.format(plan) + (plan.terms?.members ?? []) + (plan.supplement?.members ?? [])
          + FormRegister.signing(key))
      plan.made = mark
      plan.head = try PacketRows.head(plan.lastEvent, db)
      return plan
    }
  }

  /// Hands over the forms of a packet in the order of form and number, until `body` returns `false`.
  ///
  /// `body` may use the register: forms are read in pages, and between them it is free. What is kept are 8 bytes a form.
  package func forms(of plan: PacketPlan, for request: PacketRequest, _ body: (ClosedForm) throws -> Bool) throws {
    let members = PacketMembers(plan, request)
    let ids = try read { db in
      try Int64.fetchAll(
        db, sql: "SELECT id FROM record WHERE \(members.condition) ORDER BY form, number", arguments: members.arguments)
    }
    for start in stride(from: 0, to: ids.count, by: FormRegister.page) {
      let page = ids[start..<min(start + FormRegister.page, ids.count)]
      let forms = try read { db in try page.map { try FormRegister.closedForm($0, asOf: plan, db) } }
      for form in forms { if try !body(form) { return } }
    }
  }

  /// How many records are read at a time where the register must be free in between.
  static let page = 256

  private static func closedForm(_ id: Int64, asOf plan: PacketPlan, _ db: Database) throws -> ClosedForm {
    let row = try db.row("SELECT \(FormRecord.columns) FROM record WHERE record.id = ?", [id])
    guard let row else { throw RegisterError.damagedRow("record", row: "\(id)", column: "id") }
    let record = try FormRecord(row)
    let copies = try FormRegister.copies(record.number, id, asOf: plan, db)
    let newest: Edition =
      record.state == .void ? .void : copies.contains { $0.name.edition == .closed } ? .closed : .issue
    var events: [AuditEvent] = []
    if plan.terms != nil {
      let rows = try GRDB.Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT seq, at, kind, number, operator, detail, previous, hash FROM event
            WHERE number = ? AND seq <= ? ORDER BY seq
            """), arguments: [record.number, plan.lastEvent])
      while let row = try rows.next() { events.append(try AuditEvent(row)) }
    }
    return ClosedForm(record: record, copies: copies.filter { $0.name.edition == newest }, events: events)
  }

  /// The written copies of a number, as the packet knows them: what was printed after it was made is not in it, however
  /// late it is made again.
  package func copies(of number: String, asOf plan: PacketPlan) throws -> [StoredCopy] {
    try read { db in
      let (_, id) = try FormRegister.record(number, db)
      return try FormRegister.copies(number, id, asOf: plan, db)
    }
  }

  private static func copies(_ number: String, _ id: Int64, asOf plan: PacketPlan, _ db: Database) throws
    -> [StoredCopy]
  {
    let copies = try copies(number, id, db)
    guard plan.packed != nil else { return copies }
    let details = try String.fetchAll(
      db.cachedStatement(sql: "SELECT detail FROM event WHERE number = ? AND kind = ? AND seq <= ? ORDER BY seq"),
      arguments: [number, AuditEvent.Kind.print.rawValue, plan.lastEvent])
    var printed: Set<[String]> = []
    for detail in details.compactMap(EventDetail.read) {
      for file in detail.files ?? [] { printed.insert([detail.edition ?? "", file.copy, file.format]) }
    }
    return copies.filter { printed.contains([$0.name.edition.description, $0.name.copy, $0.name.format]) }
  }

  /// What tells this register from all others: eight hexadecimal digits, by chance, for good.
  package func identity() throws -> String { try read(FormRegister.identity) }

  static func identity(_ db: Database) throws -> String {
    guard let id = try String.fetchOne(db, sql: "SELECT id FROM identity") else {
      throw RegisterError.damagedRow("identity", row: "1", column: "id")
    }
    return id
  }

  /// Hands over the events of a stretch of the chain.
  package func events(_ range: ClosedRange<Int>, _ body: (AuditEvent) throws -> Void) throws {
    try read { db in try FormRegister.events(range, db, body) }
  }

  /// `damaged` is told of rows that hold what no register writes; unless it throws, they are passed over.
  static func events(
    _ range: ClosedRange<Int>, _ db: Database, damaged: (RegisterError) throws -> Void = { throw $0 },
    _ body: (AuditEvent) throws -> Void
  ) throws {
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT seq, at, kind, number, operator, detail, previous, hash FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq
        """, arguments: [range.lowerBound, range.upperBound])
    while let row = try rows.next() {
      let event: AuditEvent
      do { event = try AuditEvent(row) } catch let error as RegisterError {
        try damaged(error)
        continue
      }
      try body(event)
    }
  }

  /// Records that the packet was made and lies safe: its forms are packed from now on, in one transaction.
  package func markPacked(
    _ plan: PacketPlan, for request: PacketRequest, sha256: Digest, bytes: Int, signature: KeySignature? = nil,
    by mark: AuditStamp
  ) throws {
    try write { db in
      let members = PacketMembers(plan, request)
      let (count, digest) = try PacketRows.numbers(members, db)
      guard plan.packed == nil, count == plan.formCount else {
        throw RegisterError.packetOutdated(plan.id)
      }
      try db.run(
        """
        INSERT INTO packet(\(PacketRows.columns)) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          plan.id, plan.keeper, plan.period, plan.form ?? "", plan.organization, plan.made.at.iso,
          plan.made.operatorName, plan.firstEvent, plan.lastEvent, plan.formCount, sha256.hex, bytes,
          plan.batch, PacketRows.format(plan.terms, hidesOthers: plan.hidesOthers), plan.terms?.year, plan.terms?.fonds,
          plan.terms?.archiveClass,
          plan.terms?.years,
          plan.terms?.code.pattern, plan.terms?.firstSerial, plan.terms?.rules.hex,
          plan.supplement?.packet,
        ])
      if plan.supplement != nil {
        try db.run(
          "INSERT INTO supplement_member(packet, record) SELECT ?, id FROM record WHERE \(members.condition)",
          [plan.id] + members.arguments)
      } else {
        try db.run(
          "INSERT INTO packet_member(keeper, record, packet) SELECT ?, id, ? FROM record WHERE \(members.condition)",
          [plan.keeper, plan.id] + members.arguments)
      }
      // A packet of a list hands nothing over: its forms can still be closed, made void and packed for their keepers. The
      // forms of late attachments are packed already.
      if plan.batch == nil, plan.supplement == nil {
        try db.run(
          """
          UPDATE record SET state = 'packed'
          WHERE state = 'closed' AND id IN (SELECT record FROM packet_member WHERE packet = ?)
          """, [plan.id])
      }
      var trail = try AuditTrail(db, mark)
      try trail.append(
        .pack, nil,
        [
          ("packet", .string(plan.id)), ("register", plan.register.map { .string($0) } ?? .null),
          ("keeper", .string(plan.keeper)), ("batch", plan.batch.map { .number("\($0)") } ?? .null),
          ("forms", .number("\(count)")), ("members", .string(digest)), ("first", .number("\(plan.firstEvent)")),
          ("last", .number("\(plan.lastEvent)")), ("sha256", .string(sha256.hex)), ("bytes", .number("\(bytes)")),
          ("period", .string(plan.period)), ("form", plan.form.map { .string($0) } ?? .null),
          ("organization", .string(plan.organization)), ("made", .string(plan.made.at.iso)),
          ("by", .string(plan.made.operatorName)),
        ] + FormRegister.format(plan) + (plan.terms?.members ?? []) + (plan.supplement?.members ?? [])
          + FormRegister.signing(signature?.key, signature))
    }
  }

  /// What an event tells of how a packet of a list is made up; a packet with terms is told by these.
  private static func format(_ plan: PacketPlan) -> [(String, JSONValue)] {
    let format = PacketRows.format(plan.terms, hidesOthers: plan.hidesOthers)
    return format == 4 ? [("format", .number("\(format)"))] : []
  }

  /// What an event tells of the key by which a packet is signed; nothing if it is not.
  private static func signing(_ key: PublicKey?, _ signature: KeySignature? = nil) -> [(String, JSONValue)] {
    guard let key else { return [] }
    let members: [(String, JSONValue)] = [("key", .string(key.hex))]
    guard let signature else { return members }
    return members + [("signature", .string(signature.hex))]
  }

  /// The signature with which a packet was made, so that it can be made again whatever became of the key.
  package func signature(of plan: PacketPlan) throws -> KeySignature? {
    try read { db in
      let details = try String.fetchCursor(
        db, sql: "SELECT detail FROM event WHERE seq > ? AND kind = ? ORDER BY seq",
        arguments: [plan.lastEvent, AuditEvent.Kind.pack.rawValue])
      while let text = try details.next() {
        guard let detail = EventDetail.read(text), detail.packet == plan.id else { continue }
        guard let key = detail.key, let signature = detail.signature else { return nil }
        return KeySignature(hex: signature, key: key)
      }
      return nil
    }
  }
}

extension ArchiveTerms {
  /// The terms as an event tells of them.
  fileprivate var members: [(String, JSONValue)] {
    [
      ("year", .number("\(year)")), ("fonds", fonds.map { .string($0) } ?? .null), ("class", .string(archiveClass)),
      ("years", years.map { .number("\($0)") } ?? .null), ("code", .string(code.pattern)),
      ("first_serial", .number("\(firstSerial)")), ("rules", .string(rules.hex)),
    ]
  }
}

extension AuditEvent {
  /// Reads an event; throws a ``RegisterError`` if the row holds what no register writes.
  init(_ row: GRDB.Row) throws {
    let seq = try row.read(Int.self, 0, of: "event")
    guard AuditEvent.places.contains(seq) else { throw row.damage(0, of: "event") }
    func text(_ index: Int) throws -> String { try row.read(String.self, index, of: "event") }
    self.init(
      seq: seq, at: try text(1), kind: try text(2), number: try row.read(String?.self, 3, of: "event"),
      operatorName: try text(4), detail: try text(5), previous: try row.digest(6, of: "event"),
      hash: try row.digest(7, of: "event"))
  }
}
