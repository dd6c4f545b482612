import Findings
import Forms
import GRDB
package import Records
import Storage

/// The account of one series (编号核对): every number from the first to the last is issued, void or missing.
package struct SeriesAccount: Sendable, Hashable {
  /// A number that is void.
  package struct Void: Sendable, Hashable {
    /// The number.
    package let number: String
    /// Why.
    package let reason: String
    /// When, as ISO 8601 text.
    package let at: String
    /// The form in its place.
    package let replacedBy: String?
  }
  /// The form's id.
  package let form: String
  /// The series, as the number rule writes it: `SP-2026`.
  package let period: String
  /// The first number.
  package let firstNumber: String
  /// The last number.
  package let lastNumber: String
  /// The last serial.
  package let lastSerial: Int
  /// How many are open.
  package let open: Int
  /// How many are closed, packed ones included.
  package let closed: Int
  /// Those that are void.
  package private(set) var void: [Void]
  /// The numbers of which there is no record: none in a sound register.
  package let missing: [String]
  /// Those among the missing, or after the last, of which it is known why: the register was restored from a backup.
  package let lost: [LostRange]

  /// How many numbers have a record.
  package var issued: Int { open + closed + void.count }

  /// The account with no more than number and time of those void numbers that are to be hidden.
  func hidingVoids(_ isHidden: (String) -> Bool) -> SeriesAccount {
    var account = self
    account.void = void.map {
      isHidden($0.number) ? Void(number: $0.number, reason: "", at: $0.at, replacedBy: nil) : $0
    }
    return account
  }

  /// The digest of the void and missing numbers, written as in a packet's account of numbers.
  var exceptions: Digest {
    let void = void.map {
      JSONValue.object(
        [("number", .string($0.number)), ("reason", .string($0.reason)), ("at", .string($0.at))]
          + Replacements(replacedBy: $0.replacedBy).members)
    }
    let text = JSONValue.object(
      [("void", .array(void)), ("missing", .array(missing.map { .string($0) }))] + lost.members
    ).text
    return Digest(of: Array(text.utf8))
  }
}

extension FormRegister {
  /// The accounts of all series, or of one form's, in the order of form and series.
  package func accounts(form: String? = nil) throws -> [SeriesAccount] {
    try read { db in try FormRegister.accounts(form: form, asOf: FormRegister.endOfChain, db) }
  }

  /// An event that is after all others.
  static let endOfChain = AuditEvent.places.upperBound

  /// The accounts as they stood after the event `last`.
  static func accounts(form: String?, asOf last: Int, _ db: Database) throws -> [SeriesAccount] {
    let series = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT form, period, max(serial),
          count(*) FILTER (WHERE coalesce(void_event, :last + 1) > :last AND coalesce(closed_event, :last + 1) > :last),
          count(*) FILTER (WHERE coalesce(void_event, :last + 1) > :last AND closed_event <= :last)
        FROM record WHERE issued_event <= :last AND (:form IS NULL OR form = :form)
        GROUP BY form, period ORDER BY form, period
        """, arguments: ["last": last, "form": form])
    let lost = try LostSerials(db, upTo: last)
    return try series.map { try account($0, upTo: last, lost, db: db) }
  }

  private static func account(_ row: GRDB.Row, upTo last: Int, _ lost: LostSerials, db: Database) throws
    -> SeriesAccount
  {
    let form = try row.read(String.self, 0, of: "record")
    let period = try row.read(String.self, 1, of: "record")
    let maximum = try row.read(Int.self, 2, of: "record")
    let number = { (order: String) in
      try String.fetchOne(
        db,
        sql: "SELECT number FROM record WHERE form = ? AND period = ? AND issued_event <= ? ORDER BY serial \(order)",
        arguments: [form, period, last]) ?? ""
    }
    let voids = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT number, void_reason, void_at, \(FormRecord.replacementColumns(upTo: last)) FROM record
        WHERE form = ? AND period = ? AND void_event <= ? ORDER BY serial
        """, arguments: [form, period, last]
    ).map {
      SeriesAccount.Void(
        number: try $0.read(String.self, 0, of: "record"), reason: try $0.read(String?.self, 1, of: "record") ?? "",
        at: try $0.read(String?.self, 2, of: "record") ?? "", replacedBy: try $0.replacements(from: 3).all.replacedBy)
    }
    let lastNumber = try number("DESC")
    return SeriesAccount(
      form: form, period: period, firstNumber: try number("ASC"), lastNumber: lastNumber, lastSerial: maximum,
      open: try row.read(Int.self, 3, of: "record"), closed: try row.read(Int.self, 4, of: "record"), void: voids,
      missing: try gaps(of: form, in: period, upTo: last, db: db).map { name($0, like: lastNumber, serial: maximum) },
      lost: lost.ranges(of: form, in: period).map { range in
        LostRange(
          first: name(range.lost.first, like: lastNumber, serial: maximum),
          last: name(range.lost.last, like: lastNumber, serial: maximum), backup: range.backup, restored: range.restored
        )
      })
  }

  /// So many missing serials are named: one absurd serial in a tampered register does not fill the memory.
  private static let gapLimit = 10_000

  /// The serials from the first up that no record has, the first ``gapLimit`` of them.
  static func gaps(of form: String, in period: String, upTo last: Int, db: Database) throws -> [Int] {
    let before = try firstSerial(of: form, in: period, db) - 1
    let gaps = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT before + 1, serial - 1 FROM (
          SELECT serial, lag(serial, 1, ?) OVER (ORDER BY serial) AS before FROM record
          WHERE form = ? AND period = ? AND issued_event <= ?)
        WHERE serial > before + 1 ORDER BY serial
        """, arguments: [before, form, period, last])
    var serials: [Int] = []
    for gap in gaps {
      let (first, last) = (try gap.read(Int.self, 0, of: "record"), try gap.read(Int.self, 1, of: "record"))
      guard 0 < first, first <= last else { throw RegisterError.damagedRow("record", row: form, column: "serial") }
      serials += (first...last).prefix(gapLimit - serials.count)
      if serials.count == gapLimit { break }
    }
    return serials
  }

  /// The serial with which a series begins: 1, unless it is the first of its form, and the profile of the first record says
  /// another one that no number of the series is before.
  private static func firstSerial(of form: String, in period: String, _ db: Database) throws -> Int {
    let least = try Int.fetchOne(
      db, sql: "SELECT min(serial) FROM record WHERE form = ? AND period = ?", arguments: [form, period])
    guard let least, least > 1,
      let row = try GRDB.Row.fetchOne(
        db, sql: "SELECT period, profile FROM record WHERE form = ? ORDER BY id LIMIT 1", arguments: [form]),
      try row.read(String.self, 0, of: "record") == period,
      let text = try? asset(row.digest(1, of: "record"), db)
    else { return 1 }
    let profile = CompanyProfile.load(yaml: String(decoding: text, as: UTF8.self), file: CompanyProfile.fileName).0
    return profile?.firstSerials[form].map { $0 <= least ? $0 : 1 } ?? 1
  }

  /// The number that a serial would have, written like another number of its series, whose serial is `serial`.
  static func name(_ missing: Int, like number: String, serial: Int) -> String {
    // The date may stand before the serial without a mark between, so reckon with all digits at the end.
    let digits = number.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits <= 17, let value = Int(number.suffix(digits)), FormRegister.serials.contains(missing),
      FormRegister.serials.contains(serial), serial - missing <= value
    else { return "\(number) → #\(missing)" }
    let text = String(value - (serial - missing))
    return number.dropLast(digits) + String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
