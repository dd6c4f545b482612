import Expressions
import Findings
package import Forms
import GRDB
package import Records
import Storage

/// What is to be added to an open card.
package struct AddRequest: Sendable {
  /// The number of the card.
  package let number: String
  /// The whole card, with what is added.
  package let form: ValidForm
  /// The files that it refers to by their digest.
  let attachments: [Attachment]
  let data: String
  let addition: String

  /// Makes a request.
  package init(_ card: NumberedForm, form: ValidForm, attachments: [Attachment]) {
    number = card.number
    self.form = form
    self.attachments = attachments
    data = String(decoding: CanonicalData.json(form.values, schema: form.schema), as: UTF8.self)
    addition = CardAddition(from: card.values, to: form.values, schema: form.schema).text(schema: form.schema)
  }
}

extension FormRegister {
  /// Adds to a card that is open: what it held is kept, and the audit chain tells of what was added and of the whole.
  ///
  /// Nothing is printed: a card is printed as it is when somebody asks for it.
  ///
  /// - Throws: `wrong-state` if it is closed or void, `schema-differs`.
  package func add(_ request: AddRequest, by mark: AuditStamp) throws {
    try write { db in
      let (record, id) = try FormRegister.record(request.number, db)
      guard record.state == .issued else { throw RegisterError.cannotAdd(record) }
      guard Digest(of: request.form.schema.text) == record.schema else {
        throw RegisterError.otherSchema(record.number)
      }
      var trail = try AuditTrail(db, mark)
      let event = try trail.append(
        .add, record.number,
        [
          ("on", .string(mark.at.date.iso)), ("added", .string(Digest(of: request.addition).hex)),
          ("data", .string(Digest(of: request.data).hex)),
        ])
      try db.run(
        "INSERT INTO addition(record, ordinal, event, data) VALUES(?, ?, ?, ?)",
        [id, record.additions + 1, event, request.addition])
      try db.run(
        "UPDATE record SET opening_data = coalesce(opening_data, data), data = ?, additions = additions + 1 WHERE id = ?",
        [request.data, id])
      try FormRegister.keep(request.attachments, db)
      try WordIndex.catchUp(self, db)
    }
  }

  /// What was added to a card, in order.
  package func additions(to record: FormRecord) throws -> [CardAddition] {
    if record.additions == 0 { return [] }
    let schema = try schema(of: record)
    return try read { db in
      try FormRegister.additions(record.number, FormRegister.record(record.number, db).1, upTo: nil, schema, db)
    }
  }

  private static func additions(
    _ number: String, _ id: Int64, upTo count: Int?, _ schema: FormSchema, _ db: Database
  ) throws -> [CardAddition] {
    let texts = try String.fetchAll(
      db.cachedStatement(sql: "SELECT data FROM addition WHERE record = ? ORDER BY ordinal LIMIT ?"),
      arguments: [id, count ?? -1])
    return try texts.map { text in
      guard let addition = CardAddition(text, schema: schema) else {
        throw RegisterError.damagedRow("addition", row: number, column: "data")
      }
      return addition
    }
  }

  /// The values of a card that was issued with `data`, after so many additions.
  static func values(
    _ data: String, of number: String, _ id: Int64, additions count: Int, schema: FormSchema, _ db: Database
  ) throws -> Forms.Row {
    let issued = try values(data, of: number, schema: schema)
    return try additions(number, id, upTo: count, schema, db).reduce(issued) { $1.added(to: $0, schema: schema) }
  }

  /// A record with the data that a printing of a card shows; every other printing shows what the record tells by itself.
  package func record(_ record: FormRecord, in edition: Edition) throws -> FormRecord {
    guard case .added(let count) = edition, record.state != .issued || count != record.additions else { return record }
    let schema = try schema(of: record)
    var then = record
    let values = try read { db in
      try FormRegister.values(
        record.openingData ?? record.data, of: record.number, FormRegister.record(record.number, db).1,
        additions: count, schema: schema, db)
    }
    then.data = String(decoding: CanonicalData.json(values, schema: schema), as: UTF8.self)
    then.stage = .opening
    return then
  }
}
