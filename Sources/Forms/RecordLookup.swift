/// Looks up the forms that others refer to: handed in with ``FillContext``, so that forms know nothing of registers.
package protocol RecordLookup: Sendable {
  /// The form of this number.
  func form(numbered number: String) -> ReferredForm
  /// The values of the newest form of a schema that is not void and has these values, before a number if one is given; `nil`
  /// if there is none.
  func previous(of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?) -> Row?
}

/// What is known of a form that another refers to.
package enum ReferredForm: Sendable {
  /// A form, with its values.
  case form(NumberedForm, isVoid: Bool)
  /// There is none; the numbers that were likely meant, the nearest first.
  case missing(nearest: [String])
  /// Nothing can be said.
  case unknown
}
