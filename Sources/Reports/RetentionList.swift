package import Expressions
package import Findings
import Forms
package import Records
package import Register

/// A form whose term of retention is over.
package struct ExpiredForm: Sendable {
  /// Why it is kept all the same.
  package enum Bar: Sendable, Hashable {
    /// It is open: the term has not begun by the rules.
    case open
    /// It is marked as unsettled, for this reason.
    case unsettled(String)
    /// A form that it refers to, or that refers to it, is open.
    case openReference(String)
    /// Somebody has borrowed its paper original.
    case lent(String)
  }

  /// The number.
  package let number: String
  /// The form's id.
  package let form: String
  /// The form's title.
  package let title: LocalizedText
  /// The archive class.
  package let archiveClass: String
  /// The customer, if the form has one.
  package let customer: String?
  /// How far it is.
  package let state: RecordState
  /// The day from whose year the term counts: of closing, else of the void, else of issue.
  package let day: CalendarDate
  /// The term in years.
  package let years: Int
  /// How many sheets are attached, as far as they were counted.
  package let sheets: Int
  /// Where the paper original is.
  package let paper: PaperOriginal?
  /// What keeps it from being destroyed; nothing where it may be, once that is approved.
  package let bars: [Bar]

  /// The last day of the term: it counts from the end of the year.
  package var lastDay: CalendarDate { RetentionList.lastDay(of: day, years: years) }
}

/// Finds the forms whose term of retention is over. Each has the term of the schema it was issued under.
package struct RetentionList {
  let register: FormRegister
  /// The day at which the terms must be over.
  let today: CalendarDate

  /// Makes a list.
  package init(_ register: FormRegister, on today: CalendarDate) { (self.register, self.today) = (register, today) }

  /// The last day of a term of so many years: the year itself does not count.
  static func lastDay(of day: CalendarDate, years: Int) -> CalendarDate {
    CalendarDate(year: min(day.year + years, CalendarDate.last.year), month: 12, day: 31) ?? .last
  }

  /// The forms, those whose term was over first in front; `form` is the only one wanted.
  package func forms(form: String? = nil, check: () throws -> Void) throws -> [ExpiredForm] {
    let openForms = try openForms(check)
    // A term is a year at least, and begins when the year is over.
    guard let end = CalendarDate(year: today.year - 2, month: 12, day: 31) else { return [] }
    var found: [ExpiredForm] = []
    let issued = LedgerQuery(form: form, period: LedgerPeriod(first: .first, last: end))
    try register.forEachRecord(issued) { row in
      try check()
      let record = row.record
      guard let years = row.schema.retention.years else { return }
      let day = record.closed?.at.date ?? record.voided?.at.date ?? record.issuedOn
      guard RetentionList.lastDay(of: day, years: years) < today else { return }
      var customer: String?
      if case .text(let name)? = row.values["customer_name"] { customer = name }
      let paper = try register.paper(of: record.number)
      found.append(
        ExpiredForm(
          number: record.number, form: record.form, title: row.schema.title,
          archiveClass: row.schema.retention.archiveClass, customer: customer, state: record.state, day: day,
          years: years, sheets: try register.attachments(of: record.number).reduce(0) { $0 + ($1.file.sheets ?? 1) },
          paper: paper, bars: try bars(of: row, paper, openForms)))
    }
    return found.sorted { ($0.lastDay, $0.number) < ($1.lastDay, $1.number) }
  }

  private func bars(of row: RecordRow, _ paper: PaperOriginal?, _ open: OpenForms) throws -> [ExpiredForm.Bar] {
    let number = row.record.number
    var bars: [ExpiredForm.Bar] = row.record.state == .issued ? [.open] : []
    if let reason = try register.hold(on: number) { bars.append(.unsettled(reason)) }
    let tied = row.schema.references(in: row.values).map(\.number).first { open.numbers.contains($0) }
    if let other = open.referring[number] ?? tied { bars.append(.openReference(other)) }
    if let holder = paper?.holder { bars.append(.lent(holder)) }
    return bars
  }

  /// The forms that are open, and an open form for each number that one refers to.
  private struct OpenForms {
    var numbers: Set<String> = []
    var referring: [String: String] = [:]
  }

  private func openForms(_ check: () throws -> Void) throws -> OpenForms {
    var open = OpenForms()
    try register.forEachRecord(LedgerQuery(states: [.issued])) { row in
      try check()
      open.numbers.insert(row.record.number)
      for (number, _) in row.schema.references(in: row.values) { open.referring[number] = row.record.number }
    }
    return open
  }
}
