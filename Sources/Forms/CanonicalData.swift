import Expressions
import Findings

/// The one way in which the data of a form is written: what records keep and packets carry.
public enum CanonicalData {
  /// The values as a JSON object in UTF-8, on one line without blanks: ids in the schema's order, choices by id, days as
  /// ISO 8601, amounts with two decimals.
  ///
  /// Empty fields are left out. Read back through `bind`, it gives the same values.
  public static func json(_ values: Row, schema: FormSchema) -> [UInt8] {
    var writer = CanonicalWriter()
    writer.row(values, schema.names, schema.fields) { schema.columnNames(at: $0) }
    return writer.out
  }
}

/// Writes straight to bytes: every form of a long list goes through here.
private struct CanonicalWriter {
  var out: [UInt8] = []

  init() { out.reserveCapacity(2048) }

  mutating func row(
    _ row: Row, _ names: FieldNames, _ fields: [Field], columns: (Int) -> FieldNames = { _ in .none }
  ) {
    let values = row.values(of: names)
    var members = Members()
    for position in values.indices {
      guard let value = values[position] else { continue }
      key(names.ids[position], &members)
      write(value, fields[position]) { columns(position) }
    }
    end(members)
  }

  private mutating func write(_ value: Value, _ field: Field, columns: () -> FieldNames) {
    switch value {
    case .text(let text): JSONValue.quote(text, to: &out)
    case .number(let number): number.append(places: field.type == .money ? 2 : nil, to: &out)
    case .date(let date): quoted { date.append(to: &$0) }
    case .dateTime(let moment): quoted { moment.append(to: &$0) }
    case .choice(let id): JSONValue.quote(id, to: &out)
    case .choices(let ids): list(ids) { JSONValue.quote($1, to: &$0.out) }
    case .rows(let rows):
      let names = columns()
      list(rows) { $0.row($1, names, field.fields) }
    case .images(let images): list(images) { $0.write($1) }
    case .signature(let signature): write(signature)
    case .approvals(let approvals): list(approvals) { $0.write($1) }
    }
  }

  private mutating func write(_ image: ImageReference) {
    guard let sha256 = image.sha256 else { return JSONValue.quote(image.path, to: &out) }
    var members = Members()
    member("path", image.path, &members)
    member("sha256", sha256, &members)
    end(members)
  }

  private mutating func write(_ signature: Signature) {
    var members = Members()
    member("name", signature.name, &members)
    if let date = signature.date {
      key("date", &members)
      quoted { out in
        if let time = signature.time {
          CalendarMoment(date: date, time: time).append(to: &out)
        } else {
          date.append(to: &out)
        }
      }
    }
    if let opinion = signature.opinion { member("opinion", opinion, &members) }
    end(members)
  }

  private mutating func write(_ approval: Approval) {
    var members = Members()
    member("role", approval.role, &members)
    member("decision", approval.decision.rawValue, &members)
    member("name", approval.name, &members)
    if let date = approval.date {
      key("date", &members)
      quoted { date.append(to: &$0) }
    }
    if let opinion = approval.opinion { member("opinion", opinion, &members) }
    end(members)
  }

  // MARK: Syntax

  /// The members of an object so far.
  private struct Members {
    var isEmpty = true
  }

  private mutating func key(_ name: String, _ members: inout Members) {
    out.append(members.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
    members.isEmpty = false
    JSONValue.quote(name, to: &out)
    out.append(UInt8(ascii: ":"))
  }

  private mutating func member(_ name: String, _ text: String, _ members: inout Members) {
    key(name, &members)
    JSONValue.quote(text, to: &out)
  }

  private mutating func end(_ members: Members) {
    if members.isEmpty { out.append(UInt8(ascii: "{")) }
    out.append(UInt8(ascii: "}"))
  }

  private mutating func list<Item>(_ items: [Item], _ write: (inout CanonicalWriter, Item) -> Void) {
    out.append(UInt8(ascii: "["))
    for index in items.indices {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(&self, items[index])
    }
    out.append(UInt8(ascii: "]"))
  }

  private mutating func quoted(_ write: (inout [UInt8]) -> Void) {
    out.append(UInt8(ascii: "\""))
    write(&out)
    out.append(UInt8(ascii: "\""))
  }
}
