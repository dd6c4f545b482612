/// What a formula at one place may name, and the types of it: an immutable value.
package struct FormulaScope: Sendable {
  /// The types of the names, by full path: `total`, `lines` (rows), `lines.amount` (a list), `user_sign.date`,
  /// `profile.approval_limit`. Inside a repeat its own columns are plain names and shadow the outer ones.
  package var names: [String: OperandType]
  /// The ids of each choice list.
  package var choiceLists: [String: [String]]
  /// The points of each choice list's choices, for `score()`.
  package var scores: [String: [String: ExactDecimal]]
  /// The type of `.`, if the formula belongs to a field.
  package var current: OperandType?
  /// Ids of fields by their labels, for hints to those who write a label where an id belongs.
  package var labels: [String: String]
  /// Ids of choices by their labels, for each list; for hints as well.
  package var choiceLabels: [String: [String: String]]
  /// Numbers of names, so that a context need not look their paths up; a name may have none.
  package var numbers: [String: Int]

  /// Makes a scope.
  package init(
    names: [String: OperandType], choiceLists: [String: [String]] = [:],
    scores: [String: [String: ExactDecimal]] = [:], current: OperandType? = nil, labels: [String: String] = [:],
    choiceLabels: [String: [String: String]] = [:], numbers: [String: Int] = [:]
  ) {
    self.names = names
    self.choiceLists = choiceLists
    self.scores = scores
    self.current = current
    self.labels = labels
    self.choiceLabels = choiceLabels
    self.numbers = numbers
  }
}

/// A name that a formula reads.
package struct FormulaName: Sendable, Hashable {
  /// The full path, as in the scope.
  package let path: String
  /// The number that the scope gave it.
  package let number: Int?
}

/// What a formula reads while it is evaluated.
package protocol FormulaContext {
  /// The value of a name of the scope; `unknown` where it is empty.
  func operand(for name: FormulaName) -> Operand
  /// The value of `.`, the field that the formula belongs to.
  var current: Operand { get }
  /// The row inside a repeat, counted from 1; 1 outside.
  var position: Int { get }
  /// The day on which the form is filled.
  var today: CalendarDate { get }
  /// The moment at which the form is filled.
  var now: CalendarMoment { get }
  /// Who fills the form, if that is known.
  var operatorName: String? { get }
  /// The working days.
  var workdays: WorkdayCalendar { get }
}
