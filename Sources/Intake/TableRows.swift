import Findings
import Forms

/// A form that may go on on the next line of a table.
private struct OpenForm {
  private(set) var form: Submission
  /// The rows of its repeats that came line by line, with the repeats' keys.
  private var lists: [(entry: Submission.Entry, rows: [RawValue])] = []
  private var lines = 0

  init(_ form: Submission) { self.form = form }

  /// Takes what stands on a line, and says how many there are now.
  mutating func take(_ entries: [Submission.Entry]) -> Int {
    for entry in entries {
      if let place = lists.firstIndex(where: { $0.entry.key == entry.key }) {
        lists[place].rows.append(entry.value)
      } else {
        lists.append((entry, [entry.value]))
      }
    }
    lines += 1
    return lines
  }

  /// The form with all its lines.
  var whole: Submission {
    var whole = form
    for (entry, rows) in lists {
      if let place = whole.entries.firstIndex(where: { $0.key == entry.key }),
        case .list(let before) = whole.entries[place].value.content
      {
        whole.entries[place].value = whole.entries[place].value.with(.list(before + rows))
      } else {
        let list = RawValue(.list(rows), at: entry.value.origin)
        whole.entries.append(.init(key: entry.key, keyOrigin: entry.keyOrigin, value: list))
      }
    }
    return whole
  }
}

/// Makes submissions of the rows of a table.
///
/// One row is one form. Where the header has columns such as `lines.item`, a row whose other cells are empty continues
/// the form above, so that one form may take several lines for its rows; a row with its own number does not.
struct TableRows {
  let header: TableHeader
  private let schema: FormSchema?
  private let limits: IntakeLimits
  private var pending: OpenForm?
  /// The place of the form that may still go on.
  var pendingOrigin: Origin? { pending?.form.origin }
  private var pendingKey: TableCell?
  /// Whether the values will be bound to the fields of a form.
  var hasSchema: Bool { schema != nil }

  init(_ header: TableHeader, schema: FormSchema?, limits: IntakeLimits) {
    self.header = header
    self.schema = schema
    self.limits = limits
  }

  /// Takes a row in. Returns the form that is complete now, if any, and what is wrong with the row.
  mutating func add(_ cells: [TableCell], origin: Origin) -> (Submission?, [Finding]) {
    // Cells are looked at in place: they are large, and each copy of one counts its references up and down.
    var isBlank = true
    var nameless: Int?
    for index in cells.indices where !cells[index].isEmpty {
      let role = index < header.roles.count ? header.roles[index] : .nameless
      // A line that bears nothing but its number is a blank line of the table.
      if role != .marginal { isBlank = false }
      if role == .nameless, nameless == nil { nameless = index }
    }
    if isBlank { return (nil, []) }
    if let nameless { return (nil, [TableRows.nameless(cells[nameless].origin)]) }
    var findings: [Finding] = []
    let lines = header.hasLines ? lineEntries(cells, at: origin, findings: &findings) : []
    let goesOn = continues(cells)
    let before = goesOn ? nil : pending?.whole
    var open = goesOn ? pending : nil
    pending = nil
    if open == nil {
      var row = Submission(origin: origin, entries: entries(cells, at: origin, findings: &findings))
      row.isRow = true
      open = OpenForm(row)
    }
    if open?.take(lines) ?? 0 > limits.lines { findings.append(TableRows.tooManyLines(limits.lines, at: origin)) }
    guard findings.isEmpty else { return (before, findings) }
    guard header.hasLines else { return (open?.form, []) }
    if !goesOn {
      pendingKey = zip(header.columns, cells).first { $0.0?.target == .rowKey && !$0.1.isEmpty }?.1
    }
    pending = open
    return (before, [])
  }

  /// The last form.
  mutating func finish() -> Submission? {
    defer { pending = nil }
    return pending?.whole
  }

  /// Whether a row goes on with the form above.
  func continues(_ cells: [TableCell]) -> Bool { header.hasLines && pending != nil && !hasOwnCells(cells) }

  private func hasOwnCells(_ cells: [TableCell]) -> Bool {
    zip(header.columns, cells).contains { column, cell in
      if cell.isEmpty { return false }
      switch column?.target {
      case .line, .remark: return false
      case .rowKey: return pendingKey.map { RowKeys.written.key($0) != RowKeys.written.key(cell) } ?? true
      default: return true
      }
    }
  }

