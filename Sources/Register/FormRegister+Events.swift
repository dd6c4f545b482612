import GRDB
package import Records

/// One thing that happened to a form.
package struct FormEvent: Sendable {
  /// When, as ISO 8601 text.
  package let at: String
  /// What happened.
  package let kind: AuditEvent.Kind
  /// Who did it.
  package let operatorName: String
  /// The id of the packet that holds the form, for ``AuditEvent/Kind/pack``.
  package let packet: String?
  /// The particulars of an event of the chain.
  package let detail: EventDetail?
}

extension FormRegister {
  /// What happened to a form, oldest first: the events of its number, and the packets that hold it.
  package func events(of number: String) throws -> [FormEvent] {
    try read { db in
      let (_, id) = try FormRegister.record(number, db)
      let told = try GRDB.Row.fetchAll(
        db, sql: "SELECT at, kind, operator, detail, seq FROM event WHERE number = ? ORDER BY seq", arguments: [number])
      let packets = try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT packet.made_at, packet.made_by, packet.id, packet.last_event FROM packet WHERE packet.id IN (
            SELECT packet FROM packet_member WHERE record = ? UNION SELECT packet FROM supplement_member WHERE record = ?)
          ORDER BY packet.rowid
          """, arguments: [id, id])
      let events = try told.compactMap { row -> (place: Int, event: FormEvent)? in
        guard let kind = AuditEvent.Kind(rawValue: try row.read(String.self, 1, of: "event")) else { return nil }
        let event = FormEvent(
          at: try row.read(String.self, 0, of: "event"), kind: kind,
          operatorName: try row.read(String.self, 2, of: "event"), packet: nil,
          detail: EventDetail.read(try row.read(String.self, 3, of: "event")))
        return (try row.read(Int.self, 4, of: "event"), event)
      }
      let packed = try packets.map { row in
        let event = FormEvent(
          at: try row.read(String.self, 0, of: "packet"), kind: .pack,
          operatorName: try row.read(String.self, 1, of: "packet"),
          packet: try row.read(String.self, 2, of: "packet"), detail: nil)
        return (place: try row.read(Int.self, 3, of: "packet"), event: event)
      }
      // No event of a form tells of its packets: they stand behind the last event of the chain that they know, whatever clocks said.
      let all = Array((events + packed).enumerated())
      return all.sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element.event)
    }
  }
}
