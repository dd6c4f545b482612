import Forms
import GRDB
import Records

extension FormRegister {
  /// The packet of this id, if one was recorded.
  package func packet(_ id: String) throws -> PacketPlan? {
    try read { db in
      try GRDB.Row.fetchOne(db, sql: "SELECT \(PacketRows.columns) FROM packet WHERE id = ?", arguments: [id])
        .map { try PacketRows.plan($0, db) }
    }
  }

  /// How many packets were made for keepers, if none of them lies in the register's folder; else 0.
  package func packetsElsewhere() throws -> Int {
    let files = try? store.entries(of: "\(directory)/\(FolderCheck.packets)")
    guard files?.isEmpty ?? true else { return 0 }
    return try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM packet WHERE batch IS NULL") ?? 0 }
  }

  /// A new packet for the forms of a list; `nil` if there are none to lay into it. Nothing is recorded.
  package func packetPlan(of list: PacketRequest, by mark: AuditStamp) throws -> PacketPlan? {
    try read { db in
      let members = PacketMembers.unpacked(list, upTo: try PacketRows.lastEvent(db))
      return try PacketRows.freshPlans(list, members, 0, mark, db).first
    }
  }

  /// Where a record stands between lists and their packets.
  package func packetPlace(of number: String) throws -> PacketPlace {
    try read { db in
      let row = try db.row(
        """
        SELECT id, state, closed_event,
          (SELECT packet FROM packet_member WHERE packet_member.record = record.id AND keeper = ?)
        FROM record WHERE number = ?
        """, [KeeperName.all, number])
      guard let row, let state = RecordState(rawValue: try row.read(String.self, 1, of: "record")) else {
        throw RegisterError.unknownNumber(number, nearest: [])
      }
      return PacketPlace(
        record: try row.read(Int64.self, 0, of: "record"), state: state,
        closedEvent: try row.read(Int?.self, 2, of: "record"), packet: try row.read(String?.self, 3, of: "record"))
    }
  }
}
