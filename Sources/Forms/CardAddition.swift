/// What was added to a card at one time.
package struct CardAddition: Sendable {
  /// The fields that have another value since: filled in, or calculated anew.
  package let filled: Row
  /// The rows that stand behind those that were there.
  package let appended: Row
  /// The ids of the fields that have no value any more, since their calculation gives none.
  private let cleared: [String]

  /// The difference between a card before and after.
  package init(from before: Row, to after: Row, schema: FormSchema) {
    var (filled, appended, cleared) = (Row(schema.names), Row(schema.names), [String]())
    for field in schema.fields {
      let (old, new) = (before[field.id], after[field.id])
      if old == new { continue }
      guard let new else {
        cleared.append(field.id)
        continue
      }
      if case .rows(let rows) = new, let old = CardAddition.rows(old), rows.starts(with: old, by: { $0 == $1 }) {
        appended[field.id] = .rows(Array(rows.dropFirst(old.count)))
      } else {
        filled[field.id] = new
      }
    }
    (self.filled, self.appended, self.cleared) = (filled, appended, cleared)
  }

  private static func rows(_ value: Value?) -> [Row]? {
    switch value {
    case nil: []
    case .rows(let rows)?: rows
    default: nil
    }
  }

  /// A card with this added to it.
  package func added(to card: Row, schema: FormSchema) -> Row {
    var card = card
    for field in schema.fields {
      if let value = filled[field.id] { card[field.id] = value }
      if case .rows(let rows)? = appended[field.id] {
        card[field.id] = .rows((CardAddition.rows(card[field.id]) ?? []) + rows)
      }
    }
    for id in cleared { card[id] = nil }
    return card
  }

  /// The addition as the register keeps it: the values as canonical JSON, a line each, and the ids of fields without one.
  package func text(schema: FormSchema) -> String {
    let lines = [filled, appended].map { String(decoding: CanonicalData.json($0, schema: schema), as: UTF8.self) }
    return (lines + [cleared.joined(separator: ",")]).joined(separator: "\n")
  }

  /// Reads what ``text(schema:)`` wrote; `nil` if it is none.
  package init?(_ text: String, schema: FormSchema) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 3, let filled = try? CanonicalData.values(lines[0], schema: schema),
      let appended = try? CanonicalData.values(lines[1], schema: schema)
    else { return nil }
    (self.filled, self.appended) = (filled, appended)
    cleared = lines[2].split(separator: ",").map(String.init)
  }
}
