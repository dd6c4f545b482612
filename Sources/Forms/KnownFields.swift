extension FormSchema {
  /// What a form is known by: whose it is, and the first line of text that every form has.
  package var knownFields: [Field] {
    let texts = fields.filter { field in
      field.stage == .opening && field.type == .text && field.calculation == nil && field.appearance != "multiline"
    }
    let customer = texts.first { $0.id == "customer_name" }
    let others = texts.filter { $0.isAlwaysNeeded && $0.id != customer?.id }
    return [customer].compactMap(\.self) + others.prefix(customer == nil ? 2 : 1)
  }
}

extension Field {
  /// Whether an empty cell would be a finding: what has a default may be left empty.
  package var isAlwaysNeeded: Bool {
    guard defaultValue == nil, case .always = requirement else { return false }
    return true
  }
}
