import Expressions
import Findings
import Forms
import Records
import Register

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
    case .unfilled: break
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
  func events(_ records: RecordReader, _ filed: [StoredCopy], by mark: AuditStamp) throws -> [IssueEvent] {
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
  fileprivate init(_ form: ClosingForm, _ copies: [StoredCopy], by mark: AuditStamp, directory: String) {
    let schema = form.request.form.schema
    self.init(
      number: form.record.number, form: form.record.form, state: .closed,
      replacements: form.record.replacements, copies: copies.map { IssuedCopy($0, schema, directory: directory) },
      serial: form.record.serial,
      issuedOn: form.record.issuedOn, closedOn: mark.at.date, schema: schema, data: form.request.data)
  }
}
