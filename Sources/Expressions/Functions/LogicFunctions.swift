extension FunctionTable {
  /// Truth, conditions and the circumstances of the form.
  static let logic: [FunctionEntry] = [
    FunctionEntry("true", "true()", [], gives: .type(.boolean)) { _, _ in .boolean(true) },
    FunctionEntry("false", "false()", [], gives: .type(.boolean)) { _, _ in .boolean(false) },
    FunctionEntry("not", "not(条件)", [.boolean], gives: .type(.boolean)) { arguments, _ in
      guard case .boolean(let value) = arguments[0] else { return .unknown }
      return .boolean(!value)
    },
    FunctionEntry("if", "if(条件, 是, 否)", [.boolean, .branch, .branch], gives: .common, seesUnknown: true) {
      arguments, _ in
      guard case .boolean(let condition) = arguments[0] else { return .unknown }
      return condition ? arguments[1] : arguments[2]
    },
    FunctionEntry("coalesce", "coalesce(值, 备用值)", [.branch], repeats: true, gives: .common, seesUnknown: true) {
      arguments, _ in arguments.first { !$0.isEmpty } ?? .unknown
    },
    FunctionEntry("position", "position()", [], gives: .type(.number)) { _, context in
      .number(ExactDecimal(context.position))
    },
    FunctionEntry("operator", "operator()", [], gives: .type(.text)) { _, context in
      context.operatorName.map { .text($0) } ?? .unknown
    },
  ]
}
