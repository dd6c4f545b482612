import Expressions
import Findings
import Forms
import GRDB
import Records
import Storage

/// How packets and their members stand in the tables.
enum PacketRows {
  /// The columns from which a plan is read.
  static let columns = """
    id, keeper, period, form, organization, made_at, made_by, first_event, last_event, forms, sha256, bytes, batch, format,
    year, fonds, class, years, code, first_serial, rules, supplements
    """

  /// The format of a packet: 3 those with terms, 4 those of lists, which show the events of their own forms alone; 2 those of
  /// lists in which versions before showed all. Those of 1, of version 1.0.0, tell nothing of their register.
  static func format(_ terms: ArchiveTerms?, hidesOthers: Bool) -> Int { terms != nil ? 3 : hidesOthers ? 4 : 2 }

  /// The format that a row tells of.
  static func format(_ row: GRDB.Row) throws -> Int { try row.read(Int.self, 13, of: "packet") }

  /// Whether a row tells of terms just where its packet has them.
  static func hasTermsOfItsFormat(_ row: GRDB.Row) throws -> Bool {
    try format(row) == 3 || (14...20).allSatisfy { row.hasNull(atIndex: $0) }
  }

  /// The terms that a row tells of.
  static func terms(_ row: GRDB.Row) throws -> ArchiveTerms? {
    guard try format(row) == 3 else { return nil }
    guard let code = ArchiveCode(try row.read(String.self, 18, of: "packet")) else {
      throw row.damage(18, of: "packet")
    }
    return ArchiveTerms(
      year: try row.read(Int.self, 14, of: "packet"), fonds: try row.read(String?.self, 15, of: "packet"),
      archiveClass: try row.read(String.self, 16, of: "packet"), years: try row.read(Int?.self, 17, of: "packet"),
      code: code, firstSerial: try row.read(Int.self, 19, of: "packet"), rules: try row.digest(20, of: "packet"))
  }

  static func lastEvent(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(seq) FROM event") ?? 0
  }

  /// How many members there are, and the digest of their numbers, a line each in the order of form and number.
  static func numbers(_ members: PacketMembers, _ db: Database) throws -> (count: Int, digest: String) {
    var hash = RunningDigest()
    var count = 0
    let numbers = try String.fetchCursor(
      db, sql: "SELECT number FROM record WHERE \(members.condition) ORDER BY form, number",
      arguments: members.arguments)
    while let number = try numbers.next() {
      hash.update("\(number)\n".utf8)
      count += 1
    }
    return (count, hash.digest.hex)
  }

  /// The packets that are to be made of forms that lie in none: one for each year, class and retention, or one of a list.
  static func freshPlans(
    _ request: PacketRequest, _ members: PacketMembers, _ earlier: Int, _ mark: AuditStamp, _ db: Database
  ) throws -> [PacketPlan] {
    guard let rules = request.rules else {
      return try freshPlan(request, members, nil, [], earlier, mark, db).map { [$0] } ?? []
    }
    var plans: [PacketPlan] = []
    for (group, schemas) in try Retentions(members, db).groups {
      let terms = try Retentions.terms(group, rules, fonds: request.fonds, db)
      let kept = members.kept(group.year, schemas)
      let plan = try freshPlan(request, kept, terms, schemas, earlier + plans.count, mark, db)
      if let plan { plans.append(plan) }
    }
    return plans
  }

