public import Expressions
import Foundation
import GRDB
public import Records

/// One line of the ledger.
public struct LedgerLine: Sendable {
  /// The number.
  public let number: String
  /// The form's id.
  public let form: String
  /// The customer's name; empty for a form without one.
  public let customer: String
  /// Its state.
  public let state: RecordState
  /// The day of issue.
  public let issuedOn: CalendarDate
  /// The operator who issued it.
  public let issuedBy: String
  /// The time of closing.
  public let closedAt: CalendarMoment?
  /// The operator who closed it.
  public let closedBy: String?
  /// The number of reprints.
  public let reprints: Int
  /// The time of the void.
  public let voidedAt: CalendarMoment?
  /// The operator who made it void.
  public let voidedBy: String?
  /// The reason of the void.
  public let voidReason: String?
  /// The forms that it is tied to since one takes the place of the other.
  public let replacements: Replacements
}

/// The ledger of one moment, read as often as needed; see ``FormRegister/ledger(_:_:)``.
package struct LedgerReading {
  fileprivate let db: Database
  fileprivate let query: LedgerQuery

  /// How many lines there are.
  package func count() throws -> Int {
    let (condition, arguments) = query.condition
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM record WHERE \(condition)", arguments: arguments) ?? 0
  }

  /// Hands over the lines in the order of issue, one at a time: a million of them take no more memory than one.
  package func forEach(_ body: (LedgerLine) throws -> Void) throws {
    let (condition, arguments) = query.condition
    let rows = try GRDB.Row.fetchCursor(
      db, sql: "SELECT \(LedgerReading.columns) FROM record WHERE \(condition) ORDER BY record.id", arguments: arguments
    )
    let customer = CanonicalMember("customer_name")
    while let row = try rows.next() { try body(try LedgerLine(row, customer)) }
  }

  fileprivate static let columns = """
    record.number, record.form, record.data, record.state, record.issued_on, record.issued_by, record.closed_at,
    record.closed_by, record.reprints, record.void_at, record.void_by, record.void_reason,
    \(FormRecord.replacementColumns())
    """
}

extension LedgerLine {
  /// Reads a line; throws a ``RegisterError`` if the row holds what no register writes.
  fileprivate init(_ row: GRDB.Row, _ customerName: CanonicalMember) throws {
    number = try row.read(String.self, 0, of: "record")
    func bad(_ column: String) -> RegisterError { row.damage(column, of: "record") }
    guard let state = RecordState(rawValue: try row.read(String.self, 3, of: "record")) else { throw bad("state") }
    guard let issuedOn = CalendarDate(iso: try row.read(String.self, 4, of: "record")) else { throw bad("issued_on") }
    let closing = try row.read(String?.self, 6, of: "record")
    closedAt = closing.flatMap(CalendarMoment.init(iso:))
    if closing != nil, closedAt == nil { throw bad("closed_at") }
    (self.state, self.issuedOn) = (state, issuedOn)
    form = try row.read(String.self, 1, of: "record")
    customer = try row.withUnsafeData(atIndex: 2) { data in
      data?.withUnsafeBytes { customerName.text(in: $0) } ?? ""
    }
    issuedBy = try row.read(String.self, 5, of: "record")
    closedBy = try row.read(String?.self, 7, of: "record")
    reprints = try row.read(Int.self, 8, of: "record")
    let voiding = try row.read(String?.self, 9, of: "record")
    voidedAt = voiding.flatMap(CalendarMoment.init(iso:))
    if voiding != nil, voidedAt == nil { throw bad("void_at") }
    voidedBy = try row.read(String?.self, 10, of: "record")
    voidReason = try row.read(String?.self, 11, of: "record")
    replacements = try row.replacements(from: 12).all
  }
}

extension FormRegister {
  /// Lends the ledger to `body`; all it reads is of one moment, and while it runs a writer waits.
  package func ledger<T>(_ query: LedgerQuery = LedgerQuery(), _ body: (LedgerReading) throws -> T) throws -> T {
    try read { db in try body(LedgerReading(db: db, query: query)) }
  }
}
