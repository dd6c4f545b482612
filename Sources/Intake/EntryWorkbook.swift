import Expressions
package import Findings
package import Forms
package import SpreadsheetML

/// The workbook in which somebody fills in one form: a cell for each field, lists for choices, a sheet for each repeat.
///
/// Sheets are protected without a password: only the yellow cells can be changed, so that the file can be read back.
package enum EntryWorkbook {
  /// The greatest number of rows that a sheet of rows offers where the schema sets no limit.
  package static let rowsOffered = 60

  /// The .xlsx file of an empty entry workbook, with labels in `language`. Its bytes depend on the schema only.
  ///
  /// - Throws: `SpreadsheetError` for labels that a worksheet cannot hold.
  package static func make(for schema: FormSchema, language: Language) throws(SpreadsheetError) -> [UInt8] {
    var maker = EntryMaker(schema: schema, language: language)
    return try Workbook(sheets: maker.sheets(), title: schema.title.text(in: language)).bytes()
  }
}

/// Lays out the sheets of an entry workbook.
struct EntryMaker {
  let schema: FormSchema
  let language: Language
  private var names: [String] = []
  private let formName: String
  private let hints: FieldHints
  private var rules: InputRules
  /// Where values stand: those of the form's fields, and of columns by the id of their repeat.
  private var places: [String: String] = [:]
  /// The cells that are computed: the index of a cell in its sheet, and what stands there.
  private var computed: [(sheet: String, cell: Int, field: Field, group: Field?)] = []

  init(schema: FormSchema, language: Language) {
    self.schema = schema
    self.language = language
    hints = FieldHints(schema, language)
    formName = SheetName.make(EntryTexts.form.text(in: language), taken: &names)
    rules = InputRules(schema, language, taken: &names)
  }

  mutating func sheets() -> [Worksheet] {
    var form = Worksheet(name: formName)
    form.columns = [.init(width: 10, isHidden: true), .init(width: 26), .init(width: 44), .init(width: 46)]
    form.isProtected = true
    let title = form.addRow(height: 32)
    form.add(EntrySheet.formMark + schema.id, 1, title, EntryStyles.plain)
    addLine(text(schema.title), title, EntryStyles.title, to: &form)
    addLine(text(EntryTexts.instruction), form.addRow(height: 34), EntryStyles.hint, to: &form)
    var others: [Worksheet] = []
    for stage in Stage.allCases {
      let fields = schema.fields.filter { $0.stage == stage && isOffered($0, of: nil) }
      if stage == .closing, !fields.isEmpty {
        addLine(text(EntryTexts.closing), form.addRow(height: 24), EntryStyles.section, to: &form)
      }
      for field in fields {
        switch field.type {
        case .repeat, .approvals:
          let sheet = rowsSheet(field)
          addRow(to: &form, id: "", of: field, value: EntryTexts.seeSheet(sheet.name).text(in: language), nil)
          others.append(sheet)
        case .signature: addSignature(field, to: &form)
        default: addRow(to: &form, id: field.id, of: field, value: nil, field.type)
        }
      }
    }
    form.frozenRows = 2
    form.activeCell = CellReference(column: 3, row: 3)
    var all = [form] + others
    for entry in computed {
      guard let index = all.firstIndex(where: { $0.name == entry.sheet }) else { continue }
      all[index].cells[entry.cell].formula = formula(entry.field, of: entry.group, in: all[index].cells[entry.cell])
    }
    if let choices = rules.choicesSheet { all.append(choices) }
    for index in all.indices { all[index].page.footerCodes = text(PageSetup.pageCodes) }
    return all
  }

  // MARK: Rows of the form

  /// Adds a line over the columns that are seen.
  private func addLine(_ text: String, _ row: Int, _ style: CellStyle, to sheet: inout Worksheet) {
    sheet.add(text, columns: 2...4, rows: row...row, style.holding(text))
  }

