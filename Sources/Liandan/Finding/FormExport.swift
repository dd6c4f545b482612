import Expressions
public import Findings
import Forms
public import Records
import Register
import SpreadsheetML
public import Storage

/// The format of an export.
public enum ExportStyle: String, Sendable, CaseIterable {
  /// One row a form; the rows of repeats in columns `label[1].column`.
  case csv
  /// One row a form, one sheet more for each repeat, keyed by the number.
  case xlsx
  /// One object a form, with its number.
  case jsonl
}

/// The forms of one kind with all their values, one row a form and one column a field: what comes out, `check` and `close` read.
///
/// Records are read while they are written: memory does not grow with their number.
public struct FormExport: Sendable {
  let register: FormRegister
  let query: RecordQuery
  let schema: FormSchema

  /// Writes the export.
  ///
  /// - Parameters:
  ///   - style: The format.
  ///   - language: The language of headings and choices; data are read back in each.
  ///   - sink: Receives the bytes in order.
  ///   - spool: Makes a spool for the compressed rows of a sheet until it is complete.
  /// - Throws: what `sink` and `spool` throw, a `RegisterError`, or a ``DeskError`` if a form has more rows than CSV has columns
  ///   for.
  public func write(
    _ style: ExportStyle, in language: Language, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    switch style {
    case .csv:
      var listing = try listing(language)
      listing.columns += try rowColumns(language)
      try listing.writeCSV(in: language, to: sink)
    case .jsonl:
      try forEach { row in
        let head = JSONValue.object([("number", .string(row.record.number))] + row.record.replacements.members).text
        let values = row.record.data.dropFirst()
        try sink.write(Array("\(head.dropLast())\(values == "}" ? "" : ",")\(values)\n".utf8))
      }
    case .xlsx:
      var table = try StreamingTable(to: sink, title: schema.title.text(in: language), spool: spool)
      try listing(language).writeSheet(in: language, to: &table)
      for field in repeats { try rows(of: field, language).writeSheet(in: language, to: &table) }
      try table.finish()
    }
  }

  /// Columns `label[1].column` for as many rows as a form has at most.
  private func rowColumns(_ language: Language) throws -> [ListingColumn<RecordRow>] {
    if repeats.isEmpty { return [] }
    var most = [Int](repeating: 0, count: repeats.count)
    try forEach { record in
      for (index, field) in repeats.enumerated() {
        if case .rows(let rows)? = record.values[field.id] { most[index] = max(most[index], rows.count) }
      }
    }
    return try zip(repeats, most).flatMap { field, count in
      if count > FormExport.rowsInColumns { throw FormExport.noPlace(for: field) }
      return (0..<count).flatMap { row in
        field.fields.map { column in
          let name = "\(field.label.text(in: language))[\(row + 1)].\(column.label.text(in: language))"
          return FormExport.column(column, schema, language, named: LocalizedText(name)) { (record: RecordRow) in
            guard case .rows(let rows)? = record.values[field.id], row < rows.count else { return nil }
            return rows[row][column.id]
          }
        }
      }
    }
  }

  /// The most rows of a repeat that have columns of their own in CSV.
  private static let rowsInColumns = 100

  private static func noPlace(for field: Field) -> DeskError {
    DeskError(
      "CSV 放不下超过 \(rowsInColumns) 行的明细“\(field.label.zhHans)”。请用 --as xlsx 或 --as jsonl",
      hant: "CSV 放不下超過 \(rowsInColumns) 列的明細「\(field.label.text(in: .zhHant))」。請用 --as xlsx 或 --as jsonl",
      en:
        "CSV has no columns for more than \(rowsInColumns) rows of '\(field.label.text(in: .en))'. Use --as xlsx or --as jsonl",
      kind: .usage)
  }

  /// The repeats, which have a sheet each.
  private var repeats: [Field] { schema.fields.filter { !$0.fields.isEmpty } }

  /// Number and fields; where forms take the place of others, which.
  private func listing(_ language: Language) throws -> Listing<RecordRow> {
    let number = ListingColumn<RecordRow>("number", FormExport.number, width: 18) { .text($0.record.number) }
    let columns = schema.fields.filter { $0.fields.isEmpty }.map { field in
      FormExport.column(field, schema, language) { (row: RecordRow) in row.values[field.id] }
    }
    let replacement = ListingColumn<RecordRow>("replacement", FormExport.replacement, width: 28) { row in
      .text(row.record.replacements.label?.text(in: language))
    }
    return Listing(
      name: schema.title.text(in: language), title: "",
      columns: try [number] + (register.hasReplacements(of: schema.id) ? [replacement] : []) + columns,
      lines: { body in try forEach(body) })
  }

  private func rows(of field: Field, _ language: Language) -> Listing<RepeatLine> {
    let number = ListingColumn<RepeatLine>("number", FormExport.number, width: 18) { .text($0.number) }
    let columns = field.fields.map { column in
      FormExport.column(column, schema, language) { (line: RepeatLine) in line.row[column.id] }
    }
    return Listing(
      name: field.label.text(in: language), title: "", columns: [number] + columns,
      lines: { body in
        try forEach { record in
          guard case .rows(let rows)? = record.values[field.id] else { return }
          for row in rows { try body(RepeatLine(number: record.record.number, row: row)) }
        }
      })
  }

  private struct RepeatLine {
    let number: String
    let row: Forms.Row
  }

  private static let number = LocalizedText("编号", hant: "編號", en: "Number")
  /// The form's place among void and packed ones; who reads the export back passes it over.
  private static let replacement = LocalizedText("更替", hant: "更替", en: "Replacement")

  private static func column<Line>(
    _ field: Field, _ schema: FormSchema, _ language: Language, named name: LocalizedText? = nil,
    value: @escaping @Sendable (Line) -> Value?
  ) -> ListingColumn<Line> {
    let kind: TableColumn.Kind =
      switch field.type {
      case .date: .date
      case .dateTime: .dateTime
      case .money: .money
      case .integer: .integer
      default: .text
      }
    let width = min(max(Double(TextWidth.columns(field.label.text(in: language))) + 2, kind == .text ? 14 : 12), 40)
    return ListingColumn(field.id, name ?? field.label, width: width, kind: kind) { line in
      switch value(line) {
      case .date(let date)? where kind == .date: .day(date)
      case .dateTime(let moment)? where kind == .dateTime: .moment(moment)
      case .number(let number)?: .number(number, places: field.type.fixedPlaces)
      case let value?: .text(ValueText.data(value, field: field, schema: schema, language: language))
      case nil: .text(nil)
      }
    }
  }

  private func forEach(_ body: (RecordRow) throws -> Void) throws {
    var cursor = try register.records(query)
    while let row = try cursor.next() {
      try body(row)
    }
  }
}

extension IssueDesk {
  /// Opens an export of the forms of one kind.
  ///
  /// - Parameters:
  ///   - form: The form's id or title.
  ///   - period: The period by day of issue, as for ``ledger(form:period:)``; all if `nil`.
  ///   - states: The states; any but void if `nil`.
  /// - Throws: a ``DeskError`` if the form or period is unknown, a `RegisterError` if there is no register.
  public func export(
    form: String, period: String? = nil, states: Set<RecordState>? = nil
  ) throws -> FormExport {
    let schema = try library.schema(form)
    let states = states ?? Set(RecordState.allCases).subtracting([.void])
    let query = LedgerQuery(form: schema.id, period: try IssueDesk.period(period), states: states)
    let register = try FormRegister.open(directory: registerDirectory, for: .reading)
    return FormExport(register: register, query: RecordQuery(query, order: .oldestFirst), schema: schema)
  }
}
