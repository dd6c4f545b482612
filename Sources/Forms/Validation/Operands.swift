import Expressions
import Findings

/// Values as operands of formulas, and back.
enum Operands {
  /// The operand of a field's value or of one of its members.
  static func of(_ value: Value?, of field: Field, member: Reference.Member?) -> Operand {
    guard let value else {
      switch field.type.kind {
      case .rows, .approvals, .images: return .list([])
      default: return .unknown
      }
    }
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .date(let date): return .date(date)
    case .dateTime(let moment): return .dateTime(moment)
    case .choice(let id): return .choice(id)
    case .choices(let ids): return .choices(ids)
    case .rows(let rows): return .list(rows.map { _ in .boolean(true) })
    case .images(let images): return .list(images.map { .text($0.path) })
    case .signature(let signature):
      switch member {
      case .date: return signature.date.map { .date($0) } ?? .unknown
      case .moment:
        return signature.date.map { .dateTime(CalendarMoment(date: $0, time: signature.time ?? .endOfDay)) } ?? .unknown
      case .opinion: return signature.opinion.map { .text($0) } ?? .unknown
      default: return .text(signature.name)
      }
    case .approvals(let approvals):
      switch member {
      case .role: return .list(approvals.map { .text($0.role) })
      case .decision: return .list(approvals.map { .choice($0.decision.rawValue) })
      case .name: return .list(approvals.map { .text($0.name) })
      case .date: return .list(approvals.map { $0.date.map { .date($0) } ?? .unknown })
      case .opinion: return .list(approvals.map { $0.opinion.map { .text($0) } ?? .unknown })
      default: return .list(approvals.map { _ in .boolean(true) })
      }
    }
  }

  /// The value that a formula made for a field; `nil` if it is empty or does not fit.
  ///
  /// Amounts are rounded to the fen and decimals to the places that fields hold, half up.
  static func value(_ operand: Operand, for field: Field, list: ChoiceList?) -> Value? {
    if operand.isEmpty { return nil }
    switch (field.type.kind, operand) {
    case (.number(let format), .number(let number)):
      return .number(format.isWhole ? number : number.rounded(format.places))
    case (.date, .date(let date)): return .date(date)
    case (.date, .dateTime(let moment)): return .date(moment.date)
    case (.dateTime, .dateTime(let moment)): return .dateTime(moment)
    case (.dateTime, .date(let date)): return .dateTime(CalendarMoment(date: date))
    case (.choice, .choice(let id)), (.choice, .text(let id)): return list?.choice(id) == nil ? nil : .choice(id)
    case (.choice, .boolean(let truth)):
      let id = truth ? "yes" : "no"
      return list?.choice(id) == nil ? nil : .choice(id)
    case (.choices, .choices(let ids)): return .choices(ids)
    case (.choices, .choice(let id)), (.choices, .text(let id)): return list?.choice(id) == nil ? nil : .choices([id])
    case (.text, .text(let text)):
      let plain = text.trimmed
      return plain.isEmpty ? nil : .text(plain)
    case (.text(nil), .number(let number)): return .text(number.description)
    case (.text(nil), .date(let date)): return .text(date.iso)
    case (.text(nil), .dateTime(let moment)): return .text(moment.iso)
    default: return nil
    }
  }
}
