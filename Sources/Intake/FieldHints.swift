import Expressions
import Findings
import Forms

/// What a workbook that is to be filled in says of its fields: a star beside the label, a hint beside the cell.
struct FieldHints {
  private let schema: FormSchema
  private let language: Language

  init(_ schema: FormSchema, _ language: Language) { (self.schema, self.language) = (schema, language) }

  /// A star where an empty cell would be a finding, one in brackets where it sometimes would: what has a default may be left
  /// empty.
  func mark(_ field: Field) -> String {
    if field.defaultValue != nil { return "" }
    switch field.requirement {
    case .never: return ""
    case .always: return field.relevant == nil ? " *" : " (*)"
    case .when: return " (*)"
    }
  }

  /// What to write into the cell of a field, and when; `type` is what its cell takes, `group` the repeat that it is a column of.
  func text(_ field: Field, _ type: FieldType?, of group: Field? = nil) -> String {
    let usual = field.hint ?? type?.entry.entryHint
    let parts = [usual, condition(field, of: group), field.defaultValue == nil ? nil : EntryTexts.hasDefault]
    return parts.compactMap { $0?.text(in: language) }.joined(separator: language == .en ? "; " : "；")
  }

  /// When something must be filled in, or may be, if that is not always.
  private func condition(_ field: Field, of group: Field?) -> LocalizedText? {
    let words = ConditionWording(schema, group: group)
    switch field.requirement {
    case .when(let formula):
      return words.text(formula).map(EntryTexts.required) ?? field.requiredMessage ?? EntryTexts.sometimes
    case .always: return field.relevant.map { words.text($0).map(EntryTexts.required) ?? EntryTexts.sometimes }
    case .never: return field.relevant.flatMap { words.text($0).map(EntryTexts.relevant) }
    }
  }
}
