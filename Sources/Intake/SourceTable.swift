package import Findings
package import Forms
import SpreadsheetML

/// The rows of a data file as they stand in it, to be handed back to whoever filled them in.
///
/// Of a record that cannot be taken apart there is a row without texts.
///
/// A table keeps its columns; of JSON and YAML each form is one row, its lists and objects as JSON in their cells. Rows come
/// one by one, in constant memory where the file is read so.
package struct SourceTable {
  /// One row.
  package struct Row {
    /// Its line in the file, or its row on the sheet.
    package var number: Int
    /// Whether a form begins here; other rows go on with the form above.
    package var isStart: Bool
    /// The texts by column, as they were typed.
    package var texts: [String]
    /// The places by column: what findings name.
    package var places: [Origin]
    /// What was given by column, where each form is one row.
    package var values: [RawValue] = []
  }

  private enum Rows {
    case records(CSVScanner)
    case sheet(SheetRowCursor, WorkbookCells, toSkip: Int)
    case forms(SubmissionReader)
  }
  /// The sheet's name, where there is one.
  package let sheet: String?
  /// The names of the columns, as they were typed.
  package let names: [String]
  /// By column: the id of the field that it fills.
  package let fields: [String?]
  /// The further sheets with rows of the forms.
  package private(set) var details: [SourceDetail] = []
  private let file: String
  private let limits: IntakeLimits
  private var rows: Rows
  private var table: TableRows?

  /// Opens a source; `nil` if it is no list of forms that can be read.
  ///
  /// - Parameter asForms: whether each form is one row, whatever the file is: so are those of JSON and YAML.
  package init?(
    _ source: DataSource, schema: FormSchema, asForms: Bool = false, limits: IntakeLimits = .standard
  ) {
    file = source.name
    self.limits = limits
    guard case let (bytes, format)? = try? DataFormat.open(source, limits: limits) else { return nil }
    let header: TableHeader
    switch asForms ? .json : format {
    case .csv:
      var scanner = CSVScanner(bytes, limits: limits)
      guard let record = scanner.firstRecord() else { return nil }
      let cells = zip(record.fields, record.cells(file: source.name)).map { ($0.text, $1.origin) }
      header = TableHeader(cells, schema: schema, limits: limits)
      rows = .records(scanner)
      sheet = nil
    case .workbook:
      guard let plan = try? WorkbookForms(source, bytes, schema: schema, limits: limits).plan,
        let cursor = try? plan.workbook.cursor(ofSheet: plan.sheet)
      else { return nil }
      header = plan.header
      rows = .sheet(cursor, plan.table.cells, toSkip: plan.headerRow + 1)
      sheet = plan.table.name
      details = plan.details.compactMap { SourceDetail(plan.workbook, $0.sheet, $0.table, file: source.name) }
    case .json, .jsonLines, .yaml:
      sheet = nil
      header = TableHeader(SourceTable.keys(source, for: schema, limits: limits), schema: schema, limits: limits)
      rows = .forms(SubmissionReader(source, schema: schema, limits: limits))
    }
    names = header.columns.map { $0?.text ?? "" }
    fields = header.columns.map { SourceTable.field($0?.target, for: schema) }
    if case .forms = rows { return }
    table = TableRows(header, schema: schema, limits: limits)
  }

  /// Whether each form is one row: the file is no table.
  package var isOfForms: Bool { if case .forms = rows { true } else { false } }

  /// The next row that holds something; `nil` at the end.
  package mutating func next() -> Row? {
    switch rows {
    case .records(var scanner):
      defer { rows = .records(scanner) }
      while true {
        switch scanner.next() {
        case .end: return nil
        case .finding(let finding): return form(finding.origin, [])
        case .record(let record):
          if record.isBlank { continue }
          let cells = record.cells(file: file)
          return row(record.line, cells, record.fields.map(\.text), at: Origin(file: file, line: record.line))
        }
      }
    case .sheet(let cursor, let cells, let toSkip):
      for _ in 0..<toSkip { _ = try? cursor.next() }
      rows = .sheet(cursor, cells, toSkip: 0)
      guard let next = try? cursor.next() else { return nil }
      let (values, texts) = cells.texts(of: next, width: names.count)
      return row(next.number, values, texts, at: cells.origin(next.cells[0].reference))
    case .forms(var reader):
      defer { rows = .forms(reader) }
      while let item = reader.next() {
        switch item {
        case .finding: continue
        case .unread(let findings): return form(findings.first?.origin ?? Origin(), [])
        case .submission(let submission): return form(submission.origin, submission.entries)
        }
      }
      return nil
    }
  }

  private mutating func row(_ number: Int, _ cells: [TableCell], _ texts: [String], at origin: Origin) -> Row {
    var isStart = true
    if table?.header.hasLines == true {
      isStart = table?.continues(cells) != true
      _ = table?.add(cells, origin: origin)
    }
    return Row(number: number, isStart: isStart, texts: texts, places: cells.map(\.origin))
  }

  /// A form as a row: values that are no plain text as JSON.
  private func form(_ origin: Origin, _ entries: [Submission.Entry]) -> Row {
    var texts = [String](repeating: "", count: names.count)
    var places = [Origin](repeating: Origin(file: file), count: names.count)
    var values = places.map { RawValue(.empty, at: $0) }
    for entry in entries {
      guard let column = names.firstIndex(of: entry.key) else { continue }
      texts[column] = entry.value.sourceText
      places[column] = entry.value.origin
      values[column] = entry.value
    }
    return Row(number: SourceTable.number(origin), isStart: true, texts: texts, places: places, values: values)
  }

  /// The number of the form at this place: its line, else its place in the list.
  package static func number(_ origin: Origin) -> Int {
    if let cell = origin.cell.flatMap({ CellReference($0) }) { return cell.row }
    // Forms in one JSON text are identified by their pointer: several may share a line.
    if let pointer = origin.pointer, let index = Int(pointer.split(separator: "/").first ?? "") { return index + 1 }
    return origin.line ?? 1
  }

  /// The keys of all forms, in the order in which they are first met.
  private static func keys(
    _ source: DataSource, for schema: FormSchema, limits: IntakeLimits
  ) -> [(text: String, origin: Origin)] {
    var keys: [(text: String, origin: Origin)] = []
    var known: Set<String> = []
    var reader = SubmissionReader(source, schema: schema, limits: limits)
    while let item = reader.next() {
      guard case .submission(let submission) = item else { continue }
      for entry in submission.entries where keys.count < limits.columns && known.insert(entry.key).inserted {
        keys.append((entry.key, Origin()))
      }
    }
    return keys
  }

  private static func field(_ target: TableHeader.Target?, for schema: FormSchema) -> String? {
    let key: String
    switch target {
    case .field(let name): key = name
    case .member(of: let base, _), .row(of: let base, _, _), .line(of: let base, _): key = base
    case .rowKey, .remark, nil: return nil
    }
    return schema.fieldNamed(key)?.id ?? key
  }
}

