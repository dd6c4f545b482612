import Findings
import GRDB

/// The list of packets against the events that tell of them.
enum PacketLedgerCheck {
  static func findings(_ db: Database) throws -> [Finding] {
    var told: [String: EventDetail] = [:]
    let details = try String.fetchAll(
      db, sql: "SELECT detail FROM event WHERE kind = ? ORDER BY seq", arguments: [AuditEvent.Kind.pack.rawValue])
    for detail in details.compactMap(EventDetail.read) {
      if let id = detail.packet { told[id] = told[id] ?? detail }
    }
    var findings: [Finding] = []
    let rows = try GRDB.Row.fetchAll(db, sql: "SELECT id, keeper, forms, sha256, bytes FROM packet ORDER BY rowid")
    for row in rows {
      let id = try row.read(String.self, 0, of: "packet")
      let detail = told.removeValue(forKey: id)
      let (count, digest) = try PacketRows.numbers(.packed(id), db)
      let isSound =
        try detail?.keeper == row.read(String.self, 1, of: "packet") && detail?.forms == count
        && detail?.members == digest
        && row.read(Int.self, 2, of: "packet") == count && detail?.sha256 == row.read(String.self, 3, of: "packet")
        && detail?.bytes == row.read(Int.self, 4, of: "packet")
      if !isSound { findings.append(Discrepancy.packetAltered(id).finding) }
    }
    return findings + told.keys.sorted().map { Discrepancy.packetAltered($0).finding }
  }
}
