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
  let schema: FormSchema
  /// The only form that is to be closed; `nil` where rows carry their numbers.
  let number: String?
  let records: RecordReader
  let context: FillContext

  /// Checks a row.
  func row(_ row: Int, _ submission: Submission) -> ClosingRow {
    let (given, origin, rest) = submission.takingNumber(schema)
    return ClosingRow(
      row: row, submission: submission, number: number ?? given,
      outcome: Result { try outcome(given: given, at: origin, rest) })
  }

  /// Checks a row once more, since what it closes was recorded in between; what was drawn for it is thrown away.
  func again(_ former: ClosingRow) -> ClosingRow {
    if case .success(.valid(let form)) = former.outcome { records.register.discard(form.copies) }
    return row(former.row, former.submission)
  }

  private func outcome(given: String?, at origin: Origin, _ submission: Submission) throws -> ClosingRow.Outcome {
    guard let number = number ?? given else { return .wrong([ClosingFindings.noNumber(origin)]) }
    if let given, given != number { return .wrong([ClosingFindings.otherNumber(given, number, origin)]) }
    do {
      let (record, planned) = try records.register.printedRecord(number)
      guard record.form == schema.id else {
        return .wrong([ClosingFindings.otherForm(number, record.form, schema.id, origin)])
      }
      let issued = try records.form(record)
      var (filled, bound) = issued.schema.bind(submission)
      let (album, lost) = filled.takePictures(issued: issued.values)
      bound += lost
      let (completed, changed) = filled.completing(issued)
      let result = completed.validated(at: .closing, in: context)
      let findings = bound + changed + result.findings
      guard let form = result.form, !findings.hasErrors else { return .wrong(findings) }
      let request = CloseRequest(number, form: form, attachments: album.attachments)
      if request.wasDone(to: record) { return .closedBefore(findings) }
      try request.check(against: record)
      // Drawn before anything is recorded: what cannot be printed stays open.
      let numbered = NumberedForm(
        schema: issued.schema, number: number, values: form.values, stage: .closing, issuedOn: record.issuedOn)
      let printing = try records.printing(
        request.job(planned, of: record), form: numbered,
        attachments: album.attachments)
      if let failure = printing.failures.first {
        return .wrong(findings + [Finding.undrawable(failure.reason, isIssued: true, at: origin)])
      }
      return .valid(
        ClosingForm(
          record: record, request: request, copies: try records.register.stage(printing.files), warnings: findings))
    } catch let error as RegisterError where self.number == nil && ClosingFindings.codes.contains(error.code) {
      return .wrong([Finding(code: error.code, error.message, at: origin)])
    }
  }
}

/// Rows of a list that are closed together.
struct ClosingGroup {
  private enum Row {
    case found(Finding)
    case refused(RefusedForm)
    case closed(ClosingForm)
    case closedBefore(String, [Finding])
  }
  private var rows: [Row] = []
  private var forms: [ClosingForm] = []
  private var numbers: Set<String> = []
  /// What was recorded while rows were checked that come now: the forms of the list's group before, and of this one so far.
  private var recorded: (before: Set<String>, now: Set<String>) = ([], [])

  /// What the register is asked for.
  var requests: [CloseRequest] { forms.map(\.request) }
  /// The drawn copies of all forms.
  var copies: [StagedCopy] { forms.flatMap(\.copies) }

  /// Whether a form is closed by this group.
  func holds(_ number: String) -> Bool { numbers.contains(number) }

  /// Whether a form was closed after the row was checked.
  func wasTaken(_ row: ClosingRow) -> Bool {
    row.number.map { recorded.before.contains($0) || recorded.now.contains($0) } ?? false
  }

  mutating func add(_ finding: Finding) { rows.append(.found(finding)) }

  mutating func add(_ unread: RefusedForm) { rows.append(.refused(unread)) }

  /// - Throws: the error of the world that checking the row met.
  mutating func add(_ row: ClosingRow) throws {
    switch try row.outcome.get() {
    case .valid(let form):
      forms.append(form)
      numbers.insert(form.request.number)
      rows.append(.closed(form))
    case .closedBefore(let warnings): rows.append(.closedBefore(row.number ?? "", warnings))
    case .wrong(let findings):
      rows.append(.refused(RefusedForm(row: row.row, submission: row.submission, findings: findings)))
    }
  }

  /// Empties the group, which is recorded.
  mutating func removeAll() {
    (rows, forms) = ([], [])
    recorded.now.formUnion(numbers)
    numbers = []
  }

  /// Notes that the rows of a list's group are done; those of the next were checked while this one was being recorded.
  mutating func endList() { recorded = (recorded.now, []) }

  /// What is to be told of the group, once it is recorded and printed, in the order of the list. `filed` are the copies of
  /// ``copies``.
  func events(_ records: RecordReader, _ filed: [FiledCopy], by mark: AuditMark) throws -> [IssueEvent] {
    var rest = filed[...]
    return try rows.flatMap { row -> [IssueEvent] in
      switch row {
      case .found(let finding): return [.found([finding])]
      case .refused(let form): return [.refused(form)]
      case .closed(let form):
        let copies = rest.prefix(form.copies.count)
        rest = rest.dropFirst(copies.count)
        let issued = IssuedForm(form, Array(copies), by: mark, directory: records.register.directory)
        return form.warnings.isEmpty ? [.issued(issued)] : [.found(form.warnings), .issued(issued)]
      case .closedBefore(let number, let warnings):
        var form = try records.issuedForm(number)
        form.isNew = false
        return warnings.isEmpty ? [.issued(form)] : [.found(warnings), .issued(form)]
      }
    }
  }
}

extension IssuedForm {
  /// A form that was closed just now.
  fileprivate init(_ form: ClosingForm, _ copies: [FiledCopy], by mark: AuditMark, directory: String) {
    let schema = form.request.form.schema
    self.init(
      number: form.record.number, form: form.record.form, state: .closed,
      copies: copies.map { IssuedCopy($0, schema, directory: directory) }, serial: form.record.serial,
      issuedOn: form.record.issuedOn, closedOn: mark.at.date, schema: schema, data: form.request.data)
  }
}
