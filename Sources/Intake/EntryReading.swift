import Findings
import Forms
import SpreadsheetML

/// Reads the form back from an entry workbook.
struct EntryReading {
  let file: String
  let schema: FormSchema?
  let workbook: WorkbookReader
  let limits: IntakeLimits

  func items() throws(SpreadsheetError) -> [SubmissionReader.Item] {
    var submission: Submission?
    var lists: [Submission.Entry] = []
    var offered: Set<String> = []
    var findings: [Finding] = []
    var room = limits.detailCells
    for (index, sheet) in workbook.sheets.enumerated() {
      let rows = try workbook.rows(ofSheet: index, room: &room, limits: limits)
      guard let mark = EntrySheet.mark(of: rows) else { continue }
      let cells = WorkbookCells(file: file, sheet: sheet.name)
      if mark.hasPrefix(EntrySheet.formMark) {
        let id = String(mark.dropFirst(EntrySheet.formMark.count))
        if let schema, schema.id != id {
          findings.append(EntryReading.otherForm(id, titled: rows, for: schema, sheet: cells.sheet, in: file))
        }
        let origin = Origin(file: file, sheet: sheet.name)
        if let first = submission?.origin.sheet {
          findings.append(.secondEntry(sheet.name, besides: first, of: schema, in: file))
          continue
        }
        submission = Submission(origin: origin, entries: form(rows, in: cells))
        findings += outside(rows, in: cells)
      } else {
        let id = String(mark.dropFirst(EntrySheet.rowsMark.count))
        offered.insert(id)
        if let list = list(id, rows, in: cells) { lists.append(list) }
        findings += outsideTable(rows, of: schema?.fieldNamed(id), in: cells)
      }
    }
    guard var form = submission else { return [.finding(.damagedEntry(nil, of: schema, in: file))] }
    offered.formUnion(form.entries.map(\.key))
    if let schema, !findings.hasErrors,
      case let missing = schema.fields.filter({ $0.isFilledIn && !offered.contains($0.id) }),
      !missing.isEmpty
    {
      findings.append(.oldEntry(missing, of: schema, at: form.origin))
    }
    form.entries += lists
    if form.entries.allSatisfy({ if case .empty = $0.value.content { true } else { false } }), !findings.hasErrors {
      findings.append(EntryReading.notFilled(form.origin))
    }
    return findings.hasErrors ? findings.map { .finding($0) } : findings.map { .finding($0) } + [.submission(form)]
  }

  /// The fields of the form's sheet; `sign.name` and its like become members of one object.
  /// A cell that is empty is an entry too: where something must be filled in, its place is told.
  private func form(_ rows: [SheetRow], in cells: WorkbookCells) -> [Submission.Entry] {
    var entries: [Submission.Entry] = []
    var places: [String: Int] = [:]
    var members: [Int: [Submission.Entry]] = [:]
    for row in rows.dropFirst() {
      guard let id = row.cells.first, id.reference.column == 1, case .text(let key) = id.content,
        !key.hasPrefix(EntrySheet.shownMark)
      else { continue }
      let cell = row.cells.first { $0.reference.column == 3 }
      let empty = RawValue(.empty, at: cells.origin(CellReference(column: 3, row: row.number)))
      let value = cell.flatMap { self.value(of: $0, in: cells) } ?? empty
      let keyOrigin = cells.origin(CellReference(column: 2, row: row.number))
      guard let dot = key.firstIndex(of: ".") else {
        entries.append(.init(key: key, keyOrigin: keyOrigin, value: value))
        continue
      }
      let base = String(key[..<dot])
      let member = Submission.Entry(key: String(key[key.index(after: dot)...]), keyOrigin: keyOrigin, value: value)
      let place = places[base] ?? entries.count
      if place == entries.count {
        places[base] = place
        entries.append(.init(key: base, keyOrigin: keyOrigin, value: empty))
      }
      if case .empty = value.content { continue }
      members[place, default: []].append(member)
    }
    for (place, members) in members { entries[place].value = entries[place].value.with(.object(members)) }
    return entries
  }

  /// What was written beside or below the cells of the form, which nobody reads.
  private func outside(_ rows: [SheetRow], in cells: WorkbookCells) -> [Finding] {
    rows.flatMap { row in
      row.cells.filter { cell in
        let isOutside = cell.reference.column > EntrySheet.hintColumn || !isOwn(row)
        return isOutside && !cells.value(of: cell).isEmpty
      }.map { EntryReading.outside($0, at: cells.origin($0.reference), inTable: false) }
    }
  }

  /// What was written beside a table of rows, or into its lines of sums, which nobody reads.
  private func outsideTable(_ rows: [SheetRow], of field: Field?, in cells: WorkbookCells) -> [Finding] {
    let last = rows.first?.cells.last?.reference.column ?? 0
    return rows.dropFirst().flatMap { row in
      let isSum = row.cells.first.map { $0.reference.column == 1 && !cells.value(of: $0).isEmpty } ?? false
      return row.cells.filter { cell in
        guard cell.reference.column > 1, !cells.value(of: cell).isEmpty else { return false }
        if cell.reference.column > last { return true }
        guard isSum, !cell.isFormula, case .text(let text) = cell.content else { return false }
        return schema.map { schema in !schema.fields.contains { $0.isNamed(text) } } ?? false
      }.map { EntryReading.outside($0, at: cells.origin($0.reference), inTable: true) }
    }
  }

