import Expressions
import Findings
import GRDB
package import Records
import Storage

/// Which records a ledger lists.
package struct LedgerQuery: Sendable {
  /// Whose day must lie in the period.
  package enum Day: Sendable, Hashable {
    /// The day of issue.
    case issued
    /// The day of closing.
    case closed
  }
  /// Only this form.
  package var form: String?
  /// Only records of this period.
  package var period: LedgerPeriod?
  /// Which day the period speaks of.
  package var day = Day.issued
  /// Only these states.
  package var states: Set<RecordState>?
  /// Only records in whose values this is a whole text, as the number of another form is.
  package var text: String?
  /// Only records that this person issued or closed.
  package var person: String?
  /// Only records whose paper originals are there.
  package var paper = PaperQuery()
  /// Makes a query.
  package init(
    form: String? = nil, period: LedgerPeriod? = nil, by day: Day = .issued, states: Set<RecordState>? = nil
  ) {
    self.form = form
    self.period = period
    self.day = day
    self.states = states
  }

  /// The condition over `record`, with its arguments.
  var condition: (sql: String, arguments: StatementArguments) {
    var parts = ["1"]
    var arguments: StatementArguments = []
    if let form {
      parts.append("record.form = ?")
      arguments += [form]
    }
    let column = day == .issued ? "record.issued_on" : "record.closed_on"
    if let period {
      parts.append("\(column) BETWEEN ? AND ?")
      arguments += [period.first.iso, period.last.iso]
    } else if day == .closed {
      parts.append("\(column) IS NOT NULL")
    }
    if let states {
      // The indexes of open forms answer to one state alone.
      let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ",")
      parts.append(states.count == 1 ? "record.state = \(names)" : "record.state IN (\(names))")
    }
    if let text {
      parts.append("instr(record.data, ?) > 0")
      arguments += [JSONValue.string(text).text]
    }
    if let person {
      parts.append("(record.issued_by = ? OR record.closed_by = ?)")
      arguments += [person, person]
    }
    if let paper = paper.condition {
      parts.append(paper.sql)
      arguments += paper.arguments
    }
    return (parts.joined(separator: " AND "), arguments)
  }
}

extension FormRegister {
  /// The record of a number; throws an error with the nearest numbers if there is none.
  package func record(_ number: String) throws -> FormRecord {
    try read { db in try FormRegister.record(number, db).0 }
  }

  /// Whether there is a record of a number.
  package func holds(_ number: String) throws -> Bool {
    try read { db in
      try Int.fetchOne(db, cachedSQL: "SELECT 1 FROM record WHERE number = ?", arguments: [number]) != nil
    }
  }

  /// How many records there are.
  package func recordCount() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM record") ?? 0 }
  }

  /// The written copies of a number, of every edition, in the order of printing.
  package func copies(of number: String) throws -> [StoredCopy] {
    try read { db in
      let (_, id) = try FormRegister.record(number, db)
      return try FormRegister.copies(number, id, db)
    }
  }

  /// The record of a number with the copies, written or planned, of its newest full printing: after closing the closed ones,
  /// before it those of issue.
  package func printedRecord(_ number: String) throws -> (record: FormRecord, copies: [PlannedFile]) {
    try read { db in
      let (record, id) = try FormRegister.record(number, db)
      return (record, try FileRows.printed(id, db))
    }
  }

  static func copies(_ number: String, _ id: Int64, _ db: Database) throws -> [StoredCopy] {
    let rows = try GRDB.Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT copy, format, template, edition, path, sha256, bytes, pages FROM file
          WHERE record = ? AND written_at IS NOT NULL ORDER BY id
          """), arguments: [id])
    return try rows.map { row in
      let plan = try FileRows.planned(row)
      guard let edition = Edition(try row.read(String.self, 3, of: "file")) else { throw row.damage(3, of: "file") }
      return StoredCopy(
        CopyName(number: number, copy: plan.copy, format: plan.format, edition: edition), template: plan.template,
        path: try row.read(String.self, 4, of: "file"), sha256: try row.digest(5, of: "file"),
        bytes: try row.read(Int.self, 6, of: "file"), pages: try row.read(Int?.self, 7, of: "file"))
    }
  }

  /// The record of a number with its row id.
  ///
  /// - Throws: a ``RegisterError`` with the nearest numbers if there is none.
  static func record(_ number: String, _ db: Database) throws -> (FormRecord, Int64) {
    guard let found = try known(number, db) else {
      throw RegisterError.unknownNumber(number, nearest: try nearest(to: number, db))
    }
    return found
  }

  /// The record of a number with its row id; `nil` if there is none.
  static func known(_ number: String, _ db: Database) throws -> (FormRecord, Int64)? {
    let row = try db.row("SELECT \(FormRecord.columns) FROM record WHERE record.number = ?", [number])
    return try row.map { (try FormRecord($0), try $0.read(Int64.self, FormRecord.idColumn, of: "record")) }
  }

  /// The records of a serial in every series: each is looked up in the index of numbers, whatever the register holds besides.
  private static let sameSerial = """
    series CROSS JOIN record ON record.form = series.form AND record.period = series.period AND record.serial = ?
    """

  /// Up to three numbers that were likely meant: neighbours in order, and the same serial elsewhere.
  static func nearest(to number: String, _ db: Database) throws -> [String] {
    let wanted = number.uppercased().filter { !$0.isWhitespace }
    let serial = Int(wanted.reversed().prefix { $0.isASCII && $0.isNumber }.reversed().map(String.init).joined())
    var candidates = try String.fetchAll(
      db,
      sql: """
        SELECT * FROM (SELECT number FROM record WHERE number <= ? ORDER BY number DESC LIMIT 20) UNION
        SELECT * FROM (SELECT number FROM record WHERE number >= ? ORDER BY number LIMIT 20) UNION
        SELECT * FROM (SELECT record.number FROM \(sameSerial) ORDER BY record.id DESC LIMIT 40)
        """, arguments: [wanted, wanted, serial ?? 0])
    var found: [String] = []
    while found.count < 3, let best = NearestName.of(wanted, in: candidates) {
      found.append(best)
      candidates.removeAll { $0 == best }
    }
    let letters = wanted.prefix { $0.isASCII && $0.isLetter }
    guard found.isEmpty, let serial, !letters.isEmpty else { return found }
    // A prefix and a serial alone: TS-1.
    return try String.fetchAll(
      db, sql: "SELECT record.number FROM \(sameSerial) WHERE record.number LIKE ? ORDER BY record.id DESC LIMIT 3",
      arguments: [serial, "\(letters)%"])
  }
}
