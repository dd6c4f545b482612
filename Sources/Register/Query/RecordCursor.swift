import Dispatch
import Expressions
import Forms
import GRDB
import Synchronization

extension FormRegister {
  /// The records that a query asks for, one at a time.
  ///
  /// - Throws: a ``RegisterError``, if there is no record of the number after which to go on.
  package func records(_ query: RecordQuery) throws -> RecordCursor { try RecordCursor(query, in: self) }

  /// Calls `body` with each record of these forms, the oldest first. While it works on those of a page, the next page is read
  /// on another thread.
  ///
  /// - Throws: what `body` throws, or a ``RegisterError``.
  package func forEachRecord(_ records: LedgerQuery, _ body: (RecordRow) throws -> Void) throws {
    let cursor = Mutex(try RecordCursor(RecordQuery(records, order: .oldestFirst), in: self))
    let ahead = Mutex<Result<[RecordRow]?, any Error>>(.success(nil))
    let reading = DispatchQueue(label: "liandan.records")
    func read() {
      reading.async {
        let page = Result { try cursor.withLock { try $0.nextPage() } }
        ahead.withLock { $0 = page }
      }
    }
    // Nothing is read any more when this returns.
    defer { reading.sync {} }
    read()
    while true {
      reading.sync {}
      guard let page = try ahead.withLock({ try $0.get() }) else { return }
      read()
      for row in page { try body(row) }
    }
  }
}

/// The records that a query asks for.
///
/// They are read page by page, each in a transaction of its own: a million of them take no more memory than one page, and a
/// writer waits for a page at most. A record that is issued meanwhile may be among them or not.
package struct RecordCursor: Sendable {
  private let register: FormRegister
  private let query: RecordQuery
  private let search: WordSearch?
  /// How many records are read at a time.
  private let pageSize: Int
  private var positions: RecordPositions
  /// The first page, which is read with the places.
  private var first: [FormRecord]?
  private var page: [RecordRow] = []
  /// The place in the page of the next record.
  private var at = 0
  private var rest: Int

  fileprivate init(_ query: RecordQuery, in register: FormRegister) throws {
    self.register = register
    self.query = query
    let words = query.words.map(FoldedText.init).filter { !$0.isEmpty }
    rest = query.isEmpty ? 0 : query.limit ?? .max
    // Where each record counts, no more are read than are wanted.
    let isSifted = !words.isEmpty || query.filter != nil
    let pageSize = isSifted ? RecordPositions.pageSize : min(query.limit ?? .max, RecordPositions.pageSize)
    self.pageSize = pageSize
    (search, positions, first) = try register.read { db in
      let search = words.isEmpty ? nil : try WordSearch(words, db)
      var positions = try RecordPositions(query, search: search, register, db)
      let first = pageSize > 0 ? try positions.page(query, atMost: pageSize, db) : nil
      return (search, positions, first)
    }
  }

  /// The next record; `nil` after the last.
  package mutating func next() throws -> RecordRow? {
    if rest <= 0 { return nil }
    while at == page.count {
      guard let next = try nextPage() else { return nil }
      (page, at) = (next, 0)
    }
    defer { (at, rest) = (at + 1, rest - 1) }
    return page[at]
  }

  /// The records of the next page, perhaps none; `nil` after the last page.
  fileprivate mutating func nextPage() throws -> [RecordRow]? {
    let records = try first ?? register.read { [query, pageSize] db in try positions.page(query, atMost: pageSize, db) }
    first = nil
    return try records?.compactMap(row)
  }

  /// The record with its values, if it is one of those that are meant.
  private func row(_ record: FormRecord) throws -> RecordRow? {
    let schema = try register.schema(of: record)
    let values = try FormRegister.values(record.data, of: record.number, schema: schema)
    if let search, !search.matches(RecordText(record.number, values, schema), of: record.number) { return nil }
    if let filter = query.filter {
      guard let formula = filter.formula(for: schema), filter.holds(formula, values, schema) else { return nil }
    }
    return RecordRow(record: record, schema: schema, values: values)
  }
}
