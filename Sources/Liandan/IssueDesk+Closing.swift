import Findings
import Forms
public import Intake
import Register

extension IssueDesk {
  /// Completes issued forms: `target` is a number, or a form whose rows carry their numbers (key `number` or 编号).
  ///
  /// What was issued is not changed: each changed value is a finding, and such a form stays open. The rows of a list are
  /// recorded, printed and synced in groups. A list that was stopped can be run again: a form that was closed with the
  /// very same data counts as closed.
  public func close(
    _ target: String, _ sources: [DataSource], options: CloseOptions, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    // An unusable folder is refused before anything is recorded; which sub-folders it gets is known further down.
    _ = try OutTray(options.outDirectory, besides: registerDirectory)
    return try withRecords { records in
      let isNumber = try isNumber(target, records.register)
      let schema = try isNumber ? self.schema(of: target, records) : library.schema(target)
      let input = try InputFiles(sources)
      var report = IssueReport()
      func tell(_ event: IssueEvent) throws {
        report.count(event)
        try observe(event)
      }
      if isNumber, let second = input.second(for: schema) {
        try tell(.found([ClosingFindings.severalForms(target, second)]))
        report.refused = 1
        return report
      }
      var tray = try OutTray(
        options.outDirectory, besides: registerDirectory,
        shelves: Shelves(for: input, schema, size: options.formsPerFolder),
        replacesFiles: options.replacesFiles)
      var group = ClosingGroup()
      func closeGroup() throws {
        _ = try records.register.close(group.requests, by: mark)
        _ = try records.register.file(group.copies, by: mark)
        for event in try group.events(records) {
          if case .issued(let form) = event { try tray.add(form) }
          try tell(event)
        }
        group = ClosingGroup()
        try observe(.progress(done: report.total, total: nil))
      }

      var row = 0
      for item in input.items(for: schema) {
        if options.shouldStop() {
          report.isStopped = true
          break
        }
        switch item {
        case .finding(let finding): group.add(finding)
        case .unread(let findings):
          row += 1
          group.add(RefusedForm(row: row, unread: findings))
        case .submission(let submission):
          row += 1
          let (number, origin, rest) = submission.takingNumber(schema)
          // What a number is now can only be told when what was given for it before is recorded.
          if let number, group.holds(number) { try closeGroup() }
          let closing = Closing(
            number: isNumber ? target : number, given: number, form: schema.id, origin: origin,
            submission: rest, isListed: !isNumber)
          group.add(
            try outcome(of: closing, records, for: tray),
            of: RefusedForm(row: row, submission: submission, findings: []))
        }
        if group.count == options.groupSize { try closeGroup() }
      }
      try closeGroup()
      try tray.synchronise()
      return report
    }
  }

  /// What is given to close one form.
  private struct Closing {
    let number: String?
    let given: String?
    let form: String
    let origin: Origin
    let submission: Submission
    /// Whether it is a row of a list: what is wrong with its number is then a finding, and the others go on.
    let isListed: Bool
  }

  /// Checks the completion of one form and draws its copies; nothing is recorded yet.
  private func outcome(
    of closing: Closing, _ records: RecordReader, for tray: OutTray
  ) throws -> ClosingGroup.Outcome {
    guard let number = closing.number else { return .wrong([ClosingFindings.noNumber(closing.origin)]) }
    if let other = closing.given, other != number {
      return .wrong([ClosingFindings.otherNumber(other, number, closing.origin)])
    }
    do {
      let record = try records.register.record(number)
      guard record.form == closing.form else {
        return .wrong([ClosingFindings.otherForm(number, record.form, closing.form, closing.origin)])
      }
      let issued = try records.form(record)
      var (filled, bound) = issued.schema.bind(closing.submission)
      let (album, lost) = filled.takePictures(issued: issued.values)
      bound += lost
      let (completed, changed) = filled.completing(issued)
      let result = completed.validated(at: .closing, in: context)
      let findings = bound + changed + result.findings
      guard let form = result.form, !findings.hasErrors else { return .wrong(findings) }
      let request = CloseRequest(number, form: form, attachments: album.attachments)
      if record.state == .closed, request.wasDone(to: record) { return .closedBefore(number, findings) }
      try request.check(against: record)
      // Drawn before anything is recorded: what cannot be printed stays open.
      let job = request.job(try records.register.plannedCopies(of: number), of: record)
      let printing = try records.printing(job, attachments: album.attachments)
      if let failure = printing.failures.first {
        return .wrong(findings + [Finding.undrawable(failure.reason, isIssued: true, at: closing.origin)])
      }
      try tray.check(printing.files.map(OutFile.init), serial: record.serial, on: record.issuedOn)
      return .right(request, try records.register.stage(printing.files), findings)
    } catch let error as RegisterError where closing.isListed && ClosingFindings.codes.contains(error.code) {
      return .wrong([Finding(code: error.code, error.message, at: closing.origin)])
    }
  }

  private func isNumber(_ target: String, _ register: FormRegister) throws -> Bool {
    if (try? register.record(target)) != nil { return true }
    let ids = try library.ids()
    let name = target.lowercased().replacing("_", with: "-")
    if ids.contains(name) || target.contains(where: { !$0.isASCII }) { return false }
    return target.contains(where: \.isNumber)
  }

