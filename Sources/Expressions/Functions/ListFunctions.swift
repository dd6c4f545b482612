extension FunctionTable {
  /// Lists of values; empty values are skipped.
  static let lists: [FunctionEntry] = [
    FunctionEntry("count", "count(${明细})", [.countable], gives: .type(.number), seesUnknown: true, body: count),
    FunctionEntry(
      "count-non-empty", "count-non-empty(${明细.列})", [.countable], gives: .type(.number), seesUnknown: true,
      body: count),
    FunctionEntry("sum", "sum(${明细.金额})", [.numbers], repeats: true, gives: .type(.number), seesUnknown: true) {
      arguments, _ in
      var total = ExactDecimal.zero
      for case .number(let number) in filled(arguments) {
        guard let next = total.adding(number) else { return .unknown }
        total = next
      }
      return .number(total)
    },
    FunctionEntry("max", "max(值, 值…)", [.ordered], repeats: true, gives: .common, seesUnknown: true) { arguments, _ in
      extreme(of: arguments, by: .greater)
    },
    FunctionEntry("min", "min(值, 值…)", [.ordered], repeats: true, gives: .common, seesUnknown: true) { arguments, _ in
      extreme(of: arguments, by: .less)
    },
  ]

  private static let count: FunctionBody = { arguments, _ in
    switch arguments[0] {
    case .list(let items): .number(ExactDecimal(items.count { !$0.isEmpty }))
    case .choices(let ids): .number(ExactDecimal(ids.count))
    default: .number(.zero)
    }
  }

  /// The arguments with lists flattened, without empty values.
  static func filled(_ arguments: [Operand]) -> [Operand] {
    arguments.flatMap { argument -> [Operand] in
      if case .list(let items) = argument { return items.filter { !$0.isEmpty } }
      return argument.isEmpty ? [] : [argument]
    }
  }

  /// The value before which no other comes; `unknown` if there is none.
  private static func extreme(of arguments: [Operand], by comparison: Comparison) -> Operand {
    let values = filled(arguments)
    guard var best = values.first else { return .unknown }
    for value in values.dropFirst() where Plan.compare(value, comparison, best) == .boolean(true) { best = value }
    return best
  }
}
