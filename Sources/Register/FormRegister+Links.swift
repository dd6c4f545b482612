import Findings
import GRDB
import Records
import Storage

/// What a look at the events of one form says.
public struct FormChain: Sendable, Hashable {
  /// How many events of the audit chain tell of the form.
  public let events: Int
  /// Whether each has the hash of its content, follows on the event before it and is followed by the next, and the newest
  /// tells the digest of the values on record.
  public let isIntact: Bool
}

extension FormRegister {
  /// Looks at the events of one form, and at their neighbours in the chain. Whether the whole chain holds together tells only
  /// a verification of all of it.
  package func chain(of number: String) throws -> FormChain {
    try read { db in
      let (record, _) = try FormRegister.record(number, db)
      let rows = try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT event.seq, event.at, event.kind, event.operator, event.detail, event.previous, event.hash,
            before.hash, next.previous
          FROM event LEFT JOIN event AS before ON before.seq = event.seq - 1
          LEFT JOIN event AS next ON next.seq = event.seq + 1
          WHERE event.number = ? ORDER BY event.seq
          """, arguments: [number])
      var isIntact = !rows.isEmpty
      var told: String?
      for row in rows {
        let event = AuditEvent(
          seq: try row.read(Int.self, 0, of: "event"), at: try row.read(String.self, 1, of: "event"),
          kind: try row.read(String.self, 2, of: "event"), number: number,
          operatorName: try row.read(String.self, 3, of: "event"), detail: try row.read(String.self, 4, of: "event"),
          previous: try row.digest(5, of: "event"), hash: try row.digest(6, of: "event"))
        let before = try row.read(String?.self, 7, of: "event") ?? AuditEvent.genesis.hex
        let next = try row.read(String?.self, 8, of: "event") ?? event.hash.hex
        isIntact = isIntact && event.isSound && event.previous.hex == before && event.hash.hex == next
        told = EventDetail.read(event.detail)?.data ?? told
      }
      return FormChain(events: rows.count, isIntact: isIntact && told == Digest(of: record.data).hex)
    }
  }
}
