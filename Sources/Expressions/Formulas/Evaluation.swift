extension Plan {
  /// The value in a context.
  func value(in context: any FormulaContext) -> Operand {
    switch self {
    case .constant(let operand): return operand
    case .name(let name): return context.operand(for: name)
    case .current: return context.current
    case .junction(let isAnd, let parts): return Plan.junction(isAnd, parts, in: context)
    case .comparison(let comparison, let a, let b):
      return Plan.compare(a.value(in: context), comparison, b.value(in: context))
    case .isEmpty(let plan, let negated): return .boolean(plan.value(in: context).isEmpty != negated)
    case .chain(let first, let steps):
      var result = first.value(in: context)
      for step in steps {
        result = Plan.apply(step.operation, result, step.operand.value(in: context))
        if result.isUnknown { break }
      }
      return result
    case .negative(let plan):
      guard case .number(let number) = plan.value(in: context) else { return .unknown }
      return .number(-number)
    case .call(let body, let arguments, let seesUnknown):
      let values = arguments.map { $0.value(in: context) }
      if !seesUnknown, values.contains(where: \.isUnknown) { return .unknown }
      return body(values, context)
    }
  }

  /// Kleene's `and` and `or`: the result is unknown unless a known part decides it.
  private static func junction(_ isAnd: Bool, _ parts: [Plan], in context: any FormulaContext) -> Operand {
    var result = Operand.boolean(isAnd)
    for part in parts {
      switch part.value(in: context) {
      case .boolean(let value): if value != isAnd { return .boolean(value) }
      default: result = .unknown
      }
    }
    return result
  }

  /// Compares two values of one type.
  static func compare(_ a: Operand, _ comparison: Comparison, _ b: Operand) -> Operand {
    switch (a, b) {
    case (.number(let a), .number(let b)): .boolean(comparison.holds(a, b))
    case (.date(let a), .date(let b)): .boolean(comparison.holds(a, b))
    case (.dateTime(let a), .dateTime(let b)): .boolean(comparison.holds(a, b))
    // An empty text is an empty field.
    case (.text(let a), .text(let b)) where !a.isEmpty && !b.isEmpty && !comparison.isOrder:
      .boolean((a == b) == (comparison == .equal))
    case (.choice(let a), .choice(let b)) where !comparison.isOrder: .boolean((a == b) == (comparison == .equal))
    case (.boolean(let a), .boolean(let b)) where !comparison.isOrder: .boolean((a == b) == (comparison == .equal))
    default: .unknown
    }
  }

  /// Computes with numbers, or moves a day by days; `unknown` where the result does not fit.
  static func apply(_ operation: Arithmetic, _ a: Operand, _ b: Operand) -> Operand {
    switch (a, operation, b) {
    case (.number(let a), .plus, .number(let b)): a.adding(b).operand
    case (.number(let a), .minus, .number(let b)): a.subtracting(b).operand
    case (.number(let a), .times, .number(let b)): a.multiplied(by: b).operand
    case (.number(let a), .over, .number(let b)): a.divided(by: b).operand
    case (.number(let a), .modulo, .number(let b)): a.remainder(dividingBy: b).operand
    case (.date(let a), .minus, .date(let b)): .number(ExactDecimal(a.dayNumber - b.dayNumber))
    case (.date(let date), .plus, .number(let days)), (.number(let days), .plus, .date(let date)):
      days.intValue.flatMap { date.adding(days: $0) }.map { .date($0) } ?? .unknown
    case (.date(let date), .minus, .number(let days)):
      (-days).intValue.flatMap { date.adding(days: $0) }.map { .date($0) } ?? .unknown
    default: .unknown
    }
  }
}

extension ExactDecimal? {
  /// The number, or `unknown` where it did not fit.
  var operand: Operand { map { .number($0) } ?? .unknown }
}
