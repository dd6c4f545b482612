extension FormSchema {
  /// The numbers that reference fields hold, columns of repeats too, in the order of the form.
  package func references(in values: Row) -> [(number: String, field: Field)] {
    func found(_ fields: [Field], _ values: Row) -> [(String, Field)] {
      fields.flatMap { field -> [(String, Field)] in
        switch values[field.id] {
        case .text(let number)? where field.reference != nil: [(number, field)]
        case .rows(let rows)?: rows.flatMap { found(field.fields, $0) }
        default: []
        }
      }
    }
    return found(fields, values)
  }
}
