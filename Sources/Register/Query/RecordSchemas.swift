import Expressions
package import Forms
import GRDB
import Storage
import Synchronization

/// The schemas that records were issued under, each compiled once from the texts that the register keeps. Handles of one
/// register, or of several, may share them: they are known by their texts.
package final class RecordSchemas: Sendable {
  private struct Key: Hashable {
    let schema: Digest
    let profile: Digest
  }
  private let known = Mutex<[Key: FormSchema]>([:])
  /// The forms that the schemas may refer to.
  private let referred = Mutex(ReferredForms.unknown)

  /// Knows none yet.
  package init() {}

  /// Says which forms the schemas that are compiled from now on may refer to.
  func refer(to forms: ReferredForms) { referred.withLock { $0 = forms } }

  /// The schema of these texts; `asset` reads a text that was not met yet.
  func schema(
    _ form: String, schema: Digest, profile: Digest, asset: (Digest) throws -> [UInt8]
  ) throws -> FormSchema {
    let key = Key(schema: schema, profile: profile)
    if let schema = known.withLock({ $0[key] }) { return schema }
    let (company, profileFindings) = CompanyProfile.load(
      yaml: String(decoding: try asset(profile), as: UTF8.self), file: CompanyProfile.fileName)
    guard let company else { throw FindingList(profileFindings) }
    let result = FormSchema.load(
      yaml: String(decoding: try asset(schema), as: UTF8.self), file: "\(form).yaml", profile: company,
      referring: referred.withLock(\.self))
    guard let loaded = result.schema else { throw FindingList(result.findings) }
    // Of two threads that met it at once, one compiled in vain.
    return known.withLock { known in
      if let other = known[key] { return other }
      known[key] = loaded
      return loaded
    }
  }
}

extension FormRegister {
  /// Says which forms are there now, so that formulas of records read through their references; without it what they read there
  /// is unknown. Schemas that were met before stay as they are.
  package func refer(to forms: ReferredForms) { schemas.refer(to: forms) }

  /// The schema of a record, as it was when the form was issued.
  ///
  /// - Throws: a `FindingList`, if the text on record is no schema of this version of the program.
  package func schema(of record: FormRecord) throws -> FormSchema {
    try schemas.schema(record.form, schema: record.schema, profile: record.profile) { try asset($0) }
  }

  /// The schema of a record, inside a transaction.
  func schema(_ form: String, schema: Digest, profile: Digest, _ db: Database) throws -> FormSchema {
    try schemas.schema(form, schema: schema, profile: profile) { try FormRegister.asset($0, db) }
  }

  /// The values of a record.
  ///
  /// - Throws: a ``RegisterError``, if they do not fit the schema that the record was issued under.
  package func values(_ record: FormRecord) throws -> Forms.Row {
    try FormRegister.values(
      record.data, of: record.number,
      schema: schema(of: record))
  }

  /// The form of a record.
  ///
  /// - Throws: a `FindingList` or ``RegisterError``, as its schema and values do.
  package func form(of record: FormRecord) throws -> NumberedForm {
    NumberedForm(
      schema: try schema(of: record), number: record.number, values: try values(record), stage: record.stage,
      issuedOn: record.issuedOn, dataDigest: Digest(of: record.data).hex)
  }

  /// The values that stand in a record's data.
  package static func values(_ data: String, of number: String, schema: FormSchema) throws -> Forms.Row {
    do { return try CanonicalData.values(data, schema: schema) } catch {
      throw RegisterError.damagedRow("record", row: number, column: "data")
    }
  }
}
