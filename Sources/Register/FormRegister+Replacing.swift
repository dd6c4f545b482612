import Forms
import GRDB
package import Records

extension FormRegister {
  /// How a form that is issued in place of this one is tied to it: it replaces a void form, or corrects a packed one.
  ///
  /// - Parameter form: The id of the form that is issued.
  /// - Throws: `unknown-number`, `wrong-state` unless the form is void or packed, `wrong-replacement` if it is another kind
  ///   of form or has a replacement.
  package func replacing(_ number: String, with form: String) throws -> Replacements {
    try read { db in try FormRegister.record(number, db).0.replacing(with: form) }
  }

  /// Whether any form of this kind takes the place of another.
  package func hasReplacements(of form: String) throws -> Bool {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT 1 FROM record WHERE form = ?
          AND (replaces IS NOT NULL OR corrects IS NOT NULL OR replaced_by IS NOT NULL) LIMIT 1
          """, arguments: [form]) != nil
    }
  }

  /// A form in force that is known by what a void one is known by: it holds the same.
  package func formInForce(like number: String) throws -> KnownForm? {
    try read { db in
      let row = try db.row(
        """
        SELECT other.number, other.id FROM record JOIN form_identity AS own ON own.record = record.id
        JOIN form_identity AS same ON same.identity = own.identity JOIN record AS other ON other.id = same.record
        WHERE record.number = ? AND other.state <> 'void' ORDER BY other.id LIMIT 1
        """, [number])
      return try row.map { row in
        let (record, id) = try FormRegister.record(try row.read(String.self, 0, of: "record"), db)
        return KnownForm(record: id, number: record.number, state: record.state)
      }
    }
  }
}

extension IssueRequest {
  /// Looks once more, inside the transaction, whether the form can take the place of the one that it names.
  func checkReplaced(_ db: Database) throws {
    guard let number = replacing.predecessor else { return }
    _ = try FormRegister.record(number, db).0.replacing(with: form.schema.id)
  }
}

extension FormRecord {
  /// How a form that is issued in place of this one is tied to it.
  fileprivate func replacing(with form: String) throws -> Replacements {
    guard form == self.form else { throw RegisterError.otherKind(number, self.form, wanted: form) }
    if let successor = replacements.successor { throw RegisterError.hasReplacement(number, successor) }
    switch state {
    case .void: return Replacements(replaces: number)
    case .packed: return Replacements(corrects: number)
    case .issued, .closed: throw RegisterError.notVoid(self)
    }
  }

  /// Throws unless this form can take the place of `other`, which is made void.
  func checkReplacing(_ other: FormRecord) throws {
    guard number != other.number else { throw RegisterError.ownReplacement(number) }
    guard form == other.form else { throw RegisterError.otherKind(number, form, wanted: other.form) }
    if state == .void { throw RegisterError.voidReplacement(number) }
    if let former = replacements.predecessor { throw RegisterError.replacesAnother(number, former) }
  }
}