  private func schema(of number: String, _ records: RecordReader) throws -> FormSchema {
    let record = try records.register.record(number)
    return try records.schema(record.form, schema: record.schema, profile: record.profile)
  }
}

/// How a list of forms is closed.
public struct CloseOptions: Sendable {
  /// Where the copies are laid besides the register.
  public var outDirectory: String?
  /// Whether files in `outDirectory` that differ from the copies are replaced.
  public var replacesFiles = false
  /// How many forms `outDirectory` holds before it gets sub-folders; see `IssueOptions`.
  public var formsPerFolder = 1_000
  /// How many forms are recorded in one transaction and synced together.
  public var groupSize = 200
  /// Asked before each form: whether to stop. What was begun is finished and told of; the same command goes on.
  public var shouldStop: @Sendable () -> Bool = { false }

  /// Makes options.
  public init(outDirectory: String? = nil) { self.outDirectory = outDirectory }
}

/// Rows of a list that are closed together.
private struct ClosingGroup {
  /// What became of one row when it was checked; the findings of a right one are warnings.
  enum Outcome {
    case right(CloseRequest, [StagedCopy], [Finding])
    case closedBefore(String, [Finding])
    case wrong([Finding])
  }
  private enum Row {
    case found(Finding)
    case refused(RefusedForm)
    case closed(String, [Finding], isNew: Bool)
  }
  private var rows: [Row] = []
  private var numbers: Set<String> = []
  private(set) var requests: [CloseRequest] = []
  /// The drawn copies of all forms.
  private(set) var copies: [StagedCopy] = []

  var count: Int { rows.count }

  func holds(_ number: String) -> Bool { numbers.contains(number) }

  mutating func add(_ finding: Finding) { rows.append(.found(finding)) }

  mutating func add(_ unread: RefusedForm) { rows.append(.refused(unread)) }

  mutating func add(_ outcome: Outcome, of row: RefusedForm) {
    switch outcome {
    case .right(let request, let staged, let warnings):
      requests.append(request)
      copies += staged
      numbers.insert(request.number)
      rows.append(.closed(request.number, warnings, isNew: true))
    case .closedBefore(let number, let warnings): rows.append(.closed(number, warnings, isNew: false))
    case .wrong(let findings):
      rows.append(.refused(RefusedForm(row: row.row, submission: row.submission, findings: findings)))
    }
  }

  /// What is to be told of the group, once it is recorded and printed, in the order of the list.
  func events(_ records: RecordReader) throws -> [IssueEvent] {
    try rows.flatMap { row -> [IssueEvent] in
      switch row {
      case .found(let finding): return [.found([finding])]
      case .refused(let form): return [.refused(form)]
      case .closed(let number, let warnings, let isNew):
        var form = try records.issuedForm(number)
        form.isNew = isNew
        return warnings.isEmpty ? [.issued(form)] : [.found(warnings), .issued(form)]
      }
    }
  }
}

/// What can be wrong with a row that closes a form, besides its content.
enum ClosingFindings {
  /// The register's errors that concern one number of a list, not the register.
  static let codes: Set<String> = ["unknown-number", "wrong-state", "schema-differs"]

  static func noNumber(_ origin: Origin) -> Finding {
    Finding(
      code: "number-missing",
      LocalizedText("这一份没有编号，不知道结哪一张单", hant: "這一份沒有編號，不知道結哪一張單", en: "no number: which form is to be closed?"),
      at: origin,
      hint: LocalizedText("加上“编号”一项", hant: "加上「編號」一項", en: "add the key “number”"))
  }

  static func otherNumber(_ given: String, _ wanted: String, _ origin: Origin) -> Finding {
    Finding(
      code: "number-differs",
      LocalizedText(
        "数据里的编号是 \(given)，要结的却是 \(wanted)", hant: "資料裡的編號是 \(given)，要結的卻是 \(wanted)",
        en: "the data carry the number \(given), but \(wanted) is to be closed"),
      at: origin,
      hint: LocalizedText("核对是否拿错了文件", hant: "核對是否拿錯了檔案", en: "check whether this is the right file"))
  }

  static func otherForm(_ number: String, _ form: String, _ wanted: String, _ origin: Origin) -> Finding {
    Finding(
      code: "number-of-other-form",
      LocalizedText(
        "\(number) 是 \(form)，不是 \(wanted)", hant: "\(number) 是 \(form)，不是 \(wanted)",
        en: "\(number) is a \(form), not a \(wanted)"),
      at: origin,
      hint: LocalizedText(
        "核对编号，或用 liandan close \(form) 结这一份", hant: "核對編號，或用 liandan close \(form) 結這一份",
        en: "check the number, or close this one with liandan close \(form)"))
  }

  static func severalForms(_ number: String, _ origin: Origin) -> Finding {
    Finding(
      code: "several-forms",
      LocalizedText(
        "要结 \(number) 一份，数据里却不止一份", hant: "要結 \(number) 一份，資料裡卻不止一份",
        en: "only \(number) is to be closed, but the data hold several forms"),
      at: origin,
      hint: LocalizedText(
        "只留这一份的数据；要结多份，请每份写上“编号”，用 liandan close 表单 数据",
        hant: "只留這一份的資料；要結多份，請每份寫上「編號」，用 liandan close 表單 資料",
        en:
          "give the data of this form alone; to close several, write each one's number and use liandan close FORM DATA")
    )
  }
}
