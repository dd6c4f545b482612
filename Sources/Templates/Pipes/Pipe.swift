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
  /// ☑ or □ for one choice, or for a truth if `nil`; `place` is that of the choice in its list, where that is known.
  case tick(String?, BoxStyle, place: Int?)
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
    if case .fallback(let text) = self { return value.holds ? value : .text(text) }
    var out: [UInt8] = []
    return write(value, language, to: &out) ? .text(String(decoding: out, as: UTF8.self)) : value
  }

  /// Appends the text of the value after this step.
  func append(_ value: TemplateValue, language: Language, to out: inout [UInt8]) {
    if case .fallback(let text) = self, !value.holds {
      out.append(contentsOf: text.utf8)
    } else if !write(value, language, to: &out) {
      value.append(in: language, to: &out)
    }
  }

  /// Writes the value out; `false` if this step leaves such a value as it is.
  private func write(_ value: TemplateValue, _ language: Language, to out: inout [UInt8]) -> Bool {
    switch (self, value) {
    case (.fallback, _): return false
    case (.boxes(let style), .choice(let choices)): style.append(choices, to: &out)
    case (.boxes(let style), .boolean(let truth)):
      let words = [true, false].map { (TemplateValue.word($0).text(in: language), $0 == truth) }
      out += words.map { style.glyph($0.1) + $0.0 }.joined(separator: " ").utf8
    case (.tick(let id, let style, _), .choice(let choices)):
      out += style.glyph(id.map { choices.has($0) } ?? !choices.chosen.isEmpty).utf8
    case (.tick(let id, let style, _), _):
      let isTicked = id.map { NameFolding.key($0) == NameFolding.key(value.text(in: language)) } ?? value.holds
      out += style.glyph(isTicked).utf8
    case (_, .empty): return false
    case (.date(let pattern), _): return Pipe.write(value, dated: pattern, language, to: &out)
    case (.money(let sign), _):
      guard let number = value.exactNumber else { return false }
      if number.isNegative { out.append(UInt8(ascii: "-")) }
      out.append(contentsOf: sign.utf8)
      number.magnitude.append(places: 2, grouping: true, to: &out)
    case (.rmb(let traditional), _):
      guard let number = value.exactNumber,
        let words = RMB.uppercase(number, traditional: traditional ?? (language == .zhHant))
      else { return false }
      out.append(contentsOf: words.utf8)
    case (.mask, _): out.append(contentsOf: Masking.mask(value.text(in: language)).utf8)
    case (.label, _): value.append(in: language, to: &out)
    case (.upper, _): out.append(contentsOf: value.text(in: language).uppercased().utf8)
    case (.boxes, _): return false
    }
    return true
  }

  private static func write(
    _ value: TemplateValue, dated pattern: String?, _ language: Language, to out: inout [UInt8]
  ) -> Bool {
    switch value {
    case .date(let date):
      DatePattern.append(CalendarMoment(date: date), pattern ?? TemplateValue.datePattern(language), to: &out)
    case .moment(let moment): DatePattern.append(moment, pattern ?? TemplateValue.momentPattern(language), to: &out)
    case .text(let text):
      // Plain data has no dates of its own: a text that is a date is read as one.
      guard let (moment, hasTime) = DateWriting.moment(text) else { return false }
      return write(hasTime ? .moment(moment) : .date(moment.date), dated: pattern, language, to: &out)
    default: return false
    }
    return true
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
    // Most templates write the id itself.
    if options.contains(where: { $0.id == writing }) { return chosen.contains(writing) }
    let key = NameFolding.key(writing)
    guard let option = options.first(where: { NameFolding.key($0.id) == key || NameFolding.key($0.label) == key })
    else {
      return chosen.contains { NameFolding.key($0) == key }
    }
    return chosen.contains(option.id)
  }
}
