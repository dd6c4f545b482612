public import Records
public import Register

/// A search for issued forms. A form is found if it meets every condition that is given.
///
/// ```swift
/// var search = FormSearch(["合肥"], form: "维护记录单", states: [.closed], period: "2026-Q4")
/// search.condition = "${downtime_h} > 4"
/// let page = try await desk.find(search)
/// search.after = page.last?.record.number
/// ```
public struct FormSearch: Sendable {
  /// Words that all occur in the form's values or number. Full and half width, upper and lower case, simplified and
  /// traditional characters are the same.
  public var words: [String]
  /// The form's id or title.
  public var form: String?
  /// The states; any if `nil`.
  public var states: Set<RecordState>?
  /// The period by day of issue, as `2026`, `2026-Q4`, `2026-11`, a day, or two days with `..`.
  public var period: String?
  /// Who issued or closed the form.
  public var person: String?
  /// A formula over the fields of ``form`` that must be true; it needs ``form``.
  public var condition: String?
  /// Only forms whose paper original lies in this room or on this shelf.
  public var place: String?
  /// Only forms whose paper original lies in this box.
  public var box: String?
  /// Only forms whose paper original this person has borrowed.
  public var holder: String?
  /// The order of the results.
  public var order = RecordQuery.Order.newestFirst
  /// The last number of the page before, for the next page.
  public var after: String?
  /// The most forms of one page.
  public var limit = 100

  /// What is asked of the paper original; `nil` if nothing is.
  var paper: PaperQuery? {
    place == nil && box == nil && holder == nil ? nil : PaperQuery(place: place, box: box, holder: holder)
  }

  /// Makes a search.
  ///
  /// - Parameters:
  ///   - words: Words that all occur in the form's values or number.
  ///   - form: The form's id or title.
  ///   - states: The states; any if `nil`.
  ///   - period: The period by day of issue.
  ///   - condition: A formula over the fields of the form.
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
