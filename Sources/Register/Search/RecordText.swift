import Expressions
import Findings
import Forms

/// All that can be looked up in a record: its number, and its values as people write them, choices by their labels.
struct RecordText {
  private(set) var text: FoldedText

  init(_ number: String, _ values: Forms.Row, _ schema: FormSchema) {
    text = FoldedText(number)
    add(values.values(of: schema.names), schema.fields, schema) { schema.columnNames(at: $0) }
  }

  private mutating func add(
    _ values: [Value?], _ fields: [Field], _ schema: FormSchema, columns: (Int) -> FieldNames
  ) {
    for (position, value) in values.enumerated() {
      guard let value else { continue }
      if case .rows(let rows) = value {
        let names = columns(position)
        for row in rows { add(row.values(of: names), fields[position].fields, schema) { _ in .none } }
      } else {
        add(value, fields[position], schema)
      }
    }
  }

  private mutating func add(_ value: Value, _ field: Field, _ schema: FormSchema) {
    switch value {
    case .text(let text): add(text)
    case .number(let number): add(field.type.fixedPlaces.map { number.text(places: $0) } ?? number.description)
    case .date(let date): add(date.iso)
    case .dateTime(let moment): add(moment.iso)
    case .choice(let id): add(choice: id, field, schema)
    case .choices(let ids): for id in ids { add(choice: id, field, schema) }
    case .images(let images): for image in images { add(image.path) }
    case .signature(let signature):
      add(signature.name)
      add(signature.date?.iso)
      add(signature.opinion)
    case .approvals(let approvals):
      for approval in approvals {
        add(approval.name)
        add(approval.decision.label.zhHans)
        add(approval.date?.iso)
        add(approval.opinion)
      }
    case .rows: break
    }
  }

  private mutating func add(choice id: String, _ field: Field, _ schema: FormSchema) {
    let choice = field.choiceList.flatMap { schema.choiceLists[$0]?.choice(id) }
    for wording in choice?.label.wordings ?? [id] { add(wording) }
  }

  private mutating func add(_ value: String?) {
    guard let value else { return }
    text.separate()
    text.append(value)
  }
}
