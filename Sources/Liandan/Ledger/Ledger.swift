public import Findings
import Forms
public import Register
public import Storage

/// The ledger (台账): the forms of a period, one a line.
///
/// It is read from the register while it is written: memory does not grow with the number of lines.
public struct Ledger: Sendable {
  /// The format of a ledger.
  public enum Style: String, Sendable, CaseIterable {
    /// Aligned columns for a terminal.
    case table
    /// RFC 4180 in UTF-8, with a byte order mark so that Excel recognises the encoding.
    case csv
    /// One JSON object a line.
    case json
    /// A workbook; rows past 1,048,576 go into further sheets.
    case xlsx
  }
  let register: FormRegister
  let query: LedgerQuery
  let library: FormLibrary
  /// The period as the user wrote it.
  let period: String?

  /// Calls `body` with each line in the order of issue. Writers of the register wait until it returns.
  ///
  /// - Throws: what `body` throws, or a `RegisterError`.
  public func forEach(_ body: (LedgerLine) throws -> Void) throws {
    try register.ledger(query) { try $0.forEach(body) }
  }

  /// Writes the ledger, of one moment, to `sink`. Writers of the register wait until it returns, so `sink` must not be slow.
  ///
  /// - Parameters:
  ///   - style: The format.
  ///   - language: The language of titles.
  ///   - sink: Receives the bytes in order.
  ///   - spool: Makes a spool for the compressed rows of a workbook until their sheet is complete.
  /// - Throws: what `sink` and `spool` throw, or a `RegisterError`.
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
  /// Opens the ledger.
  ///
  /// - Parameters:
  ///   - form: The only form wanted, by id or title.
  ///   - period: The period by day of issue, as `2026`, `2026-Q4`, `2026-11`, a day, or two days with `..`; all if `nil`.
  /// - Throws: a ``DeskError`` if the form or period is unknown, a `RegisterError` if there is no register.
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
