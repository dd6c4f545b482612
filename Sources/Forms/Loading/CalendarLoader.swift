import Findings

/// Reads `calendar` of a profile: what the company does regularly.
enum CalendarLoader {
  static func tasks(_ map: TreeMap, with reader: inout TreeReader) -> [CalendarTask] {
    var tasks: [CalendarTask] = []
    for tree in reader.list(map, "calendar") {
      guard let item = reader.map(tree, keys: SchemaKeys.task) else { continue }
      let id = reader.string(item, "id", required: true) ?? ""
      if !id.isEmpty, !Identifier.isName(id) {
        reader.findings.append(.badIdentifier(id, at: item.valueOrigin(of: "id")))
      }
      if tasks.contains(where: { $0.id == id }) {
        reader.report(
          .duplicateId, LocalizedText("事项“\(id)”重复", hant: "事項「\(id)」重複", en: "there are two tasks '\(id)'"),
          at: item.valueOrigin(of: "id"))
      }
      let title = reader.localized(item, "title", required: true)
      guard let every = reader.name(item, "every", of: Every.self, required: true), let title else { continue }
      guard let days = days(every, item, with: &reader) else { continue }
      tasks.append(
        CalendarTask(
          id: id, title: title, who: reader.localized(item, "who"), source: reader.string(item, "source"), days: days,
          ahead: reader.integer(item, "ahead", in: 0...366) ?? 0, form: reader.string(item, "form")))
    }
    return tasks
  }

  private enum Every: String, CaseIterable { case day, week, month, quarter, year }

  private static func days(_ every: Every, _ item: TreeMap, with reader: inout TreeReader) -> CalendarTask.Days? {
    switch every {
    case .day: return .daily
    case .week: return reader.integer(item, "on", in: 1...7, required: true).map { .weekly($0) }
    case .month, .quarter:
      let months = every == .month ? Set(1...12) : [3, 6, 9, 12]
      if case .scalar("last", _)? = item.value("on")?.content { return .monthly(day: 31, months: months) }
      return reader.integer(item, "on", in: 1...31, required: true).map { .monthly(day: $0, months: months) }
    case .year:
      guard let tree = item.value("on"), let text = reader.string(tree) else {
        reader.missing("on", in: item)
        return nil
      }
      let parts = text.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else {
        reader.wrongKind(
          tree, expecting: LocalizedText("月-日，如 08-31", hant: "月-日，如 08-31", en: "month-day, such as 08-31"))
        return nil
      }
      return .monthly(day: parts[1], months: [parts[0]])
    }
  }
}
