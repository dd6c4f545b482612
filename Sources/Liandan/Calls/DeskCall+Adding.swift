import Findings
import Forms
import Intake
import Register

extension DeskCall {
  /// Adds to open cards (see ``IssueDesk/add(_:with:again:observe:)``).
  func add(
    _ target: String, with source: DataSource, again: Bool, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    try withRecords { records in
      let target = try meantNumber(target, in: records.register)
      let isOne = try isNumber(target, in: records.register)
      let schema = try isOne ? records.schema(of: target) : library.schema(target)
      guard schema.kind == .card else { throw DeskCall.noCard(target, schema, isNumber: isOne) }
      if isOne, case let record = try records.register.record(target), record.state != .issued {
        throw RegisterError.cannotAdd(record)
      }
      let input = try InputFiles([source])
      var report = IssueReport()
      func tell(_ event: IssueEvent) throws {
        report.count(event)
        try observe(event)
      }
      let problems = problems(of: input, schema, isOne ? target : nil)
      if !problems.isEmpty {
        try tell(.found(problems))
        return report
      }
      var row = 0
      for item in InputFiles.Items(input.sources, schema) {
        if cancellation.isCancelled {
          report.isStopped = true
          break
        }
        switch item {
        case .finding(let finding): try tell(.found([finding]))
        case .unread(let findings):
          row += 1
          try tell(.refused(RefusedForm(row: row, unread: findings)))
        case .submission(let submission):
          row += 1
          func refuse(_ findings: [Finding]) throws {
            try tell(.refused(RefusedForm(row: row, submission: submission, findings: findings)))
          }
          let lookup = CardLookup(schema: schema, number: isOne ? target : nil, register: records.register)
          switch try lookup.card(of: submission) {
          case .failure(let wrong): try refuse(wrong.findings)
          case .success(let (number, data)):
            var (form, findings) = try added(data, to: number, again: again, records)
            if findings.hasErrors {
              try refuse(findings)
              continue
            }
            if !findings.isEmpty { try tell(.found(findings)) }
            // Nothing is printed: the copies on record show what the card was.
            form.keepCopies { _ in false }
            try tell(.issued(form))
          }
        }
      }
      return report
    }
  }

  /// What keeps the data as a whole from being added; `number` is the only card they are for, if it is one.
  private func problems(of input: InputFiles, _ schema: FormSchema, _ number: String?) -> [Finding] {
    if let number, let second = input.second(for: schema) {
      return [
        Finding(
          code: .severalForms,
          LocalizedText(
            "要续填 \(number) 一张，数据里却不止一份", hant: "要續填 \(number) 一張，資料裡卻不止一份",
            en: "something is to be added to \(number) alone, but the data hold several forms"),
          at: second,
          hint: LocalizedText(
            "只留这一张的数据；要续填多张，每份写上“编号”，用 liandan add \(schema.id) 数据",
            hant: "只留這一張的資料；要續填多張，每份寫上「編號」，用 liandan add \(schema.id) 資料",
            en:
              "give the data of this card alone; to add to several, write each one's number and use liandan add \(schema.id) DATA"
          ))
      ]
    }
    return input.strayRows(schema)
  }

  /// Checks what is given and records it; a card that holds all of it is left as it is.
  func added(
    _ submission: Submission, to number: String, again: Bool, _ records: RecordReader
  ) throws -> (form: IssuedForm, findings: [Finding]) {
    let register = records.register
    let record = try register.record(number)
    let card = try register.form(of: record)
    var form = try records.issuedForm(number)
    form.isNew = false
    var (filled, bound) = card.schema.bind(submission)
    let (album, lost) = filled.takePictures(from: desk.pictures, issued: card.values)
    if !again, !bound.hasErrors, filled.isHeld(by: card) { return (form, bound + lost) }
    let (whole, changed) = filled.completing(card, again: again)
    let result = whole.validated(at: .opening, in: context(for: card.schema))
    let findings = bound + lost + changed + result.findings
    guard let valid = result.form, !findings.hasErrors else { return (form, findings) }
    let request = AddRequest(card, form: valid, attachments: album.attachments)
    if let failure = try failure(request, of: record, album.attachments, records) {
      return (form, findings + [Finding.undrawable(failure, isIssued: true, at: submission.origin)])
    }
    try register.add(request, by: mark)
    form = try records.issuedForm(number)
    return (form, findings)
  }

  /// Why the card could not be printed with what is added, if it could not.
  private func failure(
    _ request: AddRequest, of record: FormRecord, _ attachments: [Attachment], _ records: RecordReader
  ) throws -> LocalizedText? {
    let files = try records.register.printedRecord(record.number).copies
    let numbered = NumberedForm(
      schema: request.form.schema, number: record.number, values: request.form.values, stage: .opening,
      issuedOn: record.issuedOn)
    let job = record.job(.added(record.additions + 1), files)
    return try records.printing(job, form: numbered, attachments: attachments).failures.first?.reason
  }

  private static func noCard(_ target: String, _ schema: FormSchema, isNumber: Bool) -> DeskError {
    let title = schema.title
    let name =
      isNumber
      ? LocalizedText(
        "\(target)（\(title.zhHans)）", hant: "\(target)（\(title.text(in: .zhHant))）",
        en: "\(target) (\(title.text(in: .en)))")
      : LocalizedText("“\(title.zhHans)”", hant: "「\(title.text(in: .zhHant))」", en: title.text(in: .en))
    return DeskError(
      "\(name.zhHans)不是卡片，不能续填。补全其余内容请用 liandan close \(target) 数据",
      hant: "\(name.text(in: .zhHant))不是卡片，不能續填。補全其餘內容請用 liandan close \(target) 資料",
      en: "\(name.text(in: .en)) is no card: nothing can be added. To complete it use liandan close \(target) DATA",
      kind: .usage)
  }
}
