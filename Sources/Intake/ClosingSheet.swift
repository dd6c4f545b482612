import Expressions
package import Findings
package import Forms
package import SpreadsheetML

/// The workbook in which somebody completes many issued forms: a row for each, with its number and what it is known by, then
/// a cell for everything that is filled in at closing. Rows of repeats have sheets of their own, each with its form's number.
///
/// The sheet of the forms is protected without a password: what was issued is grey and cannot be changed.
package enum ClosingSheet {
  /// An issued form.
  package struct Form: Sendable {
    let number: String
    let values: Row

    /// Takes a form as it was issued.
    package init(_ number: String, _ values: Row) { (self.number, self.values) = (number, values) }
  }

  /// The .xlsx file, with labels in `language`. Its bytes depend on the schema and the forms only.
  ///
  /// - Throws: `SpreadsheetError` for texts that a worksheet cannot hold.
  package static func make(
    for schema: FormSchema, _ forms: [Form], language: Language
  ) throws(SpreadsheetError) -> [UInt8] {
    var maker = ClosingSheetMaker(schema, forms, language)
    return try Workbook(sheets: maker.sheets(), title: schema.title.text(in: language)).bytes()
  }
}

/// Lays out the sheets of a closing workbook.
private struct ClosingSheetMaker {
  /// A column of the main sheet.
  struct Column {
    let name: String
    let field: Field
    /// The repeat whose rows it shows.
    var group: Field?
    /// What is known already, by form; `nil` where a form has no such row.
    let known: [String?]
    /// Whether the rest is to be filled in.
    let isInput: Bool
  }
  private let schema: FormSchema
  private let forms: [ClosingSheet.Form]
  private let language: Language
  private var names: [String] = []
  private let mainName: String
  private let numberName: String
  private let hints: FieldHints
  private var rules: InputRules
  /// The rows above the forms: title, instruction, hints and names.
  private static let headRows = 4

  init(_ schema: FormSchema, _ forms: [ClosingSheet.Form], _ language: Language) {
    (self.schema, self.forms, self.language) = (schema, forms, language)
    mainName = SheetName.make(EntryTexts.closingSheet.text(in: language), taken: &names)
    hints = FieldHints(schema, language)
    rules = InputRules(schema, language, taken: &names)
    let number = [EntryTexts.number, EntryTexts.otherNumber].first { name in
      name.wordings.allSatisfy { schema.fieldNamed($0) == nil }
    }
    numberName = number?.text(in: language) ?? "number"
  }

  mutating func sheets() -> [Worksheet] {
    var all = [mainSheet()]
    for field in schema.fields where field.stage == .closing && field.type == .repeat { all.append(rowsSheet(field)) }
    if let choices = rules.choicesSheet { all.append(choices) }
    for index in all.indices { all[index].page.footerCodes = PageSetup.pageCodes.text(in: language) }
    return all
  }

  // MARK: Columns

  /// What a column is called: its label, unless that of another field is the same.
  private func label(_ field: Field, among fields: [Field]) -> String {
    let label = field.label.text(in: language)
    return fields.count { $0.isNamed(label) } == 1 ? label : field.id
  }

  private func label(_ field: Field) -> String { label(field, among: schema.fields) }

  /// A value as it is read again.
  private func text(_ field: Field, _ value: Value?) -> String {
    switch value {
    case .date(let day)?: day.iso
    case .dateTime(let moment)?: "\(moment.date.iso) \(moment.time.text)"
    // Signatures, approvals and pictures that are on record are completed by nobody.
    case .signature, .approvals, .images, .rows, nil: ""
    case let other?: ValueText.text(other, field: field, schema: schema, language: language)
    }
  }

  /// The column of a field, with its values.
  private func column(_ field: Field, isInput: Bool) -> Column {
    Column(
      name: label(field), field: field, known: forms.map { text(field, $0.values[field.id]) }, isInput: isInput)
  }

  /// What a form is known by: whose it is, and what its ledger shows that was known when it was opened.
  private var knownFields: [Field] {
    guard let ledger = schema.ledger else { return schema.knownFields }
    let lines = schema.fields.filter { field in
      field.stage == .opening && field.calculation == nil && field.appearance != "multiline" && isLine(field.type)
    }
    let customer = lines.first { $0.id == "customer_name" }
    let listed = ledger.columns.compactMap { column in lines.first { $0.id == column.field } }
    if listed.isEmpty { return schema.knownFields }
    return [customer].compactMap(\.self) + listed.filter { $0.id != customer?.id }
  }

