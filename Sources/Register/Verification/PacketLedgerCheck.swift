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
      let id = try row.decode(String.self, atIndex: 0)
      let detail = told.removeValue(forKey: id)
      let (count, digest) = try PacketRows.numbers(.packed(id), db)
      let isSound =
        try detail?.keeper == row.decode(String.self, atIndex: 1) && detail?.forms == count && detail?.members == digest
        && row.decode(Int.self, atIndex: 2) == count && detail?.sha256 == row.decode(String.self, atIndex: 3)
        && detail?.bytes == row.decode(Int.self, atIndex: 4)
      if !isSound { findings.append(Discrepancy.packetAltered(id).finding) }
    }
    return findings + told.keys.sorted().map { Discrepancy.packetAltered($0).finding }
  }
}
