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
  private var rules: InputRules

  init(schema: FormSchema, language: Language) {
    self.schema = schema
    self.language = language
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
      let fields = schema.fields.filter { $0.stage == stage && $0.calculation == nil && $0.type != .stamp }
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
    if let choices = rules.choicesSheet { all.append(choices) }
    for index in all.indices { all[index].page.footerCodes = text(EntryTexts.page) }
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
    let row = sheet.addRow(height: field.appearance == "multiline" ? 64 : 24)
    if !id.isEmpty { sheet.add(id, 1, row, EntryStyles.plain) }
    sheet.add(text(field.label) + (field.isAlwaysNeeded ? " *" : ""), 2, row, EntryStyles.label)
    if let type {
      sheet.add(nil, column: 3, row: row, EntryStyles.input(type))
      if let rule = rules.rule(for: field, column: 3, rows: row...row) { sheet.validations.append(rule) }
    } else {
      sheet.add(value ?? "", 3, row, EntryStyles.label)
    }
    sheet.add(field.inputHint(type, in: language), 4, row, EntryStyles.hint)
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

  private func text(_ text: LocalizedText) -> String { text.text(in: language) }

  // MARK: Sheets of rows

  private mutating func rowsSheet(_ field: Field) -> Worksheet {
    var sheet = Worksheet(name: SheetName.make(text(field.label), taken: &names))
    let columns =
      field.type == .approvals
      ? approvalColumns(field) : field.fields.filter { $0.calculation == nil && $0.type != .stamp }
    let count =
      field.type == .approvals ? max(field.chain.count + 3, 6) : min(field.maxRows ?? EntryWorkbook.rowsOffered, 1_000)
    sheet.columns =
      [.init(width: 4, isHidden: true)] + columns.map { .init(width: EntryStyles.width($0, text($0.label))) }
    sheet.isProtected = true
    sheet.page.isLandscape = true
    sheet.rows = [.init(isHidden: true), .init(height: 26)] + (0..<count).map { _ in .init(height: 22) }
    sheet.add(EntrySheet.rowsMark + field.id, 1, 1, EntryStyles.plain)
    for (number, column) in zip(2..., columns) {
      sheet.add(column.id, number, 1, EntryStyles.plain)
      sheet.add(text(column.label) + (column.isAlwaysNeeded ? " *" : ""), number, 2, EntryStyles.header)
      let style = EntryStyles.input(column.type)
      for row in 0..<count {
        let role = number == 2 && field.type == .approvals && row < field.chain.count ? text(field.chain[row].role) : ""
        sheet.add(role, number, row + 3, style)
      }
      if let rule = rules.rule(for: column, column: number, rows: 3...count + 2) { sheet.validations.append(rule) }
    }
    sheet.frozenRows = 2
    sheet.printTitleRows = 2...2
    sheet.activeCell = CellReference(column: 2, row: 3)
    return sheet
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
