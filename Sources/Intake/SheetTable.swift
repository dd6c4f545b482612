import Expressions
import Findings
import Forms
import SpreadsheetML

/// The rows of one worksheet, as a table.
struct SheetTable {
  let file: String
  let name: String
  /// Its first rows; of a table of rows, all.
  let rows: [SheetRow]
  /// How many rows it has in all.
  let count: Int

  var cells: WorkbookCells { WorkbookCells(file: file, sheet: name) }

  /// The place among `rows` of the row whose cells name the most fields; titles may stand above it. Without a schema it
  /// is the first row with two texts, or the first row.
  func headerRow(_ schema: FormSchema?, limits: IntakeLimits) -> Int? {
    guard let schema else {
      let first = rows.prefix(limits.rowsAboveHeader).firstIndex { row in
        row.cells.count { if case .text = $0.content { true } else { false } } > 1
      }
      return first ?? (rows.isEmpty ? nil : 0)
    }
    return headerRow(limits, isName: schema.isColumn)
  }

  func headerRow(_ limits: IntakeLimits, isName: (String) -> Bool) -> Int? {
    var best: (row: Int, score: Int)?
    for (index, row) in rows.prefix(limits.rowsAboveHeader + 1).enumerated() {
      let score = row.cells.prefix(limits.columns).count { isName(WorkbookCells.name($0.content)) }
      if score > best?.score ?? 0 { best = (index, score) }
    }
    return best?.row
  }

  /// The names in a header row, by column.
  func names(ofRow index: Int) -> [(text: String, origin: Origin)] {
    var names: [(text: String, origin: Origin)] = []
    for cell in rows[index].cells {
      while names.count < cell.reference.column - 1 {
        names.append(("", cells.origin(CellReference(column: names.count + 1, row: rows[index].number))))
      }
      names.append((WorkbookCells.name(cell.content), cells.origin(cell.reference)))
    }
    while let last = names.last, last.text.isEmpty { names.removeLast() }
    return names
  }

  /// The values of a row by column, `width` of them; behind them those of further cells that hold something, which have no
  /// column.
  func cells(of row: SheetRow, width: Int) -> [TableCell] {
    var values: [TableCell] = []
    func fill(to count: Int) {
      while values.count < count {
        let place = CellReference(column: values.count + 1, row: row.number)
        values.append(TableCell(content: .empty, origin: cells.origin(place)))
      }
    }
    for cell in row.cells {
      fill(to: min(cell.reference.column - 1, width))
      values.append(cells.value(of: cell))
    }
    fill(to: width)
    return values
  }

  /// Whether the sheet has at least two columns of a repeat, whatever its name.
  func looksLike(_ field: Field, limits: IntakeLimits) -> Bool {
    let isName: (String) -> Bool = { key in field.fields.contains { $0.isNamed(key) } }
    guard field.type == .repeat, let row = headerRow(limits, isName: isName) else { return false }
    return names(ofRow: row).count { isName($0.text) } > 1
  }

  /// The place of a value in its sheet, to sort by.
  static func place(_ value: RawValue) -> CellReference {
    CellReference(value.origin.cell ?? "") ?? CellReference(column: 1, row: 1)
  }

  /// Whether the first name on this sheet is also a column of the main table: how a sheet of rows is recognized without a schema.
  func sharesFirstColumn(with header: TableHeader) -> Bool {
    guard let first = rows.first?.cells.first else { return false }
    let name = WorkbookCells.name(first.content)
    return !name.isEmpty && header.columns.contains { $0?.text == name }
  }
}

/// A worksheet that holds the rows of a repeat, each with the key of its form in the first column.
struct DetailTable {
  /// The sheet's name, which is the repeat's id or label.
  let name: String
  let origin: Origin
  /// The rows by key; all under the empty key when there is one form only and no key column.
  private(set) var rows: [String: [RawValue]] = [:]
  /// The column of the main table that holds the keys.
  private(set) var mainColumn: Int?
  /// The place of the header among the sheet's rows, its names, and where the keys stand; for whoever reads it again.
  private(set) var headerRow = 0
  private(set) var names: [String] = []
  private(set) var keyPlace = 0
  private(set) var keys = RowKeys.written

