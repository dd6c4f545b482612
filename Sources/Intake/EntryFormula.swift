import Expressions
import Findings
import Forms

/// A calculation of a form as a formula of Excel, so that totals show while one types. Excel counts in binary and knows less:
/// what is issued is computed anew, and what Excel has no sound formula for (大写, dates) is left out.
struct EntryFormula {
  let schema: FormSchema
  let language: Language
  /// The repeat whose column is computed.
  let group: Field?
  /// Where the values of a field of the form, or of a column, stand: a cell, or all cells of a column that is read from
  /// outside its rows. `nil` if they stand nowhere.
  let place: (_ field: Field, _ group: Field?) -> String?

  /// What must not be there for the result to be known, as conditions.
  private var blanks: [String] = []

  init(
    _ schema: FormSchema, _ language: Language, group: Field?,
    place: @escaping (_ field: Field, _ group: Field?) -> String?
  ) {
    (self.schema, self.language, self.group, self.place) = (schema, language, group, place)
  }

  /// The formula of a field's value; `nil` if the field is not computed, or not by what Excel can do as well.
  func text(of field: Field) -> String? {
    var formula = self
    guard let calculation = field.calculation, Self.isShown(field),
      let body = formula.expression(calculation.syntax, field.choiceList)
    else { return nil }
    let blanks = formula.blanks
    if blanks.isEmpty { return "IFERROR(\(body),\"\")" }
    let isBlank = blanks.count == 1 ? blanks[0] : "OR(\(blanks.joined(separator: ",")))"
    return "IFERROR(IF(\(isBlank),\"\",\(body)),\"\")"
  }

  /// Whether a value of this type can be the result.
  private static func isShown(_ field: Field) -> Bool {
    switch field.type.kind {
    case .number, .choice: true
    default: false
    }
  }

  /// `list` names the choices among which texts are ids.
  private mutating func expression(_ syntax: Syntax, _ list: String? = nil) -> String? {
    switch syntax.kind {
    case .number(let number): return number.description
    case .text(let text): return self.list(list)?.choice(text).map { Self.quoted($0.label.text(in: language)) }
    case .name(let name): return reference(name)
    case .negative(let inner): return expression(inner).map { "-\($0)" }
    case .chain(let first, let terms):
      guard var text = expression(first) else { return nil }
      for term in terms {
        guard let sign = ["+": "+", "-": "-", "*": "*", "div": "/"][term.sign], let operand = expression(term.operand)
        else { return nil }
        text += sign + operand
      }
      return "(\(text))"
    case .junction(let isAnd, let parts):
      let all = parts.compactMap { expression($0) }
      return all.count == parts.count ? "\(isAnd ? "AND" : "OR")(\(all.joined(separator: ",")))" : nil
    case .comparison(let sign, _, let left, let right):
      let list = [left, right].compactMap { choiceList(of: $0) }.first
      guard let left = expression(left, list), let right = expression(right, list) else { return nil }
      return "(\(left)\(sign == "!=" ? "<>" : sign)\(right))"
    case .call(let name, let arguments): return call(name, arguments, list)
    case .current, .word, .broken: return nil
    }
  }

  private mutating func call(_ name: String, _ arguments: [Syntax], _ list: String?) -> String? {
    switch (name, arguments.count) {
    case ("sum", 1), ("min", 1), ("max", 1):
      guard case .name(let path) = arguments[0].kind, let cells = column(path) else { return nil }
      need("COUNT(\(cells))=0")
      return "\(name.uppercased())(\(cells))"
    case ("round", 2):
      guard let value = expression(arguments[0]), let places = expression(arguments[1]) else { return nil }
      return "ROUND(\(value),\(places))"
    case ("coalesce", 2):
      guard case .name(let name) = arguments[0].kind, let (cell, isNumber) = cell(name), isNumber,
        let other = expression(arguments[1])
      else { return nil }
      return "IF(ISNUMBER(\(cell)),\(cell),\(other))"
    case ("if", 3):
      guard let condition = expression(arguments[0]), let yes = expression(arguments[1], list),
        let no = expression(arguments[2], list)
      else { return nil }
      return "IF(\(condition),\(yes),\(no))"
    case ("score", 1):
      guard case .name(let name) = arguments[0].kind, let cell = reference(name),
        let choices = self.list(choiceList(of: arguments[0]))?.choices
      else { return nil }
      let scores = choices.compactMap(\.score).map(\.description)
      guard scores.count == choices.count else { return nil }
      let labels = choices.map { Self.quoted($0.label.text(in: language)) }
      return "INDEX({\(scores.joined(separator: ","))},MATCH(\(cell),{\(labels.joined(separator: ","))},0))"
    default: return nil
    }
  }

  // MARK: Names

  /// A value that must be there, or a parameter of the company.
  private mutating func reference(_ name: String) -> String? {
    if name.hasPrefix("profile.") {
      switch schema.profile.parameters[String(name.dropFirst("profile.".count))]?.value {
      case .number(let number)?: return number.description
      case .boolean(let truth)?: return truth ? "TRUE" : "FALSE"
      default: return nil
      }
    }
    guard let (cell, isNumber) = cell(name) else { return nil }
    need(isNumber ? "NOT(ISNUMBER(\(cell)))" : "\(cell)=\"\"")
    return cell
  }

  private mutating func need(_ condition: String) {
    if !blanks.contains(condition) { blanks.append(condition) }
  }

  private func field(_ name: String) -> (field: Field, group: Field?)? {
    if let column = group?.column(name) { return (column, group) }
    return schema.field(name).map { ($0, nil) }
  }

  /// The cell of a number or of one choice.
  private func cell(_ name: String) -> (cell: String, isNumber: Bool)? {
    guard let (field, group) = field(name), Self.isShown(field), let cell = place(field, group) else { return nil }
    if case .number = field.type.kind { return (cell, true) }
    return (cell, false)
  }

  /// The cells of a column of numbers.
  private func column(_ path: String) -> String? {
    let names = path.split(separator: ".").map(String.init)
    guard group == nil, names.count == 2, let rows = schema.field(names[0]), let column = rows.column(names[1]),
      case .number = column.type.kind
    else { return nil }
    return place(column, rows)
  }

  private func choiceList(of syntax: Syntax) -> String? {
    guard case .name(let name) = syntax.kind else { return nil }
    return field(name)?.field.choiceList
  }

  private func list(_ name: String?) -> ChoiceList? { name.flatMap { schema.choiceLists[$0] } }

  private static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
}
