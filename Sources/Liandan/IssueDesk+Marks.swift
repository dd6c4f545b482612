import Findings
import Forms
import Register

extension IssueDesk {
  /// Makes a form void: the number stays taken, and every copy is printed again with 作废.
  public func void(_ number: String, reason: String, outDirectory: String? = nil) throws -> IssuedForm {
    var tray = try OutTray(outDirectory)
    return try withRecords { records in
      do {
        let form = try file(try records.register.void(number, reason: reason, by: mark), records)
        try tray.add(form)
        return form
      } catch let error as RegisterError where error.code == "reason-missing" { throw DeskError(usage: error) }
    }
  }

  /// Prints a form's copies again, marked 补打 and counted; `copy` is the id of the only copy wanted.
  public func reprint(_ number: String, copy: String?, outDirectory: String?) throws -> IssuedForm {
    var tray = try OutTray(outDirectory)
    return try withRecords { records in
      if let copy {
        let record = try records.register.record(number)
        let schema = try records.schema(record.form, schema: record.schema, profile: record.profile)
        guard schema.copy(copy) != nil else {
          let ids = schema.copies.map { "\($0.id)（\($0.label.zhHans)）" }.joined(separator: "、")
          throw DeskError(
            "\(number) 没有“\(copy)”这一联。可选：\(ids)", hant: "\(number) 沒有「\(copy)」這一聯。可選：\(ids)",
            en: "\(number) has no copy “\(copy)”. There are: \(schema.copies.map(\.id).joined(separator: ", "))",
            kind: .usage)
        }
      }
      let job = try records.register.reprint(number, copies: copy.map { [$0] }, by: mark)
      let form = try file(job, records)
      try tray.add(form)
      return form
    }
  }

  private func file(_ job: PrintJob, _ records: RecordReader) throws -> IssuedForm {
    _ = try records.register.file(try records.print(job), by: mark)
    return try records.issuedForm(job.number, edition: job.edition)
  }
}
