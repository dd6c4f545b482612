package import Expressions
import Findings
package import Forms
import Records
package import Register

/// Computes a report from the register, in one pass over each of its sets of records.
package struct ReportRun {
  let plan: ReportPlan
  let register: FormRegister
  let context: FillContext
  let first: CalendarDate
  let last: CalendarDate
  private var figures: [ContentState]
  /// By their positions in the report; `nil` for one whose set was not compiled.
  private var tables: [TableState?]

  /// Prepares a report of the days from `first` to `last`.
  package init(
    _ plan: ReportPlan, _ register: FormRegister, context: FillContext, from first: CalendarDate,
    through last: CalendarDate
  ) {
    self.plan = plan
    self.register = register
    self.context = context
    (self.first, self.last) = (first, last)
    figures = plan.definition.figures.map { ContentState($0.content, as: $0.format) }
    tables = plan.definition.tables.map { _ in nil }
    for set in plan.sets {
      for table in set.tables { tables[table.position] = TableState(table, set.schema, context.language) }
    }
  }

  /// Reads the records and gives the report; `check` throws where the reader is asked to stop.
  ///
  /// - Throws: what `check` throws, or a `RegisterError`.
  package consuming func report(check: () throws -> Void) throws -> Report {
    var run = self
    for set in run.plan.sets { try run.read(set, check) }
    return run.result
  }

  private mutating func read(_ set: ReportPlan.SetPlan, _ check: () throws -> Void) throws {
    let states =
      set.data.states.isEmpty
      ? Set(RecordState.allCases).subtracting([.void]) : Set(set.data.states.compactMap(RecordState.init))
    // Where a field says the day, it may be long before or after the day of issue.
    let isByIssue = set.day == nil && !set.data.isUnbounded
    let query = LedgerQuery(
      form: set.schema.id, period: isByIssue ? LedgerPeriod(first: first, last: last) : nil, states: states)
    let positions = set.tables.map(\.position)
    try register.forEachRecord(query) { row in
      try check()
      // A packed form that was corrected counts as its correction says.
      if row.record.replacements.correctedBy != nil { return }
      let formulas = RecordFormulas(row.values, of: set.schema, in: context)
      if let day = set.day, !set.data.isUnbounded, !isInPeriod(formulas.value(day)) { return }
      if let condition = set.condition, !formulas.value(condition).isTrue { return }
      for figure in set.figures {
        if let condition = figure.measure.condition, !formulas.value(condition).isTrue { continue }
        figures[figure.figure].add(figure.measure.value.map { formulas.value($0) }, to: figure.part)
      }
      for position in positions { tables[position]?.add(row, formulas) }
    }
  }

  private func isInPeriod(_ value: Operand) -> Bool {
    switch value {
    case .date(let day): (first...last).contains(day)
    case .dateTime(let moment): (first...last).contains(moment.date)
    default: false
    }
  }

  private var result: Report {
    Report(
      definition: plan.definition, first: first, last: last,
      figures: plan.definition.figures.enumerated().map { index, figure in
        let amount = figures[index].amount
        let target = plan.targets[index].flatMap { number in
          figure.target.map { target in
            Report.Target(
              comparison: target.comparison, number: number,
              isReached: amount.meets(target.comparison, number))
          }
        }
        return Report.Figure(
          id: figure.id, title: figure.title, value: amount, target: target, note: figure.note, source: figure.source)
      },
      tables: tables.compactMap { $0?.table })
  }
}

extension Report.Amount {
  /// Whether the value is on the right side of a number; shares are compared without division, so exactly.
  fileprivate func meets(_ comparison: String, _ target: ExactDecimal) -> Bool? {
    let (left, right): (ExactDecimal, ExactDecimal)
    if let parts {
      guard parts.denominator > ExactDecimal(0), let scaled = target.multiplied(by: parts.denominator) else {
        return nil
      }
      let factor = ExactDecimal(format == .percent ? 100 : 1)
      guard let numerator = parts.numerator.multiplied(by: factor) else { return nil }
      (left, right) = (numerator, scaled)
    } else {
      guard let number else { return nil }
      (left, right) = (number, target)
    }
    return switch comparison {
    case ">=": left >= right
    case "<=": left <= right
    case ">": left > right
    default: left < right
    }
  }
}
