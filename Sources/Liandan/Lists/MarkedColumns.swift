import Intake

/// The columns of a list that is handed back, and which of them findings mean.
struct MarkedColumns {
  /// The places of the columns in the list, without those of an earlier refusal.
  let own: [Int]
  /// The id of the field of each.
  private let fields: [String?]
  /// The sheet's name.
  let sheet: String

  init(of table: SourceTable, without former: Set<Int>, sheet: String) {
    own = table.names.indices.filter { !former.contains($0) }
    fields = own.map { table.fields[$0] }
    self.sheet = sheet
  }

  /// The column that a mark means: by its place, else, in the form's first row, by its field.
  func column(of mark: RejectRecord.Mark, in row: SourceTable.Row, isFirst: Bool) -> Int? {
    let place = own.prefix { $0 < row.places.count }.firstIndex { column in
      let place = row.places[column]
      if let cell = mark.cell { return place.cell == cell && place.sheet == mark.sheet }
      if let pointer = mark.pointer, let own = place.pointer {
        return !own.isEmpty && (pointer == own || pointer.hasPrefix(own + "/"))
      }
      return mark.line != nil && mark.column != nil && place.line == mark.line && place.column == mark.column
    }
    if let place { return isFirst || mark.pointer == nil ? place : nil }
    guard isFirst, mark.sheet == nil || mark.sheet == sheet, let field = mark.field else { return nil }
    let base = field.prefix { $0 != "[" && $0 != "." }
    return fields.firstIndex { $0.map { $0 == base } ?? false }
  }
}
