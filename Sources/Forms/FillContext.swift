package import Expressions
package import Findings

/// What formulas may ask of the world while a form is checked: passed in, so that the same form gives the same result.
package struct FillContext: Sendable {
  /// The day on which the form is filled, in the company's zone.
  package var today: CalendarDate
  /// The moment at which it is filled.
  package var now: CalendarMoment
  /// Who fills it.
  package var operatorName: String?
  /// The roles of approval chains, by their names in Simplified Chinese, for which the data may decide under the name of who fills
  /// it; any role and name if `nil`.
  package var decidingRoles: Set<String>?
  /// The working days.
  package var workdays: WorkdayCalendar
  /// The forms that others refer to; `nil` where there is no register to look in.
  package var records: (any RecordLookup)?
  /// The language of texts that formulas make.
  package var language: Language

  /// Makes a context; `today` is the day of `now`.
  package init(
    now: CalendarMoment, operatorName: String? = nil, workdays: WorkdayCalendar = .none,
    records: (any RecordLookup)? = nil, language: Language = .zhHans
  ) {
    today = now.date
    self.now = now
    self.operatorName = operatorName
    self.workdays = workdays
    self.records = records
    self.language = language
  }
}
