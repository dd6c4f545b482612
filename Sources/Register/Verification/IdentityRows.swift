import Foundation
import GRDB

/// By what forms are known again, read once beside the records: both in the order of the records.
struct IdentityRows {
  private typealias Entry = (record: Int64, hex: String)

  private let rows: RowCursor
  private var next: Entry?
  /// Those of no record. A sound register has none.
  private var strays: [(record: Int64, hex: String)] = []

  init(_ db: Database) throws {
    rows = try GRDB.Row.fetchCursor(db, sql: "SELECT record, identity FROM form_identity ORDER BY record")
    try advance()
  }

  private mutating func advance() throws {
    next = try rows.next().map { row in
      let bytes = try row.read(Data.self, 1, of: "form_identity")
      return (try row.read(Int64.self, 0, of: "form_identity"), RowContent(digest: [UInt8](bytes)).hex)
    }
  }

  /// Those of a record, in hexadecimal; records must come in rising order.
  mutating func take(_ record: Int64) throws -> Set<String> {
    var found: Set<String> = []
    while let entry = next, entry.record <= record {
      if entry.record == record { found.insert(entry.hex) } else { strays.append(entry) }
      try advance()
    }
    return found
  }

  /// Those that no record took, once all records were passed.
  mutating func strangers() throws -> [(record: Int64, hex: String)] {
    while let entry = next {
      strays.append(entry)
      try advance()
    }
    return strays
  }
}
