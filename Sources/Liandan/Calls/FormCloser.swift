import Expressions
import Findings
import Forms
import Intake
import Records
import Register

/// A row of a list that closes a form, checked and drawn; nothing is recorded yet.
struct ClosingRow: Weighed, Sendable {
  /// What became of it.
  enum Outcome: Sendable {
    case valid(ClosingForm)
    /// The form was closed with the very same data before; its warnings.
    case closedBefore([Finding])
    /// Nothing is filled in yet of what the row has columns for.
    case unfilled
    case wrong([Finding])
  }
  /// Which row it is, from 1, as it was given.
  let row: Int
  let submission: Submission
  /// The form that it closes, if it says which.
  let number: String?
  /// What became of it, or the error of the world that checking it met.
  let outcome: Result<Outcome, any Error>

  var weight: Int {
    if case .success(.valid(let form)) = outcome {
      form.request.attachments.reduce(0) { $0 + $1.bytes.count }
    } else {
      0
    }
  }
}

/// A form that can be closed.
struct ClosingForm: Sendable {
  /// The form as it is on record.
  let record: FormRecord
  let request: CloseRequest
  /// The drawn copies.
  let copies: [StagedCopy]
  let warnings: [Finding]
}

/// Checks what is given to close forms, and draws their copies. Any number of threads may use it.
struct FormCloser: Sendable {
  /// What becomes of drawn copies.
  enum Copies {
    /// They are kept, to be filed when their forms are closed.
    case staged
    /// They are thrown away: it is only checked whether they can be drawn.
    case discarded
  }
  let schema: FormSchema
  /// The only form that is to be closed; `nil` where rows carry their numbers.
  let number: String?
  let records: RecordReader
  let context: FillContext
  let pictures: PictureSource
  let copies: Copies

  /// Checks a row.
  func row(_ row: Int, _ submission: Submission) -> ClosingRow {
    let (given, origin, rest) = submission.takingNumber(schema)
    // What the register cannot answer is met again by the outcome.
    let meant = given.map { (try? records.register.number(meant: $0)) ?? $0 }
    return ClosingRow(
      row: row, submission: submission, number: number ?? meant,
      outcome: Result { try outcome(given: meant, on: given, at: origin, rest) })
  }

  /// Whether what a row closes was closed or made void by others since it was checked.
  func isOutdated(_ row: ClosingRow) throws -> Bool {
    guard case .success(.valid(let form)) = row.outcome else { return false }
    return try records.register.record(form.record.number).state != form.record.state
  }

  /// Checks a row once more, since what it closes was recorded in between; what was drawn for it is thrown away.
  func again(_ former: ClosingRow) -> ClosingRow {
    if case .success(.valid(let form)) = former.outcome { records.register.discard(form.copies) }
    return row(former.row, former.submission)
  }

  /// `paper` is the number as it was written, with the digits of a digest if it was scanned.
  private func outcome(
    given: String?, on paper: String?, at origin: Origin, _ submission: Submission
  ) throws -> ClosingRow.Outcome {
    guard let number = number ?? given else { return .wrong([ClosingFindings.noNumber(origin)]) }
    if let given, given != number { return .wrong([ClosingFindings.otherNumber(given, wanted: number, at: origin)]) }
    do {
      let (record, planned) = try records.register.printedRecord(number)
      guard record.form == schema.id else {
        return .wrong([ClosingFindings.otherForm(number, form: record.form, wanted: schema.id, at: origin)])
      }
      let issued = try records.register.form(of: record)
      var (filled, bound) = issued.schema.bind(submission)
      let (album, lost) = filled.takePictures(from: pictures, issued: issued.values)
      bound += lost
      if let doubt = try PaperDoubt.finding(paper ?? "", of: number, in: records.register, at: origin) {
        bound.append(doubt)
      }
      let (completed, changed) = filled.completing(issued)
      // Somebody who changes what was issued has to know that it stays.
      let nothing = changed.hasErrors ? ClosingRow.Outcome.wrong(changed) : .unfilled
      if self.number == nil, submission.isUnfilled(issued.schema) { return nothing }
      let result = completed.validated(at: .closing, in: context)
      let findings = bound + changed + result.findings
      guard let form = result.form, !findings.hasErrors else {
        // A row with what was known at issue, and nothing else.
        let isUntouched =
          self.number == nil && record.state == .issued && !bound.hasErrors && completed.isHeld(by: issued)
          && submission.hasClosingFields(issued.schema)
        return isUntouched ? nothing : .wrong(findings)
      }
      let request = CloseRequest(number, form: form, attachments: album.attachments)
      if request.wasDone(to: record) { return .closedBefore(findings) }
      try request.check(against: record)
      // Drawn before anything is recorded: what cannot be printed stays open.
      let numbered = NumberedForm(
        schema: issued.schema, number: number, values: form.values, stage: .closing, issuedOn: record.issuedOn,
        dataDigest: request.digest.hex)
      let printing = try records.printing(
        request.job(planned, of: record), form: numbered,
        attachments: album.attachments)
      if let failure = printing.failures.first {
        return .wrong(findings + [Finding.undrawable(failure.reason, isIssued: true, at: origin)])
      }
      let staged = try copies == .staged ? records.register.stage(printing.copies) : []
      return .valid(ClosingForm(record: record, request: request, copies: staged, warnings: findings))
    } catch let error as RegisterError where self.number == nil && ClosingFindings.codes.contains(error.code) {
      return .wrong([Finding(code: error.code, error.message, at: origin)])
    }
  }
}
