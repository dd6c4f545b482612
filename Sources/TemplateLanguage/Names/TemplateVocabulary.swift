import Expressions
import Findings
package import Forms

/// The names that a template may use: those of a form, or whatever plain data brings.
package struct TemplateVocabulary: Sendable {
  /// The whole data.
  package let root: NameShape
  /// The form's fields for the lint: those that a template should print.
  package let expected: [Field]
  /// Ids of fields that every copy leaves blank.
  package let blankOnEveryCopy: Set<String>
  /// The schema that the names are of.
  private let schema: FormSchema?

  /// Any names: they are looked up in the data when the template is rendered, and missing ones print nothing.
  package static let open = TemplateVocabulary(root: .open, expected: [], blankOnEveryCopy: [], of: nil)

  private init(root: NameShape, expected: [Field], blankOnEveryCopy: Set<String>, of schema: FormSchema?) {
    self.schema = schema
    self.root = root
    self.expected = expected
    self.blankOnEveryCopy = blankOnEveryCopy
  }

  /// The names of a form's templates: ids and labels of its fields, and the given names.
  package init(schema: FormSchema) {
    let fields = schema.fields.map { NameEntry(field: $0, schema: schema) }
    var blank = schema.copies.first?.omit ?? []
    for copy in schema.copies { blank.formIntersection(copy.omit) }
    self.init(
      root: .record(NameMembers(fields + GivenNames.entries(schema, besides: fields))),
      expected: schema.fields.filter { $0.type != .stamp }, blankOnEveryCopy: blank, of: schema)
  }

  /// Whether a field of the form, or a column, may be written with Chinese letters: nothing but a pattern of its own keeps a
  /// text from that.
  func mayHoldChinese(_ id: String) -> Bool {
    let path = id.split(separator: ".")
    guard let schema, let first = path.first, var field = schema.field(String(first)) else { return false }
    for part in path.dropFirst() {
      // A member of a signature or approval is a name, a day or an opinion.
      guard let column = field.fields.first(where: { $0.id == part }) else { return part != "date" }
      field = column
    }
    switch field.type {
    case .text, .plate: return !(field.constraint?.source.contains("regex(") ?? false)
    case .selectOne, .selectMultiple:
      let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
      return choices.contains { !BarCodeCheck.isASCII($0.label.zhHans) }
    case .signature, .approvals: return true
    default: return false
    }
  }

  /// Whether a column of a repeat is computed for the rules of the form alone: its layout does not print it.
  package func isAid(_ column: Field, of group: Field) -> Bool {
    column.calculation != nil && schema.map { !$0.prints(column, of: group) } ?? false
  }

  /// Whether two writings can be the same name: `{{#lines}}` may be closed by `{{/费用预算明细}}`.
  func isSame(_ a: String, _ b: String) -> Bool {
    if NameFolding.key(a) == NameFolding.key(b) { return true }
    guard let members = root.members else { return false }
    return !ids(a, in: members).isDisjoint(with: ids(b, in: members))
  }

  /// Whether all names are those of this schema, in their order, with the same choices.
  package func isAligned(with schema: FormSchema) -> Bool {
    guard let own = self.schema else { return false }
    return own === schema || root.isAligned(with: TemplateVocabulary(schema: schema).root)
  }

  /// Whether a field of pictures has this name, at any depth.
  package func isPicture(_ writing: String) -> Bool { root.members.map { isPicture(writing, in: $0) } ?? false }

  private func isPicture(_ writing: String, in members: NameMembers) -> Bool {
    members.entries(for: writing).contains { if case .pictures = $0.shape { true } else { false } }
      || members.entries.contains { $0.shape.members.map { isPicture(writing, in: $0) } ?? false }
  }

  private func ids(_ writing: String, in members: NameMembers) -> Set<String> {
    var ids = Set(members.entries(for: writing).map(\.id))
    for entry in members.entries {
      if let inner = entry.shape.members { ids.formUnion(self.ids(writing, in: inner).map { "\(entry.id).\($0)" }) }
    }
    // A dotted writing goes down one part at a time.
    let parts = NameScope.parts(writing)
    if parts.count > 1 {
      for entry in members.entries(for: parts[0]) {
        if let inner = entry.shape.members {
          ids.formUnion(self.ids(parts.dropFirst().joined(separator: "."), in: inner).map { "\(entry.id).\($0)" })
        }
      }
    }
    return ids
  }
}

extension NameEntry {
  /// A field of a schema, or a column.
  init(field: Field, schema: FormSchema) {
    let shape: NameShape =
      switch field.type.kind {
      case .text: .text
      case .number: .number(places: field.type.fixedPlaces)
      case .date: .date
      case .dateTime: .moment
      case .choice, .choices:
        .choice(
          (field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []).map {
            NameEntry(id: $0.id, labels: $0.label.wordings, shape: .text)
          })
      case .rows: .rows(NameMembers(field.fields.map { NameEntry(field: $0, schema: schema) }))
      case .images: .pictures
      case .signature: .record(GivenNames.signature)
      case .nothing: .stamp
      case .approvals: .rows(GivenNames.approval(field.chain))
      }
    self.init(id: field.id, labels: field.label.wordings, shape: shape)
  }
}
