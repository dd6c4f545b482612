/// A formula ready to be evaluated: every name is known, every type fits.
indirect enum Plan: Sendable {
  case constant(Operand)
  case name(FormulaName)
  case current
  /// `and` or `or` with three values.
  case junction(isAnd: Bool, [Plan])
  case comparison(Comparison, Plan, Plan)
  /// Comparison with `''`: never unknown.
  case isEmpty(Plan, negated: Bool)
  case chain(Plan, [Step])
  case negative(Plan)
  case call(FunctionBody, [Plan], seesUnknown: Bool)

  /// One operator of a chain with what follows it.
  struct Step: Sendable {
    let operation: Arithmetic
    let operand: Plan
  }
}

/// The operators of comparison.
enum Comparison: String, Sendable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether it asks for an order.
  var isOrder: Bool { self != .equal && self != .unequal }

  /// What it says of two values.
  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: a == b
    case .unequal: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

/// The operators of arithmetic.
enum Arithmetic: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "div"
  case modulo = "mod"
}

/// What a function does with its arguments.
typealias FunctionBody = @Sendable (_ arguments: [Operand], _ context: any FormulaContext) -> Operand
