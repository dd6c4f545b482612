package import Expressions

/// The limits of values, in one place; messages that report them name them.
package enum ValueLimits {
  /// Characters of a text (UTF-16 units): what a worksheet cell holds.
  package static let textLength = 32_767
  /// Rows of a repeat, where the schema does not say less.
  package static let rows = 1_000
  /// Unknown keys of a form, or of a row, that are named one by one.
  package static let unknownKeys = 20
  /// Pictures of a field, where the schema does not say less.
  package static let images = 20
  /// The greatest amount in yuan, and the greatest decimal number.
  package static let amount = ExactDecimal(1_000_000_000_000)
  /// The greatest whole number: the greatest that a worksheet holds exactly.
  package static let integer = ExactDecimal(999_999_999_999_999)
  /// Digits after the point of a decimal number.
  package static let places = 9
  /// The first year of a date: worksheets know none before.
  package static let firstYear = 1900
}
