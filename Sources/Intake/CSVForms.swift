import Findings
import Forms

/// The forms of a CSV text: a header row, then one form a row.
struct CSVForms {
  private let file: String
  private let schema: FormSchema?
  private let limits: IntakeLimits
  private var scanner: CSVScanner
  private var rows: TableRows?
  private var foot: FootRows?
  private var queue: [SubmissionReader.Item] = []
  /// What stands above the header row: titles of the list, if a header row follows.
  private var above: [CSVRecord] = []
  private var hasMetRow = false
  private var isEnded = false

  /// How much was read, of 1.
  var fraction: Double? { scanner.fraction }

  init(_ source: ByteSource, schema: FormSchema?, limits: IntakeLimits) {
    file = source.name
    self.schema = schema
    self.limits = limits
    scanner = CSVScanner(source, limits: limits)
  }

  mutating func next() -> SubmissionReader.Item? {
    while true {
      if !queue.isEmpty { return queue.removeFirst() }
      if isEnded { return nil }
      switch scanner.next() {
      case .end: finish()
      case .finding(let finding):
        hasMetRow = true
        // Without its header row a table says nothing.
        isEnded = isEnded || rows == nil
        queue.append(isEnded ? .finding(finding) : .unread([finding]))
      case .record(let record):
        if record.isBlank { continue }
        if rows == nil { lookForHeader(record) } else { takeRow(record) }
      }
    }
  }

  private mutating func finish() {
    isEnded = true
    if let last = rows?.finish() { queue.append(.submission(last)) }
    if rows == nil, !above.isEmpty {
      queue.append(.finding(noHeader))
    } else if rows == nil {
      queue.append(.finding(.emptyFile(file)))
    } else if !hasMetRow {
      queue.append(.finding(.noRows(file)))
    }
  }

  /// The header row is the first one with the name of a field, or with a slip in one; titles may stand above it.
  private mutating func lookForHeader(_ record: CSVRecord) {
    guard let schema else { return takeHeader(record) }
    let names = record.fields.prefix(limits.columns).map(\.text.trimmed)
    let isHeader =
      record.fields.count > limits.columns || names.contains(where: schema.isColumn)
      || above.isEmpty && names.contains(where: schema.isNearlyColumn)
    if isHeader { return takeHeader(record) }
    above.append(record)
    guard above.count > limits.rowsAboveHeader else { return }
    queue.append(.finding(noHeader))
    isEnded = true
  }

  /// No row names a field: what the first row looks like instead.
  private var noHeader: Finding {
    let first = above.first
    let texts = first?.fields.map { $0.text.trimmed }.filter { !$0.isEmpty } ?? []
    let text = texts.joined(separator: ", ").prefix(40)
    let names = schema?.fields.prefix(3).map(\.label) ?? []
    func list(_ language: Language) -> String {
      names.map { $0.text(in: language) }.joined(separator: language == .en ? ", " : "、")
    }
    let isFullWidth = first?.fields.count == 1 && text.contains("，")
    return Finding(
      code: .noHeader,
      LocalizedText(
        "找不到标题行：第一行“\(texts.joined(separator: "、").prefix(40))”里没有一个是这张表单的项目",
        hant: "找不到標題列：第一列「\(texts.joined(separator: "、").prefix(40))」裡沒有一個是這張表單的項目",
        en: "there is no header row: nothing in the first row, '\(text)', is a field of this form"),
      at: Origin(file: file, line: first?.line),
      hint: isFullWidth
        ? LocalizedText(
          "像是用了全角逗号“，”，请都换成半角逗号“,”", hant: "像是用了全形逗號「，」，請都換成半形逗號「,」",
          en: "full-width commas seem to separate the columns: replace them by plain ones")
        : LocalizedText(
          "在数据上面加一行标题，每格写一个项目名，如：\(list(.zhHans))…；也看看选的是不是这张表单、文字编码对不对",
          hant: "在資料上面加一列標題，每格寫一個項目名，如：\(list(.zhHant))…；也看看選的是不是這張表單、文字編碼對不對",
          en:
            "put a header row above the data with a field's name in each cell, such as \(list(.en)); check the form and the "
            + "encoding too"))
  }

  private mutating func takeHeader(_ record: CSVRecord) {
    let cells = zip(record.fields, record.cells(file: file)).map { ($0.text, $1.origin) }
    let header = TableHeader(cells, schema: schema, limits: limits)
    rows = TableRows(header, schema: schema, limits: limits)
    foot = FootRows(header, schema: schema)
    queue += header.findings.map { .finding($0) }
    isEnded = header.findings.hasErrors
  }

  private mutating func takeRow(_ record: CSVRecord) {
    hasMetRow = true
    let origin = Origin(file: file, line: record.line)
    let wanted = rows?.header.columns.count ?? 0
    guard record.fits(wanted) else {
      queue.append(.unread([CSVForms.ragged(record.fields.count, wanted: wanted, at: origin)]))
      return
    }
    let cells = record.cells(file: file)
    if let foot = foot?.finding(cells, at: origin) { return queue.append(.finding(foot)) }
    guard let (submission, findings) = rows?.add(cells, origin: origin) else { return }
    if let submission { queue.append(.submission(submission)) }
    if !findings.isEmpty { queue.append(.unread(findings)) }
  }

  private static func ragged(_ count: Int, wanted: Int, at origin: Origin) -> Finding {
    Finding(
      code: .rowLength,
      LocalizedText(
        "这一行有 \(count) 格，标题行有 \(wanted) 列，没有读", hant: "這一列有 \(count) 格，標題列有 \(wanted) 欄，沒有讀",
        en: "this row has \(count) cells, the header \(wanted) columns; it was not read"), at: origin,
      hint: LocalizedText(
        "含逗号、换行的内容要用双引号括起；空格子也要留出分隔符", hant: "含逗號、換行的內容要用雙引號括起；空格子也要留出分隔符",
        en: "put text with separators or line breaks in double quotes, and keep the separators of empty cells"))
  }
}

extension CSVRecord {
  /// Whether the record has a field for every column, and nothing beyond them.
  func fits(_ columns: Int) -> Bool {
    fields.count >= columns && fields.dropFirst(columns).allSatisfy { $0.text.isBlank }
  }

  func cells(file: String) -> [TableCell] {
    fields.enumerated().map { index, field in
      TableCell(
        content: field.text.isEmpty ? .empty : .text(field.text),
        origin: Origin(file: file, line: field.line, column: field.column, tableColumn: index + 1))
    }
  }
}
