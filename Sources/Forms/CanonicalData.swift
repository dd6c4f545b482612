import Expressions
import Findings

/// The one way in which the data of a form is written: what records keep and packets carry.
package enum CanonicalData {
  /// The values as a JSON object in UTF-8, on one line without blanks: ids in the schema's order, choices by id, days as
  /// ISO 8601, amounts with two decimals.
  ///
  /// Empty fields are left out. Read back through `bind`, it gives the same values.
  package static func json(_ values: Row, schema: FormSchema) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(2048)
    write(values, schema.names, schema.fields, .whole, to: &out) { schema.columnNames(at: $0) }
    return out
  }

  /// What of the values is written.
  private enum Part {
    /// All of them.
    case whole
    /// Those by which a form is known again, however it was written down: no calculated ones, choices in one order, pictures
    /// by their content, no empty tables.
    case identity
    /// Those of ``identity`` that are known when a form is opened.
    case opening

    func has(_ value: Value?, of field: Field) -> Bool {
      guard let value else { return false }
      if self == .whole { return true }
      if case .rows(let rows) = value, rows.isEmpty { return false }
      return field.calculation == nil && (self == .identity || field.stage == .opening)
    }
  }

  /// The identity of a form's content: its id and the values that were given for it.
  ///
  /// The same form gives the same bytes from any file format, with labels or ids as keys, columns in any order.
  static func identity(_ values: Row, schema: FormSchema) -> [UInt8] {
    known(values, .identity, for: schema)
  }

  /// The ``identity(_:schema:)`` of the form's opening values alone.
  static func opening(_ values: Row, schema: FormSchema) -> [UInt8] { known(values, .opening, for: schema) }

  /// Whether anything is given that is not known at opening.
  static func hasClosingValues(_ values: Row, schema: FormSchema) -> Bool {
    let given = values.values(of: schema.names)
    func isLater(_ value: Value?, of field: Field) -> Bool {
      Part.identity.has(value, of: field) && !Part.opening.has(value, of: field)
    }
    return given.indices.contains { index in
      let field = schema.fields[index]
      if isLater(given[index], of: field) { return true }
      guard case .rows(let rows)? = given[index], field.calculation == nil else { return false }
      let names = schema.columnNames(at: index)
      return rows.contains { row in
        zip(row.values(of: names), field.fields).contains { isLater($0, of: $1) }
      }
    }
  }

  private static func known(_ values: Row, _ part: Part, for schema: FormSchema) -> [UInt8] {
    var out = Array("\(schema.id) ".utf8)
    out.reserveCapacity(2048)
    write(values, schema.names, schema.fields, part, to: &out) { schema.columnNames(at: $0) }
    return out
  }

  // Straight to bytes, without a tree of values: every form of a long list goes through here.

  private static func write(
    _ row: Row, _ names: FieldNames, _ fields: [Field], _ part: Part, to out: inout [UInt8],
    columns: (Int) -> FieldNames = { _ in .none }
  ) {
    let values = row.values(of: names)
    JSONValue.write(
      object: values.indices.filter { part.has(values[$0], of: fields[$0]) }, to: &out, name: { names.ids[$0] }
    ) { position, out in
      if let value = values[position] { write(value, of: fields[position], part, to: &out) { columns(position) } }
    }
  }

  private static func write(
    _ value: Value, of field: Field, _ part: Part, to out: inout [UInt8], columns: () -> FieldNames
  ) {
    switch value {
    case .text(let text): JSONValue.quote(text, to: &out)
    case .number(let number): number.append(places: field.type.fixedPlaces, to: &out)
    case .date(let date): JSONValue.quote(date.iso, to: &out)
    case .dateTime(let moment): JSONValue.quote(moment.iso, to: &out)
    case .choice(let id): JSONValue.quote(id, to: &out)
    case .choices(let ids):
      JSONValue.write(array: part == .whole ? ids : ids.sorted(), to: &out) { JSONValue.quote($0, to: &$1) }
    case .rows(let rows):
      let names = columns()
      JSONValue.write(array: rows, to: &out) { write($0, names, field.fields, part, to: &$1) }
    case .images(let images): JSONValue.write(array: images, to: &out) { write($0, part, to: &$1) }
    case .signature(let signature): write(signature, part, to: &out)
    case .approvals(let approvals): JSONValue.write(array: approvals, to: &out) { write($0, to: &$1) }
    }
  }

  private static func write(_ image: ImageReference, _ part: Part, to out: inout [UInt8]) {
    guard let sha256 = image.sha256 else { return JSONValue.quote(image.path, to: &out) }
    if part != .whole { return JSONValue.quote(sha256, to: &out) }
    write([("path", image.path), ("sha256", sha256)], to: &out)
  }

  private static func write(_ signature: Signature, _ part: Part, to out: inout [UInt8]) {
    let day = signature.date.map { date in
      signature.time.map { CalendarMoment(date: date, time: $0).iso } ?? date.iso
    }
    write([("name", signature.name), ("date", day), ("opinion", signature.opinion)], to: &out)
    guard let picture = signature.picture else { return }
    out.removeLast()
    out += ",\"picture\":".utf8
    write(picture, part, to: &out)
    out.append(UInt8(ascii: "}"))
  }

  private static func write(_ approval: Approval, to out: inout [UInt8]) {
    let members = [
      ("role", approval.role), ("decision", approval.decision.rawValue), ("name", approval.name),
      ("date", approval.date?.iso), ("opinion", approval.opinion),
    ]
    write(members, to: &out)
  }

  /// Texts by their names, without those that are not given.
  private static func write(_ texts: [(name: String, text: String?)], to out: inout [UInt8]) {
    JSONValue.write(object: texts.filter { $0.text != nil }, to: &out, name: { $0.name }) {
      JSONValue.quote($0.text ?? "", to: &$1)
    }
  }
}
