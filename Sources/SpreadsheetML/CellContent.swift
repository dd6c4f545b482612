/// What a cell holds.
package enum CellContent: Sendable, Hashable {
  /// Nothing.
  case empty
  /// A text; rich text without its looks, phonetic guides left out.
  case text(String)
  /// A number in its shortest exact decimal spelling, of at most 15 significant digits as Excel shows: `1680.32`.
  case number(String)
  /// TRUE or FALSE.
  case boolean(Bool)
  /// A number that its format shows as a day, or as a day and time.
  case date(SerialDate)
  /// A number that its format shows as a time or duration, in seconds.
  case time(seconds: Int)
  /// An error such as `#N/A`.
  case error(String)
  /// A formula whose result was never stored: the file was made by a program that does not calculate.
  case uncalculated
  /// A text with bytes that stand for no character.
  case unreadable
}

/// A cell that holds something.
package struct SheetCell: Sendable, Hashable {
  /// Its place.
  package var reference: CellReference
  /// What it holds; of a formula, the stored result.
  package var content: CellContent
  /// Whether it holds a formula.
  package var isFormula: Bool
}

/// A row that has cells.
package struct SheetRow: Sendable, Hashable {
  /// Its number, from 1.
  package var number: Int
  /// Whether it is hidden, by hand or by a filter.
  package var isHidden: Bool
  /// The cells that hold something, from left to right.
  package var cells: [SheetCell]
}
