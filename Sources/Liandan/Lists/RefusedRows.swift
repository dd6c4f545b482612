package import Findings
package import Forms
package import Intake
package import Storage

/// The first refused forms of a list with their cells, for who corrects them where the list is not at hand.
package struct RefusedRows: Sendable, Codable {
  /// A row of a refused form.
  package struct Row: Sendable, Hashable, Codable {
    /// Its line in the file, or its row on the sheet.
    package let number: Int
    /// What is wrong with the form that begins here; `nil` for a row that goes on with one.
    package let problem: String?
    /// The texts by column.
    package let texts: [String]
    /// The columns that findings mean.
    package let marked: Set<Int>
  }
  /// The names of the columns.
  package let names: [String]
  /// The rows.
  package let rows: [Row]
  /// Whether cells can be changed: the list is one table.
  package let isTable: Bool

  /// Gathers refused forms while a list is read.
  package struct Gatherer: Sendable {
    private var records: [RejectRecord] = []
    private let language: Language
    private let limit: Int

    /// - Parameters:
    ///   - language: The language of what is wrong.
    ///   - limit: How many forms are kept.
    package init(in language: Language, limit: Int) { (self.language, self.limit) = (language, limit) }

    /// Takes a refused form; forms come in the order of the list.
    package mutating func add(_ form: RefusedForm) {
      if records.count < limit {
        records.append(RejectRecord(form.findings, at: form.submission.origin, in: language))
      }
    }

    /// The rows of the forms, read from the list once more; `nil` if nothing was refused, or the list cannot be read.
    package func rows(of source: DataSource, form schema: FormSchema) -> RefusedRows? {
      guard !records.isEmpty else { return nil }
      let plain = SourceTable(source, schema: schema)
      guard let table = plain ?? SourceTable(source, schema: schema, asForms: true) else { return nil }
      return RefusedRows(
        table, records, form: schema, in: language, isTable: plain != nil && !table.isOfForms && table.details.isEmpty)
    }
  }

  private init(
    _ table: SourceTable, _ records: [RejectRecord], form schema: FormSchema, in language: Language, isTable: Bool
  ) {
    let columns = MarkedColumns(
      of: table, without: RefusalColumns.places(in: table.names, for: schema).all,
      sheet: table.sheet ?? RejectsWorkbook.mark.text(in: language))
    let names = columns.own.map { table.names[$0] }
    self.names = names
    self.isTable = isTable
    var wanted: [Int: RejectRecord] = [:]
    for record in records {
      wanted[record.number, default: RejectRecord(like: record)].add(record)
    }
    var rows: [Row] = []
    var table = table
    var current: RejectRecord?
    while let row = table.next(), !wanted.isEmpty || current != nil {
      let isFirst = row.isStart
      if isFirst { current = wanted.removeValue(forKey: row.number) }
      guard let record = current else { continue }
      let marked = Set(record.marks.compactMap { columns.column(of: $0, in: row, isFirst: isFirst) })
      rows.append(
        Row(
          number: row.number, problem: isFirst ? record.message : nil,
          texts: columns.own.map { $0 < row.texts.count ? row.texts[$0] : "" }, marked: marked))
    }
    // Lines that could not be taken apart have no cells.
    rows += wanted.values.sorted { $0.number < $1.number }.map {
      Row(number: $0.number, problem: $0.message, texts: names.map { _ in "" }, marked: [])
    }
    self.rows = rows
  }
}

extension RejectRecord {
  /// An empty record of the same row.
  fileprivate init(like other: RejectRecord) {
    self = other
    (message, marks) = ("", [])
  }

  fileprivate mutating func add(_ other: RejectRecord) {
    message += message.isEmpty ? other.message : "\n" + other.message
    marks += other.marks
  }
}

/// A list of which cells were corrected.
package enum CorrectedList {
  /// Writes the list as CSV with other texts in some cells.
  ///
  /// - Parameters:
  ///   - source: The list, which must be one table.
  ///   - schema: Its form.
  ///   - texts: By row's number and name of the column, the text that stands there now.
  ///   - sink: Where it goes.
  /// - Returns: Whether it could be read.
  package static func write(
    _ source: DataSource, form schema: FormSchema, with texts: [Int: [String: String]], to sink: any ByteSink
  ) throws -> Bool {
    guard var table = SourceTable(source, schema: schema) else { return false }
    var out = TextPieces(sink)
    out.bytes += "\u{FEFF}".utf8
    // It is read again by this program alone: nothing is taken for a formula.
    out.appendCSV(table.names) { _ in true }
    while let row = table.next() {
      let changed = texts[row.number] ?? [:]
      let cells = table.names.enumerated().map { place, name in
        changed[name] ?? (place < row.texts.count ? row.texts[place] : "")
      }
      out.appendCSV(cells) { _ in true }
      try out.flushIfLarge()
    }
    try out.flush()
    return true
  }
}
