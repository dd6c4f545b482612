import Expressions
import Findings
import Liandan

/// Values as pages show them: days as 2026-11-30, the rest as messages and ledgers do.
enum ShownValue {
  static func text(_ value: Value, _ field: Field, _ schema: FormSchema, _ language: Language) -> String {
    switch value {
    case .date(let day): day.iso
    case .dateTime(let moment): text(moment)
    case .signature(let signature):
      [signature.name, signature.date?.iso, signature.time?.text, signature.opinion].compactMap(\.self)
        .joined(separator: " ")
    default: ValueText.text(value, field: field, schema: schema, language: language)
    }
  }

  static func text(_ moment: CalendarMoment) -> String { "\(moment.date.iso) \(moment.time.text)" }

  /// A moment as the audit chain writes it, to the minute.
  static func moment(_ iso: String) -> String { CalendarMoment(iso: iso).map(text) ?? iso }

  /// Whether the values of a field stand at the right.
  static func isAmount(_ field: Field) -> Bool {
    switch field.type {
    case .money, .integer, .decimal: true
    default: false
    }
  }
}
