import Forms
import TemplateLanguage

extension TemplateData {
  /// The items in the order of a column; those with the same value stay in theirs, and those without one are last.
  func sorted(_ items: [Cell], by column: String, at index: Int?, isDescending: Bool) -> [Cell] {
    let keys = items.map { find(column, in: $0, at: index).flatMap { SortKey($0, in: self) } }
    return items.indices.sorted { one, other in
      switch (keys[one], keys[other]) {
      case (let a?, let b?) where a != b: isDescending ? b < a : a < b
      case (nil, _?): false
      case (_?, nil): true
      default: one < other
      }
    }.map { items[$0] }
  }

  /// The items in groups of one value of a column, in the order in which the values come first: a record for each, with the
  /// value, and with the list of its items under the list's own name. The records are cells of the data that are returned.
  func grouped(
    _ items: [Cell], by column: String, at index: Int?, as list: String, blank: Int32
  ) -> (data: TemplateData, groups: [Cell]) {
    var numbers: [String: Int] = [:]
    var groups: [(value: Cell, items: [Cell])] = []
    for item in items {
      let value = find(column, in: item, at: index) ?? .empty
      let key = text(value)
      if let number = numbers[key] {
        groups[number].items.append(item)
      } else {
        numbers[key] = groups.count
        groups.append((value, [item]))
      }
    }
    var lists = lists
    let names = lists.add(FieldNames([column, list]))
    let records = groups.map { group in
      let own = Cell(
        kind: .list, start: int32(lists.append(group.items)), count: int32(group.items.count), index: blank)
      return Cell(kind: .record, list: names, start: int32(lists.append([group.value, own])), count: 2)
    }
    return (TemplateData(lists, language, isAligned: isAligned), records)
  }
}
