import Findings
import Forms
import SpreadsheetML

/// The forms of a workbook: a table of forms with tables of their rows beside it, or an entry workbook.
struct WorkbookForms {
  let file: String
  let schema: FormSchema?
  let limits: IntakeLimits

  func items(_ bytes: [UInt8]) -> [SubmissionReader.Item] {
    do throws(SpreadsheetError) { return try items(WorkbookReader(bytes, name: file)) } catch {
      let origin = Origin(file: file, sheet: error.sheet, cell: error.cell)
      return [.finding(Finding(code: error.code, error.message, at: origin))]
    }
  }

  private func items(_ workbook: WorkbookReader) throws(SpreadsheetError) -> [SubmissionReader.Item] {
    var sheets: [SheetTable] = []
    for (index, sheet) in workbook.sheets.enumerated() {
      let rows = try workbook.rows(ofSheet: index)
      if EntrySheet.mark(of: rows) != nil {
        // An entry workbook has one form, and other sheets of its own.
        return try EntryReading(file: file, schema: schema, workbook: workbook).items()
      }
      if sheet.isHidden || rows.isEmpty { continue }
      sheets.append(SheetTable(file: file, name: sheet.name, rows: rows))
    }
    guard !sheets.isEmpty else { return [.finding(.emptyFile(file))] }
    return tableItems(sheets)
  }

  // MARK: Tables

  private func tableItems(_ sheets: [SheetTable]) -> [SubmissionReader.Item] {
    let repeats = sheets.map { sheet in
      schema?.fieldNamed(sheet.name).flatMap { [.repeat, .approvals].contains($0.type) ? $0 : nil }
    }
    let places = sheets.indices.filter { repeats[$0] == nil }
    let headers = sheets.map { $0.headerRow(schema, limits) }
    guard let main = places.first(where: { headers[$0] != nil }), let headerRow = headers[main] else {
      return [.finding(WorkbookForms.noHeader(sheets[places.first ?? 0], schema))]
    }
    let table = sheets[main]
    let header = TableHeader(table.names(ofRow: headerRow), schema: schema, limits: limits)
    var items: [SubmissionReader.Item] = header.findings.map { .finding($0) }
    if header.findings.hasErrors { return items }

    var details: [DetailTable] = []
    for index in sheets.indices where index != main {
      let isDetail = repeats[index] != nil || schema == nil && sheets[index].sharesFirstColumn(with: header)
      guard isDetail else {
        if headers[index] != nil || schema == nil {
          items.append(.finding(WorkbookForms.ignored(sheets[index], nil)))
        } else if let field = schema?.fields.first(where: { sheets[index].looksLike($0, limits) }) {
          items.append(.finding(WorkbookForms.ignored(sheets[index], field.label)))
        }
        continue
      }
      let (detail, findings) = DetailTable.make(
        sheets[index], field: repeats[index], main: header, formCount: table.rows.count - headerRow - 1, limits: limits)
      items += findings.map { .finding($0) }
      if let detail { details.append(detail) }
    }
    let (forms, found) = self.forms(of: table, below: headerRow, header)
    items += found.map { .finding($0) }
    return items + joined(forms, details)
  }

  private struct MainForm {
    var submission: Submission
    /// The cells of its first row, by column.
    var cells: [TableCell]
  }

  private func forms(of table: SheetTable, below headerRow: Int, _ header: TableHeader) -> ([MainForm], [Finding]) {
    var rows = TableRows(header, schema: schema, limits: limits)
    var forms: [MainForm] = []
    var findings: [Finding] = []
    var firstCells: [Origin: [TableCell]] = [:]
    for row in table.rows.dropFirst(headerRow + 1) {
      let (cells, problems) = table.cells(of: row, width: header.columns.count)
      guard problems.isEmpty else {
        findings += problems
        continue
      }
      let origin = table.cells.origin(row.cells[0].reference)
      firstCells[origin] = cells
      let (submission, found) = rows.add(cells, origin: origin)
      findings += found
      if let submission { forms.append(MainForm(submission: submission, cells: firstCells[submission.origin] ?? [])) }
    }
    if let last = rows.finish() { forms.append(MainForm(submission: last, cells: firstCells[last.origin] ?? [])) }
    if forms.isEmpty, findings.isEmpty { findings.append(.noRows(file, sheet: table.name)) }
    return (forms, findings)
  }

  /// Gives each form the rows of the other sheets that bear its key.
  private func joined(_ forms: [MainForm], _ details: [DetailTable]) -> [SubmissionReader.Item] {
    var items: [SubmissionReader.Item] = []
    var submissions = forms.map(\.submission)
    for detail in details {
      var rest = detail.rows
      var owners: [String: Int] = [:]
      for (index, form) in forms.enumerated() {
        let key = detail.mainColumn.map { $0 < form.cells.count ? DetailTable.key(form.cells[$0]) : "" } ?? ""
        if let other = owners[key] {
          if rest[key] == nil { continue }
          items.append(.finding(DetailTable.doubledKey(key, form.submission.origin, forms[other].submission.origin)))
          continue
        }
        owners[key] = index
      }
      for (key, index) in owners {
        guard let rows = rest.removeValue(forKey: key), let first = rows.first else { continue }
        let list = RawValue(.list(rows), at: first.origin)
        submissions[index].entries.append(.init(key: detail.name, keyOrigin: detail.origin, value: list))
      }
      items += rest.values.compactMap(\.first).sorted { SheetTable.place($0) < SheetTable.place($1) }
        .map { .finding(detail.strayRow($0)) }
    }
    return items + submissions.map { .submission($0) }
  }

  // MARK: Findings

  private static func noHeader(_ sheet: SheetTable, _ schema: FormSchema?) -> Finding {
    let labels = schema?.fields.prefix(3).map(\.label) ?? []
    func list(_ language: Language) -> String { labels.map { $0.text(in: language) }.joined(separator: language == .en ? ", " : "、") }
    return Finding(
      code: "no-header",
      LocalizedText("找不到标题行", hant: "找不到標題列", en: "there is no header row"),
      at: Origin(file: sheet.file, sheet: sheet.name),
      hint: labels.isEmpty
        ? nil
        : LocalizedText(
          "标题行每格写一个字段名，如：\(list(.zhHans))…", hant: "標題列每格寫一個欄位名，如：\(list(.zhHant))…",
          en: "write one field name in each cell of the header row: \(list(.en)), …"))
  }

  private static func ignored(_ sheet: SheetTable, _ label: LocalizedText?) -> Finding {
    Finding(
      .warning, code: "sheet-ignored",
      LocalizedText("这张工作表没有读", hant: "這張工作表沒有讀", en: "this sheet was not read"),
      at: Origin(file: sheet.file, sheet: sheet.name),
      hint: label.map { label in
        LocalizedText(
          "若是明细，请把工作表改名为“\(label.zhHans)”", hant: "若是明細，請把工作表改名為「\(label.text(in: .zhHant))」",
          en: "if it holds rows of the form, rename it to \"\(label.text(in: .en))\"")
      })
  }
}
