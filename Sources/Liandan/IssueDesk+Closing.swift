import Findings
import Forms
public import Intake
import Register

extension IssueDesk {
  /// Completes issued forms: `target` is a number, or a form whose rows carry their numbers (key `number` or 编号).
  ///
  /// What was issued is not changed: each changed value is a finding, and such a form stays open.
  public func close(
    _ target: String, _ sources: [DataSource], outDirectory: String?, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    try withRecords { records in
      let isNumber = try isNumber(target, records.register)
      let schema = try isNumber ? self.schema(of: target, records) : library.schema(target)
      var report = IssueReport()
      for source in try InputFiles(sources).sources {
        var reader = SubmissionReader(source, schema: schema)
        while let item = reader.next() {
          switch item {
          case .finding(let finding): report.findings.append(finding)
          case .submission(let submission):
            let given = submission.takingNumber(schema)
            guard let number = isNumber ? target : given.number else {
              report.findings.append(ClosingFindings.noNumber(submission.origin))
              report.refused += 1
              continue
            }
            if let other = given.number, other != number {
              report.findings.append(ClosingFindings.otherNumber(other, number, given.origin))
              report.refused += 1
              continue
            }
            let findings = try closeOne(number, given.rest, records, isListed: !isNumber)
            report.findings += findings
            if findings.hasErrors {
              report.refused += 1
              continue
            }
            let form = try records.issuedForm(number)
            let tray = OutTray(outDirectory, records.register)
            for copy in form.copies { try tray.lay(copy.file) }
            report.issued += 1
            try observe(.issued(form))
          }
        }
      }
      return report
    }
  }

  /// Closes one form; findings of severity error mean that it stays open.
  private func closeOne(
    _ number: String, _ submission: Submission, _ records: RecordReader, isListed: Bool
  ) throws -> [Finding] {
    let record: FormRecord
    do { record = try records.register.record(number) } catch let error as RegisterError where isListed {
      return [Finding(code: error.code, error.message, at: submission.origin)]
    }
    let issued = try records.form(record)
    let (filled, bound) = issued.schema.bind(submission)
    let (completed, changed) = filled.completing(issued)
    let result = completed.validated(at: .closing, in: context)
    let findings = bound + changed + result.findings
    guard let form = result.form, !findings.hasErrors else { return findings }
    do { _ = try records.register.close([CloseRequest(number, form: form)], by: mark) } catch let error as RegisterError
    where isListed {
      return findings + [Finding(code: error.code, error.message, at: submission.origin)]
    }
    try finishPending(records)
    return findings
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
}
