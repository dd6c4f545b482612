import Expressions
import Findings
import Forms
import Register
import Reports

extension DeskCall {
  /// Computes a report (see ``IssueDesk/report(_:period:)``).
  func report(_ name: String, period: String?) throws -> FinishedReport {
    let definition = try library.report(name)
    let plan = try ReportPlan.compile(
      definition, schemas: try library.schemas(Set(definition.data.map(\.form))), ids: try library.ids(),
      profile: library.profile
    ).get()
    let wanted = try IssueDesk.period(period)
    let usual = ReportPeriod.days(definition.period, of: mark.at.date)
    var context = context
    context.language = world.language
    return try withReading { records in
      let run = ReportRun(
        plan, records.register, context: context, from: wanted?.first ?? usual.0, through: wanted?.last ?? usual.1)
      let report = try run.report(check: cancellation.check)
      return FinishedReport(
        report: report, profile: library.profile, madeOn: mark.at.date, madeBy: world.operatorName,
        anchor: try anchor(of: records.register), language: world.language)
    }
  }
}
