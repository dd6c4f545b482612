import Findings
import Forms
import Intake
import Register

extension DeskCall {
  /// Looks at a form that is being filled in (see ``IssueDesk/judge(_:from:stage:origin:)``).
  func judge(_ target: String, from source: DataSource, stage: Stage, origin: String?) throws -> JudgedForm {
    if try hasRegister && withReading({ try isNumber(target, in: $0.register) }) {
      return try judgeCompletion(of: target, with: source, stage: stage)
    }
    let schema = try library.schema(target)
    let (submissions, unread) = SubmissionReader.readAll(source, schema: schema)
    guard let submission = submissions.first else { return JudgedForm(schema: schema, findings: unread) }
    let checker = FormChecker(
      schema: schema, stage: stage, context: context(for: schema), pictures: desk.pictures,
      reference: try reference(to: origin, from: schema))
    let (filled, bound, _) = checker.bound(submission)
    return JudgedForm(filled.evaluated(at: stage, in: checker.context), bound: unread + bound, schema: schema)
  }

  private func judgeCompletion(of number: String, with source: DataSource, stage: Stage) throws -> JudgedForm {
    try withReading { records in
      let issued = try records.register.form(of: try records.register.record(number))
      let (submissions, unread) = SubmissionReader.readAll(source, schema: issued.schema)
      let submission = submissions.first ?? Submission(origin: Origin(), entries: [])
      var (filled, bound) = issued.schema.bind(submission)
      bound += filled.takePictures(from: desk.pictures, issued: issued.values).1
      let (completed, changed) = filled.completing(issued)
      return JudgedForm(
        completed.evaluated(at: stage, in: context(for: issued.schema)), bound: unread + bound + changed,
        schema: issued.schema)
    }
  }

  /// Completes a part of an open form (see ``IssueDesk/complete(_:with:)``).
  func complete(_ number: String, with source: DataSource) throws -> IssuedForm {
    try withRecords { records in
      let record = try records.register.record(number)
      guard record.state == .issued else { throw RegisterError.cannotAdd(record) }
      let schema = try records.schema(of: number)
      let (submissions, unread) = SubmissionReader.readAll(source, schema: schema)
      guard let submission = submissions.first, !unread.hasErrors else { throw FindingList(unread) }
      let (form, findings) = try added(submission, to: record.number, again: false, records)
      if findings.hasErrors { throw FindingList(findings) }
      return form
    }
  }
}