  private mutating func addRow(
    to sheet: inout Worksheet, id: String, of field: Field, value: String?, _ type: FieldType?
  ) {
    let (label, hint) = (text(field.label) + hints.mark(field), hint(field, type))
    let row = sheet.addRow(height: EntryStyles.height(field, label: label, hint: hint))
    let isComputed = field.calculation != nil
    if !id.isEmpty { sheet.add((isComputed ? EntrySheet.shownMark : "") + id, 1, row, EntryStyles.plain) }
    sheet.add(label, 2, row, EntryStyles.label)
    places[field.id] = "\(SheetName.quoted(formName))!$C$\(row)"
    if isComputed {
      addComputed(field, of: nil, 3, row, to: &sheet)
    } else if let type {
      sheet.add(nil, column: 3, row: row, EntryStyles.input(type))
      if let rule = rules.rule(for: field, column: 3, rows: row...row) { sheet.validations.append(rule) }
    } else {
      sheet.add(value ?? "", 3, row, EntryStyles.label)
    }
    sheet.add(hint, 4, row, EntryStyles.hint)
  }

  private mutating func addSignature(_ field: Field, to sheet: inout Worksheet) {
    for (member, name, type) in [
      ("name", EntryTexts.signerName, FieldType.text), ("date", EntryTexts.day, .date),
      ("opinion", EntryTexts.opinion, .text),
    ] {
      var label = LocalizedText(field.label.zhHans + " · " + name.zhHans)
      label.zhHant = field.label.text(in: .zhHant) + " · " + name.text(in: .zhHant)
      label.en = field.label.text(in: .en) + " · " + name.text(in: .en)
      let part = Field(
        id: "\(field.id).\(member)", label: label, type: type,
        requirement: member == "name" ? field.requirement : .never)
      addRow(to: &sheet, id: part.id, of: part, value: nil, type)
    }
  }

  private func hint(_ field: Field, _ type: FieldType?, of group: Field? = nil) -> String {
    field.calculation == nil ? hints.text(field, type, of: group) : text(EntryTexts.computed)
  }

  private func text(_ text: LocalizedText) -> String { text.text(in: language) }

  // MARK: What is computed

  /// Whether a field has a place: what people fill in, and what Excel can compute for them.
  private func isOffered(_ field: Field, of group: Field?) -> Bool {
    if field.type == .stamp { return false }
    if field.calculation == nil { return true }
    if let group, !schema.prints(field, of: group) { return false }
    let formula = EntryFormula(schema, language, group: group) { isOffered($0, of: $1) ? "A1" : nil }
    return formula.text(of: field) != nil
  }

  private mutating func addComputed(
    _ field: Field, of group: Field?, _ column: Int, _ row: Int, to sheet: inout Worksheet
  ) {
    computed.append((sheet.name, sheet.cells.count, field, group))
    sheet.add(nil, column: column, row: row, EntryStyles.computed(field.type))
  }

  private func formula(_ field: Field, of group: Field?, in cell: Worksheet.Cell) -> String? {
    let row = cell.range.first.row
    return EntryFormula(schema, language, group: group) { other, rows in
      guard let rows else { return places[other.id] }
      let place = places["\(rows.id).\(other.id)"]
      if group == nil { return place }
      // In its own row.
      return place.flatMap { $0.split(separator: "!").last.flatMap { CellRange(exactly: String($0)) } }
        .map { CellReference(column: $0.first.column, row: row).a1 }
    }.text(of: field)
  }

  /// A row below the others with the sums of columns that the form computes.
  private mutating func addSums(of rows: Field, _ columns: [Field], to sheet: inout Worksheet) {
    for field in schema.fields where isOffered(field, of: nil) {
      guard case .call("sum", let arguments)? = field.calculation?.syntax.kind,
        case .name(let path)? = arguments.first?.kind,
        let place = columns.firstIndex(where: { path == "\(rows.id).\($0.id)" }), place > 0
      else { continue }
      let row = sheet.addRow(height: 24)
      sheet.add(EntrySheet.shownMark + field.id, 1, row, EntryStyles.plain)
      sheet.add(text(field.label), place + 1, row, EntryStyles.header)
      addComputed(field, of: nil, place + 2, row, to: &sheet)
    }
  }