/// A further sheet with rows of the forms.
package struct SourceDetail {
  /// The sheet's name.
  package let sheet: String
  /// The names of its columns.
  package let names: [String]
  /// The column of the main table that holds the same keys; `nil` if there is one form only.
  package let mainColumn: Int?
  private let cursor: SheetRowCursor
  private let cells: WorkbookCells
  private let keyPlace: Int
  private let keys: RowKeys
  private var toSkip: Int

  init?(_ workbook: WorkbookReader, _ index: Int, _ detail: DetailTable, file: String) {
    guard let cursor = try? workbook.cursor(ofSheet: index) else { return nil }
    self.cursor = cursor
    sheet = workbook.sheets[index].name
    names = detail.names
    mainColumn = detail.mainColumn
    (keyPlace, keys) = (detail.keyPlace, detail.keys)
    cells = WorkbookCells(file: file, sheet: sheet)
    toSkip = detail.headerRow + 1
  }

  /// The next row with the key of its form; `nil` at the end.
  package mutating func next() -> (key: String, row: SourceTable.Row)? {
    for _ in 0..<toSkip { _ = try? cursor.next() }
    toSkip = 0
    guard let next = try? cursor.next() else { return nil }
    let (values, texts) = cells.texts(of: next, width: names.count)
    let key = mainColumn == nil || keyPlace >= values.count ? "" : keys.key(values[keyPlace])
    return (key, SourceTable.Row(number: next.number, isStart: false, texts: texts, places: values.map(\.origin)))
  }

  /// The key as it is compared, of a text in the main table.
  package func key(_ text: String) -> String { keys.key(text) }
}
