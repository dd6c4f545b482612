import Findings
import Foundation
import GRDB
import Records
import Signing
import Storage

/// The time stamps that were kept against the events that tell of them, and against the hashes that they stamp.
enum TimeStampCheck {
  static func findings(_ db: Database) throws -> [Finding] {
    var told: [String: Int] = [:]
    let events = try String.fetchCursor(
      db, sql: "SELECT detail FROM event WHERE kind = ?", arguments: [AuditEvent.Kind.stamp.rawValue])
    while let text = try events.next() {
      guard let detail = EventDetail.read(text), let sha256 = detail.sha256, let event = detail.event else { continue }
      told[sha256] = event
    }
    var findings: [Finding] = []
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT time_stamp.event, sha256, token, hash FROM time_stamp
        LEFT JOIN event ON event.seq = time_stamp.event ORDER BY id
        """)
    while let row = try rows.next() {
      let (event, name) = (try row.read(Int.self, 0, of: "time_stamp"), try row.read(String.self, 1, of: "time_stamp"))
      let bytes = [UInt8](try row.read(Data.self, 2, of: "time_stamp"))
      let hash = try row.read(String?.self, 3, of: "event")
      let isSound =
        told.removeValue(forKey: name) == event && Digest(of: bytes).hex == name
        && (try? TimeStampToken(bytes).digest.hex) == hash
      if !isSound { findings.append(Discrepancy.timeStampAltered(event).finding) }
    }
    return findings + told.values.sorted().map { Discrepancy.timeStampAltered($0).finding }
  }
}

extension Discrepancy {
  fileprivate static func timeStampAltered(_ event: Int) -> Discrepancy {
    Discrepancy(
      .timeStampAltered, "审计链第 \(event) 条的时间戳不见了、被改动过，或是后来放进去的",
      hant: "審計鏈第 \(event) 條的時間戳不見了、被改動過，或是後來放進去的",
      en: "the time stamp of event \(event) is gone, was altered, or was put there from outside", at: register)
  }
}
