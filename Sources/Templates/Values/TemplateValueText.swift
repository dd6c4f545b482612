import Expressions
import Findings

extension TemplateValue {
  /// The value as it is printed where no pipe says otherwise.
  func text(in language: Language) -> String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number, let places): places.map { number.text(places: $0) } ?? number.description
    case .date(let date): DatePattern.format(CalendarMoment(date: date), TemplateValue.datePattern(language))
    case .moment(let moment): DatePattern.format(moment, TemplateValue.momentPattern(language))
    case .boolean(let truth): TemplateValue.word(truth).text(in: language)
    case .choice(let choices): choices.labels.joined(separator: language == .en ? ", " : "、")
    case .picture(let picture): picture.name
    case .list(let items, _):
      items.map { $0.text(in: language) }.filter { !$0.isEmpty }.joined(separator: language == .en ? ", " : "、")
    case .record(let members): members[""]?.text(in: language) ?? ""
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
