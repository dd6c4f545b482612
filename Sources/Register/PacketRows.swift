import Expressions
import Findings
import GRDB
import Records
import Storage

/// How packets and their members stand in the tables.
enum PacketRows {
  /// Which records belong to a packet.
  struct Members {
    let condition: String
    let arguments: StatementArguments

    /// The members of a plan, made or not.
    init(_ plan: PacketPlan, _ request: PacketRequest) {
      self = plan.packed == nil ? .unpacked(request, upTo: plan.lastEvent) : .packed(plan.id)
    }

    private init(_ condition: String, _ arguments: StatementArguments) {
      self.condition = condition
      self.arguments = arguments
    }

    static func packed(_ id: String) -> Members {
      Members("record.id IN (SELECT record FROM packet_member WHERE packet = ?)", [id])
    }

    static func unpacked(_ request: PacketRequest, upTo last: Int) -> Members {
      if let list = request.list { return unpacked(list) }
      let wanted = wanted(request)
      return Members(
        """
        \(wanted.condition) AND record.closed_event <= ?
        AND record.id NOT IN (SELECT record FROM packet_member WHERE keeper = ?)
        """, wanted.arguments + [last, request.keeper])
    }

    /// The closed forms that a request speaks of, packed or not.
    static func wanted(_ request: PacketRequest) -> Members {
      let query = LedgerQuery(
        form: request.form, period: request.period, by: .closed, states: [.closed, .packed]
      ).condition
      let forms = request.forms.map { $0.sorted() }
      let marks = forms.map { " AND record.form IN (\($0.map { _ in "?" }.joined(separator: ",")))" } ?? ""
      return Members(query.sql + marks, query.arguments + StatementArguments(forms ?? []))
    }

    private static func unpacked(_ list: ListedForms) -> Members {
      // As JSON, since a statement takes no list of any length.
      let earlier = list.earlier.isEmpty ? "" : " OR record.id IN (SELECT value FROM json_each(?))"
      var arguments: StatementArguments = [list.batch]
      if !list.earlier.isEmpty { arguments += [JSONValue.array(list.earlier.map { .number("\($0)") }).text] }
      arguments += [KeeperName.all]
      return Members(
        """
        (record.batch = ?\(earlier)) AND record.state <> 'void'
        AND record.id NOT IN (SELECT record FROM packet_member WHERE keeper = ?)
        """, arguments)
    }
  }

  /// The columns from which a plan is read.
  static let columns = """
    id, keeper, period, form, organization, made_at, made_by, first_event, last_event, forms, sha256, bytes, batch, format
    """

  /// The format of the packets that this version makes. Those of 1, of version 1.0.0, tell nothing of their register.
  static let format = 2

  static func lastEvent(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(seq) FROM event") ?? 0
  }

  /// How many members there are, and the digest of their numbers, a line each in the order of form and number.
  static func numbers(_ members: Members, _ db: Database) throws -> (count: Int, digest: String) {
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

  static func freshPlan(
    _ request: PacketRequest, _ members: Members, _ earlier: Int, _ mark: AuditStamp, _ db: Database
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
    return PacketPlan(
      id: id, register: register, keeper: request.keeper, period: period, form: request.form,
      batch: request.list?.batch,
      organization: request.organization, made: mark, firstEvent: try row.read(Int.self, 1, of: "record"),
      lastEvent: last,
      head: try head(last, db), formCount: count, accounts: try accounts(members, last, db), packed: nil)
  }

  /// An id that no packet has.
  private static func freshID(
    _ request: PacketRequest, _ register: String, _ earlier: Int, _ db: Database
  ) throws -> String {
    var ordinal = earlier + 1
    while true {
      let digits = String(ordinal)
      let id = "\(request.stem)-\(register)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
      if try Int.fetchOne(db, sql: "SELECT 1 FROM packet WHERE id = ?", arguments: [id]) == nil { return id }
      ordinal += 1
    }
  }

  static func plan(_ row: GRDB.Row, _ db: Database) throws -> PacketPlan {
    let (id, last) = (try row.read(String.self, 0, of: "packet"), try row.read(Int.self, 8, of: "packet"))
    let form = try row.read(String.self, 3, of: "packet")
    guard let at = CalendarMoment(iso: try row.read(String.self, 5, of: "packet")) else {
      throw row.damage(5, of: "packet")
    }
    return PacketPlan(
      id: id, register: try row.read(Int.self, 13, of: "packet") == 1 ? nil : try FormRegister.identity(db),
      keeper: try row.read(String.self, 1, of: "packet"), period: try row.read(String.self, 2, of: "packet"),
      form: form.isEmpty ? nil : form, batch: try row.read(Int?.self, 12, of: "packet"),
      organization: try row.read(String.self, 4, of: "packet"),
      made: AuditStamp(at: at, operatorName: try row.read(String.self, 6, of: "packet")),
      firstEvent: try row.read(Int.self, 7, of: "packet"), lastEvent: last, head: try head(last, db),
      formCount: try row.read(Int.self, 9, of: "packet"), accounts: try accounts(.packed(id), last, db),
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

  /// The accounts of the series that the members belong to.
  private static func accounts(_ members: Members, _ last: Int, _ db: Database) throws -> [SeriesAccount] {
    let series = try Set(
      GRDB.Row.fetchAll(
        db, sql: "SELECT DISTINCT form, period FROM record WHERE \(members.condition)", arguments: members.arguments
      ).map { [try $0.read(String.self, 0, of: "record"), try $0.read(String.self, 1, of: "record")] })
    return try FormRegister.accounts(form: nil, asOf: last, db).filter { series.contains([$0.form, $0.period]) }
  }
}
