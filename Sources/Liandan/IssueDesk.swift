public import Findings
public import Forms
public import Intake
import Register
import Templates

/// The desk at which forms are issued: the walk of one form from the user's file to its copies, on one screen.
///
///     bytes ─1─▶ Submission ─2─▶ FilledForm ─3─▶ ValidForm ─4─▶ NumberedForm ─5─▶ RenderedFile ─6─▶ IssuedForm ─7─▶ Packet
///
/// Hops 1 to 3 gather findings and never throw for bad input. From hop 4 on the form is right: what throws is the world
/// (a full disk, a locked register), and whatever a crash leaves is finished by the next command with the same bytes.
public struct IssueDesk: Sendable {
  /// The forms.
  public let library: FormLibrary
  /// Their templates.
  public let templates: TemplateLibrary
  /// The register's folder.
  public let registerDirectory: String
  /// The clock, the operator and the language.
  public let world: World
  /// How long to wait for another program to give the register back.
  public var lockTimeout: Duration = .seconds(120)
  /// Through which the register touches its files; a test can put one here that fails.
  var store: any FileStore = DiskFileStore()

  /// Makes a desk.
  public init(library: FormLibrary, templates: TemplateLibrary, registerDirectory: String, world: World) {
    self.library = library
    self.templates = templates
    self.registerDirectory = registerDirectory
    self.world = world
  }

  /// Checks, numbers, prints and records the forms of `sources`; `observe` is told of each as soon as it is safe on disk.
  ///
  /// Wrong forms take no number; what is wrong with them is told as it is found, so that a long list needs no memory
  /// for it. A run that was stopped goes on where it was when it is run again with the same data.
  public func issue(
    _ name: String, _ sources: [DataSource], options: IssueOptions, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    let schema = try library.schema(name)
    let input = try InputFiles(sources)
    let stage = options.closes ? Stage.closing : .opening
    if options.allOrNone {
      let check = try check(name, input.sources, stage: stage) { if $0.hasErrors { try observe(.found($0)) } }
      if check.hasErrors { return IssueReport(refused: check.count, hasErrors: true) }
    }
    let tray = try OutTray(options.together ? nil : options.outDirectory)
    var prints = try options.together ? PrintFile(directory: options.outDirectory ?? ".") : nil
    let register = try openForWriting()
    defer { try? register.close() }
    let records = RecordReader(register: register)
    try finishPending(records)
    var press = try Press(schema: schema, formats: options.formats, templates: templates, register: register)
    let batch = try register.beginBatch(form: schema.id, input: input.digest(schema, options), by: mark)
    if batch.isResumed { try observe(.remark(Remarks.resumed(batch.taken.count))) }

    var report = IssueReport()
    func note(_ findings: [Finding]) throws {
      if findings.isEmpty { return }
      report.hasErrors = report.hasErrors || findings.hasErrors
      try observe(.found(findings))
    }
    var group: [IssueRequest] = []
    func issueGroup() throws {
      let numbered = try register.take(group: group, batch: batch, by: mark)  // 4
      let rendered = try numbered.flatMap { try press.print($0) }  // 5
      let issued = try tray.file(rendered, of: schema, in: register, by: mark)  // 6
      for form in issued {
        try prints?.add(form)
        try observe(.issued(form))
      }
      report.issued += issued.count
      group.removeAll(keepingCapacity: true)
      try observe(.progress(done: report.issued + report.refused, total: nil))
    }

    var row = 0
    for item in input.items(for: schema) {  // 1
      guard case .submission(let submission) = item else {
        if case .finding(let finding) = item { try note([finding]) }
        if case .unread(let problems) = item {
          report.refused += 1
          try note(problems)
        }
        continue
      }
      row += 1
      if batch.taken.contains(row) {
        let form = try records.issuedForm(try register.number(ofRow: row, in: batch))
        try tray.lay(form.copies)
        try prints?.add(form)
        try observe(.issued(form))
        report.issued += 1
        continue
      }
      let (filled, bound) = schema.bind(submission)  // 2
      let result = filled.validated(at: stage, in: context)  // 3
      try note(bound + result.findings)
      guard let form = result.form, !bound.hasErrors else {
        report.refused += 1
        continue
      }
      group.append(IssueRequest(form, files: press.plan, row: row))
      if group.count == options.groupSize { try issueGroup() }
    }
    try issueGroup()
    try prints?.finish()
    for path in prints?.paths ?? [] { try observe(.remark(Remarks.joined(path))) }
    try register.finish(batch, by: mark)
    return report
  }

  /// Checks forms without writing anything; `observe` is told all that is wrong with a form or file at once.
  public func check(
    _ name: String, _ sources: [DataSource], stage: Stage, observe: ([Finding]) throws -> Void
  ) throws -> CheckReport {
    let schema = try library.schema(name)
    var report = CheckReport()
    for item in InputFiles.items(sources, for: schema) {
      let findings: [Finding]
      switch item {
      case .finding(let finding): findings = [finding]
      case .unread(let problems):
        report.count += 1
        findings = problems
      case .submission(let submission):
        let result = schema.check(submission, at: stage, in: context)
        report.count += 1
        report.validCount += result.form == nil ? 0 : 1
        findings = result.findings
      }
      report.hasErrors = report.hasErrors || findings.hasErrors
      if !findings.isEmpty { try observe(findings) }
    }
    return report
  }
}