  /// The entries of the row's own columns, in the order of the columns.
  private func entries(_ cells: [TableCell], at origin: Origin, findings: inout [Finding]) -> [Submission.Entry] {
    var entries: [Submission.Entry] = []
    var places: [String: Int] = [:]
    var members: [Int: [Submission.Entry]] = [:]
    var rows: [String: [Int: [Submission.Entry]]] = [:]
    var wholes: [String: [Int: RawValue]] = [:]
    entries.reserveCapacity(header.columns.count)
    for index in 0..<min(header.columns.count, cells.count) {
      if case .field(let key) = header.columns[index]?.target {
        let value = value(cells[index], of: key, findings: &findings)
        entries.append(.init(key: key, keyOrigin: header.columns[index]?.origin ?? origin, value: value))
        continue
      }
      guard let column = header.columns[index] else { continue }
      let cell = cells[index]
      switch column.target {
      case .field: continue
      case .member(let base, let member):
        guard !cell.isEmpty else { continue }
        let entry = Submission.Entry(
          key: member, keyOrigin: column.origin, value: RawValue(cell.content, at: cell.origin))
        let place = places[base] ?? entries.count
        if place == entries.count {
          places[base] = place
          entries.append(.init(key: base, keyOrigin: column.origin, value: RawValue(.object([]), at: cell.origin)))
        }
        members[place, default: []].append(entry)
      case .row(let base, let number, let member):
        guard !cell.isEmpty else { continue }
        if places[base] == nil {
          places[base] = entries.count
          entries.append(.init(key: base, keyOrigin: column.origin, value: RawValue(.list([]), at: cell.origin)))
        }
        if let member {
          let entry = Submission.Entry(
            key: member, keyOrigin: column.origin, value: RawValue(cell.content, at: cell.origin))
          rows[base, default: [:]][number, default: []].append(entry)
        } else {
          wholes[base, default: [:]][number] = value(cell, of: nil, findings: &findings)
        }
      case .line, .rowKey, .remark: continue
      }
    }
    for (place, members) in members { entries[place].value = entries[place].value.with(.object(members)) }
    for (base, numbers) in rows {
      for (number, members) in numbers {
        wholes[base, default: [:]][number] = RawValue(.object(members), at: members[0].value.origin)
      }
    }
    for (base, numbers) in wholes {
      guard let place = places[base] else { continue }
      entries[place].value = entries[place].value.with(.list(numbers.sorted { $0.key < $1.key }.map(\.value)))
    }
    return entries
  }

  /// The rows that stand on this line, one entry for each repeat that has cells here.
  private func lineEntries(_ cells: [TableCell], at origin: Origin, findings: inout [Finding]) -> [Submission.Entry] {
    var entries: [Submission.Entry] = []
    var places: [String: Int] = [:]
    var members: [[Submission.Entry]] = []
    for (column, cell) in zip(header.columns, cells) where !cell.isEmpty {
      guard let column, case .line(let base, let member) = column.target else { continue }
      let place = places[base] ?? entries.count
      if place == entries.count {
        places[base] = place
        entries.append(.init(key: base, keyOrigin: column.origin, value: RawValue(.object([]), at: cell.origin)))
        members.append([])
      }
      members[place].append(
        Submission.Entry(key: member, keyOrigin: column.origin, value: RawValue(cell.content, at: cell.origin)))
    }
    for place in entries.indices { entries[place].value = entries[place].value.with(.object(members[place])) }
    return entries
  }

  /// The cell's value; a cell that holds a JSON array or object for a field of several values is read as that.
  private func value(_ cell: TableCell, of key: String?, findings: inout [Finding]) -> RawValue {
    guard !cell.isEmpty else { return RawValue(.empty, at: cell.origin) }
    guard case .text(let text) = cell.content, text.utf8.contains(where: { $0 == 0x5B || $0 == 0x7B }) else {
      return RawValue(cell.content, at: cell.origin)
    }
    let trimmed = text.trimmed
    guard trimmed.hasPrefix("[") || trimmed.hasPrefix("{") else { return RawValue(cell.content, at: cell.origin) }
    let field = key.flatMap { schema?.fieldNamed($0) }
    if schema != nil, key != nil, field?.type.kind.hasParts != true {
      return RawValue(cell.content, at: cell.origin)
    }
    var parser = JSONParser(Array(trimmed.utf8), file: cell.origin.file, cell: cell.origin, limits: limits)
    do { return try parser.document() } catch {
      // Without a schema, or where a photo's name begins with a bracket, the text is what it says.
      if let field, field.type.kind.isTable {
        var finding = error.finding
        finding.field = field.id
        finding.label = field.label
        findings.append(finding)
      }
      return RawValue(cell.content, at: cell.origin)
    }
  }

  private static func tooManyLines(_ limit: Int, at origin: Origin) -> Finding {
    Finding(
      code: .tooManyLines,
      LocalizedText(
        "一张表单占了超过 \(limit) 行，没有读", hant: "一張表單佔了超過 \(limit) 列，沒有讀",
        en: "one form takes more than \(limit) rows; it was not read"), at: origin,
      hint: LocalizedText(
        "每张表单的第一行要填它自己的内容，如名称", hant: "每張表單的第一列要填它自己的內容，如名稱",
        en: "fill in what is the form's own, such as a name, on its first row"))
  }

  static func nameless(_ origin: Origin) -> Finding {
    Finding(
      code: .columnWithoutName,
      LocalizedText(
        "这一格的列没有列名，这一行没有读；请在标题行写上字段名，或清空这一格", hant: "這一格的欄沒有欄名，這一列沒有讀；請在標題列寫上欄位名，或清空這一格",
        en: "this cell's column has no name, so the row was not read; name the column or clear the cell"), at: origin)
  }
}
