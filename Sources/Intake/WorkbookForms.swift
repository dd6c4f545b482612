import Findings
import Forms
import SpreadsheetML

/// The forms of a workbook: a table of forms with tables of their rows beside it, or an entry workbook.
///
/// The sheets are read when it is made; forms are put together one by one, as they are asked for.
struct WorkbookForms {
  private let file: String
  private let schema: FormSchema?
  private let limits: IntakeLimits
  private var queue: [SubmissionReader.Item] = []
  private var head = 0
  private var main: MainTable?

  /// What was found in the workbook, if it is a table of forms.
  private(set) var plan: Plan?

  /// Which sheet holds the forms, and which hold their rows.
  struct Plan {
    let workbook: WorkbookReader
    let sheet: Int
    let table: SheetTable
    let headerRow: Int
    let header: TableHeader
    /// By sheet: the header row, its names, and where the keys stand here and in the main table.
    var details: [(sheet: Int, table: DetailTable)] = []
  }

  /// A file is read in place, however large; bytes that came through a pipe are held in memory.
  init(_ source: DataSource, _ bytes: ByteSource, schema: FormSchema?, limits: IntakeLimits) throws(IntakeFailure) {
    file = source.name
    self.schema = schema
    self.limits = limits
    var held: [UInt8]?
    if case .file = source.kind {
    } else {
      var bytes = bytes
      held = try bytes.rest(limit: limits.fileBytes)
    }
    do throws(SpreadsheetError) {
      if let held { try open(WorkbookReader(held, name: file)) } else { try open(WorkbookReader(path: file)) }
    } catch {
      let origin = Origin(file: file, sheet: error.sheet, cell: error.cell)
      queue = [.finding(Finding(code: error.code, error.message, at: origin))]
    }
  }

  /// How much was read, of 1.
  var fraction: Double? { main?.fraction }

  mutating func next() -> SubmissionReader.Item? {
    while true {
      if head < queue.count {
        defer { head += 1 }
        return queue[head]
      }
      queue.removeAll(keepingCapacity: true)
      head = 0
      guard let more = main?.next() else { return nil }
      queue = more
    }
  }

  private mutating func open(_ workbook: WorkbookReader) throws(SpreadsheetError) {
    var sheets: [SheetTable] = []
    var places: [Int] = []
    var damaged: String?
    for (index, sheet) in workbook.sheets.enumerated() {
      // Every sheet is read through once before the first form is handed out: what is damaged is refused as a whole.
      let (rows, count) = try workbook.head(ofSheet: index, limit: limits.rowsAboveHeader + 2) {
        EntrySheet.mark(of: [$0]) != nil
      }
      if EntrySheet.mark(of: rows) != nil {
        // An entry workbook has one form, and sheets for its rows and choices.
        queue = try EntryReading(file: file, schema: schema, workbook: workbook, limits: limits).items()
        return
      }
      if damaged == nil, EntrySheet.lostMark(of: rows) { damaged = sheet.name }
      if sheet.isHidden || rows.isEmpty { continue }
      sheets.append(SheetTable(file: file, name: sheet.name, rows: rows, count: count))
      places.append(index)
    }
    if let damaged {
      queue = [.finding(.damagedEntry(damaged, of: schema, in: file))]
    } else if sheets.isEmpty {
      queue = [.finding(.emptyFile(file))]
    } else {
      try arrange(sheets, places, workbook)
    }
  }

