import Findings
import Foundation
import GRDB
package import Records
package import Signing
package import Storage

extension FormRegister {
  /// The last event of the chain; `nil` if there is none.
  package func head() throws -> (seq: Int, hash: Digest)? {
    try read { db in
      let row = try GRDB.Row.fetchOne(db, sql: "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
      return try row.map { (try $0.read(Int.self, 0, of: "event"), try $0.digest(1, of: "event")) }
    }
  }

  /// Answers what is asked of the chain.
  package func answers(to witness: ChainWitness) throws -> ChainWitness {
    try read { db in
      var witness = witness
      for place in witness.places {
        if let row = try GRDB.Row.fetchOne(db, sql: "SELECT hash FROM event WHERE seq = ?", arguments: [place]) {
          witness.see(place, try row.digest(0, of: "event"))
        }
      }
      for hash in witness.hashes { if let place = try FormRegister.place(of: hash, db) { witness.see(place, hash) } }
      return witness
    }
  }

  private static func place(of hash: Digest, _ db: Database) throws -> Int? {
    // Stamps are of the newest events: the chain is gone through from its end.
    try Int.fetchOne(db, sql: "SELECT seq FROM event WHERE hash = ? ORDER BY seq DESC LIMIT 1", arguments: [hash.hex])
  }

  /// Keeps a time stamp of the chain, and notes it there. Gives the event that was stamped, `nil` if it is none of this chain,
  /// and whether the stamp was not known yet.
  package func keep(_ token: TimeStampToken, by mark: AuditStamp) throws -> (event: Int, isNew: Bool)? {
    try write { db in
      guard let event = try FormRegister.place(of: token.digest, db) else { return nil }
      let digest = Digest(of: token.bytes).hex
      let known = try Int.fetchOne(db, sql: "SELECT 1 FROM time_stamp WHERE sha256 = ?", arguments: [digest])
      if known != nil { return (event, false) }
      try db.run(
        "INSERT INTO time_stamp(event, sha256, token) VALUES(?, ?, ?)", [event, digest, Data(token.bytes)])
      var trail = try AuditTrail(db, mark)
      try trail.append(.stamp, nil, [("event", .number("\(event)")), ("sha256", .string(digest))])
      return (event, true)
    }
  }

  /// The time stamps that were kept, with the events that were stamped, in the order of the chain; damaged ones are passed over.
  package func timeStamps() throws -> [(event: Int, token: TimeStampToken)] {
    try read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT event, token FROM time_stamp ORDER BY event, id").compactMap { row in
        let (event, bytes) = (try row.read(Int.self, 0, of: "time_stamp"), try row.read(Data.self, 1, of: "time_stamp"))
        return (try? TimeStampToken([UInt8](bytes))).map { (event, $0) }
      }
    }
  }
}
