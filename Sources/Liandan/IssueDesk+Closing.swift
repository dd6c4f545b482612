import Findings
import Forms
public import Intake
import Register

extension IssueDesk {
  /// Completes issued forms: `target` is a number, or a form whose rows carry their numbers (key `number` or 编号).
  ///
  /// What was issued is not changed: each changed value is a finding, and such a form stays open. A list that was stopped
  /// can be run again: a form that was closed with the very same data counts as closed.
  public func close(
    _ target: String, _ sources: [DataSource], outDirectory: String?, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    let tray = try OutTray(outDirectory)
    return try withRecords { records in
      let isNumber = try isNumber(target, records.register)
      let schema = try isNumber ? self.schema(of: target, records) : library.schema(target)
      let input = try InputFiles(sources)
      var report = IssueReport()
      func note(_ findings: [Finding]) throws {
        if findings.isEmpty { return }
        report.hasErrors = report.hasErrors || findings.hasErrors
        try observe(.found(findings))
      }
      if isNumber, let second = input.second(for: schema) {
        try note([ClosingFindings.severalForms(target, second)])
        report.refused = 1
        return report
      }
      for item in input.items(for: schema) {
        guard case .submission(let submission) = item else {
          if case .finding(let finding) = item { try note([finding]) }
          if case .unread(let problems) = item {
            report.refused += 1
            try note(problems)
          }
          continue
        }
        let row = submission.takingNumber(schema)
        let closing = Closing(
          number: isNumber ? target : row.number, given: row.number, form: schema.id, origin: row.origin,
          submission: row.rest, isListed: !isNumber)
        let (form, findings) = try close(closing, records)
        try note(findings)
        guard let form else {
          report.refused += 1
          continue
        }
        try tray.lay(form.copies)
        report.issued += 1
        try observe(.issued(form))
      }
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

  /// Closes one form; without a form it stays as it was, and the findings say why.
  private func close(_ closing: Closing, _ records: RecordReader) throws -> (IssuedForm?, [Finding]) {
    guard let number = closing.number else { return (nil, [ClosingFindings.noNumber(closing.origin)]) }
    if let other = closing.given, other != number {
      return (nil, [ClosingFindings.otherNumber(other, number, closing.origin)])
    }
    do {
      let record = try records.register.record(number)
      guard record.form == closing.form else {
        return (nil, [ClosingFindings.otherForm(number, record.form, closing.form, closing.origin)])
      }
      let issued = try records.form(record)
      let (filled, bound) = issued.schema.bind(closing.submission)
      let (completed, changed) = filled.completing(issued)
      let result = completed.validated(at: .closing, in: context)
      let findings = bound + changed + result.findings
      guard let form = result.form, !findings.hasErrors else { return (nil, findings) }
      let isDone = record.state == .closed && CanonicalData.json(form.values, schema: form.schema).text == record.data
      if !isDone {
        _ = try records.register.close([CloseRequest(number, form: form)], by: mark)
        try finishPending(records)
      }
      return (try records.issuedForm(number), findings)
    } catch let error as RegisterError where closing.isListed && ClosingFindings.codes.contains(error.code) {
      return (nil, [Finding(code: error.code, error.message, at: closing.origin)])
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

/// What can be wrong with a row that closes a form, besides its content.
enum ClosingFindings {
  /// The register's errors that concern one number of a list, not the register.
  static let codes: Set<String> = ["unknown-number", "wrong-state", "schema-differs"]

  static func noNumber(_ origin: Origin) -> Finding {
    Finding(
      code: "number-missing",
      LocalizedText("这一份没有编号，不知道结哪一张单", hant: "這一份沒有編號，不知道結哪一張單", en: "no number: which form is to be closed?"),
      at: origin,
      hint: LocalizedText("加上「编号」一项", hant: "加上「編號」一項", en: "add the key “number”"))
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
        "只留这一份的数据；要结多份，请每份写上「编号」，用 liandan close 表单 数据",
        hant: "只留這一份的資料；要結多份，請每份寫上「編號」，用 liandan close 表單 資料",
        en:
          "give the data of this form alone; to close several, write each one's number and use liandan close FORM DATA")
    )
  }
}
