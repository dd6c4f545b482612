public import Expressions
import Findings

/// The names under which formulas read fields, with their types.
///
/// A signature is read by its members (`user_sign.date`), and by its own name as the name that was signed; an approval
/// chain by lists of its members, and by its own name as rows that can be counted.
enum FormulaNames {
  /// The name of the list of the three decisions.
  static let decisions = "approvals.decision"

  /// The type of a field's value; `nil` for stamps, which have none.
  static func type(of field: Field) -> OperandType? {
    switch field.type.kind {
    case .text, .signature: .text
    case .number: .number
    case .date: .date
    case .dateTime: .dateTime
    case .choice: .choice(list: field.choiceList ?? "")
    case .choices: .choices(list: field.choiceList ?? "")
    case .rows, .approvals: .rows
    case .images: .images
    case .nothing: nil
    }
  }

  /// The names that one field gives, relative to itself: `""` for the field, `"date"` for a member.
  static func members(of field: Field) -> [(suffix: String, type: OperandType)] {
    var all: [(String, OperandType)] = type(of: field).map { [("", $0)] } ?? []
    switch field.type.kind {
    case .signature: all += [("name", .text), ("date", .date), ("moment", .dateTime), ("opinion", .text)]
    case .approvals:
      all += [
        ("role", .list(of: .text)), ("decision", .list(of: .choice(list: decisions))), ("name", .list(of: .text)),
        ("date", .list(of: .date)), ("opinion", .list(of: .text)),
      ]
    case .rows:
      for column in field.fields {
        for (suffix, type) in members(of: column) {
          all.append((path(column.id, suffix), .list(of: type)))
        }
      }
    default: break
    }
    return all
  }

  /// The name of a field, or of its member `suffix`.
  static func path(_ id: String, _ suffix: String) -> String { suffix.isEmpty ? id : "\(id).\(suffix)" }

  /// The scope of formulas at top level, or inside `group`.
  static func scope(
    _ fields: [Field], group: Field?, lists: [String: ChoiceList], profile: CompanyProfile
  ) -> FormulaScope {
    var names: [String: OperandType] = [:]
    var labels: [String: String] = [:]
    for (name, parameter) in profile.parameters { names["profile.\(name)"] = type(of: parameter.value) }
    for field in fields + (group?.fields ?? []) {
      for (suffix, type) in members(of: field) { names[path(field.id, suffix)] = type }
      for wording in field.label.wordings { labels[wording] = field.id }
    }
    var ids = lists.mapValues { $0.choices.map(\.id) }
    ids[decisions] = Approval.Decision.allCases.map(\.rawValue)
    var choiceLabels = lists.mapValues { list in
      Dictionary(
        list.choices.flatMap { choice in choice.label.wordings.map { ($0, choice.id) } },
        uniquingKeysWith: { first, _ in first })
    }
    choiceLabels[decisions] = Dictionary(
      Approval.Decision.allCases.flatMap { decision in decision.label.wordings.map { ($0, decision.rawValue) } },
      uniquingKeysWith: { first, _ in first })
    let scores = lists.mapValues { list in
      Dictionary(
        list.choices.compactMap { choice in choice.score.map { (choice.id, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    return FormulaScope(
      names: names, choiceLists: ids, scores: scores, current: nil, labels: labels, choiceLabels: choiceLabels,
      numbers: References(fields).numbers(in: group))
  }

  /// A parameter that is not set counts as a number that is unknown.
  private static func type(of value: Operand) -> OperandType {
    switch value {
    case .text: .text
    case .boolean: .boolean
    default: .number
    }
  }
}

extension FormSchema {
  /// The scope of a formula tried out on this form: every name of its top level.
  public var formulaScope: FormulaScope {
    FormulaNames.scope(fields, group: nil, lists: choiceLists, profile: profile)
  }
}
