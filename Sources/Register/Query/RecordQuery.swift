public import Forms

/// Which records are asked for, and in which order.
public struct RecordQuery: Sendable {
  /// The order of issue.
  public enum Order: Sendable, Hashable {
    /// The newest number first.
    case newestFirst
    /// The oldest number first.
    case oldestFirst
  }
  /// Only records of this form, of these states and of this period.
  package var records: LedgerQuery
  /// Only records in whose values each of these words occurs, however it is written there (full or half width, upper or lower
  /// case, simplified or traditional characters).
  package var words: [String]
  /// Only records of the filter's form of which its condition is true.
  package var filter: RecordFilter?
  /// The order in which they come.
  package var order: Order
  /// The number after which to go on: the last of the page before.
  package var after: String?
  /// The greatest number of records.
  package var limit: Int?

  /// Makes a query.
  package init(
    _ records: LedgerQuery = LedgerQuery(), words: [String] = [], filter: RecordFilter? = nil,
    order: Order = .newestFirst, after: String? = nil, limit: Int? = nil
  ) {
    self.records = records
    self.words = words
    self.filter = filter
    self.order = order
    self.after = after
    self.limit = limit
  }

  /// What the register's tables can tell by themselves.
  var selection: LedgerQuery {
    var selection = records
    if let filter { selection.form = filter.form }
    return selection
  }

  /// Whether no record can be meant: the filter is for another form.
  var isEmpty: Bool { filter.map { $0.form != (records.form ?? $0.form) } ?? false }
}

/// A record with its values.
public struct RecordRow: Sendable {
  /// What the register knows of it: number, state, days, who issued and closed it.
  public let record: FormRecord
  /// The schema that it was issued under.
  public let schema: FormSchema
  /// The values by field.
  public let values: Row
}
