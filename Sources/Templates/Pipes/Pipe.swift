import Expressions
import Findings

/// A step that a value goes through on its way to the paper, with its arguments already read.
enum Pipe: Sendable, Hashable {
  /// A day or moment by a pattern; the usual writing if `nil`.
  case date(String?)
  /// `1,680.32`, after a sign such as ¥.
  case money(sign: String)
  /// 壹仟陆佰捌拾元零叁角贰分
  case rmb(traditional: Bool?)
  /// ☑维修 □更换
  case boxes(BoxStyle)
  /// ☑ or □ for one choice, or for a truth if `nil`.
  case tick(String?, BoxStyle)
  /// 138****5678
  case mask
  /// The labels of what was chosen.
  case label
  /// Capital letters.
  case upper
  /// What to print for an empty value.
  case fallback(String)

  /// The value after this step. Typed values stay typed where the step does not write them out.
  func apply(to value: TemplateValue, language: Language) -> TemplateValue {
    switch (self, value) {
    case (.fallback(let text), _): return value.holds ? value : .text(text)
    case (.boxes(let style), .choice(let choices)): return .text(style.boxes(choices, language))
    case (.boxes(let style), .boolean(let truth)):
      let words = [true, false].map { (TemplateValue.word($0).text(in: language), $0 == truth) }
      return .text(words.map { style.glyph($0.1) + $0.0 }.joined(separator: " "))
    case (.tick(let id, let style), .choice(let choices)):
      return .text(style.glyph(id.map { choices.has($0) } ?? !choices.chosen.isEmpty))
    case (.tick(let id, let style), _):
      let isTicked = id.map { NameFolding.key($0) == NameFolding.key(value.text(in: language)) } ?? value.holds
      return .text(style.glyph(isTicked))
    case (_, .empty): return .empty
    case (.date(let pattern), _): return Pipe.dated(value, pattern, language)
    case (.money(let sign), _):
      guard let number = value.exactNumber else { return value }
      return .text((number.isNegative ? "-" : "") + sign + number.magnitude.text(places: 2, grouping: true))
    case (.rmb(let traditional), _):
      guard let number = value.exactNumber,
        let words = RMB.uppercase(number, traditional: traditional ?? (language == .zhHant))
      else { return value }
      return .text(words)
    case (.mask, _): return .text(Masking.mask(value.text(in: language)))
    case (.label, _): return .text(value.text(in: language))
    case (.upper, _): return .text(value.text(in: language).uppercased())
    case (.boxes, _): return value
    }
  }

  private static func dated(_ value: TemplateValue, _ pattern: String?, _ language: Language) -> TemplateValue {
    switch value {
    case .date(let date):
      return .text(
        DatePattern.format(CalendarMoment(date: date), pattern ?? TemplateValue.datePattern(language)))
    case .moment(let moment):
      return .text(DatePattern.format(moment, pattern ?? TemplateValue.momentPattern(language)))
    case .text(let text):
      // Plain data has no dates of its own: a text that is a date is read as one.
      guard let (moment, hasTime) = DateWriting.moment(text) else { return value }
      return dated(hasTime ? .moment(moment) : .date(moment.date), pattern, language)
    default: return value
    }
  }
}

extension TemplateValue {
  /// The number, or the number that a text spells.
  var exactNumber: ExactDecimal? {
    switch self {
    case .number(let number, _): number
    case .text(let text): ExactDecimal(text)
    default: nil
    }
  }
}

extension TemplateChoices {
  /// Whether the choice of this id or label was chosen.
  func has(_ writing: String) -> Bool {
    let key = NameFolding.key(writing)
    guard let option = options.first(where: { NameFolding.key($0.id) == key || NameFolding.key($0.label) == key })
    else {
      return chosen.contains { NameFolding.key($0) == key }
    }
    return chosen.contains(option.id)
  }
}
