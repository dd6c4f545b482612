package import Expressions
package import Findings
import Forms
import TemplateLanguage

/// Plain data as a template takes it: without a form, and never markup.
package enum TemplateValue: Sendable, Hashable {
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
}

/// The chosen ones of a choice list, with the whole list for tick boxes.
package struct TemplateChoices: Sendable, Hashable {
  /// One choice.
  package struct Option: Sendable, Hashable {
    /// Its id.
    package var id: String
    /// Its label in the document's language.
    package var label: String
    /// Makes an option.
    package init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }
  /// The ids of the chosen, in the order of the list.
  package var chosen: [String]
  /// Every choice in order.
  package var options: [Option]
  /// Makes choices.
  package init(chosen: [String], options: [Option]) {
    self.chosen = chosen
    self.options = options
  }
}

extension TemplateValue {
  /// A list without a pattern for blank rows.
  package static func list(_ items: [TemplateValue]) -> TemplateValue { .list(items, blank: .empty) }
}

extension TemplateData {
  /// The data of a document that is no form's.
  package convenience init(_ value: TemplateValue, language: Language = .zhHans) {
    var lists = DataLists()
    _ = lists.reserve(1)
    let root = lists.cell(value)
    lists.cells[0] = root
    self.init(lists, language)
  }
}

extension DataLists {
  /// The cell of a value, with what it refers to behind the cells so far.
  mutating func cell(_ value: TemplateValue) -> Cell {
    switch value {
    case .empty: return .empty
    case .text(let text): return self.text(text)
    case .number(let number, let places): return self.number(number, places: Int8(clamping: places ?? -1))
    case .date(let day): return self.day(day)
    case .moment(let moment): return self.moment(moment)
    case .boolean(let truth): return Cell(kind: .boolean, index: truth ? 1 : 0)
    case .choice(let choices): return cell(choices)
    case .picture(let picture): return self.picture(picture)
    case .list(let items, let blank):
      var list = list(items) { $0.cell($1) }
      if case .empty = blank { return list }
      let index = reserve(1)
      list.index = int32(index)
      let item = cell(blank)
      cells[index] = item
      return list
    case .record(let members): return cell(members)
    }
  }

  private mutating func cell(_ choices: TemplateChoices) -> Cell {
    let list = add(choices.options)
    let indices = choices.chosen.map { choiceLists[Int(list)].index(ofID: $0) }
    if !indices.contains(nil) { return choice(of: list, indices.compactMap(\.self)) }
    // A choice that is not in the list is printed as it is.
    return text(choices.chosen.map { id in choices.options.first { $0.id == id }?.label ?? id }.joined(separator: "、"))
  }

  private mutating func cell(_ members: [String: TemplateValue]) -> Cell {
    let named = members.filter { !$0.key.isEmpty }
    let start = reserve(named.count + 1)
    let names = add(FieldNames(Array(named.keys)))
    for (index, member) in named.values.enumerated() {
      let cell = cell(member)
      cells[start + index] = cell
    }
    var record = Cell(kind: .record, list: names, start: int32(start), count: int32(named.count))
    if let printed = members[""] {
      let cell = cell(printed)
      cells[start + named.count] = cell
      record.index = int32(start + named.count)
    }
    return record
  }
}
