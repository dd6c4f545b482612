import Findings
import GRDB

/// A list as it stands in the table `batch`.
struct BatchRow {
  /// The columns from which a list is read, in the order of ``init(_:)``.
  static let columns = """
    batch.id, batch.form, batch.input, batch.started_at, batch.started_by, batch.finished_at, batch.row_count,
    batch.refused_count, batch.finished_event, batch.expected
    """

  let id: Int
  let form: String
  /// The digest of the list's files, the options and the schema.
  let input: String
  let started: String
  let startedBy: String
  /// When every row had been dealt with for the first time.
  var finished: String?
  var rows: Int?
  var refused: Int?
  /// The last event that tells of it.
  let event: Int?
  /// Of no use; no version writes it.
  let expected: Int?

  /// Reads a list; throws a ``RegisterError`` if the row holds what no register writes.
  init(_ row: GRDB.Row) throws {
    id = try row.read(Int.self, 0, of: "batch")
    form = try row.read(String.self, 1, of: "batch")
    input = try row.read(String.self, 2, of: "batch")
    started = try row.read(String.self, 3, of: "batch")
    startedBy = try row.read(String.self, 4, of: "batch")
    finished = try row.read(String?.self, 5, of: "batch")
    rows = try row.read(Int?.self, 6, of: "batch")
    refused = try row.read(Int?.self, 7, of: "batch")
    event = try row.read(Int?.self, 8, of: "batch")
    expected = try row.read(Int?.self, 9, of: "batch")
  }

  /// What the audit chain tells of a list that was gone through.
  var detail: [(String, JSONValue)] {
    [
      ("batch", .number("\(id)")), ("form", .string(form)), ("input", .string(input)), ("started", .string(started)),
      ("by", .string(startedBy)), ("finished", finished.map { .string($0) } ?? .null),
      ("rows", rows.map { .number("\($0)") } ?? .null), ("refused", refused.map { .number("\($0)") } ?? .null),
    ]
  }
}
