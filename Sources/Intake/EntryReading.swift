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
    var findings: [Finding] = []
    var room = limits.detailCells
    for (index, sheet) in workbook.sheets.enumerated() {
      let rows = try workbook.rows(ofSheet: index, room: &room, limits: limits)
      guard let mark = EntrySheet.mark(of: rows) else { continue }
      let cells = WorkbookCells(file: file, sheet: sheet.name)
      if mark.hasPrefix(EntrySheet.formMark) {
        let id = String(mark.dropFirst(EntrySheet.formMark.count))
        if let schema, schema.id != id {
          findings.append(EntryReading.otherForm(id, for: schema, sheet: cells.sheet, in: file))
        }
        let origin = Origin(file: file, sheet: sheet.name)
        submission = Submission(origin: origin, entries: form(rows, in: cells, findings: &findings))
      } else {
        let id = String(mark.dropFirst(EntrySheet.rowsMark.count))
        if let list = list(id, rows, in: cells, findings: &findings) { lists.append(list) }
      }
    }
    guard var form = submission else { return [.finding(.emptyFile(file))] }
    form.entries += lists
    if form.entries.isEmpty, findings.isEmpty { findings.append(EntryReading.notFilled(form.origin)) }
    // A cell that cannot be read would leave the form half filled.
    return findings.hasErrors ? findings.map { .finding($0) } : findings.map { .finding($0) } + [.submission(form)]
  }

  /// The fields of the form's sheet; `sign.name` and its like become members of one object.
  private func form(_ rows: [SheetRow], in cells: WorkbookCells, findings: inout [Finding]) -> [Submission.Entry] {
    var entries: [Submission.Entry] = []
    var places: [String: Int] = [:]
    var members: [Int: [Submission.Entry]] = [:]
    for row in rows.dropFirst() {
      guard let id = row.cells.first, id.reference.column == 1, case .text(let key) = id.content,
        let cell = row.cells.first(where: { $0.reference.column == 3 }),
        let value = value(of: cell, in: cells, findings: &findings)
      else { continue }
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
        entries.append(.init(key: base, keyOrigin: keyOrigin, value: RawValue(.object([]), at: value.origin)))
      }
      members[place, default: []].append(member)
    }
    for (place, members) in members { entries[place].value = entries[place].value.with(.object(members)) }
    return entries
  }

  /// The rows of a sheet of rows; `nil` if none is filled.
  private func list(
    _ id: String, _ rows: [SheetRow], in cells: WorkbookCells, findings: inout [Finding]
  ) -> Submission.Entry? {
    guard let first = rows.first else { return nil }
    var ids: [Int: String] = [:]
    for cell in first.cells where cell.reference.column > 1 {
      if case .text(let text) = cell.content { ids[cell.reference.column] = text }
    }
    let isApprovals = schema?.fieldNamed(id)?.type == .approvals
    var values: [RawValue] = []
    for row in rows.dropFirst() where row.number > 2 {
      var entries: [Submission.Entry] = []
      for cell in row.cells {
        guard let key = ids[cell.reference.column], let value = value(of: cell, in: cells, findings: &findings) else {
          continue
        }
        let keyOrigin = cells.origin(CellReference(column: cell.reference.column, row: 2))
        entries.append(.init(key: key, keyOrigin: keyOrigin, value: value))
      }
      // The roles are written beforehand; a role alone is a step that nobody has taken.
      if entries.isEmpty || isApprovals && entries.allSatisfy({ $0.key == "role" }) { continue }
      values.append(RawValue(.object(entries), at: cells.origin(CellReference(column: 2, row: row.number))))
    }
    guard !values.isEmpty else { return nil }
    let origin = Origin(file: file, sheet: cells.sheet)
    return Submission.Entry(key: id, keyOrigin: origin, value: RawValue(.list(values), at: origin))
  }

  private func value(of cell: SheetCell, in cells: WorkbookCells, findings: inout [Finding]) -> RawValue? {
    switch cells.value(of: cell) {
    case .success(let value): return value.isEmpty ? nil : RawValue(value.content, at: value.origin)
    case .failure(let failure):
      findings.append(failure.finding)
      return nil
    }
  }

  private static func otherForm(_ id: String, for schema: FormSchema, sheet: String, in file: String) -> Finding {
    Finding(
      code: .otherForm,
      LocalizedText(
        "这是表单 \(id) 的录入表，不是“\(schema.title.zhHans)”（\(schema.id)）的",
        hant: "這是表單 \(id) 的錄入表，不是「\(schema.title.text(in: .zhHant))」（\(schema.id)）的",
        en: "this is the entry workbook of \(id), not of \(schema.title.text(in: .en)) (\(schema.id))"),
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
