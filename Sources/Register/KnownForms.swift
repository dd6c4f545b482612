import Forms
import Foundation
import GRDB
package import Records
import Storage

/// A form that has its number already.
package struct KnownForm: Sendable, Hashable {
  /// Its row in the table `record`.
  let record: Int64
  /// The number.
  package let number: String
  /// How far it is.
  package let state: RecordState
}

/// Which forms of a list have numbers from earlier lists. Each record answers for one row: of three equal rows of which two
/// were issued earlier, the third is new.
package struct KnownForms: Sendable {
  /// Whether version 1.0.0 recorded lists of this form, whose rows it knew by their texts.
  package private(set) var hasSources: Bool
  /// Whether the form was issued before at all, apart from the list itself.
  package private(set) var hasForms: Bool
  private var batch: Int?
  private let form: String
  private var answered: Set<Int64> = []

  init(form: String, batch: Int?, hasSources: Bool, hasForms: Bool) {
    self.form = form
    self.batch = batch
    self.hasSources = hasSources
    self.hasForms = hasForms
  }

  /// Looks at the register anew, in which others have written since; `batch` is the list itself.
  package mutating func refresh(besides batch: Int, in register: FormRegister) throws {
    let now = try register.knownForms(form, besides: batch)
    (hasSources, hasForms, self.batch) = (now.hasSources, now.hasForms, batch)
  }

  /// For each row the form of its identity that has a number from another list and answered for no row yet. A group is
  /// looked up in one transaction.
  ///
  /// `source` is the digest of a row's texts, by which version 1.0.0 knew it.
  package mutating func take(
    _ rows: [(identity: RowContent, source: RowContent?)], in register: FormRegister
  ) throws -> [KnownForm?] {
    if !hasForms { return [KnownForm?](repeating: nil, count: rows.count) }
    let (found, old) = try register.read { db in
      (
        try FormRegister.forms(with: rows.map(\.identity), db),
        try FormRegister.forms(of: form, withSources: rows.compactMap(\.source), db)
      )
    }
    return rows.map { row in
      let candidates = (found[row.identity] ?? []) + (row.source.flatMap { old[$0] } ?? [])
      let form = candidates.first { isOther($0.batch) && !answered.contains($0.form.record) }?.form
      if let form { answered.insert(form.record) }
      return form
    }
  }

  /// Whether a list is not the one whose forms are looked for; a form that came in no list is of none.
  private func isOther(_ list: Int?) -> Bool { list == nil || list != batch }

  /// For each identity the forms of other lists that have it, apart from void ones.
  package func all(with identities: [RowContent], in register: FormRegister) throws -> [[KnownForm]] {
    if !hasForms { return [[KnownForm]](repeating: [], count: identities.count) }
    let found = try register.read { db in try FormRegister.forms(with: identities, db) }
    return identities.map { identity in
      (found[identity] ?? []).filter { isOther($0.batch) && $0.form.state != .void }.map(\.form)
    }
  }
}

extension FormRegister {
  /// Looks for the forms that have numbers already, apart from those of the list itself.
  package func knownForms(_ form: String, besides batch: Int?) throws -> KnownForms {
    let (hasSources, hasForms) = try read { db in
      (
        try Int.fetchOne(
          db,
          sql: "SELECT 1 FROM batch JOIN batch_row ON batch_row.batch = batch.id WHERE batch.form = ? LIMIT 1",
          arguments: [form]) != nil,
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM record WHERE form = ? AND batch IS NOT ? LIMIT 1", arguments: [form, batch]) != nil
      )
    }
    return KnownForms(form: form, batch: batch, hasSources: hasSources, hasForms: hasForms)
  }

  /// The numbers of the open forms that are known by these identities, whatever list they came in.
  package func openForms(with identities: [RowContent]) throws -> [RowContent: String] {
    try read { db in try FormRegister.forms(with: identities, db) }.compactMapValues { found in
      found.first { $0.form.state == .issued }?.form.number
    }
  }

  /// Whether a record is known by this identity.
  package func isKnown(_ number: String, by identity: RowContent) throws -> Bool {
    try read { db in try FormRegister.forms(with: [identity], db) }[identity]?.contains { $0.form.number == number }
      ?? false
  }

  /// Forms that are known by a digest, with the lists that they came in.
  fileprivate typealias Found = [RowContent: [(form: KnownForm, batch: Int?)]]

  fileprivate static func forms(with identities: [RowContent], _ db: Database) throws -> Found {
    try forms(
      """
      SELECT identity, record.id, number, batch, state FROM form_identity JOIN record ON record.id = form_identity.record
      WHERE identity IN (\(marks(identities))) ORDER BY state = 'void', record.id
      """, identities, [], db)
  }

  fileprivate static func forms(of form: String, withSources sources: [RowContent], _ db: Database) throws -> Found {
    try forms(
      """
      SELECT content, record.id, number, record.batch, state FROM batch_row
      JOIN record ON record.batch = batch_row.batch AND record.row = batch_row.row
      WHERE content IN (\(marks(sources))) AND form = ? ORDER BY state = 'void', record.id
      """, sources, [form], db)
  }

  private static func marks(_ digests: [RowContent]) -> String {
    repeatElement("?", count: digests.count).joined(separator: ",")
  }

  /// Runs a query for all digests at once; a list looks for each of its rows.
  private static func forms(
    _ sql: String, _ digests: [RowContent], _ further: StatementArguments, _ db: Database
  ) throws -> Found {
    if digests.isEmpty { return [:] }
    let arguments = StatementArguments(digests.map { Data($0.bytes) }) + further
    var found: Found = [:]
    let rows = try GRDB.Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    while let row = try rows.next() {
      let digest = RowContent(digest: Array(try row.read(Data.self, 0, of: "form_identity")))
      let number = try row.read(String.self, 2, of: "record")
      guard let state = RecordState(rawValue: try row.read(String.self, 4, of: "record")) else {
        throw RegisterError.damagedRow("record", row: number, column: "state")
      }
      let form = KnownForm(record: try row.read(Int64.self, 1, of: "record"), number: number, state: state)
      found[digest, default: []].append((form, try row.read(Int?.self, 3, of: "record")))
    }
    return found
  }
}
