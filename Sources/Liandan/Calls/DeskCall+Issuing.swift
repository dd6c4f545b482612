import Findings
import Forms
import Intake
import Register
import Templates

extension DeskCall {
  /// The walk of the forms of a list (see ``IssueDesk``). Each number in the comments is a hop.
  ///
  /// The register is held from group to group, and given to others in between who wait for it.
  func issue(
    _ name: String, from sources: [DataSource], options: IssueOptions, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    let schema = try library.schema(name)
    try CardRule.check(options, schema)
    // What is to be replaced lies in a register: none is made for it.
    if options.replaces != nil, !hasRegister { try withReading { _ in } }
    let input = try InputFiles(sources)
    let warnings = library.warnings(about: schema)
    if !warnings.isEmpty { try observe(.found(warnings)) }
    if let option = options.ofSingleForm, input.second(for: schema) != nil { throw KnownRows.severalForms(option) }
    let checker = FormChecker(
      schema: schema, stage: options.closes ? .closing : .opening, context: context(for: schema),
      pictures: desk.pictures,
      reference: try reference(to: options.origin, from: schema))
    let stray = input.strayRows(schema)
    if !stray.isEmpty {
      var report = IssueReport()
      report.count(.found(stray))
      try observe(.found(stray))
      try observe(.remark(Notices.strayRows(stray.count)))
      return report
    }
    var foreseen = ForeseenList()
    if let report = try refusal(of: input, checker, options, &foreseen, observe: observe) { return report }
    var sinks = try sinks(for: input, schema, options)
    let printer = try session.printer(
      for: schema, formats: options.formats, templates: templates, language: options.language,
      level: options.pdf)
    return try withRegister { records in
      let register = records.register
      let digest = try input.digest(schema, options: options)
      try register.claim(list: digest, by: mark, lockTimeout: desk.lockTimeout)
      let earlierBatch = try register.knownBatch(form: schema.id, input: digest, again: options.again)
      for index in sinks.indices { try sinks[index].open(records, list: earlierBatch) }
      var known = try KnownRows(schema, list: earlierBatch, options: options, register: register) {
        options.packetPath == nil && input.second(for: schema) == nil
      }
      if try known.mayComplete(foreseen.completions, register),
        let report = try refusal(of: input, checker, options, completing: known, records, observe: observe)
      {
        return report
      }
      let batch = try register.beginBatch(form: schema.id, input: digest, again: options.again, by: mark)
      if options.allOrNone { try checkRoom(for: foreseen.validCount - batch.taken.count, schema, in: register) }
      if batch.isResumed, !batch.taken.isEmpty { try observe(.remark(Notices.resumed(batch.taken.count))) }

      let workers = desk.workers(options.jobs)
      let (plan, rules) = (printer.plan, known)
      // A line that reads the one before is checked when that one is recorded.
      let (ahead, groupSize) = schema.previous == nil ? (1, options.groupSize) : (0, 1)
      let list = FormList(
        input.sources, schema, groupsOf: groupSize, pool: workers, readsAhead: ahead > 0
      ) { row, submission in  // 1
        if batch.taken.contains(row) { return IssueRow.numbered(row, at: submission.origin) }
        return IssueRow(row, submission, checker.outcome(of: submission), files: plan, rules)  // 2, 3
      }
      var pipeline = IssuePipeline(printer: printer, schema: schema, register: register, pool: workers)
      // Nothing may touch the register any more when it is given back.
      defer {
        list.finish()
        pipeline.finish()
      }
      var report = IssueReport()
      func tell(_ group: FiledGroup) throws {
        for var event in try group.events(records, batch) {
          for index in sinks.indices { try sinks[index].take(&event) }
          report.count(event, options)
          try observe(event)
          for index in sinks.indices { for made in sinks[index].news() { try observe(made) } }
        }
        try observe(.progress(done: report.total, total: list.total))
      }
      var isKept = false
      func number(_ group: DrawnGroup) throws {
        // A list that gives no number leaves nothing in the register.
        if !isKept, !group.requests.isEmpty, !schema.copies.isEmpty {
          try printer.keep(in: register)
          isKept = true
        }
        for sink in sinks { try sink.check(group.forms) }
        if let filed = try pipeline.number(group, in: batch) { try tell(filed) }  // 4, 6
        if register.isAwaited {
          while let filed = try pipeline.record(by: mark) { try tell(filed) }
          if try giveWay(records) {
            try known.refresh(list: batch.id, in: register)
            pipeline.forgetForecast()
          }
        }
      }

      var repeated = RepeatedRows()
      var isWhole = false
      while !isWhole, !cancellation.isCancelled {
        guard var rows = try list.next() else {
          isWhole = true
          continue
        }
        try known.mark(&rows, records, in: batch)
        repeated.take(rows)
        try pipeline.draw(rows, by: mark)  // 5
        if let group = try pipeline.nextDrawn(besides: ahead, { try known.mark(&$0, records, in: batch) }) {
          try number(group)
        }
      }
      while let group = try pipeline.nextDrawn(besides: 0, { try known.mark(&$0, records, in: batch) }) {
        try number(group)
      }
      while let filed = try pipeline.record(by: mark) { try tell(filed) }
      report.isStopped = !isWhole
      if report.isStopped { return report }
      for index in sinks.indices { try sinks[index].finish(batch, observe) }
      try register.finish(batch, rows: report.total, refused: report.refused, by: mark)
      if let finding = known.repeated { try observe(.found([finding])) }
      if let notice = repeated.notice { try observe(notice) }
      for event in Notices.known(report, options, isResumed: batch.isResumed) { try observe(event) }
      return report
    }
  }
}
