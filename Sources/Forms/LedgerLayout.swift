/// What a schema is for (schema key `kind`).
public enum FormKind: String, Sendable, Hashable, CaseIterable {
  /// 表单: a sheet of its own, in numbered copies.
  case form
  /// 台账: each record is a line of a book whose pages are printed; there are no copies.
  case ledger
  /// 卡片: one for each value of its key field, in copies, that grows by lines until it is closed.
  case card
}

/// How a form's ledger is listed and printed (schema key `ledger`).
public struct LedgerLayout: Sendable {
  /// One column: a field at top level.
  public struct Column: Sendable, Hashable {
    /// The field's id.
    public let field: String
    /// The width in digits of the standard font; by the label if `nil`.
    public let width: Double?
  }
  /// The columns besides number, day and state.
  public let columns: [Column]
  /// The ids of the columns that are summed by page and carried over.
  public let totals: [String]
  /// How many lines a page holds.
  public let lines: Int
}

/// Which earlier line formulas read as `${previous.FIELD}` (schema key `previous`): the newest that is not void and agrees in
/// these fields.
package struct PreviousLine: Sendable, Hashable {
  /// The ids of the fields at top level that must be equal; none for the line before, whatever it says.
  package let keys: [String]
}
