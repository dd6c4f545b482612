import Forms
import Foundation
import GRDB
import Records

/// The index by which records are found by words: a ``WordSegment`` for each ``WordSegment/size`` records that were issued, added
/// to or closed one after another.
///
/// It follows the audit chain: what was issued, added to or closed since the event that the last segment ends with is looked through
/// record by record. A form that was closed or added to after it was indexed stands in a second segment, with its values as they are then.
///
/// It is made in the transaction that fills a segment, which takes a twentieth of the time of issuing 2,048 forms in two copies.
/// Of 998,000 forms those with some words are found in 15 to 60 ms; the index takes 330 bytes a form.
enum WordIndex {
  /// The rules by which text is folded and cut to pieces; an index made by others is made anew.
  static let rules = 1
  /// The most segments that are made at a time, so that nobody waits long in a register that has no index yet.
  private static let segmentsAtOnce = 8
  /// How many events, for each record of a segment, are looked through at most for records without a segment.
  private static let eventsPerRecord = 8

  /// How far the index has come: the last event that its last segment knows of, and the last record.
  static func end(_ db: Database) throws -> (event: Int, record: Int64) {
    let row = try db.row(
      "SELECT last_event, last_record FROM word_segment WHERE rules = ? ORDER BY id DESC LIMIT 1", [rules])
    guard let row else { return (0, 0) }
    return (try row.read(Int.self, 0, of: "word_segment"), try row.read(Int64.self, 1, of: "word_segment"))
  }

  /// Makes segments as long as there are `size` records for the next.
  static func catchUp(_ register: FormRegister, _ db: Database, every size: Int = WordSegment.size) throws {
    for _ in 0..<segmentsAtOnce {
      let end = try end(db)
      let lastEvent = try Int.fetchOne(db, cachedSQL: "SELECT max(seq) FROM event", arguments: []) ?? 0
      let lastRecord = try Int64.fetchOne(db, cachedSQL: "SELECT max(id) FROM record", arguments: []) ?? 0
      let isFull = lastRecord - end.record >= size
      if !isFull, lastEvent - end.event < eventsPerRecord * size { return }
      // What others rules made.
      if end.event == 0 { try db.execute(sql: removal) }
      let (ids, event) = try touched(after: end.event, atMost: size, db)
      try insert(
        ids, through: ids.count < size ? lastEvent : event, max(end.record, ids.last ?? 0), register, db)
    }
  }

  /// Takes the index away: it is made anew by and by.
  static let removal = "DELETE FROM word_page; DELETE FROM word_segment;"

  private static func insert(
    _ ids: [Int64], through event: Int, _ lastRecord: Int64, _ register: FormRegister, _ db: Database
  ) throws {
    let pages = try pages(of: ids, asOf: event, register, db)
    try db.run(
      "INSERT INTO word_segment(rules, last_event, last_record, records) VALUES(?, ?, ?, ?)",
      [rules, event, lastRecord, Data(steps(ids))])
    let segment = db.lastInsertedRowID
    let insert = try db.cachedStatement(sql: "INSERT INTO word_page(segment, page, places) VALUES(?, ?, ?)")
    for (number, bytes) in pages.enumerated() where !bytes.isEmpty { try insert.run([segment, number, Data(bytes)]) }
  }

  /// The pages of a segment of these records, as they stood after an event. A record that cannot be read is found by its form
  /// only.
  static func pages(of ids: [Int64], asOf event: Int, _ register: FormRegister, _ db: Database) throws -> [[UInt8]] {
    var segment = WordSegment()
    let select = try db.cachedStatement(
      sql: """
        SELECT number, form, coalesce(CASE WHEN closed_event > :event THEN opening_data END, data), schema, profile,
          opening_data, CASE WHEN additions > 0 AND coalesce(closed_event, :event + 1) > :event THEN
            (SELECT count(*) FROM addition WHERE addition.record = record.id AND addition.event <= :event) END
        FROM record WHERE id = :id
        """)
    // The schema of the record before, which is most often that of all.
    var known: (texts: [String], schema: FormSchema)?
    for id in ids {
      guard let row = try GRDB.Row.fetchOne(select, arguments: ["event": event, "id": id]) else {
        segment.add(nil, form: "")
        continue
      }
      let form = try row.read(String.self, 1, of: "record")
      segment.add(try? text(row, id, form, &known, register, db), form: form)
    }
    return segment.pages()
  }

  private static func text(
    _ row: GRDB.Row, _ id: Int64, _ form: String, _ known: inout (texts: [String], schema: FormSchema)?,
    _ register: FormRegister,
    _ db: Database
  ) throws -> RecordText {
    let texts = [try row.read(String.self, 3, of: "record"), try row.read(String.self, 4, of: "record")]
    let schema =
      try known.flatMap { $0.texts == texts ? $0.schema : nil }
      ?? register.schema(form, schema: row.digest(3, of: "record"), profile: row.digest(4, of: "record"), db)
    known = (texts, schema)
    let number = try row.read(String.self, 0, of: "record")
    if let additions = try row.read(Int?.self, 6, of: "record") {
      let issued = try row.read(String.self, 5, of: "record")
      return RecordText(
        number, try FormRegister.values(issued, of: number, id, additions: additions, schema: schema, db), schema)
    }
    return RecordText(
      number, try CanonicalData.values(try row.read(String.self, 2, of: "record"), schema: schema), schema)
  }

  /// Up to so many records that were issued or closed after an event, rising, and the last event that was looked at.
  static func touched(
    after event: Int, through end: Int = .max, atMost count: Int = .max, _ db: Database
  ) throws -> (ids: [Int64], event: Int) {
    var found: Set<Int64> = []
    var last = event
    let rows = try GRDB.Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT event.seq, record.id FROM event JOIN record ON record.number = event.number
          WHERE event.seq > ? AND event.seq <= ? AND kind IN ('issue', 'add', 'close') ORDER BY event.seq
          """), arguments: [event, end])
    while found.count < count, let row = try rows.next() {
      last = try row.read(Int.self, 0, of: "event")
      found.insert(try row.read(Int64.self, 1, of: "record"))
    }
    return (found.sorted(), last)
  }

  /// The records of a segment.
  static func records(_ row: GRDB.Row, _ index: Int) throws -> [Int64] {
    let ids = try row.withUnsafeData(atIndex: index) { data in
      data?.withUnsafeBytes { bytes -> [Int64]? in
        var ids: [Int64] = []
        var (at, id) = (0, 0 as UInt64)
        while at < bytes.count {
          guard let step = SevenBits.read(bytes, &at) else { return nil }
          id &+= step
          ids.append(Int64(truncatingIfNeeded: id))
        }
        return ids
      }
    }
    guard let ids = ids ?? nil, ids.count <= WordSegment.size else {
      throw row.damage(index, of: "word_segment")
    }
    return ids
  }

  private static func steps(_ ids: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    var before: Int64 = 0
    for id in ids {
      SevenBits.append(UInt64(id - before), to: &bytes)
      before = id
    }
    return bytes
  }
}
