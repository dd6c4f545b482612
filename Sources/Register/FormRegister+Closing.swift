import Expressions
import Findings
package import Forms
import GRDB
import Records
import Storage

extension FormRegister {
  /// Closes forms that were issued open: all of the group, or none.
  ///
  /// The same copies as at issue are planned for printing again as the `closed` edition, with the same templates. Throws
  /// if a form is not open, or was issued under another schema; whether issued values changed is for
  /// `FilledForm.completing` to find before.
  package func close(_ group: [CloseRequest], by mark: AuditStamp) throws -> [NumberedForm] {
    guard !group.isEmpty else { return [] }
    return try write { db in
      var trail = try AuditTrail(db, mark)
      // The schema of the form before, which is most often that of all.
      var known: (schema: FormSchema, digest: Digest)?
      let forms = try group.map { request in
        let (record, id) = try FormRegister.record(request.number, db)
        try request.check(against: record)
        let schema = request.form.schema
        let digest =
          known.flatMap { $0.schema === schema ? $0.digest : nil } ?? Digest(of: schema.text)
        known = (schema, digest)
        guard digest == record.schema, request.form.stage == .closing else {
          throw RegisterError.otherSchema(record.number)
        }
        let event = try trail.append(
          .close, record.number, [("on", .string(mark.at.date.iso)), ("data", .string(request.digest.hex))])
        try db.run(
          """
          UPDATE record SET state = 'closed', stage = 'closing', opening_data = coalesce(opening_data, data), data = ?, closed_on = ?,
            closed_at = ?, closed_by = ?, closed_event = ? WHERE id = ?
          """, [request.data, mark.at.date.iso, mark.at.iso, mark.operatorName, event, id])
        try FormRegister.keep(request.attachments, db)
        try FormRegister.plan(try FileRows.printed(id, db), as: .closed, of: record, id: id, in: db)
        return NumberedForm(
          schema: request.form.schema, number: record.number, values: request.form.values, stage: .closing,
          issuedOn: record.issuedOn, dataDigest: request.digest.hex)
      }
      try WordIndex.catchUp(self, db)
      return forms
    }
  }

  /// Reserves the files of a printing.
  static func plan(_ files: [PlannedFile], as edition: Edition, of record: FormRecord, id: Int64, in db: Database)
    throws
  {
    for file in files {
      let name = CopyName(number: record.number, copy: file.copy, format: file.format, edition: edition)
      let path = try IssuedPath.of(name, issuedOn: record.issuedOn)
      try db.cachedStatement(sql: FileRows.insert).execute(
        arguments: FileRows.arguments(id, file: file, edition: edition, path: path))
    }
  }
}
