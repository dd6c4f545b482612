import Findings
import Forms
import SpreadsheetML

/// What may be typed into the cells of a workbook that is to be filled in: rules for the types of fields, with the lists of
/// choices on a hidden sheet.
struct InputRules {
  private let schema: FormSchema
  private let language: Language
  private let choicesName: String
  /// The lists of the hidden sheet, in the order of their columns.
  private var lists: [(name: String, labels: [String])] = []

  /// `taken` are the names of the workbook's sheets.
  init(_ schema: FormSchema, _ language: Language, taken: inout [String]) {
    self.schema = schema
    self.language = language
    choicesName = SheetName.make(EntryTexts.choices.text(in: language), taken: &taken)
  }

  /// Takes a list into the hidden sheet; gives its name there.
  mutating func list(_ name: String, _ labels: [String]) -> String {
    if !lists.contains(where: { $0.name == name }) { lists.append((name, labels)) }
    return name
  }

  /// The rule for the cells of a field; `nil` where anything may be typed.
  mutating func rule(for field: Field, column: Int, rows: ClosedRange<Int>) -> CellValidation? {
    let range = CellRange(columns: column...column, rows: rows)
    switch field.type.kind {
    case .choice, .choices:
      guard let name = field.choiceList else { return nil }
      if let known = schema.choiceLists[name] { _ = list(name, known.choices.map { $0.label.text(in: language) }) }
      guard let place = lists.firstIndex(where: { $0.name == name }), !lists[place].labels.isEmpty else { return nil }
      let labels = lists[place].labels
      let cells = CellRange(columns: place + 1...place + 1, rows: 2...labels.count + 1).absolute
      let isOne = field.type == .selectOne
      return .init(
        range, .list(range: "\(SheetName.quoted(choicesName))!\(cells)", isStrict: isOne),
        prompt: isOne ? nil : EntryTexts.several(labels).text(in: language),
        message: EntryTexts.fromList.text(in: language))
    case .date, .dateTime: return warning(.init(range, .date, message: EntryTexts.aDate.text(in: language)))
    case .number(let format) where format.isWhole:
      return warning(.init(range, .whole, message: EntryTexts.aWhole.text(in: language)))
    case .number: return warning(.init(range, .decimal, message: EntryTexts.aNumber.text(in: language)))
    default: return nil
    }
  }

  /// Warns, and takes what is typed all the same: people may write 2026.11.3 or ￥1,680.32.
  private func warning(_ rule: CellValidation) -> CellValidation {
    var rule = rule
    rule.isWarning = true
    return rule
  }

  /// The hidden sheet; `nil` if there are no lists.
  var choicesSheet: Worksheet? {
    if lists.isEmpty { return nil }
    var sheet = Worksheet(name: choicesName)
    sheet.isHidden = true
    sheet.rows = .init(repeating: .init(), count: 1 + (lists.map(\.labels.count).max() ?? 0))
    for (column, list) in zip(1..., lists) {
      for (row, text) in zip(1..., [list.name] + list.labels) { sheet.add(text, column, row, EntryStyles.plain) }
    }
    return sheet
  }
}

extension Worksheet {
  /// Adds a cell with a text that stays one.
  mutating func add(_ text: String, _ column: Int, _ row: Int, _ style: CellStyle) {
    add(text.isEmpty ? nil : text, column: column, row: row, style.holding(text))
  }
}
