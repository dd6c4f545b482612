/// A value that a formula reads or makes.
package enum Operand: Sendable, Hashable {
  /// Nothing is there, or nothing can be said: an empty field, a division by nought, a result out of range.
  case unknown
  /// A number.
  case number(ExactDecimal)
  /// A text.
  case text(String)
  /// True or false.
  case boolean(Bool)
  /// A day.
  case date(CalendarDate)
  /// A day and time.
  case dateTime(CalendarMoment)
  /// The id of one choice.
  case choice(String)
  /// The ids of several choices.
  case choices([String])
  /// One value per row, empty ones as `unknown`; for `rows` one `boolean(true)` per row, for `images` one text each.
  case list([Operand])

  /// Whether nothing can be said.
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
  /// Whether this is `true`, not false and not unknown.
  package var isTrue: Bool { if case .boolean(true) = self { true } else { false } }
  /// Whether this is `false`, not true and not unknown.
  package var isFalse: Bool { if case .boolean(false) = self { true } else { false } }

  /// Whether nothing is there: what a comparison with `''` asks.
  package var isEmpty: Bool {
    switch self {
    case .unknown: true
    case .text(let text): text.isEmpty
    case .choices(let ids): ids.isEmpty
    case .list(let items): items.allSatisfy(\.isEmpty)
    case .number, .boolean, .date, .dateTime, .choice: false
    }
  }
}

/// The type of a value that a formula reads or makes, known when the formula is compiled.
package indirect enum OperandType: Sendable, Hashable {
  /// A number: integer, decimal or amount.
  case number
  /// A text, and every identifier.
  case text
  /// True or false.
  case boolean
  /// A day.
  case date
  /// A day and time.
  case dateTime
  /// One choice of the named list.
  case choice(list: String)
  /// Several choices of the named list.
  case choices(list: String)
  /// One value per row.
  case list(of: OperandType)
  /// The rows of a repeat or the decisions of an approval chain: they can be counted.
  case rows
  /// Pictures: they can be counted.
  case images
}
