package import Expressions
import Findings

/// The values of a form while its formulas are evaluated, one after another: by positions, so that nothing is looked up
/// by name.
final class FormEvaluator: FormulaContext {
  let schema: FormSchema
  let context: FillContext
  private let fields: [Field]
  private let references: [Reference]
  /// The values by the position of their field.
  private(set) var values: [Value?]
  /// The rows of repeats by the position of the repeat; in each the values by the position of their column.
  private(set) var rows: [[[Value?]]]
  /// The repeats in whose rows something was set.
  private var changedRepeats: Set<Int> = []

  /// The line before, once it was looked up.
  private var previousLine: Row??
  /// The number of the form, if it has one.
  private let issuedNumber: String?
  /// The forms that were looked up, by number.
  private var referredForms: [String: ReferredForm] = [:]

  /// The row of the formula that is evaluated, counted from 0, and the value of `.`.
  private var row = 0
  private(set) var current = Operand.unknown

  init(schema: FormSchema, values given: Row, context: FillContext, issuedNumber: String? = nil) {
    self.issuedNumber = issuedNumber
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

  /// The value at a location; `nil` if it is empty or the row does not exist.
  func value(_ key: FieldLocation) -> Value? {
    if key.row < 0 { return values[key.field] }
    return rows[key.field].indices.contains(key.row) ? rows[key.field][key.row][key.column] : nil
  }

  func set(_ value: Value?, _ key: FieldLocation) {
    if key.row < 0 {
      values[key.field] = value
      // Formulas make no rows: those of a repeat can only be taken away.
      rows[key.field] = []
    } else if rows[key.field].indices.contains(key.row) {
      rows[key.field][key.row][key.column] = value
      changedRepeats.insert(key.field)
    }
  }

  /// The current values of the form.
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
      if name.path.hasPrefix(FormulaNames.previous) {
        return previousOperand(String(name.path.dropFirst(FormulaNames.previous.count)))
      }
      return schema.profile.parameters[String(name.path.dropFirst("profile.".count))]?.value ?? .unknown
    }
    return operand(references[number])
  }

  private func operand(_ reference: Reference) -> Operand {
    switch reference.target {
    case .field(let position): return operand(values[position], of: fields[position], by: reference)
    case .column(let group, let column):
      let field = fields[group].fields[column]
      return .list(rows[group].map { operand($0[column], of: field, by: reference) })
    case .own(let group, let column):
      return operand(
        value(FieldLocation(field: group, row: row, column: column)), of: fields[group].fields[column], by: reference)
    }
  }

  private func operand(_ value: Value?, of field: Field, by reference: Reference) -> Operand {
    guard let name = reference.referred else { return Operands.of(value, of: field, member: reference.member) }
    guard let form = form(value, of: field) else { return .unknown }
    let names = form.schema.lookups.references
    guard let number = names.numbers(in: nil)[name] else { return .unknown }
    return FormEvaluator(schema: form.schema, values: form.values, context: context).operand(names.all[number])
  }

  /// The value of a field of the line before; unknown if there is none, or if what it is found by is empty.
  private func previousOperand(_ name: String) -> Operand {
    let line = previousLine ?? lookUpPrevious()
    previousLine = line
    guard case let row?? = line, let number = schema.lookups.references.numbers(in: nil)[name] else { return .unknown }
    return FormEvaluator(schema: schema, values: row, context: context).operand(references[number])
  }

  private func lookUpPrevious() -> Row?? {
    guard let previous = schema.previous, let records = context.records else { return .some(nil) }
    var keys: [(field: String, value: Value)] = []
    for id in previous.keys {
      guard let position = schema.names.position(of: id), let value = values[position] else { return .some(nil) }
      keys.append((id, value))
    }
    return .some(records.previous(of: schema, having: keys, before: issuedNumber))
  }

  // MARK: References

  /// What is known of the form that a value refers to.
  func referred(_ value: Value?) -> ReferredForm {
    guard case .text(let number)? = value, let records = context.records else { return .unknown }
    if let known = referredForms[number] { return known }
    let form = records.form(numbered: number)
    referredForms[number] = form
    return form
  }

  /// The form that a reference's value refers to, if it is one of those it may refer to and not void.
  private func form(_ value: Value?, of field: Field) -> NumberedForm? {
    guard case .form(let form, isVoid: false) = referred(value) else { return nil }
    return field.reference?.forms.contains(form.schema.id) == true ? form : nil
  }

  /// What a field takes from the form that the reference beside it refers to.
  func referredValue(at located: LocatedField) -> Value? {
    guard let source = located.field.source else { return nil }
    let (keys, key) = (schema.lookups.keys, located.location)
    let columns = located.group == nil ? keys : keys.columns(at: key.field)
    guard let position = columns.position(ofID: source.reference) else { return nil }
    let reference = located.group?.fields[position] ?? fields[position]
    let number = value(
      located.group == nil
        ? FieldLocation(field: position) : FieldLocation(field: key.field, row: key.row, column: position))
    guard let form = form(number, of: reference), let theirs = form.schema.field(source.field),
      theirs.type == located.field.type, let value = form.values[source.field]
    else { return nil }
    let list = located.field.choiceList.flatMap { schema.choiceLists[$0] }
    switch value {
    case .choice(let id): return list?.choice(id) == nil ? nil : value
    case .choices(let ids): return ids.allSatisfy { list?.choice($0) != nil } ? value : nil
    default: return value
    }
  }

  var position: Int { row + 1 }
  var today: CalendarDate { context.today }
  var now: CalendarMoment { context.now }
  var operatorName: String? { context.operatorName }
  var workdays: WorkdayCalendar { context.workdays }
}

extension FormSchema {
  /// The value of a formula over recorded values; nothing is computed or checked.
  ///
  /// The formula is one compiled in this schema's ``formulaScope``.
  package func evaluate(_ formula: Formula, over values: Row, in context: FillContext) -> Operand {
    FormEvaluator(schema: self, values: values, context: context).evaluate(formula)
  }
}
