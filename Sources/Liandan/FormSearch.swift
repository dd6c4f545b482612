public import Records
public import Register

/// Which issued forms are looked for. All that is given must hold.
public struct FormSearch: Sendable {
  /// Words that all occur in the form's values or number, however they are written there: full or half width, upper or lower
  /// case, simplified or traditional characters.
  public var words: [String]
  /// The form's id or title.
  public var form: String?
  /// The states; any if `nil`.
  public var states: Set<RecordState>?
  /// The period by day of issue, as `2026`, `2026-Q4`, `2026-11`, a day, or two days with `..`.
  public var period: String?
  /// A formula over the fields of ``form`` that is true of the forms that are looked for.
  public var condition: String?
  /// The order in which they come.
  public var order = RecordQuery.Order.newestFirst
  /// The number after which to go on: the last one of the page before.
  public var after: String?
  /// How many are wanted at most.
  public var limit = 100

  /// Makes a search.
  public init(
    _ words: [String] = [], form: String? = nil, states: Set<RecordState>? = nil, period: String? = nil,
    condition: String? = nil
  ) {
    self.words = words
    self.form = form
    self.states = states
    self.period = period
    self.condition = condition
  }
}
