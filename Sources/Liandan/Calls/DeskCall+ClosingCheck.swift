import Findings
import Forms
import Intake
import Records
import Register

extension DeskCall {
  /// Checks what would close forms, as ``close(_:with:options:observe:)`` does, and writes nothing. `target` is the number
  /// of a form, or a form of which a list carries the numbers; `nil` if it is neither, so that new forms are to be checked.
  func checkClosing(
    _ target: String, with sources: [DataSource], observe: (IssueEvent) throws -> Void
  ) throws -> CheckReport? {
    let target = try hasRegister ? withReading { try $0.register.number(meant: target) } : target
    let isOne = try hasRegister ? withReading { try isNumber(target, in: $0.register) } : isNumber(target, in: nil)
    if try !isOne && !carriesNumbers(sources, library.schema(target)) { return nil }
    return try withReading { records in
      let schema = try isOne ? records.schema(of: target) : library.schema(target)
      var check = ClosingCheck()
      if isOne, let second = InputFiles.second(of: sources, for: schema) {
        try check.refuse([ClosingFindings.severalForms(target, at: second)], observe)
        return check.report
      }
      let closer = FormCloser(
        schema: schema, number: isOne ? target : nil, records: records, context: context, pictures: desk.pictures,
        copies: .discarded)
      let options = CloseOptions()
      let list = FormList(sources, schema, groupsOf: options.groupSize, pool: desk.workers(options.jobs)) {
        closer.row($0, $1)
      }
      defer { list.finish() }
      while let group = try list.next() {
        for item in group { try check.take(item, observe) }
        try observe(.progress(done: check.report.count, total: list.total))
      }
      if check.report.strayRows > 0 { try observe(.remark(Notices.wouldBeHeldBack(check.report.strayRows))) }
      return check.report
    }
  }

  /// Whether a list says which forms it closes: its first form has a place for a number.
  private func carriesNumbers(_ sources: [DataSource], _ schema: FormSchema) -> Bool {
    for case .submission(let first) in InputFiles.Items(sources, schema) {
      return first.takingNumber(schema).rest.entries.count < first.entries.count
    }
    return false
  }
}

/// Counts and tells what a closing list would give.
private struct ClosingCheck {
  private(set) var report = CheckReport()
  /// The rows that close a form, with the digest of what it would hold.
  private var closing: [String: (row: Int, data: Digest)] = [:]

  init() { report.isOfClosing = true }

  /// Takes what stands in the list.
  mutating func take(_ item: FormList<ClosingRow>.Item, _ observe: (IssueEvent) throws -> Void) throws {
    switch item {
    case .found(let finding): try report.tell(.found([finding]), observe)
    case .unread(let form):
      report.count += 1
      try report.tell(.refused(form), observe)
    case .form(let row):
      report.count += 1
      switch try row.outcome.get() {
      case .unfilled: report.unfilled += 1
      case .closedBefore(let warnings):
        report.closedBefore += 1
        try pass(warnings, observe)
      case .wrong(let findings): try refuse(row, findings, observe)
      case .valid(let form): try take(form, of: row, observe)
      }
    }
  }

  /// A form that can be closed is closed by one row alone.
  private mutating func take(
    _ form: ClosingForm, of row: ClosingRow, _ observe: (IssueEvent) throws -> Void
  ) throws {
    let (number, data) = (form.request.number, form.request.digest)
    guard let earlier = closing[number] else {
      closing[number] = (row.row, data)
      return try pass(form.warnings, observe)
    }
    if earlier.data == data { return try pass(form.warnings, observe) }
    let finding = ClosingFindings.repeated(number, after: earlier.row, at: row.submission.origin)
    try refuse(row, form.warnings + [finding], observe)
  }

  private mutating func pass(_ warnings: [Finding], _ observe: (IssueEvent) throws -> Void) throws {
    report.validCount += 1
    try report.tell(.found(warnings), observe)
  }

  private mutating func refuse(
    _ row: ClosingRow, _ findings: [Finding], _ observe: (IssueEvent) throws -> Void
  ) throws {
    let form = RefusedForm(row: row.row, submission: row.submission, findings: findings)
    try report.tell(.refused(form), observe)
  }

  /// Refuses the data as a whole.
  mutating func refuse(_ findings: [Finding], _ observe: (IssueEvent) throws -> Void) throws {
    report.count = 1
    try report.tell(.found(findings), observe)
  }
}
