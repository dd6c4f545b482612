import Expressions
public import Findings

/// The one way in which the data of a form is written: what records keep and packets carry.
public enum CanonicalData {
  /// The values as a JSON object: ids in the schema's order, choices by id, days as ISO 8601, amounts with two decimals.
  ///
  /// Empty fields are left out. Read back through `bind`, it gives the same values.
  public static func json(_ values: Row, schema: FormSchema) -> JSONValue {
    object(values.values(of: schema.names), schema.fields) { schema.columnNames(at: $0) }
  }

  private static func object(
    _ values: [Value?], _ fields: [Field], columns: (Int) -> FieldNames = { _ in .none }
  ) -> JSONValue {
    var members: [(String, JSONValue)] = []
    members.reserveCapacity(fields.count)
    for (position, field) in fields.enumerated() {
      if let value = values[position] { members.append((field.id, json(value, field, columns(position)))) }
    }
    return .object(members)
  }

  private static func json(_ value: Value, _ field: Field, _ columns: @autoclosure () -> FieldNames) -> JSONValue {
    switch value {
    case .text(let text): return .string(text)
    case .number(let number): return .number(field.type == .money ? number.text(places: 2) : number.description)
    case .date(let date): return .string(date.iso)
    case .dateTime(let moment): return .string(moment.iso)
    case .choice(let id): return .string(id)
    case .choices(let ids): return .array(ids.map { .string($0) })
    case .rows(let rows):
      let names = columns()
      return .array(rows.map { object($0.values(of: names), field.fields) })
    case .images(let images): return .array(images.map(json))
    case .signature(let signature): return json(signature)
    case .approvals(let approvals): return .array(approvals.map { json($0) })
    }
  }

  private static func json(_ image: ImageReference) -> JSONValue {
    guard let sha256 = image.sha256 else { return .string(image.path) }
    return .object([("path", .string(image.path)), ("sha256", .string(sha256))])
  }

  private static func json(_ signature: Signature) -> JSONValue {
    var members: [(String, JSONValue)] = [("name", .string(signature.name))]
    if let date = signature.date {
      let text = signature.time.map { CalendarMoment(date: date, time: $0).iso } ?? date.iso
      members.append(("date", .string(text)))
    }
    if let opinion = signature.opinion { members.append(("opinion", .string(opinion))) }
    return .object(members)
  }

  private static func json(_ approval: Approval) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("role", .string(approval.role)), ("decision", .string(approval.decision.rawValue)),
      ("name", .string(approval.name)),
    ]
    if let date = approval.date { members.append(("date", .string(date.iso))) }
    if let opinion = approval.opinion { members.append(("opinion", .string(opinion))) }
    return .object(members)
  }
}