  /// Whether a row of the form's sheet is one that the workbook was made with.
  private func isOwn(_ row: SheetRow) -> Bool {
    if row.number <= 2 { return true }
    func name(_ column: Int) -> String {
      row.cells.first { $0.reference.column == column }.map { WorkbookCells.name($0.content) } ?? ""
    }
    if !name(1).isEmpty { return true }
    let label = name(2)
    return EntryTexts.closing.wordings.contains(label)
      || schema?.fields.contains { $0.type.kind.isTable && $0.isNamed(label) }
        ?? !label
        .isEmpty
  }

  private static func outside(_ cell: SheetCell, at origin: Origin, inTable: Bool) -> Finding {
    let text = WorkbookCells.name(cell.content).prefix(20)
    return Finding(
      .warning, code: .outsideCells,
      LocalizedText(
        "“\(text)”写在表格外面，不会登记，也不会印出来", hant: "「\(text)」寫在表格外面，不會登記，也不會印出來",
        en: "'\(text)' stands outside the cells of the form: it is neither recorded nor printed"), at: origin,
      hint: inTable
        ? LocalizedText(
          "要留下的内容请写进表格的黄色格子，或写进“表单”里的备注等项", hant: "要留下的內容請寫進表格的黃色格子，或寫進「表單」裡的備註等項",
          en: "write what is to be kept into the yellow cells of the table, or into a field of the form")
        : LocalizedText(
          "要留下的内容请写进 C 列的黄色格子", hant: "要留下的內容請寫進 C 欄的黃色格子",
          en: "write what is to be kept into the yellow cells of column C"))
  }

  /// The rows of a sheet of rows; `nil` if none is filled.
  private func list(_ id: String, _ rows: [SheetRow], in cells: WorkbookCells) -> Submission.Entry? {
    guard let first = rows.first else { return nil }
    var ids: [Int: String] = [:]
    for cell in first.cells where cell.reference.column > 1 {
      if case .text(let text) = cell.content, !text.hasPrefix(EntrySheet.shownMark) {
        ids[cell.reference.column] = text
      }
    }
    let isApprovals = schema?.fieldNamed(id)?.type == .approvals
    var values: [RawValue] = []
    for row in rows.dropFirst() where row.number > 2 {
      if row.cells.first?.reference.column == 1 { continue }
      // A cell with nothing in it has its place, for what must stand there.
      let entries = ids.sorted { $0.key < $1.key }.map { column, key in
        let cell = row.cells.first { $0.reference.column == column }
        let origin = cells.origin(CellReference(column: column, row: row.number))
        return Submission.Entry(
          key: key, keyOrigin: cells.origin(CellReference(column: column, row: 2)),
          value: cell.flatMap { value(of: $0, in: cells) } ?? RawValue(.empty, at: origin))
      }
      // The roles are written beforehand; a role alone is a step that nobody has taken.
      if entries.allSatisfy({ $0.value.isEmpty || isApprovals && $0.key == "role" }) { continue }
      values.append(RawValue(.object(entries), at: cells.origin(CellReference(column: 2, row: row.number))))
    }
    guard !values.isEmpty else { return nil }
    let origin = Origin(file: file, sheet: cells.sheet)
    return Submission.Entry(key: id, keyOrigin: origin, value: RawValue(.list(values), at: origin))
  }

  private func value(of cell: SheetCell, in cells: WorkbookCells) -> RawValue? {
    let value = cells.value(of: cell)
    return value.isEmpty ? nil : RawValue(value.content, at: value.origin)
  }

  private static func otherForm(
    _ id: String, titled rows: [SheetRow], for schema: FormSchema, sheet: String, in file: String
  ) -> Finding {
    let title = rows.first?.cells.first { $0.reference.column == 2 }.map { WorkbookCells.name($0.content) } ?? id
    return Finding(
      code: .otherForm,
      LocalizedText(
        "这是\(title)（\(id)）的录入表，不是“\(schema.title.zhHans)”（\(schema.id)）的",
        hant: "這是\(title)（\(id)）的錄入表，不是「\(schema.title.text(in: .zhHant))」（\(schema.id)）的",
        en: "this is the entry workbook of \(title) (\(id)), not of \(schema.title.text(in: .en)) (\(schema.id))"),
      at: Origin(file: file, sheet: sheet, cell: "B1"))
  }

  private static func notFilled(_ origin: Origin) -> Finding {
    Finding(
      code: .entryEmpty,
      LocalizedText(
        "录入表还没有填；请填 C 列的黄色格子", hant: "錄入表還沒有填；請填 C 欄的黃色格子",
        en: "nothing is filled in; fill the yellow cells of column C"),
      at: origin)
  }
}

extension Field {
  /// Whether an entry workbook has a cell or a sheet for it.
  fileprivate var isFilledIn: Bool { calculation == nil && type != .stamp }
}
