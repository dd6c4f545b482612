import Expressions

/// Values as operands of formulas, and back.
enum Operands {
  /// The operand of a field's value or of one of its members.
  static func of(_ value: Value?, _ field: Field, member: Reference.Member?) -> Operand {
    guard let value else { return [.repeat, .approvals, .image].contains(field.type) ? .list([]) : .unknown }
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
    switch (field.type, operand) {
    case (.money, .number(let number)): return .number(number.rounded(2))
    case (.integer, .number(let number)): return .number(number)
    case (.decimal, .number(let number)): return .number(number.rounded(ValueLimits.places))
    case (.date, .date(let date)): return .date(date)
    case (.date, .dateTime(let moment)): return .date(moment.date)
    case (.dateTime, .dateTime(let moment)): return .dateTime(moment)
    case (.dateTime, .date(let date)): return .dateTime(CalendarMoment(date: date))
    case (.selectOne, .choice(let id)), (.selectOne, .text(let id)):
      return list?.choice(id) == nil ? nil : .choice(id)
    case (.selectOne, .boolean(let truth)):
      let id = truth ? "yes" : "no"
      return list?.choice(id) == nil ? nil : .choice(id)
    case (.selectMultiple, .choices(let ids)): return .choices(ids)
    case (.selectMultiple, .choice(let id)), (.selectMultiple, .text(let id)):
      return list?.choice(id) == nil ? nil : .choices([id])
    case (.text, .text(let text)), (.phone, .text(let text)), (.email, .text(let text)), (.uscc, .text(let text)),
      (.idCard, .text(let text)), (.vin, .text(let text)), (.plate, .text(let text)):
      let plain = Width.trimmed(text)
      return plain.isEmpty ? nil : .text(plain)
    case (.text, .number(let number)): return .text(number.description)
    case (.text, .date(let date)): return .text(date.iso)
    case (.text, .dateTime(let moment)): return .text(moment.iso)
    default: return nil
    }
  }
}
