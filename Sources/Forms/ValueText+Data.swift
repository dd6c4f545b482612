import Expressions
package import Findings

extension ValueText {
  /// A value as a cell of a list that is read back: days as `2026-11-20`, amounts ungrouped, choices by label, several in one
  /// cell as they are typed there. Read again, it gives the same value; rows have no such text.
  package static func data(_ value: Value, field: Field, schema: FormSchema, language: Language) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): field.type.fixedPlaces.map { number.text(places: $0) } ?? number.description
    case .date(let date): date.iso
    case .dateTime(let moment): "\(moment.date.iso) \(moment.time.text)"
    case .choice, .choices:
      // Labels are what people filter by; the separator is read in every language.
      (value.choiceIDs ?? []).map { id in
        field.choiceList.flatMap { schema.choiceLists[$0]?.choice(id)?.label.text(in: language) } ?? id
      }.joined(separator: "、")
    case .rows: ""
    case .images(let images): images.map(\.path).joined(separator: "、")
    case .signature(let signature):
      [signature.name, signature.date?.iso, signature.time?.text, signature.opinion].compactMap(\.self).joined(
        separator: " ")
    case .approvals(let approvals):
      approvals.map { approval in
        [approval.role, approval.decision.label.zhHans, approval.name, approval.date?.iso, approval.opinion]
          .compactMap(\.self).joined(separator: " ")
      }.joined(separator: "；")
    }
  }
}

extension Value {
  /// The ids of the choices that are made.
  fileprivate var choiceIDs: [String]? {
    switch self {
    case .choice(let id): [id]
    case .choices(let ids): ids
    default: nil
    }
  }
}
