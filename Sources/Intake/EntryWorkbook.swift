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
  private let choicesName: String
  /// The lists of the hidden sheet, in the order of their columns.
  private var lists: [(name: String, labels: [String])] = []

  init(schema: FormSchema, language: Language) {
    self.schema = schema
    self.language = language
    formName = SheetName.make(EntryTexts.form.text(in: language), taken: &names)
    choicesName = SheetName.make(EntryTexts.choices.text(in: language), taken: &names)
  }

  mutating func sheets() -> [Worksheet] {
    var form = Worksheet(name: formName)
    form.columns = [.init(width: 10, isHidden: true), .init(width: 26), .init(width: 44), .init(width: 46)]
    form.isProtected = true
    let title = form.addRow(height: 32)
    add(EntrySheet.formMark + schema.id, 1, title, EntryStyles.plain, to: &form)
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
    if !lists.isEmpty { all.append(choicesSheet()) }
    for index in all.indices { all[index].page.footerCodes = text(EntryTexts.page) }
    return all
  }

  // MARK: Rows of the form

  /// Adds a cell with a text that stays one.
  private func add(_ text: String, _ column: Int, _ row: Int, _ style: CellStyle, to sheet: inout Worksheet) {
    sheet.add(text.isEmpty ? nil : text, column: column, row: row, style.holding(text))
  }

  /// Adds a line over the columns that are seen.
  private func addLine(_ text: String, _ row: Int, _ style: CellStyle, to sheet: inout Worksheet) {
    sheet.add(text, columns: 2...4, rows: row...row, style.holding(text))
  }

  private mutating func addRow(
    to sheet: inout Worksheet, id: String, of field: Field, value: String?, _ type: FieldType?
  ) {
    let row = sheet.addRow(height: field.appearance == "multiline" ? 64 : 24)
    if !id.isEmpty { add(id, 1, row, EntryStyles.plain, to: &sheet) }
    add(text(field.label) + (isRequired(field) ? " *" : ""), 2, row, EntryStyles.label, to: &sheet)
    if let type {
      sheet.add(nil, column: 3, row: row, EntryStyles.input(type))
      if let rule = rule(for: field, column: 3, rows: row...row) { sheet.validations.append(rule) }
    } else {
      add(value ?? "", 3, row, EntryStyles.label, to: &sheet)
    }
    add(hint(field, type), 4, row, EntryStyles.hint, to: &sheet)
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

  /// Whether an empty cell would be a finding: what has a default may be left empty.
  private func isRequired(_ field: Field) -> Bool {
    guard field.defaultValue == nil, case .always = field.requirement else { return false }
    return true
  }

  private func hint(_ field: Field, _ type: FieldType?) -> String {
    var parts = [field.hint ?? type?.entry.entryHint].compactMap { $0.map { text($0) } }
    if field.defaultValue != nil { parts.append(text(EntryTexts.hasDefault)) }
    return parts.joined(separator: language == .en ? "; " : "；")
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
    add(EntrySheet.rowsMark + field.id, 1, 1, EntryStyles.plain, to: &sheet)
    for (number, column) in zip(2..., columns) {
      add(column.id, number, 1, EntryStyles.plain, to: &sheet)
      add(text(column.label) + (isRequired(column) ? " *" : ""), number, 2, EntryStyles.header, to: &sheet)
      let style = EntryStyles.input(column.type)
      for row in 0..<count {
        let role = number == 2 && field.type == .approvals && row < field.chain.count ? text(field.chain[row].role) : ""
        add(role, number, row + 3, style, to: &sheet)
      }
      if let rule = rule(for: column, column: number, rows: 3...count + 2) { sheet.validations.append(rule) }
    }
    sheet.frozenRows = 2
    sheet.printTitleRows = 2...2
    sheet.activeCell = CellReference(column: 2, row: 3)
    return sheet
  }

  private mutating func approvalColumns(_ field: Field) -> [Field] {
    let roles = list("\(field.id).role", field.chain.map { text($0.role) })
    let decisions = list("\(field.id).decision", Approval.Decision.allCases.map { text($0.label) })
    return [
      Field(id: "role", label: EntryTexts.role, type: .selectOne, choiceList: roles),
      Field(id: "decision", label: EntryTexts.decision, type: .selectOne, choiceList: decisions),
      Field(id: "name", label: EntryTexts.signerName, type: .text),
      Field(id: "date", label: EntryTexts.day, type: .date),
      Field(id: "opinion", label: EntryTexts.opinion, type: .text),
    ]
  }

  // MARK: Choices

  /// Takes a list into the hidden sheet; gives its name there.
  private mutating func list(_ name: String, _ labels: [String]) -> String {
    if !lists.contains(where: { $0.name == name }) { lists.append((name, labels)) }
    return name
  }

  private mutating func rule(for field: Field, column: Int, rows: ClosedRange<Int>) -> CellValidation? {
    let range = CellRange(columns: column...column, rows: rows)
    switch field.type.kind {
    case .choice, .choices:
      guard let name = field.choiceList else { return nil }
      if let known = schema.choiceLists[name] { _ = list(name, known.choices.map { text($0.label) }) }
      guard let place = lists.firstIndex(where: { $0.name == name }), !lists[place].labels.isEmpty else { return nil }
      let labels = lists[place].labels
      let cells = CellRange(columns: place + 1...place + 1, rows: 2...labels.count + 1).absolute
      let isOne = field.type == .selectOne
      return .init(
        range, .list(range: "\(SheetName.quoted(choicesName))!\(cells)", isStrict: isOne),
        prompt: isOne ? nil : EntryTexts.several(labels).text(in: language),
        message: EntryTexts.fromList.text(in: language))
    case .date, .dateTime: return .init(range, .date, message: EntryTexts.aDate.text(in: language))
    case .number(let format) where format.isWhole:
      return .init(range, .whole, message: EntryTexts.aWhole.text(in: language))
    case .number: return .init(range, .decimal, message: EntryTexts.aNumber.text(in: language))
    default: return nil
    }
  }

  private func choicesSheet() -> Worksheet {
    var sheet = Worksheet(name: choicesName)
    sheet.isHidden = true
    sheet.rows = .init(repeating: .init(), count: 1 + (lists.map(\.labels.count).max() ?? 0))
    for (column, list) in zip(1..., lists) {
      for (row, text) in zip(1..., [list.name] + list.labels) { add(text, column, row, EntryStyles.plain, to: &sheet) }
    }
    return sheet
  }
}
