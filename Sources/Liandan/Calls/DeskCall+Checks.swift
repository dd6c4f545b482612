import Expressions
import Findings
import Forms
import Foundation
import Intake
import Register
import Storage
import Templates

extension DeskCall {
  /// Checks forms without writing anything (see ``IssueDesk/check(_:from:stage:observe:)``).
  func check(
    _ name: String, from sources: [DataSource], stage: Stage, origin: String? = nil,
    observe: (IssueEvent) throws -> Void
  ) throws -> CheckReport {
    let sources = sources.map { $0.buffered() }
    // A file where the register's folder should be is told, not passed over.
    if !hasRegister, access(registerDirectory + "/.", F_OK) != 0, errno == ENOTDIR { try withReading { _ in } }
    if let report = try checkClosing(name, with: sources, observe: observe) { return report }
    let schema = try library.schema(name)
    var report = CheckReport()
    let checker = FormChecker(
      schema: schema, stage: stage, context: context(for: schema), pictures: desk.pictures,
      reference: try reference(to: origin, from: schema))
    try report.tell(.found(library.warnings(about: schema)), observe)
    // They are not needed for the formats that are made from templates.
    let fonts = session.pages.findings(schema.profile, language: .zhHans)
    if !fonts.isEmpty {
      try report.tell(
        .found(
          fonts.map { finding in
            var finding = finding
            finding.severity = .warning
            return finding
          }), observe)
    }
    // What is wrong with the template itself is told by `lint` and `issue`.
    let printer = try? session.printer(for: schema, formats: [.docx], templates: templates)
    try inspect(sources, checker, IssueOptions(), printer) { item, total in
      switch item {
      case .found(let finding): try report.tell(.found([finding]), observe)
      case .unread(let form):
        report.count += 1
        try report.tell(.refused(form), observe)
      case .form(let form):
        report.count += 1
        report.validCount += form.isValid ? 1 : 0
        try report.tell(form.isValid ? .found(form.findings) : .refused(form.refused), observe)
      }
      try observe(.progress(done: report.count, total: total))
      return true
    }
    if report.strayRows > 0 { try observe(.remark(Notices.wouldBeHeldBack(report.strayRows))) }
    return report
  }

  /// The reference that forms of `schema` get where they hold none, to the form of a number.
  func reference(to number: String?, from schema: FormSchema) throws -> (field: String, number: String)? {
    guard let number else { return nil }
    return try withReading { records in
      try FormChecker.reference(to: try records.register.number(meant: number), from: schema, records.register) {
        form in
        (try? library.schema(form).title) ?? LocalizedText(form)
      }
    }
  }

