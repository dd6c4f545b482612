extension FunctionTable {
  /// Numbers, one at a time.
  static let numbers: [FunctionEntry] = [
    FunctionEntry("round", "round(数字, 小数位数)", [.number, .number], least: 1, gives: .type(.number)) { arguments, _ in
      guard case .number(let number) = arguments[0] else { return .unknown }
      guard arguments.count > 1 else { return .number(number.rounded(0)) }
      guard case .number(let places) = arguments[1], let places = places.intValue else { return .unknown }
      return .number(number.rounded(places))
    },
    FunctionEntry("int", "int(数字)", [.number], gives: .type(.number)) { arguments, _ in
      guard case .number(let number) = arguments[0] else { return .unknown }
      return .number(number.truncated)
    },
    FunctionEntry("abs", "abs(数字)", [.number], gives: .type(.number)) { arguments, _ in
      guard case .number(let number) = arguments[0] else { return .unknown }
      return .number(number.magnitude)
    },
    FunctionEntry("number", "number(文本)", [.readableNumber], gives: .type(.number)) { arguments, _ in
      switch arguments[0] {
      case .number: arguments[0]
      case .text(let text): ExactDecimal(text.trimmed).operand
      default: .unknown
      }
    },
    FunctionEntry("rmb", "rmb(金额)", [.number], gives: .type(.text)) { arguments, _ in
      guard case .number(let number) = arguments[0] else { return .unknown }
      return RMB.uppercase(number).map { .text($0) } ?? .unknown
    },
  ]
}
