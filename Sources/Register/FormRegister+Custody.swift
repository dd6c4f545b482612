import Findings
import GRDB
package import Records

/// Which forms are meant by where their paper originals are; what is `nil` does not matter.
package struct PaperQuery: Sendable, Hashable {
  package var place: String?
  package var box: String?
  package var holder: String?
  /// Makes a query.
  package init(place: String? = nil, box: String? = nil, holder: String? = nil) {
    (self.place, self.box, self.holder) = (place, box, holder)
  }

  /// The condition over `record`, with its arguments; `nil` if nothing is asked.
  var condition: (sql: String, arguments: StatementArguments)? {
    let asked = [("place", place), ("box", box), ("holder", holder)].compactMap { name, text in
      text.map { (name, $0) }
    }
    if asked.isEmpty { return nil }
    let parts = asked.map { "paper.\($0.0) = ?" }.joined(separator: " AND ")
    return ("record.id IN (SELECT paper.record FROM paper WHERE \(parts))", StatementArguments(asked.map(\.1)))
  }
}

extension FormRegister {
  /// Where the paper original of a form is; `nil` if nobody said.
  package func paper(of number: String) throws -> PaperOriginal? {
    try read { db in try FormRegister.paper(number, db) }
  }

  private static func paper(_ number: String, _ db: Database) throws -> PaperOriginal? {
    let row = try db.row(
      """
      SELECT paper.place, paper.box, paper.holder FROM paper JOIN record ON record.id = paper.record
      WHERE record.number = ?
      """, [number])
    return try row.map { row in
      PaperOriginal(
        place: try row.read(String?.self, 0, of: "paper"), box: try row.read(String?.self, 1, of: "paper"),
        holder: try row.read(String?.self, 2, of: "paper"))
    }
  }

  /// Records where paper originals are now, all in one transaction; gives where each is, and whether that is new.
  package func move(
    _ numbers: [String], _ change: PaperChange, by mark: AuditStamp
  ) throws -> [(original: PaperOriginal, isNew: Bool)] {
    try write { db in
      var trail = try AuditTrail(db, mark)
      return try numbers.map { number in
        let (record, id) = try FormRegister.record(number, db)
        let known = try FormRegister.paper(record.number, db)
        let now = change.applied(to: known ?? .unknown)
        if now == known ?? .unknown { return (now, false) }
        let event = try trail.append(.paper, record.number, now.members)
        try db.run(
          """
          INSERT INTO paper(record, event, place, box, holder) VALUES(?, ?, ?, ?, ?)
          ON CONFLICT(record) DO UPDATE SET event = excluded.event, place = excluded.place, box = excluded.box,
            holder = excluded.holder
          """, [id, event, now.place, now.box, now.holder])
        return (now, true)
      }
    }
  }

  /// Why a form is kept beyond its term; `nil` if it is not.
  package func hold(on number: String) throws -> String? {
    try read { db in
      try String.fetchOne(
        db, cachedSQL: "SELECT reason FROM hold JOIN record ON record.id = hold.record WHERE record.number = ?",
        arguments: [number])
    }
  }

  /// Marks forms as to be kept beyond their term, or takes the mark away, all in one transaction; tells of each whether
  /// that is new.
  ///
  /// - Parameters:
  ///   - isHeld: Whether they are to be kept.
  ///   - reason: Why.
  package func hold(_ numbers: [String], _ isHeld: Bool, reason: String, by mark: AuditStamp) throws -> [Bool] {
    try write { db in
      var trail = try AuditTrail(db, mark)
      return try numbers.map { number in
        let (record, id) = try FormRegister.record(number, db)
        let known = try String.fetchOne(db, cachedSQL: "SELECT reason FROM hold WHERE record = ?", arguments: [id])
        if isHeld ? known == reason : known == nil { return false }
        let event = try trail.append(
          .hold, record.number,
          [("state", .string(isHeld ? HoldState.held : HoldState.lifted)), ("reason", .string(reason))])
        try db.run(
          """
          INSERT INTO hold(record, event, reason) VALUES(?, ?, ?)
          ON CONFLICT(record) DO UPDATE SET event = excluded.event, reason = excluded.reason
          """, [id, event, isHeld ? reason : nil])
        return true
      }
    }
  }
}

/// How the audit chain tells whether a form is kept beyond its term.
enum HoldState {
  static let held = "held"
  static let lifted = "lifted"
}
