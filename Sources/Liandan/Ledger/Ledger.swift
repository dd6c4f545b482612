import Expressions
public import Findings
import Forms
public import Register
public import Storage
import Synchronization

/// The ledger (台账): the forms of a period, one a line.
///
/// It is read from the register while it is written: memory does not grow with the number of lines.
public struct Ledger: Sendable {
  let register: FormRegister
  let query: LedgerQuery
  let library: FormLibrary
  /// The period as the user wrote it.
  let period: String?
  /// The ledger of one form with columns of its own.
  let form: FormLedger?
  /// The day on which it is looked at.
  let day: CalendarDate

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
    _ style: ListingStyle, in language: Language, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    let origin = ListOrigin(company: library.profile, day: day)
    if let form { return try form.write(style, in: language, from: origin, to: sink, spool: spool) }
    let titles = LedgerTitles(library: library, language: language)
    try register.ledger(query) { reading in
      let listing = Listing<LedgerLine>(
        name: LocalizedText("台账", hant: "台帳", en: "Ledger").text(in: language),
        title: LocalizedText("售后服务表单台账", hant: "售後服務表單台帳", en: "Ledger of after-sales forms").text(in: language),
        remarks: { [try remark(reading.count(), in: language)] }, columns: LedgerColumns.all(titles),
        lines: reading.forEach)
      try listing.write(style, in: language, from: origin, to: sink, spool: spool)
    }
  }

  /// How many forms there are in the period, and the sums of the summed columns of a form's ledger by field; `nil` for a sum
  /// that is greater than numbers can be. All records are read.
  public func sums() throws -> (count: Int, sums: [String: ExactDecimal?]) {
    guard let form, !form.layout.totals.isEmpty else { return (try register.ledger(query) { try $0.count() }, [:]) }
    var sums = LedgerSums(form.layout.totals)
    var count = 0
    try form.forEach { row in
      sums.add(row)
      count += 1
    }
    return (count, Dictionary(form.layout.totals.map { ($0, sums[$0]) }) { first, _ in first })
  }

  private func remark(_ count: Int, in language: Language) -> String {
    let company = library.profile.heading(in: language)
    return LocalizedText(
      "\(company)　　期间：\(period ?? "全部")　　共 \(count) 份",
      hant: "\(company)　　期間：\(period ?? "全部")　　共 \(count) 份",
      en: "\(company)    Period: \(period ?? "all")    Forms: \(count)"
    ).text(in: language)
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
    let schema = try form.map { try library.schema($0) }
    let query = LedgerQuery(form: schema?.id, period: try IssueDesk.period(period))
    let register = try FormRegister.open(directory: registerDirectory, for: .reading, schemas: session.schemas)
    register.refer(to: try library.referredForms())
    let own = schema.flatMap { schema in
      schema.ledger.map { layout in
        FormLedger(
          register: register, query: query, schema: schema, layout: layout, company: library.profile,
          period: period)
      }
    }
    return Ledger(register: register, query: query, library: library, period: period, form: own, day: mark.at.date)
  }
}

/// The titles of forms in one language; those of forms that are gone are their ids.
final class LedgerTitles: Sendable {
  let library: FormLibrary
  let language: Language
  private let known = Mutex<[String: String]>([:])

  init(library: FormLibrary, language: Language) {
    self.library = library
    self.language = language
  }

  func title(of form: String) -> String {
    known.withLock { known in
      if let title = known[form] { return title }
      let title = (try? library.schema(form).title.text(in: language)) ?? form
      known[form] = title
      return title
    }
  }
}
