import Findings
import Foundation
import GRDB

/// The index of words against the records. What was issued since its last segment is no difference.
enum WordIndexCheck {
  static func findings(_ register: FormRegister, _ db: Database) throws -> [Finding] {
    let segments = try GRDB.Row.fetchCursor(
      db, sql: "SELECT id, last_event, last_record, records FROM word_segment WHERE rules = ? ORDER BY id",
      arguments: [WordIndex.rules])
    var (event, record) = (0, 0 as Int64)
    while let segment = try segments.next() {
      let end = try segment.read(Int.self, 1, of: "word_segment")
      let ids = try WordIndex.touched(after: event, through: end, db).ids
      record = max(record, ids.last ?? 0)
      guard end > event, try segment.read(Int64.self, 2, of: "word_segment") == record,
        try WordIndex.records(segment, 3) == ids,
        try stored(segment.read(Int64.self, 0, of: "word_segment"), db)
          == WordIndex.pages(of: ids, asOf: end, register, db)
      else { return [Discrepancy.wordIndex.finding] }
      event = end
    }
    return []
  }

  /// The pages of a segment as they lie in the register.
  private static func stored(_ segment: Int64, _ db: Database) throws -> [[UInt8]]? {
    var pages = [[UInt8]](repeating: [], count: WordSegment.pageCount)
    let rows = try GRDB.Row.fetchCursor(
      db.cachedStatement(sql: "SELECT page, places FROM word_page WHERE segment = ?"), arguments: [segment])
    while let row = try rows.next() {
      let page = try row.read(Int.self, 0, of: "word_page")
      guard pages.indices.contains(page) else { return nil }
      pages[page] = [UInt8](try row.read(Data.self, 1, of: "word_page"))
    }
    return pages
  }
}