  /// Finds the main table and the tables of rows.
  private mutating func arrange(
    _ sheets: [SheetTable], _ indices: [Int], _ workbook: WorkbookReader
  ) throws(SpreadsheetError) {
    let repeats = sheets.map { sheet in
      schema?.fieldNamed(sheet.name).flatMap { $0.type.kind.isTable ? $0 : nil }
    }
    let places = sheets.indices.filter { repeats[$0] == nil }
    let headers = sheets.map { $0.headerRow(schema, limits: limits) }
    guard let place = places.first(where: { headers[$0] != nil }), let headerRow = headers[place] else {
      queue = [.finding(WorkbookForms.noHeader(sheets[places.first ?? 0], for: schema))]
      return
    }
    let table = sheets[place]
    let header = TableHeader(table.names(ofRow: headerRow), schema: schema, limits: limits)
    queue = header.findings.map { .finding($0) }
    if header.findings.hasErrors { return }

    var plan = Plan(workbook: workbook, sheet: indices[place], table: table, headerRow: headerRow, header: header)
    var room = limits.detailCells
    for index in sheets.indices where index != place {
      let isDetail = repeats[index] != nil || schema == nil && sheets[index].sharesFirstColumn(with: header)
      guard isDetail else {
        noteIgnored(sheets[index], hasHeader: headers[index] != nil)
        continue
      }
      let rows = try workbook.rows(ofSheet: indices[index], room: &room, limits: limits)
      let (detail, findings) = DetailTable.make(
        SheetTable(file: file, name: sheets[index].name, rows: rows, count: rows.count), field: repeats[index],
        of: schema, main: header, formCount: table.count - headerRow - 1, limits: limits)
      queue += findings.map { .finding($0) }
      if let detail { plan.details.append((indices[index], detail)) }
    }
    self.plan = plan
    main = MainTable(
      table: table, cursor: try workbook.cursor(ofSheet: indices[place]), headerRow: headerRow,
      rows: TableRows(header, schema: schema, limits: limits), foot: FootRows(header, schema: schema),
      details: plan.details.map(\.table))
  }

  private mutating func noteIgnored(_ sheet: SheetTable, hasHeader: Bool) {
    if hasHeader || schema == nil {
      queue.append(.finding(WorkbookForms.ignored(sheet, nil)))
    } else if let field = schema?.fields.first(where: { sheet.looksLike($0, limits: limits) }) {
      queue.append(.finding(WorkbookForms.ignored(sheet, field.label)))
    }
  }

  // MARK: Findings

  private static func noHeader(_ sheet: SheetTable, for schema: FormSchema?) -> Finding {
    let labels = schema?.fields.prefix(3).map(\.label) ?? []
    func list(_ language: Language) -> String {
      labels.map { $0.text(in: language) }.joined(separator: language == .en ? ", " : "、")
    }
    return Finding(
      code: .noHeader,
      LocalizedText("找不到标题行", hant: "找不到標題列", en: "there is no header row"),
      at: Origin(file: sheet.file, sheet: sheet.name),
      hint: labels.isEmpty
        ? nil
        : LocalizedText(
          "标题行每格写一个字段名，如：\(list(.zhHans))…", hant: "標題列每格寫一個欄位名，如：\(list(.zhHant))…",
          en: "write one field name in each cell of the header row: \(list(.en)), …"))
  }

  fileprivate static func tooManyDetails(_ sheet: String, limits: IntakeLimits) -> SpreadsheetError {
    let limit = limits.detailCells
    return SpreadsheetError(
      code: .tooManyDetails, sheet: sheet,
      message: LocalizedText(
        "明细工作表的格子超过 \(limit) 个，放不进内存；请把名单分成几个文件，或改用 .jsonl",
        hant: "明細工作表的格子超過 \(limit) 個，放不進記憶體；請把名單分成幾個檔案，或改用 .jsonl",
        en: "this sheet of rows has more than \(limit) cells, which is too much to hold; split the list, or use .jsonl")
    )
  }

  private static func ignored(_ sheet: SheetTable, _ label: LocalizedText?) -> Finding {
    Finding(
      .warning, code: .sheetIgnored,
      LocalizedText("这张工作表没有读", hant: "這張工作表沒有讀", en: "this sheet was not read"),
      at: Origin(file: sheet.file, sheet: sheet.name),
      hint: label.map { label in
        LocalizedText(
          "若是明细，请把工作表改名为“\(label.zhHans)”", hant: "若是明細，請把工作表改名為「\(label.text(in: .zhHant))」",
          en: "if it holds rows of the form, rename it to \"\(label.text(in: .en))\"")
      })
  }
}

extension WorkbookReader {
  /// All rows of a sheet that is held in memory; `room` is how many cells all such sheets may still have together.
  func rows(ofSheet index: Int, room: inout Int, limits: IntakeLimits) throws(SpreadsheetError) -> [SheetRow] {
    guard let rows = try rows(ofSheet: index, cells: room) else {
      throw WorkbookForms.tooManyDetails(sheets[index].name, limits: limits)
    }
    room -= rows.reduce(0) { $0 + $1.cells.count }
    return rows
  }
}