  /// Tells all that is wrong with a list of which nothing is to be issued; `nil` if it can be issued.
  ///
  /// That is a list with any error under `allOrNone`; or one without any valid form where there is no register yet: none
  /// is made for nothing.
  ///
  /// `foreseen` comes to be what the register is asked about before a list is issued under `allOrNone`.
  func refusal(
    of input: InputFiles, _ checker: FormChecker, _ options: IssueOptions, _ foreseen: inout ForeseenList,
    observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport? {
    if hasRegister, !options.allOrNone { return nil }
    var list = ForeseenList()
    defer { foreseen = list }
    var isRefused = !options.allOrNone
    // Most lists begin with a valid form: no more than it takes to find one is checked twice.
    let groupSize = options.allOrNone ? options.groupSize : 4
    // All or none: what cannot be printed keeps back the others too.
    let printer =
      try options.allOrNone
      ? session.printer(
        for: checker.schema, formats: options.formats, templates: templates, language: options.language,
        level: options.pdf)
      : nil
    try inspect(input.sources, checker, options, printer, groupsOf: groupSize) { item, _ in
      guard options.allOrNone else {
        if case .form(let form) = item, form.isValid { isRefused = false }
        return isRefused
      }
      switch item {
      case .found(let finding): isRefused = finding.severity == .error
      case .unread: isRefused = true
      case .form(let form):
        isRefused = !form.isValid
        list.validCount += 1
        if let completion = Completion(form.filled) {
          list.completions += [completion.bare, completion.partial]
        }
      }
      return !isRefused
    }
    guard isRefused else { return nil }
    var report = IssueReport()
    try inspect(input.sources, checker, options, printer) { item, _ in
      let event: IssueEvent
      switch item {
      case .found(let finding): event = .found([finding])
      case .unread(let form): event = .refused(form)
      case .form(let form) where form.isValid:
        report.refused += 1
        return true
      case .form(let form): event = .refused(form.refused)
      }
      report.count(event)
      try observe(event)
      return true
    }
    return report
  }

  /// Tells which forms of a list complete open forms, so that nothing of it is issued; `nil` if none does.
  func refusal(
    of input: InputFiles, _ checker: FormChecker, _ options: IssueOptions, completing known: KnownRows,
    _ records: RecordReader, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport? {
    var report = IssueReport()
    try inspect(input.sources, checker, options, nil) { item, _ in
      guard case .form(let form) = item else { return true }
      guard let finding = try known.finding(of: form.filled, at: form.refused.submission.origin, records) else {
        report.refused += 1
        return true
      }
      let refused = form.refused
      let event = IssueEvent.refused(
        RefusedForm(row: refused.row, submission: refused.submission, findings: refused.findings + [finding]))
      report.count(event)
      try observe(event)
      return true
    }
    return report.hasErrors ? report : nil
  }

  /// Refuses a list of which all forms or none are to be issued, if its series has not so many numbers left.
  func checkRoom(for count: Int, _ schema: FormSchema, in register: FormRegister) throws {
    let left = schema.number.greatestSerial - (try register.lastSerial(of: schema, on: mark.at.date))
    guard count > left else { return }
    let pattern = schema.number.pattern
    throw DeskError(
      "这份清单要 \(count) 个编号，按编号格式“\(pattern)”只剩 \(max(0, left)) 个，一份都没有开。请把表单定义里的流水号加宽",
      hant: "這份清單要 \(count) 個編號，按編號格式「\(pattern)」只剩 \(max(0, left)) 個，一份都沒有開。請把表單定義裡的流水號加寬",
      en: "the list needs \(count) numbers, but the pattern '\(pattern)' has room for \(max(0, left)) more; nothing "
        + "was issued. Widen the serial in the form")
  }

  /// Reads and checks a list on all processors; `body` is told of everything in order, until it answers `false`.
  private func inspect(
    _ sources: [DataSource], _ checker: FormChecker, _ options: IssueOptions, _ printer: FormPrinter?,
    groupsOf groupSize: Int? = nil,
    _ body: (FormList<InspectedForm>.Item, _ total: Int?) throws -> Bool
  ) throws {
    let day = mark.at.date
    var checker = checker
    let reading = checker.schema.previous.map { _ in ListLookup(besides: checker.context.records) }
    if let reading { checker.context.records = reading }
    let list = FormList(
      sources, checker.schema, groupsOf: reading == nil ? groupSize ?? options.groupSize : 1,
      pool: desk.workers(options.jobs), readsAhead: reading == nil
    ) { [checker] row, submission in
      let outcome = checker.outcome(of: submission)
      if let form = outcome.form { reading?.add(form.values) }
      let printing = outcome.form.flatMap {
        printer?.findings($0, album: outcome.album, on: day, at: submission.origin)
      }
      return InspectedForm(row: row, submission: submission, outcome, printing ?? [])
    }
    defer { list.finish() }
    while let group = try list.next() {
      let total = list.total
      for item in group where try !body(item, total) { return }
    }
  }
}

/// What is known of a list before any of it is issued.
struct ForeseenList {
  /// How many forms are valid.
  var validCount = 0
  /// The identities that forms may have had when they were opened.
  var completions: [RowContent] = []
}

/// A form of a list that is only checked.
private struct InspectedForm: Weighed, Sendable {
  let refused: RefusedForm
  let filled: FilledForm
  let isValid: Bool
  var findings: [Finding] { refused.findings }
  var weight: Int { 0 }

  /// Keeps what was found, and lets the pictures go.
  init(row: Int, submission: Submission, _ outcome: FormChecker.Outcome, _ printing: [Finding]) {
    refused = RefusedForm(row: row, submission: submission, findings: outcome.findings + printing)
    filled = outcome.filled
    isValid = outcome.form != nil && !printing.hasErrors
  }
}