  /// Whether values are written on a line.
  private func isLine(_ type: FieldType) -> Bool {
    switch type.kind {
    case .text, .number, .date, .dateTime, .choice: true
    case .choices, .rows, .images, .signature, .approvals, .nothing: false
    }
  }

  private func isInput(_ field: Field) -> Bool {
    field.stage == .closing && field.calculation == nil && field.type != .stamp && field.type != .repeat
  }

  private func columns() -> [Column] {
    var columns = knownFields.map { column($0, isInput: false) }
    for field in schema.fields {
      if isInput(field) {
        columns.append(column(field, isInput: true))
      } else if field.type == .repeat, field.stage == .opening {
        columns += rowColumns(field)
      }
    }
    return columns
  }

  /// The columns of a repeat that are filled in at closing, for each of its rows, after what the row is known by.
  private func rowColumns(_ group: Field) -> [Column] {
    let inputs = group.fields.filter(isInput)
    guard !inputs.isEmpty else { return [] }
    let key = group.fields.first { $0.stage == .opening && $0.type == .text && $0.calculation == nil }
    func rows(_ form: ClosingSheet.Form) -> [Row] {
      if case .rows(let rows) = form.values[group.id] { rows } else { [] }
    }
    let count = forms.map { rows($0).count }.max() ?? 0
    return (0..<count).flatMap { index in
      func name(_ column: Field) -> String { "\(label(group))[\(index + 1)].\(label(column, among: group.fields))" }
      func column(_ field: Field, isInput: Bool) -> Column {
        let known = forms.map { form in
          let rows = rows(form)
          return index < rows.count ? text(field, rows[index][field.id]) : nil
        }
        return Column(name: name(field), field: field, group: group, known: known, isInput: isInput)
      }
      return [key].compactMap(\.self).map { column($0, isInput: false) } + inputs.map { column($0, isInput: true) }
    }
  }

  /// Names and hints of columns are broken into lines, so that all columns can be seen.
  private func width(_ column: Column) -> Double {
    if !column.isInput { return column.field.id == "customer_name" ? 34 : 18 }
    return column.field.choiceList == nil ? min(max(column.field.type.entry.cellWidth, 12), 20) : 14
  }

  /// The height in which the longest of texts can be read, in points; a line takes `line`.
  private func height(_ texts: [(String, Column)], _ line: Double, at most: Double) -> Double {
    let lines = texts.map { text, column in (Double(TextWidth.columns(text) + 2) / (width(column) - 2)).rounded(.up) }
    return min(max(2, lines.max() ?? 1) * line + 4, most)
  }

  // MARK: Sheets

  private mutating func mainSheet() -> Worksheet {
    let columns = columns()
    var sheet = Worksheet(name: mainName)
    sheet.columns = [.init(width: 18)] + columns.map { .init(width: width($0)) }
    let shown = 1...min(columns.count + 1, 8)
    for (text, height, style) in [
      (schema.title.text(in: language), 30.0, EntryStyles.title),
      (EntryTexts.closingInstruction.text(in: language), 34, EntryStyles.hint),
    ] {
      let row = sheet.addRow(height: height)
      sheet.add(text, columns: shown, rows: row...row, style.holding(text))
    }
    let inputs = columns.filter(\.isInput)
    // A hint that is longer is seen whole beside its cell.
    let hints = sheet.addRow(height: height(inputs.map { (hint($0.field, of: $0.group), $0) }, 12, at: 90))
    let heads = sheet.addRow(height: height(columns.map { ($0.name + mark($0), $0) }, 15, at: 409))
    let first = heads + 1
    for _ in forms { sheet.addRow(height: 22) }
    sheet.add(numberName, 1, heads, EntryStyles.header)
    for (row, form) in zip(first..., forms) { sheet.add(form.number, 1, row, EntryStyles.label) }
    for (number, column) in zip(2..., columns) {
      sheet.add(column.name + mark(column), number, heads, EntryStyles.header)
      if column.isInput {
        addInput(column.field, of: column.group, number, column.known, from: first, hintRow: hints, to: &sheet)
      } else {
        for (row, text) in zip(first..., column.known) { sheet.add(text ?? "", number, row, EntryStyles.label) }
      }
    }
    sheet.isProtected = true
    sheet.frozenRows = heads
    sheet.printTitleRows = heads...heads
    sheet.filter = CellRange(columns: 1...columns.count + 1, rows: heads...max(heads, heads + forms.count))
    sheet.page.isLandscape = true
    let place = columns.firstIndex(where: \.isInput) ?? 0
    sheet.activeCell = CellReference(column: place + 2, row: first)
    return sheet
  }