  // MARK: Sheets of rows

  private mutating func rowsSheet(_ field: Field) -> Worksheet {
    var sheet = Worksheet(name: SheetName.make(text(field.label), taken: &names))
    let columns =
      field.type == .approvals
      ? approvalColumns(field) : field.fields.filter { isOffered($0, of: field) }
    let count =
      field.type == .approvals ? max(field.chain.count + 3, 6) : min(field.maxRows ?? EntryWorkbook.rowsOffered, 1_000)
    sheet.columns =
      [.init(width: 4, isHidden: true)] + columns.map { .init(width: EntryStyles.width($0, text($0.label))) }
    sheet.isProtected = true
    sheet.page.isLandscape = true
    let heads = columns.map { head(of: $0, in: field) }
    let lines = heads.map { $0.split(separator: "\n").count }.max() ?? 1
    sheet.rows =
      [.init(isHidden: true), .init(height: Double(10 + 16 * lines))] + (0..<count).map { _ in .init(height: 22) }
    sheet.add(EntrySheet.rowsMark + field.id, 1, 1, EntryStyles.plain)
    for (number, column) in zip(2..., columns) {
      let cells = CellRange(columns: number...number, rows: 3...count + 2)
      places["\(field.id).\(column.id)"] = "\(SheetName.quoted(sheet.name))!\(cells.absolute)"
      let isComputed = column.calculation != nil
      sheet.add((isComputed ? EntrySheet.shownMark : "") + column.id, number, 1, EntryStyles.plain)
      sheet.add(heads[number - 2], number, 2, EntryStyles.header)
      if isComputed {
        for row in cells.rows { addComputed(column, of: field, number, row, to: &sheet) }
        continue
      }
      let style = EntryStyles.input(column.type)
      for row in 0..<count {
        let role = number == 2 && field.type == .approvals && row < field.chain.count ? text(field.chain[row].role) : ""
        sheet.add(role, number, row + 3, style)
      }
      var rule = rules.rule(for: column, column: number, rows: cells.rows) ?? CellValidation(cells, .any)
      if rule.prompt == nil, let hint = Optional(hint(column, column.type, of: field)), !hint.isEmpty {
        rule.prompt = hint
      }
      if rule.prompt != nil || rule.kind != .any { sheet.validations.append(rule) }
    }
    addSums(of: field, columns, to: &sheet)
    sheet.frozenRows = 2
    sheet.printTitleRows = 2...2
    sheet.activeCell = CellReference(column: 2, row: 3)
    return sheet
  }

  /// The heading of a column; below it, that it is filled in later than the others.
  private func head(of column: Field, in field: Field) -> String {
    let label = text(column.label) + hints.mark(column)
    return column.stage > field.stage && column.calculation == nil ? label + "\n" + text(EntryTexts.atClosing) : label
  }

  private mutating func approvalColumns(_ field: Field) -> [Field] {
    let roles = rules.list("\(field.id).role", field.chain.map { text($0.role) })
    let decisions = rules.list("\(field.id).decision", Approval.Decision.allCases.map { text($0.label) })
    return [
      Field(id: "role", label: EntryTexts.role, type: .selectOne, choiceList: roles),
      Field(id: "decision", label: EntryTexts.decision, type: .selectOne, choiceList: decisions),
      Field(id: "name", label: EntryTexts.signerName, type: .text),
      Field(id: "date", label: EntryTexts.day, type: .date),
      Field(id: "opinion", label: EntryTexts.opinion, type: .text),
    ]
  }
}
