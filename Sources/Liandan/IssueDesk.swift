public import Findings
import Forms
public import Intake
import Register
import Templates

/// The desk at which forms are issued: the walk of one form from the user's file to its copies, on one screen.
///
///     bytes ─1─▶ Submission ─2─▶ FilledForm ─3─▶ ValidForm ─4─▶ NumberedForm ─5─▶ RenderedFile ─6─▶ IssuedForm ─7─▶ Packet
///
/// Hops 1 to 3 gather findings and never throw for bad input. Hop 5 is taken before hop 4: the copies are drawn under the
/// number that the form is going to get, and a form that cannot be drawn is refused without one. From then on what throws
/// is the world (a full disk, a locked register), and whatever a crash leaves is finished by the next command with the
/// same bytes.
public struct IssueDesk: Sendable {
  /// The forms.
  public let library: FormLibrary
  /// Their templates.
  public let templates: TemplateLibrary
  /// The register's folder.
  public let registerDirectory: String
  /// The clock, the operator, the language and the disk.
  public let world: World
  /// How long to wait for another program to give the register back.
  public var lockTimeout: Duration = .seconds(120)
  /// Is told what the user must know besides results and findings.
  public var notice: @Sendable (LocalizedText) -> Void = { _ in }

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
    if options.onceKey != nil, input.second(for: schema) != nil { throw KnownRows.severalForms() }
    let inspector = Inspector(schema: schema, stage: options.closes ? .closing : .opening, context: context)
    var foreseen = ForeseenList()
    if let report = try refusal(of: input, inspector, options, &foreseen, observe: observe) { return report }
    var outlets = try outlets(for: input, schema, options)
    let printer = try FormPrinter(schema: schema, formats: options.formats, templates: templates)
    let register = try openForWriting()
    defer { try? register.close() }
    let records = RecordReader(register: register)
    try finishPending(records)
    let digest = try input.digest(schema, options)
    let earlierBatch = try register.knownBatch(form: schema.id, input: digest, again: options.again)
    for index in outlets.indices { try outlets[index].open(records, list: earlierBatch) }
    var known = try KnownRows(schema, earlierBatch, options, register)
    if try known.mayComplete(foreseen.completions, register),
      let report = try refusal(of: input, inspector, options, completing: known, records, observe: observe)
    {
      return report
    }
    let batch = try register.beginBatch(form: schema.id, input: digest, again: options.again, by: mark)
    if options.allOrNone { try checkRoom(for: foreseen.rightCount - batch.taken.count, schema, in: register) }
    if batch.isResumed, !batch.taken.isEmpty { try observe(.remark(Remarks.resumed(batch.taken.count))) }

    let crew = Crew(options.jobs)
    let (plan, rules) = (printer.plan, known)
    let list = FormList(input.sources, schema, groupsOf: options.groupSize, crew: crew) { row, submission in  // 1
      if batch.taken.contains(row) { return IssueRow.numbered(row) }
      return IssueRow(row, submission, inspector.outcome(of: submission), files: plan, rules)  // 2, 3
    }
    var pipeline = IssuePipeline(printer, schema, register, crew)
    // Nothing may touch the register any more when it is given back.
    defer {
      list.finish()
      pipeline.finish()
    }
    var report = IssueReport()
    func tell(_ group: FiledGroup) throws {
      for event in try group.events(records, batch) {
        for index in outlets.indices { try outlets[index].take(event) }
        report.count(event, options)
        try observe(event)
      }
      try observe(.progress(done: report.total, total: list.total))
    }
    var isKept = false
    func number(_ group: DrawnGroup) throws {
      // A list that gives no number leaves nothing in the register.
      if !isKept, !group.requests.isEmpty {
        try printer.keep(in: register)
        isKept = true
      }
      for outlet in outlets { try outlet.check(group.forms) }
      if let filed = try pipeline.number(group, in: batch) { try tell(filed) }  // 4, 6
    }

    var isWhole = false
    while !isWhole, !options.shouldStop() {
      guard var rows = try list.next() else {
        isWhole = true
        continue
      }
      try known.mark(&rows, records)
      try pipeline.draw(rows, by: mark)  // 5
      if let group = try pipeline.nextDrawn(besides: 1) { try number(group) }
    }
    while let group = try pipeline.nextDrawn(besides: 0) { try number(group) }
    while let filed = try pipeline.record(by: mark) { try tell(filed) }
    report.isStopped = !isWhole
    if report.isStopped { return report }
    for index in outlets.indices { try outlets[index].finish(batch, observe) }
    try register.finish(batch, rows: report.total, refused: report.refused, by: mark)
    for event in Remarks.known(report, options, isResumed: batch.isResumed) { try observe(event) }
    return report
  }
}
