public import Expressions

extension FilledForm {
  /// The values with defaults and calculations, right or wrong: what formulas of the closing stage would see.
  public func calculated(in context: FillContext) -> Row {
    var validator = FormValidator(form: self, stage: .closing, context: context)
    return validator.filled()
  }
}

extension FormSchema {
  /// The value of a formula, compiled in ``formulaScope``, over these values.
  public func evaluate(_ formula: Formula, over values: Row, in context: FillContext) -> Operand {
    FormEvaluator(schema: self, values: values, context: context).evaluate(formula, in: nil, row: 0)
  }
}
