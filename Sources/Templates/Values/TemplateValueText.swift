import Expressions
import Findings

extension TemplateValue {
  /// The value as it is printed where no pipe says otherwise.
  func text(in language: Language) -> String {
    if case .text(let text) = self { return text }
    var out: [UInt8] = []
    append(in: language, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends what `text(in:)` gives.
  func append(in language: Language, to out: inout [UInt8]) {
    switch self {
    case .empty: break
    case .text(let text): out.append(contentsOf: text.utf8)
    case .number(let number, let places): number.append(places: places, to: &out)
    case .date(let date):
      DatePattern.append(CalendarMoment(date: date), TemplateValue.datePattern(language), to: &out)
    case .moment(let moment): DatePattern.append(moment, TemplateValue.momentPattern(language), to: &out)
    case .boolean(let truth): out.append(contentsOf: TemplateValue.word(truth).text(in: language).utf8)
    case .choice(let choices): TemplateValue.join(choices.labels, language, to: &out)
    case .picture(let picture): out.append(contentsOf: picture.name.utf8)
    case .list(let items, _):
      TemplateValue.join(items.map { $0.text(in: language) }.filter { !$0.isEmpty }, language, to: &out)
    case .record(let members): members[""]?.append(in: language, to: &out)
    case .form(let part): part.find("")?.append(in: language, to: &out)
    }
  }

  private static func join(_ texts: [String], _ language: Language, to out: inout [UInt8]) {
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(contentsOf: (language == .en ? ", " : "、").utf8) }
      out.append(contentsOf: text.utf8)
    }
  }

  /// How a day is written where no pattern is given.
  static func datePattern(_ language: Language) -> String { language == .en ? "yyyy-MM-dd" : "yyyy年M月d日" }

  /// How a day with its time is written where no pattern is given.
  static func momentPattern(_ language: Language) -> String {
    language == .en ? "yyyy-MM-dd HH:mm" : "yyyy年M月d日 HH:mm"
  }

  /// 是 or 否.
  static func word(_ truth: Bool) -> LocalizedText {
    truth ? LocalizedText("是", hant: "是", en: "yes") : LocalizedText("否", hant: "否", en: "no")
  }
}

extension TemplateChoices {
  /// The labels of the chosen; an id that the list does not know stands for itself.
  var labels: [String] { chosen.map { id in options.first { $0.id == id }?.label ?? id } }
}