/// The table of forms: gives each form the rows of the other sheets that bear its key.
struct MainTable {
  private let table: SheetTable
  private let cursor: SheetRowCursor
  /// Rows that are not forms: the header and what stands above it.
  private var toSkip: Int
  private var rows: TableRows
  private let foot: FootRows
  private var details: [DetailTable]
  /// The first cells of the form that is not complete yet.
  private var openCells: [TableCell] = []
  /// By table of rows, the keys that were met and where.
  private var owners: [[String: Origin]]
  private var hasMetRow = false
  private var isEnded = false

  init(
    table: SheetTable, cursor: SheetRowCursor, headerRow: Int, rows: TableRows, foot: FootRows, details: [DetailTable]
  ) {
    self.table = table
    self.cursor = cursor
    (self.rows, self.foot) = (rows, foot)
    self.details = details
    toSkip = headerRow + 1
    owners = details.map { _ in [:] }
  }

  /// How much was read, of 1.
  var fraction: Double { cursor.fraction }

  /// What the next row gives, perhaps nothing; `nil` at the end.
  mutating func next() -> [SubmissionReader.Item]? {
    guard !isEnded else { return nil }
    let row: SheetRow
    do throws(SpreadsheetError) {
      while toSkip > 0, try cursor.next() != nil { toSkip -= 1 }
      guard let next = try cursor.next() else { return end() }
      row = next
    } catch {
      // It was read through before, so this does not happen.
      isEnded = true
      return [.finding(Finding(code: error.code, error.message, at: Origin(file: table.file, sheet: table.name)))]
    }
    let cells = table.cells(of: row, width: rows.header.columns.count)
    // Without a schema nobody binds the values and says what is wrong with them.
    if !rows.hasSchema, case let problems = cells.compactMap(\.problem), !problems.isEmpty {
      hasMetRow = true
      return [.unread(problems)]
    }
    let origin = table.cells.origin(row.cells[0].reference)
    if let foot = foot.finding(cells, at: origin) {
      hasMetRow = true
      return [.finding(foot)]
    }
    let (submission, findings) = rows.add(cells, origin: origin)
    var items: [SubmissionReader.Item] = []
    if let submission { items = complete(submission, submission.origin == origin ? cells : openCells) }
    // A row that continues the form above has no key.
    if rows.pendingOrigin == origin { openCells = cells }
    hasMetRow = hasMetRow || submission != nil || rows.pendingOrigin != nil || !findings.isEmpty
    return findings.isEmpty ? items : items + [.unread(findings)]
  }

  private mutating func end() -> [SubmissionReader.Item] {
    isEnded = true
    var items: [SubmissionReader.Item] = []
    if let last = rows.finish() { items = complete(last, openCells) }
    for (index, detail) in details.enumerated() {
      let stray = detail.rows.filter { owners[index][$0.key] == nil }.compactMap { key, rows in
        rows.first.map { (key: key, row: $0) }
      }
      items += stray.sorted { SheetTable.place($0.row) < SheetTable.place($1.row) }
        .map { .finding(detail.strayRow($0.row, key: $0.key)) }
    }
    if !hasMetRow { items.append(.finding(.noRows(table.file, sheet: table.name))) }
    return items
  }

  private mutating func complete(_ form: Submission, _ cells: [TableCell]) -> [SubmissionReader.Item] {
    var form = form
    var items: [SubmissionReader.Item] = []
    for (index, detail) in details.enumerated() {
      let key = detail.mainColumn.map { $0 < cells.count ? detail.keys.key(cells[$0]) : "" } ?? ""
      guard let rows = detail.rows[key], let first = rows.first else { continue }
      if let other = owners[index][key] {
        items.append(.finding(DetailTable.doubledKey(key, at: form.origin, besides: other)))
        continue
      }
      owners[index][key] = form.origin
      let list = RawValue(.list(rows), at: first.origin)
      form.entries.append(.init(key: detail.name, keyOrigin: detail.origin, value: list))
    }
    return items + [.submission(form)]
  }
}
