import Forms

/// Turns the controls of a page into the values of a draft. Their names are those of ``FieldPlace/control(_:)``; what the form does not have
/// is left out, and so is what nobody types: computed values, stamps, approvals.
struct DraftReader: Sendable {
  let data: DraftData
  /// Of each repeat, the number that each row has on the page: blank rows are no rows.
  let places: [String: [Int]]

  init(_ fields: FormFields, schema: FormSchema) {
    var values: [String: DraftValue] = [:]
    var rows: [String: [Int: [String: DraftValue]]] = [:]
    for (name, value) in fields.pairs {
      guard !value.isEmpty, let place = FieldPlace(control: name), let field = schema.field(place.field) else {
        continue
      }
      if field.type == .repeat {
        guard let row = place.row, let id = place.column, let column = field.column(id) else { continue }
        DraftReader.add(value, to: &rows[field.id, default: [:]][row, default: [:]], column, place.member)
      } else if place.row == nil {
        DraftReader.add(value, to: &values, field, place.member)
      }
    }
    var places: [String: [Int]] = [:]
    for (id, numbered) in rows {
      let kept = numbered.filter { !$0.value.allSatisfy(\.value.isEmpty) }.sorted { $0.key < $1.key }
      if kept.isEmpty { continue }
      values[id] = .list(kept.map { .object($0.value) })
      places[id] = kept.map(\.key)
    }
    data = DraftData(values.filter { !$0.value.isEmpty })
    self.places = places
  }

  /// The path of a finding as the page numbers its rows.
  func onPage(_ path: String) -> String {
    guard let place = FieldPlace(path), let row = place.row, let rows = places[place.field],
      rows.indices.contains(row - 1), let bracket = path.firstIndex(of: "]")
    else { return path }
    return "\(place.field)[\(rows[row - 1])\(path[bracket...])"
  }

  private static func add(
    _ value: String, to values: inout [String: DraftValue], _ field: Field, _ member: String?
  ) {
    guard field.calculation == nil else { return }
    switch field.type.kind {
    case .choices, .images:
      guard member == nil else { return }
      var all = values[field.id]?.texts ?? []
      if !all.contains(value) { all.append(value) }
      values[field.id] = .list(all.map { .text($0) })
    case .signature:
      guard let member, ["name", "date", "time", "opinion", "picture"].contains(member) else { return }
      // A signature's picture is that of its strokes.
      if member == "picture", !DraftFiles.isDrawn(value) { return }
      var members: [String: DraftValue] = [:]
      if case .object(let known)? = values[field.id] { members = known }
      // Day and time are two controls, one after the other, and one value.
      let day = members["date"]?.text ?? ""
      members[member == "time" ? "date" : member] = .text(member == "time" ? "\(day) \(value)" : value)
      values[field.id] = .object(members)
    case .text, .number, .date, .choice:
      // The first counts: a page has one control of a name.
      guard member == nil, values[field.id] == nil else { return }
      values[field.id] = .text(value.replacing("\r\n", with: "\n"))
    case .dateTime:
      guard member == nil, values[field.id] == nil else { return }
      // Browsers write `2026-11-09T08:40`.
      values[field.id] = .text(value.replacing(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/) { "\($0.1) \($0.2)" })
    case .rows, .approvals, .nothing: return
    }
  }
}
