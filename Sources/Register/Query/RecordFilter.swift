package import Expressions
package import Findings
package import Forms

/// A condition over the fields of a form, as in `${total} > 1000 and ${customer_name} != ''`.
package struct RecordFilter: Sendable {
  /// The form whose records are looked through.
  package let form: String
  private let source: String
  private let context: FillContext
  private let checked: FormSchema
  private let formula: Formula

  /// Checks a condition.
  ///
  /// - Parameters:
  ///   - source: The formula, which is true of the records that are looked for.
  ///   - schema: The form as it is now.
  ///   - context: What `today()` and its like stand for.
  ///   - origin: Where the formula begins.
  /// - Throws: everything that is wrong with the formula, with its column.
  package init(
    _ source: String, schema: FormSchema, context: FillContext, at origin: Origin
  ) throws(FindingList) {
    formula = try Formula.compile(source, in: schema.formulaScope, expecting: .boolean, at: origin).get()
    (form, checked) = (schema.id, schema)
    (self.source, self.context) = (source, context)
  }

  /// The condition for records that were issued under `schema`; `nil` if it does not know the fields.
  func formula(for schema: FormSchema) -> Formula? {
    if schema === checked { return formula }
    return try? Formula.compile(source, in: schema.formulaScope, expecting: .boolean, at: Origin()).get()
  }

  /// Whether the condition is true of values; what cannot be computed is not.
  func holds(_ formula: Formula, _ values: Forms.Row, _ schema: FormSchema) -> Bool {
    schema.evaluate(formula, over: values, in: context) == .boolean(true)
  }
}
