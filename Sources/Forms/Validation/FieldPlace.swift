/// A field at top level, or a column in one row.
struct FieldPlace {
  let field: Field
  let group: Field?
  /// Where its value stands.
  let key: PlaceKey

  /// A field at top level.
  init(_ field: Field, at position: Int) {
    self.field = field
    group = nil
    key = PlaceKey(field: position)
  }

  /// A column in a row of a repeat.
  init(column: Int, row: Int, of place: FieldPlace) {
    field = place.field.fields[column]
    group = place.field
    key = PlaceKey(field: place.key.field, row: row, column: column)
  }

  /// The row, counted from 0; 0 at top level.
  var row: Int { max(key.row, 0) }
  /// The path in findings: rows from 1.
  var path: String { group.map { "\($0.id)[\(key.row + 1)].\(field.id)" } ?? field.id }
}
