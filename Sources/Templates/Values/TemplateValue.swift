public import Expressions

/// A value as templates see it: already worded for one copy in one language, and never markup.
public enum TemplateValue: Sendable, Hashable {
  /// Nothing; prints as nothing and is false as a condition.
  case empty
  /// Text; line feeds and tabs stay what they are in the document.
  case text(String)
  /// An exact number, with the digits after the point that it is printed with; `nil` is as many as it has.
  case number(ExactDecimal, places: Int?)
  /// A day.
  case date(CalendarDate)
  /// A day and time of day.
  case moment(CalendarMoment)
  /// Truth; prints as 是 or 否.
  case boolean(Bool)
  /// What was chosen of a list; with nothing chosen the boxes can still be printed.
  case choice(TemplateChoices)
  /// A picture; prints as its name where a text is asked for.
  indirect case picture(TemplatePicture)
  /// Items for a section, and the item that fills up `rows:5` on a form with fewer.
  indirect case list([TemplateValue], blank: TemplateValue)
  /// Named values. The member `""`, if there is one, is what the record prints as where it stands alone.
  case record([String: TemplateValue])
  /// A form or a part of it, whose members are worded only where they are asked for.
  case form(FormPart)
}

/// The chosen ones of a choice list, with the whole list for tick boxes.
public struct TemplateChoices: Sendable, Hashable {
  /// One choice.
  public struct Option: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its label in the document's language.
    public var label: String
    /// Makes an option.
    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }
  /// The ids of the chosen, in the order of the list.
  public var chosen: [String]
  /// Every choice in order.
  public var options: [Option]
  /// Makes choices.
  public init(chosen: [String], options: [Option]) {
    self.chosen = chosen
    self.options = options
  }
}

extension TemplateValue {
  /// A list without a pattern for blank rows.
  public static func list(_ items: [TemplateValue]) -> TemplateValue { .list(items, blank: .empty) }

  /// Whether a section over this value is printed: anything but nothing, the empty text, `false` and no items.
  public var holds: Bool {
    switch self {
    case .empty: false
    case .text(let text): !text.isEmpty
    case .boolean(let truth): truth
    case .choice(let choices): !choices.chosen.isEmpty
    case .list(let items, _): !items.isEmpty
    case .number, .date, .moment, .picture, .record, .form: true
    }
  }

  /// The member of a record; nothing of anything else.
  public func member(_ name: String) -> TemplateValue { find(name) ?? .empty }

  /// The member of a record; `nil` if it has none of this name. `place` says where it may be.
  func find(_ name: String, at place: Int? = nil) -> TemplateValue? {
    switch self {
    case .record(let members): members[name]
    case .form(let part): part.find(name, at: place)
    default: nil
    }
  }
}