  /// The rows of a repeat that is filled in at closing: each begins with the number of its form.
  private mutating func rowsSheet(_ field: Field) -> Worksheet {
    let wanted = SheetName.make(label(field), taken: &names)
    // It is read again by its name.
    let name = schema.fieldNamed(wanted)?.id == field.id ? wanted : SheetName.make(field.id, taken: &names)
    let columns = field.fields.filter { $0.calculation == nil && $0.type != .stamp }
    var sheet = Worksheet(name: name)
    sheet.columns =
      [.init(width: 18)] + columns.map { .init(width: EntryStyles.width($0, label($0, among: field.fields))) }
    let heads = sheet.addRow(height: 26)
    let count = min(max(forms.count * 3, EntryWorkbook.rowsOffered), 1_000)
    for _ in 0..<count { sheet.addRow(height: 22) }
    let rows = heads + 1..<(heads + 1 + count)
    sheet.add(numberName, 1, heads, EntryStyles.header)
    for row in rows { sheet.add("", 1, row, EntryStyles.input(.text)) }
    let places = ClosingSheetMaker.headRows + 1...ClosingSheetMaker.headRows + max(1, forms.count)
    var rule = CellValidation(
      CellRange(columns: 1...1, rows: rows.lowerBound...rows.upperBound - 1),
      .list(range: "\(SheetName.quoted(mainName))!\(CellRange(columns: 1...1, rows: places).absolute)", isStrict: true),
      message: EntryTexts.fromList.text(in: language))
    rule.isWarning = true
    sheet.validations.append(rule)
    for (number, column) in zip(2..., columns) {
      sheet.add(
        label(column, among: field.fields) + hints.mark(column), number, heads, EntryStyles.header)
      addInput(column, of: field, number, rows.map { _ in "" }, from: rows.lowerBound, hintRow: nil, to: &sheet)
    }
    sheet.frozenRows = heads
    sheet.printTitleRows = heads...heads
    sheet.page.isLandscape = true
    sheet.activeCell = CellReference(column: 1, row: rows.lowerBound)
    return sheet
  }

  /// Adds the cells of a column to be filled in: what breaks its rule is told and may stay, since more is read than Excel
  /// takes for a date or a number.
  private mutating func addInput(
    _ field: Field, of group: Field?, _ column: Int, _ texts: [String?], from first: Int, hintRow: Int?,
    to sheet: inout Worksheet
  ) {
    let style = EntryStyles.input(field.type)
    for (row, text) in zip(first..., texts) {
      sheet.add(text ?? "", column, row, text == nil ? EntryStyles.label : style)
    }
    let hint = hint(field, of: group)
    if let hintRow { sheet.add(hint, column, hintRow, EntryStyles.hint) }
    if texts.isEmpty { return }
    let range = first...first + texts.count - 1
    let known = rules.rule(for: field, column: column, rows: range)
    if known == nil, hint.isEmpty { return }
    var rule = known ?? CellValidation(CellRange(columns: column...column, rows: range), .any)
    rule.isWarning = true
    if rule.prompt == nil, !hint.isEmpty { rule.prompt = hint }
    sheet.validations.append(rule)
  }

  /// The star of a column that is to be filled in.
  private func mark(_ column: Column) -> String { column.isInput ? hints.mark(column.field) : "" }

  private func hint(_ field: Field, of group: Field?) -> String {
    switch field.type {
    case .signature where field.hint == nil: EntryTexts.aSignature.text(in: language)
    case .approvals where field.hint == nil:
      (field.chain.first.map { EntryTexts.approvals($0.role) } ?? EntryTexts.aSignature).text(in: language)
    default: hints.text(field, field.type, of: group)
    }
  }
}
