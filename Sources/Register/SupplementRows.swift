import GRDB
import Records

// Packets of what was attached to forms after they were packed. Their forms keep the archival codes that they have.
extension PacketRows {
  /// What ties a packet on record to the one whose forms got attachments; `nil` for a packet of its own forms.
  static func supplement(_ row: GRDB.Row, _ db: Database) throws -> PacketSupplement? {
    guard let packet = try row.read(String?.self, 21, of: "packet") else { return nil }
    let (id, last) = (try row.read(String.self, 0, of: "packet"), try row.read(Int.self, 8, of: "packet"))
    return try supplement(
      of: packet, .packed(id, isSupplement: true), after: lastEvent(of: packet, before: last, db), db)
  }

  /// The packets that are to be made of what was attached to forms of a request since they were packed: one for each
  /// packet that holds such forms.
  static func supplementPlans(_ request: PacketRequest, _ mark: AuditStamp, _ db: Database) throws -> [PacketPlan] {
    guard request.rules != nil else { return [] }
    let wanted = PacketMembers.wanted(request)
    let packets = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT \(columns) FROM packet WHERE keeper = ? AND format = 3 AND supplements IS NULL AND id IN (
          SELECT packet_member.packet FROM attachment
          JOIN packet_member ON packet_member.record = attachment.record AND packet_member.keeper = ?
          JOIN record ON record.id = attachment.record WHERE \(wanted.condition))
        ORDER BY rowid
        """, arguments: [request.keeper, request.keeper] + wanted.arguments)
    return try packets.compactMap { try supplementPlan($0, request, mark, db) }
  }

  private static func supplementPlan(
    _ row: GRDB.Row, _ request: PacketRequest, _ mark: AuditStamp, _ db: Database
  ) throws -> PacketPlan? {
    let (packet, last) = (try row.read(String.self, 0, of: "packet"), try lastEvent(db))
    let after = try lastEvent(of: packet, before: .max, db)
    let members = PacketMembers.attachedLate(packet, after: after, upTo: last)
    let first = try GRDB.Row.fetchOne(
      db, sql: "SELECT count(*), min(issued_event) FROM record WHERE \(members.condition)", arguments: members.arguments
    )
    guard let first, let count = try first.read(Int?.self, 0, of: "record"), count > 0 else { return nil }
    let form = try row.read(String.self, 3, of: "packet")
    return PacketPlan(
      id: try freshID(supplementing: packet, db), register: try FormRegister.identity(db), keeper: request.keeper,
      period: try row.read(String.self, 2, of: "packet"), form: form.isEmpty ? nil : form, batch: nil,
      terms: try terms(row), hidesOthers: true, supplement: try supplement(of: packet, members, after: after, db),
      schemas: [],
      organization: request.organization, made: mark, firstEvent: try first.read(Int.self, 1, of: "record"),
      lastEvent: last, head: try head(last, db), formCount: count,
      accounts: try accounts(members, last, isWhole: false, db), packed: nil)
  }

  /// The last event that a packet and those of its late attachments tell of, as far as they end before another event.
  private static func lastEvent(of packet: String, before end: Int, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT max(last_event) FROM packet WHERE (id = ? OR supplements = ?) AND last_event < ?",
      arguments: [packet, packet, end]) ?? 0
  }

  /// Members with the serials that their archival codes have from the packet that holds them.
  private static func supplement(
    of packet: String, _ members: PacketMembers, after: Int, _ db: Database
  ) throws -> PacketSupplement {
    let serials = try Int.fetchAll(
      db,
      sql: """
        SELECT (SELECT first_serial FROM packet WHERE id = ?) + place FROM (
          SELECT record.id, record.form, record.number,
            row_number() OVER (ORDER BY record.form, record.number) - 1 AS place
          FROM packet_member JOIN record ON record.id = packet_member.record WHERE packet_member.packet = ?) AS record
        WHERE \(members.condition) ORDER BY record.form, record.number
        """, arguments: [packet, packet] + members.arguments)
    return PacketSupplement(packet: packet, after: after, serials: serials)
  }

  /// The packet's id with an ordinal that none has: `finance-2026-11-7f3a9c01-001-s1`.
  private static func freshID(supplementing packet: String, _ db: Database) throws -> String {
    let restored = try restorings(db)
    var ordinal = 1
    while true {
      let id = "\(packet)-s\(ordinal)" + (restored > 0 ? "r\(restored)" : "")
      if try Int.fetchOne(db, sql: "SELECT 1 FROM packet WHERE id = ?", arguments: [id]) == nil { return id }
      ordinal += 1
    }
  }
}