  /// Reads the sheet. `formCount` is how many forms the main table can have at most.
  static func make(
    _ sheet: SheetTable, field: Field?, of schema: FormSchema?, main: TableHeader, formCount: Int, limits: IntakeLimits
  ) -> (DetailTable?, [Finding]) {
    let origin = Origin(file: sheet.file, sheet: sheet.name)
    var detail = DetailTable(name: sheet.name, origin: origin)
    // Approvals have no columns of their own in the schema; their names are known to the binder.
    let columns = field?.fields ?? []
    let headerRow =
      columns.isEmpty
      ? sheet.headerRow(nil, limits: limits) : sheet.headerRow(limits) { key in columns.contains(named: key) }
    guard let headerRow else {
      return (nil, [noColumns(field, at: origin)])
    }
    let names = sheet.names(ofRow: headerRow)
    if names.count > limits.columns {
      return (nil, [TableHeader.tooManyColumns(names.count, limit: limits.columns, at: names[0].origin)])
    }
    let isRemark = names.map { RefusalColumns.contains($0.text) && !columns.contains(named: $0.text) }
    guard let keyPlace = names.indices.first(where: { !names[$0].text.isEmpty && !isRemark[$0] }) else {
      return (nil, [])
    }
    let keyName = names[keyPlace].text
    let isOwnColumn = columns.contains(named: keyName)
    let same = main.columns.firstIndex { $0.map { LooseKey.of($0.text) == LooseKey.of(keyName) } ?? false }
    let anyKey = TableHeader.isRowKey(keyName) ? main.columns.firstIndex { $0?.target == .rowKey } : nil
    detail.mainColumn = same ?? anyKey
    (detail.headerRow, detail.names, detail.keyPlace) = (headerRow, names.map(\.text), keyPlace)
    detail.keys = RowKeys(inColumn: keyName, for: schema)
    let hasKey = detail.mainColumn != nil || !isOwnColumn
    if detail.mainColumn == nil, formCount > 1 {
      return (nil, [noKey(keyName, isOwnColumn, at: names[keyPlace].origin)])
    }

    var findings: [Finding] = []
    for row in sheet.rows.dropFirst(headerRow + 1) {
      let cells = sheet.cells(of: row, width: names.count)
      if field == nil, case let problems = cells.compactMap(\.problem), !problems.isEmpty {
        findings += problems
        continue
      }
      var entries: [Submission.Entry] = []
      for (index, cell) in cells.enumerated() where !(hasKey && index == keyPlace) {
        if index < names.count, isRemark[index] { continue }
        guard index < names.count, !names[index].text.isEmpty else {
          if !cell.isEmpty { findings.append(TableRows.nameless(cell.origin)) }
          continue
        }
        let value = RawValue(cell.content, at: cell.origin)
        entries.append(.init(key: names[index].text, keyOrigin: names[index].origin, value: value))
      }
      if entries.allSatisfy({ if case .empty = $0.value.content { true } else { false } }) { continue }
      let rowOrigin = sheet.cells.origin(row.cells[0].reference)
      let key = detail.mainColumn == nil ? "" : detail.keys.key(cells[keyPlace])
      if key.isEmpty, detail.mainColumn != nil {
        findings.append(emptyKey(keyName, at: cells[keyPlace].origin))
        continue
      }
      detail.rows[key, default: []].append(RawValue(.object(entries), at: rowOrigin))
    }
    return (detail, findings)
  }

  // MARK: Findings

  private static func noColumns(_ field: Field?, at origin: Origin) -> Finding {
    let columns = field?.fields.prefix(3).map(\.label) ?? []
    func list(_ language: Language) -> String {
      columns.map { $0.text(in: language) }.joined(separator: language == .en ? ", " : "、")
    }
    return Finding(
      code: .noHeader, LocalizedText("找不到标题行", hant: "找不到標題列", en: "there is no header row"), at: origin,
      hint: LocalizedText(
        "标题行每格写一个列名，如：\(list(.zhHans))…", hant: "標題列每格寫一個欄名，如：\(list(.zhHant))…",
        en: "write one column name in each cell of the header row: \(list(.en)), …"))
  }

  private static func noKey(_ name: String, _ isOwnColumn: Bool, at origin: Origin) -> Finding {
    Finding(
      code: .noRowKey,
      isOwnColumn
        ? LocalizedText(
          "不知道这些明细行属于哪张表单", hant: "不知道這些明細列屬於哪張表單", en: "it is not known to which form these rows belong")
        : LocalizedText(
          "主表没有“\(name)”列，不知道明细行属于哪张表单", hant: "主表沒有「\(name)」欄，不知道明細列屬於哪張表單",
          en: "the main table has no column \"\(name)\", so it is not known to which form these rows belong"),
      at: origin,
      hint: LocalizedText(
        "两张工作表都加一列“行号”，同一张表单写同样的行号", hant: "兩張工作表都加一欄「行號」，同一張表單寫同樣的行號",
        en: "give both sheets a column \"key\" with the same key for the same form"))
  }

  private static func emptyKey(_ name: String, at origin: Origin) -> Finding {
    Finding(
      code: .rowKeyEmpty,
      LocalizedText(
        "这一行没有写“\(name)”，不知道属于哪张表单", hant: "這一列沒有寫「\(name)」，不知道屬於哪張表單",
        en: "this row has no \"\(name)\", so it is not known to which form it belongs"), at: origin)
  }

  static func doubledKey(_ key: String, at origin: Origin, besides other: Origin) -> Finding {
    Finding(
      code: .rowKeyDoubled,
      LocalizedText(
        "“\(key)”和 \(other.cell ?? "") 那一行相同，明细行只归前一张表单", hant: "「\(key)」和 \(other.cell ?? "") 那一列相同，明細列只歸前一張表單",
        en: "\"\(key)\" is also the key of the row at \(other.cell ?? ""), which gets the rows of the other sheet"),
      at: origin)
  }

  /// What is told of the rows of a key that no form has; `row` is the first of them.
  func strayRow(_ row: RawValue, key: String) -> Finding {
    let name = names[keyPlace]
    return Finding(
      code: .rowKeyUnknown,
      LocalizedText(
        "主表里没有“\(key)”，不知道这一行属于哪张表单", hant: "主表裡沒有「\(key)」，不知道這一列屬於哪張表單",
        en: "the main table has no form '\(key)', to which this row would belong"),
      at: row.origin,
      hint: keys.areNumbers
        ? LocalizedText(
          "“\(name)”要和主表里某一张的相同；不要的行请删去", hant: "「\(name)」要和主表裡某一張的相同；不要的列請刪去",
          en: "its \(name) must be that of a form in the main table; delete the row if it is not wanted")
        : LocalizedText(
          "“\(name)”要和主表里某一行的相同；不要的行请删去", hant: "「\(name)」要和主表裡某一列的相同；不要的列請刪去",
          en: "its \"\(name)\" must be that of a row in the main table; delete the row if it is not wanted"))
  }
}
