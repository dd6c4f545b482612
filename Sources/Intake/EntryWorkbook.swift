package import Findings
package import Forms
package import SpreadsheetML

/// The workbook in which somebody fills in one form: a cell for each field, lists for choices, a sheet for each repeat.
///
/// Sheets are protected without a password: only the yellow cells can be changed, so that the file can be read back.
public enum EntryWorkbook {
  /// The greatest number of rows that a sheet of rows offers where the schema sets no limit.
  public static let rowsOffered = 60

  /// The .xlsx file of an empty entry workbook, with labels in `language`. Its bytes depend on the schema only.
  ///
  /// - Throws: `SpreadsheetError` for labels that a worksheet cannot hold.
  package static func make(for schema: FormSchema, language: Language) throws(SpreadsheetError) -> [UInt8] {
    var maker = EntryMaker(schema: schema, language: language)
    return try WorkbookDraft(sheets: maker.sheets(), title: schema.title.text(in: language)).bytes()
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

  mutating func sheets() -> [SheetDraft] {
    var form = SheetDraft(name: formName)
    form.columns = [.init(width: 10, isHidden: true), .init(width: 26), .init(width: 44), .init(width: 46)]
    form.isProtected = true
    form.rows.append(
      .init(
        [
          .init(1, .text(EntrySheet.formMark + schema.id), EntryStyles.plain),
          .init(2, .text(text(schema.title)), EntryStyles.title),
        ],
        height: 32))
    form.rows.append(.init([.init(2, .text(EntryTexts.instruction.text(in: language)), EntryStyles.hint)], height: 34))
    form.merges = ["B1:D1", "B2:D2"]
    var others: [SheetDraft] = []
    for stage in Stage.allCases {
      let fields = schema.fields.filter { $0.stage == stage && $0.calculation == nil && $0.type != .stamp }
      if stage == .closing, !fields.isEmpty {
        form.rows.append(
          .init([.init(2, .text(EntryTexts.closing.text(in: language)), EntryStyles.section)], height: 24))
        form.merges.append("B\(form.rows.count):D\(form.rows.count)")
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
    form.activeCell = "C3"
    var all = [form] + others
    if !lists.isEmpty { all.append(choicesSheet()) }
    return all
  }

  // MARK: Rows of the form

  private mutating func addRow(
    to sheet: inout SheetDraft, id: String, of field: Field, value: String?, _ type: FieldType?
  ) {
    let row = sheet.rows.count + 1
    let label = text(field.label) + (isRequired(field) ? " *" : "")
    var cells = [SheetDraft.Cell(2, .text(label), EntryStyles.label)]
    if !id.isEmpty { cells.insert(.init(1, .text(id), EntryStyles.plain), at: 0) }
    if let type {
      cells.append(.init(3, .blank, EntryStyles.input(type)))
      if let rule = rule(for: field, range: "C\(row)") { sheet.validations.append(rule) }
    } else {
      cells.append(.init(3, .text(value ?? ""), EntryStyles.label))
    }
    cells.append(.init(4, .text(hint(field, type)), EntryStyles.hint))
    let isTall = field.appearance == "multiline"
    sheet.rows.append(.init(cells, height: isTall ? 64 : 24))
  }

  private mutating func addSignature(_ field: Field, to sheet: inout SheetDraft) {
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

  private mutating func rowsSheet(_ field: Field) -> SheetDraft {
    var sheet = SheetDraft(name: SheetName.make(text(field.label), taken: &names))
    let columns =
      field.type == .approvals
      ? approvalColumns(field) : field.fields.filter { $0.calculation == nil && $0.type != .stamp }
    let count =
      field.type == .approvals ? max(field.chain.count + 3, 6) : min(field.maxRows ?? EntryWorkbook.rowsOffered, 1_000)
    sheet.columns =
      [.init(width: 4, isHidden: true)] + columns.map { .init(width: EntryStyles.width($0, text($0.label))) }
    sheet.isProtected = true
    sheet.isLandscape = true
    var ids = [SheetDraft.Cell(1, .text(EntrySheet.rowsMark + field.id), EntryStyles.plain)]
    var labels: [SheetDraft.Cell] = []
    for (index, column) in columns.enumerated() {
      ids.append(.init(index + 2, .text(column.id), EntryStyles.plain))
      labels.append(.init(index + 2, .text(text(column.label) + (isRequired(column) ? " *" : "")), EntryStyles.header))
      let letter = CellReference.columnName(index + 2)
      if let rule = rule(for: column, range: "\(letter)3:\(letter)\(count + 2)") { sheet.validations.append(rule) }
    }
    sheet.rows = [.init(ids, isHidden: true), .init(labels, height: 26)]
    for row in 0..<count {
      var cells = columns.enumerated().map {
        SheetDraft.Cell($0.offset + 2, .blank, EntryStyles.input($0.element.type))
      }
      if field.type == .approvals, row < field.chain.count { cells[0].content = .text(text(field.chain[row].role)) }
      sheet.rows.append(.init(cells, height: 22))
    }
    sheet.frozenRows = 2
    sheet.printTitleRows = 2...2
    sheet.activeCell = "B3"
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

  private mutating func rule(for field: Field, range: String) -> SheetDraft.Validation? {
    switch field.type.kind {
    case .choice, .choices:
      guard let name = field.choiceList else { return nil }
      if let known = schema.choiceLists[name] { _ = list(name, known.choices.map { text($0.label) }) }
      guard let place = lists.firstIndex(where: { $0.name == name }), !lists[place].labels.isEmpty else { return nil }
      let labels = lists[place].labels
      let letter = CellReference.columnName(place + 1)
      let cells = "\(SheetName.quoted(choicesName))!$\(letter)$2:$\(letter)$\(labels.count + 1)"
      let isOne = field.type == .selectOne
      return .init(
        range, .list(range: cells, isStrict: isOne),
        prompt: isOne ? nil : EntryTexts.several(labels).text(in: language),
        message: EntryTexts.fromList.text(in: language))
    case .date, .dateTime: return .init(range, .date, message: EntryTexts.aDate.text(in: language))
    case .number(let format) where format.isWhole:
      return .init(range, .whole, message: EntryTexts.aWhole.text(in: language))
    case .number: return .init(range, .decimal, message: EntryTexts.aNumber.text(in: language))
    default: return nil
    }
  }

  private func choicesSheet() -> SheetDraft {
    var sheet = SheetDraft(name: choicesName)
    sheet.isHidden = true
    let height = lists.map(\.labels.count).max() ?? 0
    for row in 0...height {
      sheet.rows.append(
        .init(
          lists.enumerated().compactMap { index, list in
            if row == 0 { return .init(index + 1, .text(list.name), EntryStyles.plain) }
            return row <= list.labels.count ? .init(index + 1, .text(list.labels[row - 1]), EntryStyles.plain) : nil
          }))
    }
    return sheet
  }
}
