import Expressions
import Findings
import Forms
import Register

/// What is known of a table while records go by.
struct TableState {
  private let plan: ReportPlan.TablePlan
  private let schema: FormSchema
  private let language: Language
  /// The groups and the values across, each with its place in the order in which they came.
  private var groups: [Operand: Int] = [:]
  private var acrossValues: [Operand: Int] = [:]
  /// What is known of each group, of each value across, by their places; the first group is the total.
  private var cells: [[[ContentState]]] = [[]]
  /// What is known where nothing has gone by.
  private let fresh: [ContentState]
  /// The rows of a table of records.
  private var rows: [[Report.Cell]] = []
  private var omitted = 0

  init(_ plan: ReportPlan.TablePlan, _ schema: FormSchema, _ language: Language) {
    self.plan = plan
    self.schema = schema
    self.language = language
    fresh = plan.table.columns.compactMap { column in column.content.map { ContentState($0, as: column.format) } }
  }

  /// Takes a record, or each row of its repeat.
  mutating func add(_ record: RecordRow, _ formulas: RecordFormulas) {
    guard let each = plan.each else { return add(formulas, row: 0) }
    guard case .rows(let lines)? = record.values[schema.fields[each].id] else { return }
    for row in lines.indices { add(formulas, row: row) }
  }

  private mutating func add(_ formulas: RecordFormulas, row: Int) {
    if let condition = plan.condition, !formulas.value(condition, row: row).isTrue { return }
    guard let group = plan.group else { return addRow(formulas, row) }
    var places = [0]
    for key in keys(formulas.value(group, row: row)) {
      let place = groups[key] ?? cells.count
      if place == cells.count {
        groups[key] = place
        cells.append([])
      }
      places.append(place)
    }
    var columns: [Int] = []
    for key in plan.across.map({ keys(formulas.value($0, row: row)) }) ?? [.unknown] {
      let column = acrossValues[key] ?? acrossValues.count
      acrossValues[key] = column
      columns.append(column)
    }
    for place in places where cells[place].count < acrossValues.count {
      cells[place] += Array(repeating: fresh, count: acrossValues.count - cells[place].count)
    }
    for index in plan.columns.indices {
      for part in plan.columns[index].measures.indices {
        let measure = plan.columns[index].measures[part]
        if let condition = measure.condition, !formulas.value(condition, row: row).isTrue { continue }
        let value = measure.value.map { formulas.value($0, row: row) }
        for place in places {
          for column in columns { cells[place][column][index].add(value, to: part) }
        }
      }
    }
  }

  /// The groups of a value: several choices are in the groups of each.
  private func keys(_ value: Operand) -> [Operand] {
    switch value {
    case .choices(let ids): ids.isEmpty ? [.unknown] : ids.map { .choice($0) }
    case .list(let items): items.isEmpty ? [.unknown] : items
    default: [value.isEmpty ? .unknown : value]
    }
  }

  private mutating func addRow(_ formulas: RecordFormulas, _ row: Int) {
    let limit = plan.table.limit ?? 10_000
    // Sorted tables are cut when they are complete.
    if rows.count >= limit, plan.table.sort == nil {
      omitted += 1
      return
    }
    rows.append(
      zip(plan.columns, plan.table.columns).map { column, definition in
        column.value.map { cell(formulas.value($0, row: row), $0.type, definition.format) } ?? .empty
      })
  }

  private func cell(_ value: Operand, _ type: OperandType, _ format: ReportFormat) -> Report.Cell {
    switch value {
    case .unknown: .empty
    case .number(let number):
      .amount(Report.Amount(number: number, parts: nil, format: format == .text ? .decimal2 : format))
    case .date(let day): .day(day)
    default: .text(text(value, type))
    }
  }

  /// The choice list of choices, whether one, several, or one a row.
  private static func list(of type: OperandType) -> String? {
    switch type {
    case .choice(let list), .choices(let list), .list(of: .choice(let list)): list
    default: nil
    }
  }

  /// A value as people read it: choices by their labels.
  private func text(_ value: Operand, _ type: OperandType) -> String {
    func label(_ id: String) -> String {
      TableState.list(of: type).flatMap { schema.choiceLists[$0]?.choice(id)?.label.text(in: language) } ?? id
    }
    return switch value {
    case .unknown: "—"
    case .number(let number): number.description
    case .text(let text): text
    case .boolean(let truth): truth ? "✓" : ""
    case .date(let day): day.iso
    case .dateTime(let moment): "\(moment.date.iso) \(moment.time.text)"
    case .choice(let id): label(id)
    case .choices(let ids): ids.map(label).joined(separator: language == .en ? ", " : "、")
    case .list(let items): items.map { text($0, type) }.joined(separator: language == .en ? ", " : "、")
    }
  }

  // MARK: The table

