package import Expressions
import Findings

/// The values of a form while its formulas are evaluated, one after another: by positions, so that nothing is looked up
/// by name.
final class FormEvaluator: FormulaContext {
  let schema: FormSchema
  private let context: FillContext
  private let fields: [Field]
  private let references: [Reference]
  /// The values by the position of their field.
  private(set) var values: [Value?]
  /// The rows of repeats by the position of the repeat; in each the values by the position of their column.
  private(set) var rows: [[[Value?]]]
  /// The repeats in whose rows something was set.
  private var changedRepeats: Set<Int> = []

  /// The row of the formula that is evaluated, counted from 0, and the value of `.`.
  private var row = 0
  private(set) var current = Operand.unknown

  init(schema: FormSchema, values given: Row, context: FillContext) {
    self.schema = schema
    self.context = context
    fields = schema.fields
    references = schema.lookups.references.all
    values = given.values(of: schema.names)
    rows = values.enumerated().map { position, value in
      guard case .rows(let list)? = value else { return [] }
      let names = schema.columnNames(at: position)
      return list.map { $0.values(of: names) }
    }
  }

  /// The value at a place; `nil` if it is empty, or there is no such row.
  func value(_ key: PlaceKey) -> Value? {
    if key.row < 0 { return values[key.field] }
    return rows[key.field].indices.contains(key.row) ? rows[key.field][key.row][key.column] : nil
  }

  func set(_ value: Value?, _ key: PlaceKey) {
    if key.row < 0 {
      values[key.field] = value
      // Formulas make no rows: those of a repeat can only be taken away.
      rows[key.field] = []
    } else if rows[key.field].indices.contains(key.row) {
      rows[key.field][key.row][key.column] = value
      changedRepeats.insert(key.field)
    }
  }

  /// The values of the form as it stands.
  var filled: Row {
    var all = Row(schema.names, values)
    for position in changedRepeats {
      guard case .rows? = values[position] else { continue }
      let names = schema.columnNames(at: position)
      all[position] = .rows(rows[position].map { Row(names, $0) })
    }
    return all
  }

  /// The value of a formula at top level, or in a row of a repeat; `current` is the value of `.`.
  func evaluate(_ formula: Formula, row: Int = 0, current: Operand = .unknown) -> Operand {
    self.row = row
    self.current = current
    return formula.evaluate(self)
  }

  /// The reference that a name means; `nil` for parameters of the profile.
  func reference(_ name: FormulaName) -> Reference? { name.number.map { references[$0] } }

  // MARK: What formulas read

  func operand(for name: FormulaName) -> Operand {
    guard let number = name.number else {
      return schema.profile.parameters[String(name.path.dropFirst("profile.".count))]?.value ?? .unknown
    }
    let reference = references[number]
    switch reference.target {
    case .field(let position): return Operands.of(values[position], of: fields[position], member: reference.member)
    case .column(let group, let column):
      let field = fields[group].fields[column]
      return .list(rows[group].map { Operands.of($0[column], of: field, member: reference.member) })
    case .own(let group, let column):
      let value = value(PlaceKey(field: group, row: row, column: column))
      return Operands.of(value, of: fields[group].fields[column], member: reference.member)
    }
  }

  var position: Int { row + 1 }
  var today: CalendarDate { context.today }
  var now: CalendarMoment { context.now }
  var operatorName: String? { context.operatorName }
  var workdays: WorkdayCalendar { context.workdays }
}

extension FormSchema {
  /// The value of a formula over values as they stand on record; nothing is filled in or checked.
  ///
  /// The formula is one compiled in this schema's ``formulaScope``.
  package func evaluate(_ formula: Formula, over values: Row, in context: FillContext) -> Operand {
    FormEvaluator(schema: self, values: values, context: context).evaluate(formula)
  }
}
