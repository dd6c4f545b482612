import Expressions
import Reports

extension DeskCall {
  /// The forms whose term of retention is over (see ``IssueDesk/retention(on:form:)``).
  func retention(on day: CalendarDate?, form: String?) throws -> ExpiredForms {
    let wanted = try form.map { try library.schema($0).id }
    let today = day ?? mark.at.date
    return try withReading { records in
      let forms = try RetentionList(records.register, on: today).forms(form: wanted, check: cancellation.check)
      return ExpiredForms(all: forms, company: library.profile, day: today)
    }
  }
}
