import Findings
import Forms
import Intake
import Register

extension DeskCall {
  /// Adds to an open card (see ``IssueDesk/add(_:with:again:observe:)``).
  func add(
    _ target: String, with source: DataSource, again: Bool, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    try withRecords { records in
      let record = try records.register.record(try records.register.number(meant: target))
      let card = try records.register.form(of: record)
      guard card.schema.kind == .card else { throw DeskCall.noCard(record.number, card.schema) }
      guard record.state == .issued else { throw RegisterError.cannotAdd(record) }
      var report = IssueReport()
      func tell(_ event: IssueEvent) throws {
        report.count(event)
        try observe(event)
      }
      let input = try InputFiles([source])
      let problems = try problems(of: input, card)
      if !problems.isEmpty {
        try tell(.found(problems))
        return report
      }
      for item in InputFiles.Items(input.sources, card.schema) {
        switch item {
        case .finding(let finding): try tell(.found([finding]))
        case .unread(let findings): try tell(.refused(RefusedForm(row: 1, unread: findings)))
        case .submission(let submission):
          let (form, findings) = try added(submission, to: card, record, again: again, records)
          if findings.hasErrors {
            try tell(.refused(RefusedForm(row: 1, submission: submission, findings: findings)))
            continue
          }
          if !findings.isEmpty { try tell(.found(findings)) }
          // Nothing is printed: the copies on record show what the card was.
          var card = form
          card.keepCopies { _ in false }
          try tell(.issued(card))
        }
      }
      return report
    }
  }

  /// What keeps the data as a whole from being added.
  private func problems(of input: InputFiles, _ card: NumberedForm) throws -> [Finding] {
    if let second = input.second(for: card.schema) {
      return [
        Finding(
          code: .severalForms,
          LocalizedText(
            "要续填 \(card.number) 一张，数据里却不止一份", hant: "要續填 \(card.number) 一張，資料裡卻不止一份",
            en: "something is to be added to \(card.number) alone, but the data hold several forms"),
          at: second,
          hint: LocalizedText("只留这一张的数据", hant: "只留這一張的資料", en: "give the data of this card alone"))
      ]
    }
    return input.strayRows(card.schema)
  }

  /// Checks what is given and records it; a card that holds all of it is left as it is.
  private func added(
    _ submission: Submission, to card: NumberedForm, _ record: FormRecord, again: Bool, _ records: RecordReader
  ) throws -> (form: IssuedForm, findings: [Finding]) {
    let register = records.register
    var form = try records.issuedForm(card.number)
    form.isNew = false
    let (given, origin, rest) = submission.takingNumber(card.schema)
    if let given, try register.number(meant: given) != card.number {
      return (form, [ClosingFindings.otherNumber(given, wanted: card.number, at: origin)])
    }
    var (filled, bound) = card.schema.bind(rest)
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
    form = try records.issuedForm(card.number)
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

  private static func noCard(_ number: String, _ schema: FormSchema) -> DeskError {
    DeskError(
      "\(number)（\(schema.title.zhHans)）不是卡片，不能续填。补全其余内容请用 liandan close \(number) 数据",
      hant: "\(number)（\(schema.title.text(in: .zhHant))）不是卡片，不能續填。補全其餘內容請用 liandan close \(number) 資料",
      en:
        "\(number) (\(schema.title.text(in: .en))) is no card: nothing can be added. To complete it use liandan close "
        + "\(number) DATA",
      kind: .usage)
  }
}
