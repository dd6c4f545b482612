package import Expressions

/// The recorded values of one form, over which several formulas are evaluated; nothing is computed or checked. A formula that is
/// asked for again at top level is not evaluated again.
package final class RecordFormulas {
  private let evaluator: FormEvaluator
  private var known: [(formula: Formula, value: Operand)] = []

  /// Takes the values of a record; the formulas are compiled in the scopes of `schema`.
  package init(_ values: Row, of schema: FormSchema, in context: FillContext) {
    evaluator = FormEvaluator(schema: schema, values: values, context: context)
  }

  /// The value of a formula at top level, or in a row of a repeat, counted from 0.
  package func value(_ formula: Formula, row: Int = 0) -> Operand {
    guard row == 0 else { return evaluator.evaluate(formula, row: row) }
    for index in known.indices where known[index].formula === formula { return known[index].value }
    let value = evaluator.evaluate(formula)
    known.append((formula, value))
    return value
  }
}

extension FormSchema {
  /// The names that formulas know in the rows of a repeat.
  package func formulaScope(in group: Field) -> FormulaScope {
    FormulaNames.scope(
      fields, group: group, lists: choiceLists, profile: profile, readsPrevious: previous != nil)
  }
}