  private static func freshPlan(
    _ request: PacketRequest, _ members: PacketMembers, _ terms: ArchiveTerms?, _ schemas: [Digest], _ earlier: Int,
    _ mark: AuditStamp, _ db: Database
  ) throws -> PacketPlan? {
    let row = try GRDB.Row.fetchOne(
      db,
      sql: """
        SELECT count(*), min(issued_event), min(issued_on), max(issued_on) FROM record WHERE \(members.condition)
        """, arguments: members.arguments)
    guard let row, let count = try row.read(Int?.self, 0, of: "record"), count > 0 else { return nil }
    let unwritten = try String.fetchOne(
      db,
      sql: """
        SELECT number FROM record WHERE \(members.condition)
        AND id IN (SELECT record FROM file WHERE written_at IS NULL) ORDER BY id
        """, arguments: members.arguments)
    if let unwritten {
      throw RegisterError(
        .unprintedCopies, "\(unwritten) 还有联次没有打印完，不能打包。请重新运行一次开单，会接着打印",
        hant: "\(unwritten) 還有聯次沒有列印完，不能打包。請重新執行一次開單，會接著列印",
        en:
          "\(unwritten) has copies that are not printed yet. Run the command that issued it again: it goes on printing")
    }
    let register = try FormRegister.identity(db)
    let id = try request.list?.packet ?? freshID(request, register, earlier, db)
    var period = request.periodText
    if request.list != nil {
      // A list has no period of its own: the days on which its forms were issued are told.
      let (first, last) = (try row.read(String.self, 2, of: "record"), try row.read(String.self, 3, of: "record"))
      period = first == last ? first : "\(first)..\(last)"
    }
    guard id.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x5F || isAlphanumeric($0) }) else {
      throw RegisterError(
        .unsafePacket, "档案包的编号“\(id)”只许字母、数字、_ 和 -", hant: "檔案包的編號「\(id)」只許字母、數字、_ 和 -",
        en: "a packet's id has only letters, digits, _ and -: “\(id)”")
    }
    let last = try lastEvent(db)
    let hidesOthers = terms != nil || request.list != nil
    return PacketPlan(
      id: id, register: register, keeper: request.keeper, period: period, form: request.form,
      batch: request.list?.batch, terms: terms, hidesOthers: hidesOthers,
      supplement: nil, schemas: schemas, organization: request.organization,
      made: mark,
      firstEvent: try row.read(Int.self, 1, of: "record"),
      lastEvent: last,
      head: try head(last, db), formCount: count, accounts: try accounts(members, last, isWhole: !hidesOthers, db),
      packed: nil)
  }

  /// An id that no packet has, nor one that was made after the backup of which the register was restored.
  private static func freshID(
    _ request: PacketRequest, _ register: String, _ earlier: Int, _ db: Database
  ) throws -> String {
    let restored = try restorings(db)
    let source = register + (restored > 0 ? "r\(restored)" : "")
    var ordinal = earlier + 1
    while true {
      let digits = String(ordinal)
      let id = "\(request.stem)-\(source)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
      if try Int.fetchOne(db, sql: "SELECT 1 FROM packet WHERE id = ?", arguments: [id]) == nil { return id }
      ordinal += 1
    }
  }

  /// How often the register was restored from a backup.
  static func restorings(_ db: Database) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM event WHERE kind = ?", arguments: [AuditEvent.Kind.restore.rawValue]) ?? 0
  }

  static func plan(_ row: GRDB.Row, _ db: Database) throws -> PacketPlan {
    let (id, last) = (try row.read(String.self, 0, of: "packet"), try row.read(Int.self, 8, of: "packet"))
    let supplement = try supplement(row, db)
    let form = try row.read(String.self, 3, of: "packet")
    guard let at = CalendarMoment(iso: try row.read(String.self, 5, of: "packet")) else {
      throw row.damage(5, of: "packet")
    }
    return PacketPlan(
      id: id, register: try format(row) == 1 ? nil : try FormRegister.identity(db),
      keeper: try row.read(String.self, 1, of: "packet"), period: try row.read(String.self, 2, of: "packet"),
      form: form.isEmpty ? nil : form, batch: try row.read(Int?.self, 12, of: "packet"), terms: try terms(row),
      hidesOthers: try format(row) >= 3, supplement: supplement, schemas: [],
      organization: try row.read(String.self, 4, of: "packet"),
      made: AuditStamp(at: at, operatorName: try row.read(String.self, 6, of: "packet")),
      firstEvent: try row.read(Int.self, 7, of: "packet"), lastEvent: last, head: try head(last, db),
      formCount: try row.read(Int.self, 9, of: "packet"),
      accounts: try accounts(
        .packed(id, isSupplement: supplement != nil), last, isWhole: format(row) < 3, db),
      packed: PacketPlan.Packed(
        sha256: try row.digest(10, of: "packet"), bytes: try row.read(Int.self, 11, of: "packet")))
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  static func head(_ last: Int, _ db: Database) throws -> Digest {
    try GRDB.Row.fetchOne(db, sql: "SELECT hash FROM event WHERE seq = ?", arguments: [last])?.digest(0, of: "event")
      ?? AuditEvent.genesis
  }

  /// The accounts of the series that the members belong to. Unless it is whole, why others were made void is none of the
  /// reader's business.
  static func accounts(
    _ members: PacketMembers, _ last: Int, isWhole: Bool, _ db: Database
  ) throws -> [SeriesAccount] {
    let series = try Set(
      GRDB.Row.fetchAll(
        db, sql: "SELECT DISTINCT form, period FROM record WHERE \(members.condition)", arguments: members.arguments
      ).map { [try $0.read(String.self, 0, of: "record"), try $0.read(String.self, 1, of: "record")] })
    let accounts = try FormRegister.accounts(form: nil, asOf: last, db).filter {
      series.contains([$0.form, $0.period])
    }
    if isWhole { return accounts }
    let shown = try Set(
      String.fetchAll(
        db, sql: "SELECT number FROM record WHERE \(members.condition) AND state = 'void'",
        arguments: members.arguments))
    return accounts.map { $0.hidingVoids { !shown.contains($0) } }
  }
}
