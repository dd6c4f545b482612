public import Forms

/// A query for records.
public struct RecordQuery: Sendable {
  /// The order of the results, by issue.
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
  /// The order of the results.
  package var order: Order
  /// The last number of the page before, for the next page.
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

  /// The part of the query that the register's tables answer by themselves.
  var selection: LedgerQuery {
    var selection = records
    if let filter { selection.form = filter.form }
    return selection
  }

  /// Whether no record can match, since the filter is for another form.
  var isEmpty: Bool { filter.map { $0.form != (records.form ?? $0.form) } ?? false }
}

/// A record with its values.
public struct RecordRow: Sendable {
  /// The record: number, state, day of issue, and the stamps of issue, closing and void.
  public let record: FormRecord
  /// The schema that it was issued under.
  public let schema: FormSchema
  /// The values by field.
  public let values: Row
}
