import Forms
import Foundation
import GRDB

/// A form that has its number already.
public struct KnownForm: Sendable, Hashable {
  /// Its row in the table `record`.
  let record: Int64
  /// The number.
  public let number: String
}

/// Which forms of a list have numbers from earlier lists. Each record answers for one row: of three equal rows of which two
/// were issued earlier, the third is new.
public struct KnownForms: Sendable {
  /// Whether version 1.0.0 recorded lists of this form, whose rows it knew by their texts.
  public let hasSources: Bool
  private let batch: Int
  private let form: String
  private var answered: Set<Int64> = []

  init(form: String, batch: Int, hasSources: Bool) {
    self.form = form
    self.batch = batch
    self.hasSources = hasSources
  }

  /// The form of this identity that has a number from another list and answered for no row yet.
  ///
  /// `source` is the digest of the row's texts, by which version 1.0.0 knew it.
  public mutating func take(
    _ identity: RowContent, source: RowContent?, in register: FormRegister
  ) throws -> KnownForm? {
    let found = try register.forms(with: identity) + (source.map { try register.forms(of: form, withSource: $0) } ?? [])
    guard let form = found.first(where: { $0.batch != batch && !answered.contains($0.form.record) })?.form else {
      return nil
    }
    answered.insert(form.record)
    return form
  }
}

extension FormRegister {
  /// Looks for the forms that have numbers already, apart from those of the list itself.
  public func knownForms(_ form: String, besides batch: Batch) throws -> KnownForms {
    let hasSources = try read { db in
      try Int.fetchOne(
        db,
        sql: "SELECT 1 FROM batch JOIN batch_row ON batch_row.batch = batch.id WHERE batch.form = ? LIMIT 1",
        arguments: [form]) != nil
    }
    return KnownForms(form: form, batch: batch.id, hasSources: hasSources)
  }

  /// Whether a record is known by this identity.
  public func isKnown(_ number: String, by identity: RowContent) throws -> Bool {
    try forms(with: identity).contains { $0.form.number == number }
  }

  fileprivate func forms(with identity: RowContent) throws -> [(form: KnownForm, batch: Int?)] {
    try forms(
      """
      SELECT record.id, number, batch FROM form_identity JOIN record ON record.id = form_identity.record
      WHERE identity = ? ORDER BY record.id
      """, [Data(identity.bytes)])
  }

  fileprivate func forms(of form: String, withSource source: RowContent) throws -> [(form: KnownForm, batch: Int?)] {
    try forms(
      """
      SELECT record.id, number, record.batch FROM batch_row
      JOIN record ON record.batch = batch_row.batch AND record.row = batch_row.row
      WHERE content = ? AND form = ? ORDER BY record.id
      """, [Data(source.bytes), form])
  }

  private func forms(_ sql: String, _ arguments: StatementArguments) throws -> [(form: KnownForm, batch: Int?)] {
    try read { db in
      try GRDB.Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
        (
          KnownForm(record: try row.decode(Int64.self, atIndex: 0), number: try row.decode(String.self, atIndex: 1)),
          try row.decode(Int?.self, atIndex: 2)
        )
      }
    }
  }
}
