/// A field at top level, or a column in one row.
struct LocatedField {
  let field: Field
  let group: Field?
  /// The location of its value.
  let location: FieldLocation

  /// A field at top level.
  init(_ field: Field, at position: Int) {
    self.field = field
    group = nil
    location = FieldLocation(field: position)
  }

  /// A column in a row of a repeat.
  init(column: Int, row: Int, of located: LocatedField) {
    field = located.field.fields[column]
    group = located.field
    location = FieldLocation(field: located.location.field, row: row, column: column)
  }

  /// The row, counted from 0; 0 at top level.
  var row: Int { max(location.row, 0) }
  /// The path in findings: rows from 1.
  var path: String { group.map { "\($0.id)[\(location.row + 1)].\(field.id)" } ?? field.id }
}
