import Expressions
import Findings
import Forms

/// What a schema says of a field in one language: made once, used for every form.
final class FieldWording: Sendable {
  let field: Field
  let id: String
  let type: FieldType
  /// Its place among the fields of its level.
  let place: Int
  /// Every choice of a select, every role of an approval.
  let options: [TemplateChoices.Option]
  /// The columns of a repeat.
  let columns: FieldGroup?
  /// Its cell where nothing is filled in.
  let blank: FormCell
  /// What a turn of a section over it is.
  let turn: FieldTurn
  /// The cells of an approval that is not given yet.
  let blankApproval: [FormCell]

  /// `lists` are those of all fields so far.
  init(_ field: Field, place: Int, _ schema: FormSchema, _ language: Language, _ lists: inout [ChoiceText]) {
    self.field = field
    self.place = place
    (id, type) = (field.id, field.type)
    switch field.type {
    case .approvals:
      options = field.chain.map { .init(id: $0.role.zhHans, label: $0.role.text(in: language)) }
    default:
      let list = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
      options = list.map { .init(id: $0.id, label: $0.label.text(in: language)) }
    }
    columns =
      field.type == .repeat ? FieldGroup(field.fields, schema.columnNames(at: place), schema, language, &lists) : nil
    switch field.type {
    case .repeat: turn = .row(cells: field.fields.count)
    case .approvals: turn = .approval(cells: GivenNames.ApprovalPlace.count)
    case .image: turn = .pictures
    default: turn = .value
    }
    blankApproval =
      field.type == .approvals ? FieldWording.blankApproval(FormWording.decisions(language), &lists) : []
    var blank = FormCell()
    blank.isMoney = field.type == .money
    switch field.type {
    case .selectOne, .selectMultiple:
      if let list = ChoiceText(options) {
        blank.list = Int32(truncatingIfNeeded: lists.count)
        lists.append(list)
      } else {
        blank.kind = .other
      }
    default: break
    }
    self.blank = blank
  }

  private static func blankApproval(
    _ decisions: [TemplateChoices.Option], _ lists: inout [ChoiceText]
  ) -> [FormCell] {
    var cells = [FormCell](repeating: FormCell(), count: GivenNames.ApprovalPlace.count)
    cells[GivenNames.ApprovalPlace.role].kind = .other
    if let list = ChoiceText(decisions) {
      cells[GivenNames.ApprovalPlace.decision].list = Int32(truncatingIfNeeded: lists.count)
      lists.append(list)
    } else {
      cells[GivenNames.ApprovalPlace.decision].kind = .other
    }
    return cells
  }
}

/// What a turn of a section over a field is, with the number of its cells.
enum FieldTurn: Sendable {
  case value, pictures
  case row(cells: Int)
  case approval(cells: Int)
}

/// Fields of one level.
final class FieldGroup: Sendable {
  let fields: [FieldWording]
  /// The fields with rows, and how many columns the widest has.
  let repeats: [(place: Int, columns: FieldGroup)]
  let widest: Int
  /// The fields with approvals.
  let approvals: [FieldWording]
  /// The cells of a row where nothing is filled in.
  let blanks: [FormCell]
  /// What a turn over each field is.
  let turns: [FieldTurn]
  let names: FieldNames

  init(
    _ fields: [Field], _ names: FieldNames, _ schema: FormSchema, _ language: Language, _ lists: inout [ChoiceText]
  ) {
    self.fields = fields.enumerated().map { FieldWording($1, place: $0, schema, language, &lists) }
    blanks = self.fields.map(\.blank)
    turns = self.fields.map(\.turn)
    approvals = self.fields.filter { $0.type == .approvals }
    self.names = names
    repeats = self.fields.compactMap { field in field.columns.map { (field.place, $0) } }
    widest = repeats.map(\.columns.fields.count).max() ?? 0
  }

  /// No fields.
  static let none = FieldGroup()

  private init() {
    (fields, repeats, approvals, widest, blanks, turns, names) = ([], [], [], 0, [], [], .none)
  }

  /// The field of this id, if it is at this place.
  func field(_ id: String, exactlyAt place: Int) -> FieldWording? {
    place < fields.count && fields[place].id == id ? fields[place] : nil
  }

  /// The field of this id; `place` says where it may be.
  func field(_ id: String, at place: Int?) -> FieldWording? {
    place.flatMap { field(id, exactlyAt: $0) } ?? names.position(of: id).map { fields[$0] }
  }
}

/// What a schema says in one language, made once for all of its forms.
final class FormWording: Sendable {
  let schema: FormSchema
  let language: Language
  let fields: FieldGroup
  /// The choice lists of all fields.
  let lists: [ChoiceText]
  /// Whether and how an approval was decided.
  let decisions: [TemplateChoices.Option]
  /// The given names that are the same on every form.
  private let given: [String: TemplateValue]
  private let copies: [String: TemplateValue]
  /// Whether the places of names in a template are those of the fields.
  let isAligned: Bool

  /// `vocabulary` is that of the template that is to be filled.
  init(_ schema: FormSchema, _ language: Language, for vocabulary: TemplateVocabulary = .open) {
    self.schema = schema
    self.language = language
    isAligned = vocabulary.isAligned(with: schema)
    var lists: [ChoiceText] = []
    fields = FieldGroup(schema.fields, schema.names, schema, language, &lists)
    self.lists = lists
    decisions = FormWording.decisions(language)
    let title = TemplateValue.text(schema.title.text(in: language))
    var company = schema.profile.details.mapValues { TemplateValue.text($0) }
    company["name"] = .text(schema.profile.name)
    company[""] = company["name"]
    given = [
      "form": .record(["id": .text(schema.id), "code": .text(schema.code), "title": title, "": title]),
      "company": .record(company), "copies": .text(CopiesLine.text(schema.copies, in: language)),
    ]
    copies = Dictionary(
      schema.copies.enumerated().map { ($1.id, FormWording.value(of: $1, ordinal: $0 + 1, language)) }
    ) { first, _ in first }
  }

  /// Every decision on an approval.
  static func decisions(_ language: Language) -> [TemplateChoices.Option] {
    Approval.Decision.allCases.map { .init(id: $0.rawValue, label: $0.printedLabel.text(in: language)) }
  }

  /// The place of a copy among those of the form; `nil` if it is none of them, or a changed one.
  func place(of copy: CopyDefinition) -> Int? { schema.copies.firstIndex(of: copy) }

  /// A given name that does not depend on the form.
  func given(_ name: String) -> TemplateValue? { given[name] }

  /// What `copy` stands for.
  func value(of copy: CopyDefinition) -> TemplateValue {
    guard let place = schema.copies.firstIndex(where: { $0.id == copy.id }) else {
      return FormWording.value(of: copy, ordinal: nil, language)
    }
    if schema.copies[place] == copy, let value = copies[copy.id] { return value }
    return FormWording.value(of: copy, ordinal: place + 1, language)
  }

  private static func value(of copy: CopyDefinition, ordinal: Int?, _ language: Language) -> TemplateValue {
    let label = TemplateValue.text(copy.label.text(in: language))
    var record: [String: TemplateValue] = ["label": label, "": label, "keeper": .text(copy.keeper)]
    record["colour"] = .text(copy.colour.name.text(in: language))
    record["ordinal"] = ordinal.map { .number(ExactDecimal($0), places: nil) }
    return .record(record)
  }
}
