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
    return divided(groups.map { ([(column, $0.value)], $0.items, 0) }, as: list, blank: blank)
  }

  /// The items in pages of so many: a record for each, with the list of its items under the list's own name.
  func paged(
    _ items: [Cell], _ count: Int, as list: String, blank: Int32
  ) -> (data: TemplateData, pages: [Cell]) {
    let pages = stride(from: 0, to: items.count, by: count).map { first in
      (members: [(String, Cell)](), items: Array(items[first..<min(first + count, items.count)]), before: first)
    }
    let (data, records) = divided(pages, as: list, blank: blank)
    return (data, records)
  }

  /// A record for each part of a list, with its members and the list of its items.
  private func divided(
    _ parts: [(members: [(name: String, value: Cell)], items: [Cell], before: Int)], as list: String, blank: Int32
  ) -> (TemplateData, [Cell]) {
    var lists = lists
    let names = lists.add(FieldNames((parts.first?.members ?? []).map(\.name) + [list]))
    let records = parts.map { part in
      let own = Cell(
        kind: .list, list: int32(part.before), start: int32(lists.append(part.items)), count: int32(part.items.count),
        index: blank)
      let members = part.members.map(\.value) + [own]
      return Cell(kind: .record, list: names, start: int32(lists.append(members)), count: int32(members.count))
    }
    return (TemplateData(lists, language, isAligned: isAligned), records)
  }
}
