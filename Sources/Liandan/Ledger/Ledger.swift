public import Findings
import Forms
public import Register
public import Storage

/// The ledger (台账): the forms of a period, one a line.
///
/// It is read from the register while it is written, so a million lines take no more memory than one.
public struct Ledger: Sendable {
  /// How it is written.
  public enum Style: String, Sendable, CaseIterable {
    /// Aligned columns for a terminal.
    case table
    /// RFC 4180 in UTF-8, with a byte order mark so that Excel reads it right.
    case csv
    /// One JSON object a line.
    case json
    /// A workbook; past 1,048,576 rows it goes on in further sheets.
    case xlsx
  }
  let register: FormRegister
  let query: LedgerQuery
  let library: FormLibrary
  /// The period as the user wrote it.
  let period: String?

  /// Hands over the lines in the order of issue; while it runs a writer waits.
  public func forEach(_ body: (LedgerLine) throws -> Void) throws {
    try register.ledger(query) { try $0.forEach(body) }
  }

  /// Writes the ledger, of one moment, to `sink`; while it runs a writer waits, so `sink` should not be a slow reader.
  ///
  /// - Parameter spool: makes a place where compressed rows of a workbook are kept until their sheet is complete.
  public func write(
    _ style: Style, in language: Language, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    var titles = LedgerTitles(library: library, language: language)
    try register.ledger(query) { reading in
      switch style {
      case .table: try writeTable(reading, &titles, to: sink)
      case .csv: try writeCSV(reading, &titles, to: sink)
      case .json: try writeJSON(reading, &titles, to: sink)
      case .xlsx: try writeWorkbook(reading, &titles, to: sink, spool: spool)
      }
    }
  }
}

extension IssueDesk {
  /// The forms issued in `period`, of one form or of all.
  public func ledger(form: String?, period: String?) throws -> Ledger {
    let query = LedgerQuery(
      form: try form.map { try library.schema($0).id }, period: try IssueDesk.period(period))
    let register = try FormRegister.open(directory: registerDirectory, for: .reading)
    return Ledger(register: register, query: query, library: library, period: period)
  }
}

/// The titles of forms in one language; those of forms that are gone are their ids.
struct LedgerTitles {
  let library: FormLibrary
  let language: Language
  private var known: [String: String] = [:]

  init(library: FormLibrary, language: Language) {
    self.library = library
    self.language = language
  }

  mutating func title(of form: String) -> String {
    if let title = known[form] { return title }
    let title = (try? library.schema(form).title.text(in: language)) ?? form
    known[form] = title
    return title
  }
}
