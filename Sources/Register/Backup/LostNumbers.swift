import Findings
package import Forms
import GRDB
import Records

/// Numbers that were given out after the backup of which a register was made. They never come again.
package struct LostNumbers: Sendable, Hashable {
  /// The form's id, and its series.
  package let form: String
  package let series: String
  /// The first and the last of them.
  package let firstNumber: String
  package let lastNumber: String
  /// The number that comes next.
  package let next: String
  let first: Int
  let last: Int
}

extension FormRegister {
  /// How far a series has come.
  package struct SeriesEnd: Sendable, Hashable {
    /// The form's id, and its series.
    package let form: String
    package let series: String
    /// The last number on record.
    package let last: String
    /// The number that comes next.
    package let next: String
  }

  /// How far each series has come, in the order of form and series.
  package func ends() throws -> [SeriesEnd] {
    try read { db in
      try FormRegister.accounts(form: nil, asOf: FormRegister.endOfChain, db).map { account in
        let last = try FormRegister.lastSerial(account.form, account.period, db)
        return SeriesEnd(
          form: account.form, series: account.period, last: account.lastNumber,
          next: FormRegister.name(last + 1, like: account.lastNumber, serial: account.lastSerial))
      }
    }
  }

  private static func lastSerial(_ form: String, _ series: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT last FROM series WHERE form = ? AND period = ?", arguments: [form, series]) ?? 0
  }

  /// Which numbers are lost, by the last ones that are known to have been given out; `nil`, with the number, for one that no
  /// form makes.
  ///
  /// - Parameter schemas: Forms that may have been issued since for the first time; others are known by their records.
  package func lost(
    until numbers: [String], forms schemas: [FormSchema]
  ) throws -> Result<[LostNumbers], UnknownNumber> {
    var rules = try read { db in
      try String.fetchAll(db, sql: "SELECT number FROM record WHERE id IN (SELECT max(id) FROM record GROUP BY form)")
    }.map { try schema(of: record($0)) }
    rules += schemas.filter { schema in !rules.contains { $0.id == schema.id } }
    var lost: [LostNumbers] = []
    for number in numbers {
      let found = rules.lazy.compactMap { schema in schema.number.place(of: number).map { (schema, $0) } }.first
      guard let (schema, place) = found else { return .failure(UnknownNumber(number: number)) }
      let last = try read { try FormRegister.lastSerial(schema.id, place.series, $0) }
      lost.removeAll { $0.form == schema.id && $0.series == place.series && $0.last <= place.serial }
      guard place.serial > last, !lost.contains(where: { $0.form == schema.id && $0.series == place.series }) else {
        continue
      }
      let first = last + 1
      lost.append(
        LostNumbers(
          form: schema.id, series: place.series,
          firstNumber: FormRegister.name(first, like: number, serial: place.serial), lastNumber: number,
          next: FormRegister.name(place.serial + 1, like: number, serial: place.serial), first: first,
          last: place.serial))
    }
    return .success(lost.sorted { ($0.form, $0.series) < ($1.form, $1.series) })
  }

  /// A number that no form makes.
  package struct UnknownNumber: Error {
    /// The number.
    package let number: String
  }

  /// Writes into the chain of which backup this register was made, and takes the lost numbers out of their series.
  func markRestored(from note: BackupNote, lost: [LostNumbers], by mark: AuditStamp) throws {
    try write { db in
      for numbers in lost {
        try db.run(
          "INSERT INTO series(form, period, last) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
          [numbers.form, numbers.series, numbers.last])
      }
      var trail = try AuditTrail(db, mark)
      try trail.append(
        .restore, nil,
        [
          ("made", .string(note.made)), ("by", .string(note.by)), ("last", .number("\(note.events)")),
          ("sha256", .string(note.sums)),
          (
            "lost",
            .array(
              lost.map { numbers in
                .object([
                  ("form", .string(numbers.form)), ("series", .string(numbers.series)),
                  ("first", .number("\(numbers.first)")), ("last", .number("\(numbers.last)")),
                ])
              })
          ),
        ])
    }
  }
}

/// What the `restore` events of a register tell of lost numbers.
struct LostSerials {
  /// Lost serials of one restoring.
  struct Range {
    let lost: EventDetail.Lost
    /// When the backup was made, and when it was restored.
    let backup: String
    let restored: String
  }
  let ranges: [Range]

  /// Reads them as far as the event `last`.
  init(_ db: Database, upTo last: Int = FormRegister.endOfChain) throws {
    ranges = try GRDB.Row.fetchAll(
      db, sql: "SELECT detail, at FROM event WHERE kind = ? AND seq <= ? ORDER BY seq",
      arguments: [AuditEvent.Kind.restore.rawValue, last]
    ).flatMap { row -> [Range] in
      guard let detail = EventDetail.read(try row.read(String.self, 0, of: "event")) else { return [] }
      let at = try row.read(String.self, 1, of: "event")
      return (detail.lost ?? []).map { Range(lost: $0, backup: detail.made ?? "", restored: at) }
    }
  }

  /// Those of one series.
  func ranges(of form: String, in series: String) -> [Range] {
    ranges.filter {
      $0.lost.form == form && $0.lost.series == series && 0 < $0.lost.first && $0.lost.first <= $0.lost.last
    }
  }
}
