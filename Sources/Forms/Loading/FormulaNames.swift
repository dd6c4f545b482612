package import Expressions
import Findings

/// The names under which formulas read fields, with their types.
///
/// A signature is read by its members (`user_sign.date`), and by its own name as the name that was signed; an approval
/// chain by lists of its members, and by its own name as rows that can be counted. Through a reference all fields of the form
/// referred to are read: `dispatch_no.arrive_before`.
enum FormulaNames {
  /// The name of the list of the three decisions.
  static let decisions = "approvals.decision"
  /// What stands before the names of the line before.
  static let previous = "previous."

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
    case .text where field.type == .reference: all += referred(field)
    case .rows:
      for column in field.fields {
        for (suffix, type) in members(of: column) {
          all.append((path(column.id, suffix: suffix), .list(of: type)))
        }
      }
    default: break
    }
    return all
  }

  /// The names that are the same in all forms that a reference may refer to, with their types.
  private static func referred(_ field: Field) -> [(suffix: String, type: OperandType)] {
    let forms = field.outlines.map { outline in
      let names = outline.fields.flatMap { field in
        members(of: field).map { (path(field.id, suffix: $0.suffix), $0.type) }
      }
      return (outline: outline, types: Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }
    guard let first = forms.first else { return [] }
    return first.types.compactMap { name, type in
      let isCommon = forms.allSatisfy { form in
        guard let other = form.types[name] else { return false }
        return renamed(other, of: form.outline) { $0.choices.map(\.id).joined(separator: " ") }
          == renamed(type, of: first.outline) { $0.choices.map(\.id).joined(separator: " ") }
      }
      return isCommon ? (name, renamed(type, of: first.outline) { foreign($0, of: first.outline) }) : nil
    }.sorted { $0.0 < $1.0 }
  }

  /// The name in the scope of a choice list of another form.
  private static func foreign(_ list: ChoiceList, of outline: FormOutline) -> String { "\(outline.id).\(list.name)" }

  /// A type with its choice list called otherwise.
  private static func renamed(
    _ type: OperandType, of outline: FormOutline, as name: (ChoiceList) -> String
  ) -> OperandType {
    switch type {
    case .choice(let list): .choice(list: outline.choiceLists[list].map(name) ?? list)
    case .choices(let list): .choices(list: outline.choiceLists[list].map(name) ?? list)
    case .list(let item): .list(of: renamed(item, of: outline, as: name))
    default: type
    }
  }

  /// The name of a field, or of its member `suffix`.
  static func path(_ id: String, suffix: String) -> String { suffix.isEmpty ? id : "\(id).\(suffix)" }

  /// The scope of formulas at top level, or inside `group`.
  static func scope(
    _ fields: [Field], group: Field?, lists: [String: ChoiceList], profile: CompanyProfile, readsPrevious: Bool = false
  ) -> FormulaScope {
    var names: [String: OperandType] = [:]
    if readsPrevious {
      for field in fields {
        for (suffix, type) in members(of: field) { names[previous + path(field.id, suffix: suffix)] = type }
      }
    }
    var labels: [String: String] = [:]
    var lists = lists
    for outline in fields.flatMap({ [$0] + $0.fields }).compactMap(\.outlines.first) {
      for list in outline.choiceLists.values { lists[foreign(list, of: outline)] = list }
    }
    for (name, parameter) in profile.parameters { names["profile.\(name)"] = type(of: parameter.value) }
    for field in fields + (group?.fields ?? []) {
      for (suffix, type) in members(of: field) { names[path(field.id, suffix: suffix)] = type }
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
  package var formulaScope: FormulaScope {
    FormulaNames.scope(
      fields, group: nil, lists: choiceLists, profile: profile, readsPrevious: previous != nil)
  }
}
