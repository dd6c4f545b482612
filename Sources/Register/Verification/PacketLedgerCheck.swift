import Findings
import GRDB
import Records

/// The list of packets against the events that tell of them.
struct PacketLedgerCheck {
  private typealias Told = RecordHistory.Told

  private let db: Database
  /// What was decided of each packet, and what was made.
  private var prepared: [String: Told] = [:]
  private var packed: [String: Told] = [:]
  /// The registers that the packets were made from, as the chain tells.
  private var registers: Set<String> = []

  init(_ db: Database) throws {
    self.db = db
    let rows = try GRDB.Row.fetchCursor(
      db, sql: "SELECT seq, at, operator, detail, kind FROM event WHERE kind IN (?, ?) ORDER BY seq",
      arguments: [AuditEvent.Kind.prepare.rawValue, AuditEvent.Kind.pack.rawValue])
    while let row = try rows.next() {
      guard let detail = EventDetail.read(try row.read(String.self, 3, of: "event")), let id = detail.packet else {
        continue
      }
      if let register = detail.register { registers.insert(register) }
      let told = Told(
        seq: try row.read(Int.self, 0, of: "event"), at: try row.read(String.self, 1, of: "event"),
        by: try row.read(String.self, 2, of: "event"), detail: detail)
      if try row.read(String.self, 4, of: "event") == AuditEvent.Kind.pack.rawValue {
        packed[id] = packed[id] ?? told
      } else {
        // A run that died before it had made the packet decides again.
        prepared[id] = told
      }
    }
  }

  /// Every entry that is not as the chain tells; with `disk`, the packets that lie in the register's folder too.
  mutating func findings(_ disk: FolderCheck) throws -> [Finding] {
    var findings: [Finding] = []
    let identity = try FormRegister.identity(db)
    findings += registers.subtracting([identity]).sorted().map {
      Discrepancy.registerAltered(identity, was: $0).finding
    }
    var handed: [(id: String, sha256: String, bytes: Int)] = []
    let rows = try GRDB.Row.fetchAll(db, sql: "SELECT \(PacketRows.columns) FROM packet ORDER BY rowid")
    for row in rows {
      let id = try row.read(String.self, 0, of: "packet")
      let told = packed.removeValue(forKey: id)
      if try !isSound(row, id, told) { findings.append(Discrepancy.packetAltered(id).finding) }
      if let detail = told?.detail, detail.keeper != KeeperName.all, let sha256 = detail.sha256,
        let bytes = detail.bytes
      {
        handed.append((id, sha256, bytes))
      }
    }
    findings += packed.keys.sorted().map { Discrepancy.packetAltered($0).finding }
    return findings + (try disk.packets(handed))
  }

  private func isSound(_ row: GRDB.Row, _ id: String, _ told: Told?) throws -> Bool {
    guard let told, try PacketRows.hasTermsOfItsFormat(row) else { return false }
    func text(_ index: Int) throws -> String { try row.read(String.self, index, of: "packet") }
    func number(_ index: Int) throws -> Int { try row.read(Int.self, index, of: "packet") }
    let detail = told.detail
    let supplement = try PacketRows.supplement(row, db)
    let (count, digest) = try PacketRows.numbers(.packed(id, isSupplement: supplement != nil), db)
    let strangers = try Int.fetchOne(
      db,
      sql: supplement == nil
        ? "SELECT 1 FROM packet_member WHERE packet = ? AND keeper <> ? UNION SELECT 1 FROM supplement_member WHERE packet = ?"
        : "SELECT 1 FROM packet_member WHERE packet = ?",
      arguments: supplement == nil ? [id, detail.keeper, id] : [id])
    let isList = detail.keeper == KeeperName.all
    guard try detail.keeper == text(1), detail.forms == count, detail.members == digest, try number(9) == count,
      try detail.sha256 == text(10), try detail.bytes == number(11), try detail.first == number(7),
      try detail.last == number(8), strangers == nil, try (row.read(Int?.self, 12, of: "packet") != nil) == isList
    else { return false }
    guard detail.supplement == supplement else { return false }
    // Version 1.0.0 told no more of it.
    if detail.register != nil {
      guard try detail.batch == row.read(Int?.self, 12, of: "packet"), try detail.period == text(2),
        try detail.form ?? "" == text(3), try detail.organization == text(4), try detail.made == text(5),
        try detail.by == text(6), try number(13) == PacketRows.format(detail.terms, hidesOthers: detail.format == 4),
        try PacketRows.terms(row) == detail.terms
      else { return false }
    }
    // Version 1.0.0 told nothing of a packet before it was made, nor is anything told of that of a list.
    guard let plan = prepared[id] else { return try text(5) <= told.at && text(6) == told.by }
    return try plan.seq == number(8) && plan.at == text(5) && plan.by == text(6) && plan.detail.period == text(2)
      && plan.detail.key == detail.key && (detail.key == nil) == (detail.signature == nil)
      && plan.detail.form ?? "" == text(3) && plan.detail.organization == text(4)
      && plan.detail.terms == detail.terms && plan.detail.format == detail.format
      && plan.detail.supplement == supplement
  }
}
