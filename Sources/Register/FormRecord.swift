public import Expressions
package import Forms
import GRDB
public import Records
package import Storage

/// One record of the register.
public struct FormRecord: Sendable, Hashable {
  /// The number.
  public let number: String
  /// The form's id.
  public let form: String
  /// The serial within its series, from 1.
  package let serial: Int
  /// The series' period, as the form's number rule writes it: `2026`.
  package let period: String
  /// The version of the schema it was issued under.
  package let schemaVersion: Int
  /// The schema's text, by which the record can be read again.
  package let schema: Digest
  /// The profile's text at issue.
  package let profile: Digest
  /// Its state.
  public let state: RecordState
  /// The stage whose rules the data satisfy.
  package internal(set) var stage: Stage
  /// The values as canonical JSON.
  package internal(set) var data: String
  /// How often something was added to a card.
  package let additions: Int
  /// The values as they were issued, if something was added to them since.
  package let openingData: String?
  /// The day of issue.
  public let issuedOn: CalendarDate
  /// The operator and time of issue.
  public let issued: AuditStamp
  /// The operator and time of closing.
  public let closed: AuditStamp?
  /// The operator and time of the void.
  public let voided: AuditStamp?
  /// The reason of the void.
  public let voidReason: String?
  /// The forms that it is tied to by what its own issue and void say.
  package let stated: Replacements
  /// The forms that it is tied to since one takes the place of the other, whichever of them says so.
  public let replacements: Replacements
  /// The number of reprints.
  public let reprints: Int
  /// The batch it came with.
  package let batch: Int?
  /// Its row in the batch's input.
  package let row: Int?
}

extension FormRecord {
  /// The job that prints these copies of the record as one edition.
  package func job(_ edition: Edition, _ files: [PlannedFile], void: VoidMark? = nil) -> PrintJob {
    var record = self
    // A first printing shows the form as it was issued, even if it was closed or voided since.
    if edition == .issue, let openingData { (record.data, record.stage) = (openingData, .opening) }
    return PrintJob(record: record, edition: edition, files: files, void: void)
  }

  /// What copies of a void record are marked with.
  package var voidMark: VoidMark? {
    guard let voidReason, let voided else { return nil }
    return VoidMark(reason: voidReason, replacedBy: stated.replacedBy, stamp: voided)
  }
}

extension FormRecord {
  /// The columns from which a record is read, in the order of ``init(_:)``.
  static let columns = """
    record.number, record.form, record.serial, record.period, record.schema_version, record.schema, record.profile,
    record.state, record.stage, record.data, record.opening_data, record.issued_on, record.issued_at, record.issued_by,
    record.closed_at, record.closed_by, record.void_at, record.void_by, record.void_reason, record.reprints,
    record.batch, record.row, record.id, record.additions,
    \(replacementColumns())
    """
  /// The place of the record's row id among the columns.
  static let idColumn = 22
  /// How many columns there are.
  static let columnCount = idColumn + 8

  /// The columns from which a record's ``replacements`` are read: its own, then what other records say of it; as they stood
  /// after the event `last`.
  static func replacementColumns(upTo last: Int? = nil) -> String {
    func other(_ column: String, _ event: String) -> String {
      let then = last.map { " AND other.\(event) <= \($0)" } ?? ""
      return "(SELECT other.number FROM record AS other WHERE other.\(column) = record.number\(then))"
    }
    let replacedBy = last.map { "iif(record.void_event <= \($0), record.replaced_by, NULL)" } ?? "record.replaced_by"
    return """
      record.replaces, record.corrects, \(replacedBy), \(other("replaces", "issued_event")),
      \(other("corrects", "issued_event")), \(other("replaced_by", "void_event"))
      """
  }

  /// Reads a record; throws a ``RegisterError`` if the row holds what no register writes.
  init(_ row: GRDB.Row) throws {
    number = try row.read(String.self, 0, of: "record")
    func bad(_ column: String) -> RegisterError { row.damage(column, of: "record") }
    func mark(_ at: Int) throws -> AuditStamp? {
      guard let text = try row.read(String?.self, at, of: "record"),
        let name = try row.read(String?.self, at + 1, of: "record")
      else { return nil }
      guard let moment = CalendarMoment(iso: text) else {
        throw row.damage(at, of: "record")
      }
      return AuditStamp(at: moment, operatorName: name)
    }
    form = try row.read(String.self, 1, of: "record")
    serial = try row.read(Int.self, 2, of: "record")
    guard FormRegister.serials.contains(serial) else { throw bad("serial") }
    period = try row.read(String.self, 3, of: "record")
    schemaVersion = try row.read(Int.self, 4, of: "record")
    schema = try row.digest(5, of: "record")
    profile = try row.digest(6, of: "record")
    guard let state = RecordState(rawValue: try row.read(String.self, 7, of: "record")) else { throw bad("state") }
    guard let stage = Stage(rawValue: try row.read(String.self, 8, of: "record")) else { throw bad("stage") }
    guard let issuedOn = CalendarDate(iso: try row.read(String.self, 11, of: "record")) else { throw bad("issued_on") }
    guard let issued = try mark(12) else { throw bad("issued_at") }
    (self.state, self.stage) = (state, stage)
    data = try row.read(String.self, 9, of: "record")
    openingData = try row.read(String?.self, 10, of: "record")
    (self.issuedOn, self.issued) = (issuedOn, issued)
    closed = try mark(14)
    voided = try mark(16)
    voidReason = try row.read(String?.self, 18, of: "record")
    reprints = try row.read(Int.self, 19, of: "record")
    guard FormRegister.serials.contains(reprints) else { throw bad("reprints") }
    batch = try row.read(Int?.self, 20, of: "record")
    self.row = try row.read(Int?.self, 21, of: "record")
    additions = try row.read(Int.self, FormRecord.idColumn + 1, of: "record")
    guard FormRegister.serials.contains(additions) else { throw bad("additions") }
    (stated, replacements) = try row.replacements(from: FormRecord.idColumn + 2)
  }
}

extension GRDB.Row {
  /// What the columns ``FormRecord/replacementColumns(upTo:)`` hold, of which the first has this place.
  func replacements(from index: Int) throws -> (stated: Replacements, all: Replacements) {
    func number(_ offset: Int) throws -> String? { try read(String?.self, index + offset, of: "record") }
    let stated = Replacements(replaces: try number(0), corrects: try number(1), replacedBy: try number(2))
    var all = stated
    if all.replacedBy == nil { all.replacedBy = try number(3) }
    all.correctedBy = try number(4)
    if all.replaces == nil { all.replaces = try number(5) }
    return (stated, all)
  }
}