  /// The table of what went by.
  var table: Report.Table {
    var columns = headings
    var lines =
      plan.group == nil ? rows : groups.sorted { isBefore($0.key, $1.key) }.map { line($0.key, cells[$0.value]) }
    if let sort = plan.table.sort, let index = columns.firstIndex(where: { $0.id == sort }) {
      lines = TableState.sorted(lines, by: index, isDescending: plan.table.isDescending)
    }
    if let rank = plan.table.rank, let index = columns.firstIndex(where: { $0.id == rank }) {
      let ranks = TableState.ranks(lines, by: index)
      for row in lines.indices { lines[row].append(ranks[row]) }
      columns.append(("rank", LocalizedText("名次", hant: "名次", en: "Rank"), .integer))
    }
    var omitted = omitted
    if let limit = plan.table.limit, lines.count > limit {
      omitted += lines.count - limit
      lines.removeLast(lines.count - limit)
    }
    var last: [Report.Cell]?
    if plan.table.hasTotal, plan.group != nil, !lines.isEmpty {
      last = [.text(LocalizedText("合计", hant: "合計", en: "Total").text(in: language))] + amounts(cells[0])
      if plan.table.rank != nil { last?.append(.empty) }
    }
    return Report.Table(
      id: plan.table.id, title: plan.table.title, columns: columns, rows: lines, total: last, omitted: omitted)
  }

  /// The values across in their order: choices in that of their list.
  private var across: [Operand] {
    plan.across == nil ? [.unknown] : acrossValues.keys.sorted { isBefore($0, $1, plan.across) }
  }

  private var headings: [(id: String, title: LocalizedText, format: ReportFormat)] {
    let own = plan.table.columns.map { (id: $0.id, title: $0.title, format: $0.format) }
    guard plan.group != nil else { return own }
    let first = (
      id: "group", title: plan.table.groupTitle ?? LocalizedText("项目", hant: "項目", en: "Item"),
      format: ReportFormat.text
    )
    guard let type = plan.across?.type else { return [first] + own }
    return [first]
      + across.flatMap { value in
        own.map { column in
          let name = LocalizedText(text(value, type))
          return (id: column.id, title: own.count == 1 ? name : name + column.title, format: column.format)
        }
      }
  }

  private func line(_ group: Operand, _ values: [[ContentState]]) -> [Report.Cell] {
    [.text(text(group, plan.group?.type ?? .text))] + amounts(values)
  }

  private func amounts(_ values: [[ContentState]]) -> [Report.Cell] {
    across.flatMap { value -> [Report.Cell] in
      let place = acrossValues[value].flatMap { values.indices.contains($0) ? $0 : nil }
      return (place.map { values[$0] } ?? fresh).map { .amount($0.amount) }
    }
  }

  /// Groups in order: choices as in their list, numbers and days by size, texts by character.
  private func isBefore(_ one: Operand, _ other: Operand, _ formula: Formula? = nil) -> Bool {
    switch (one, other) {
    case (.unknown, _): return false
    case (_, .unknown): return true
    case (.number(let one), .number(let other)): return one < other
    case (.date(let one), .date(let other)): return one < other
    case (.choice(let one), .choice(let other)):
      guard let list = (formula ?? plan.group).flatMap({ TableState.list(of: $0.type) }) else { return one < other }
      let order = schema.choiceLists[list]?.choices.map(\.id) ?? []
      return (order.firstIndex(of: one) ?? .max) < (order.firstIndex(of: other) ?? .max)
    default: return text(one, .text) < text(other, .text)
    }
  }

  private static func sorted(_ rows: [[Report.Cell]], by index: Int, isDescending: Bool) -> [[Report.Cell]] {
    rows.enumerated().sorted { one, other in
      let (a, b) = (one.element[index], other.element[index])
      if a == b { return one.offset < other.offset }
      switch (a, b) {
      case (.amount(let a), .amount(let b)):
        guard let a = a.number, let b = b.number else { return a.number != nil }
        return a == b ? one.offset < other.offset : isDescending ? a > b : a < b
      case (.day(let a), .day(let b)): return isDescending ? a > b : a < b
      case (.text(let a), .text(let b)): return isDescending ? a > b : a < b
      case (.empty, _): return false
      default: return true
      }
    }.map(\.element)
  }

  /// Competition ranks by a column, the greatest first: 1, 2, 2, 4.
  private static func ranks(_ rows: [[Report.Cell]], by index: Int) -> [Report.Cell] {
    let numbers = rows.map { row -> ExactDecimal? in
      if case .amount(let amount) = row[index] { amount.number } else { nil }
    }
    return numbers.map { number in
      guard let number else { return .empty }
      let before = numbers.count { ($0 ?? number) > number }
      return .rank(before + 1, isShared: numbers.count { $0 == number } > 1)
    }
  }
}

extension LocalizedText {
  fileprivate static func + (one: LocalizedText, other: LocalizedText) -> LocalizedText {
    LocalizedText(
      one.zhHans + " " + other.zhHans, hant: one.text(in: .zhHant) + " " + other.text(in: .zhHant),
      en: one.text(in: .en) + " " + other.text(in: .en))
  }
}
