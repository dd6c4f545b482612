import Findings
import Forms
import Foundation
import Records
import Register

extension DeskCall {
  /// Makes a form void (see ``IssueDesk/void(_:reason:replacedBy:outDirectory:replacesFiles:printer:)``).
  func void(
    _ number: String, reason: String, replacedBy replacement: String? = nil, outDirectory: String? = nil,
    replacesFiles: Bool = false, printer: String? = nil
  ) throws -> IssuedForm {
    var folder = try OutputFolder(outDirectory, self, replacesFiles: replacesFiles, printer: printer)
    return try withRecords { records in
      folder.open(records, list: nil)
      let number = try meantNumber(number, in: records.register)
      let replacement = try replacement.map { try meantNumber($0, in: records.register) }
      do {
        let record = try records.register.record(number)
        if record.state == .void, record.voidReason == reason.trimmingCharacters(in: .whitespacesAndNewlines),
          record.stated.replacedBy == replacement
        {
          var form = try records.issuedForm(number, edition: .void)
          form.isNew = false
          try folder.add(&form)
          try folder.synchronise()
          return form
        }
        let mark = mark
        let job = try records.register.voidJob(number, reason: reason, replacedBy: replacement, by: mark)
        let printing = try records.printing(job)
        try folder.check(printing.copies.map(OutFile.init), serial: record.serial, on: record.issuedOn)
        let staged = try records.register.stage(printing.copies)
        let failed = printing.failures.map(\.file)
        try records.register.void(
          number, reason: reason, replacedBy: replacement, printing: job.files.filter { !failed.contains($0) },
          by: mark)
        _ = try records.register.file(staged, by: mark)
        if !failed.isEmpty { notice(Notices.passedOver(number, reasons: printing.failures.map(\.reason))) }
        var form = try records.issuedForm(number, edition: .void)
        try folder.add(&form)
        try folder.synchronise()
        return form
      } catch let error as RegisterError where error.code == .reasonMissing { throw DeskError(usage: error) }
    }
  }

  /// Prints a form's copies again (see ``IssueDesk/reprint(_:copy:outDirectory:replacesFiles:printer:)``).
  func reprint(
    _ number: String, copy: String?, outDirectory: String?, replacesFiles: Bool = false, printer: String? = nil
  ) throws -> IssuedForm {
    var folder = try OutputFolder(outDirectory, self, replacesFiles: replacesFiles, printer: printer)
    return try withRecords { records in
      folder.open(records, list: nil)
      let number = try meantNumber(number, in: records.register)
      let record = try records.register.record(number)
      try records.checkPrintable(record)
      try records.checkReprintable(record)
      let copies = try copy.map { [try records.copy($0, of: record).id] as Set<String> }
      if let count = try records.register.undeliveredReprint(number) {
        var form = try records.issuedForm(number, edition: .reprint(count))
        if copies.map({ Set(form.copies.map(\.id)) == $0 }) ?? true, !form.copies.isEmpty {
          try folder.add(&form)
          try folder.synchronise()
          try records.register.markDelivered(number, by: mark)
          return form
        }
      }
      let job = try records.register.reprintJob(number, copies: copies)
      let printing = try records.printing(job)
      if let failure = printing.failures.first { throw DeskError(Notices.notReprinted(number, reason: failure.reason)) }
      try folder.check(printing.copies.map(OutFile.init), serial: record.serial, on: record.issuedOn)
      let staged = try records.register.stage(printing.copies)
      try records.register.reprint(number, copies: copies, by: mark)
      _ = try records.register.file(staged, by: mark)
      var form = try records.issuedForm(number, edition: job.edition)
      try folder.add(&form)
      try folder.synchronise()
      try records.register.markDelivered(number, by: mark)
      return form
    }
  }
}

extension RecordReader {
  /// Refuses the line of a ledger: it has no copies, its paper is the page.
  func checkPrintable(_ record: FormRecord) throws {
    let schema = try register.schema(of: record)
    guard schema.copies.isEmpty else { return }
    let (number, form) = (record.number, schema.id)
    throw DeskError(
      "\(number) 是台账的一行，没有联次可打印。整本台账用 liandan ledger \(form) --as docx --out 文件 打印",
      hant: "\(number) 是台帳的一列，沒有聯次可列印。整本台帳用 liandan ledger \(form) --as docx --out 檔案 列印",
      en:
        "\(number) is a line of a ledger and has no copies. Print the book: liandan ledger \(form) --as docx --out FILE",
      kind: .usage)
  }

  /// Refuses a card that still grows: a reprint would be of one moment, and `print` gives it as it is.
  fileprivate func checkReprintable(_ record: FormRecord) throws {
    guard record.state == .issued, try register.schema(of: record).kind == .card else { return }
    let number = record.number
    throw DeskError(
      "\(number) 是还在续填的卡片，不用补打。打印现在的内容，请用 liandan print \(number) --out 目录",
      hant: "\(number) 是還在續填的卡片，不用補打。列印現在的內容，請用 liandan print \(number) --out 目錄",
      en: "\(number) is a card that still grows. To print it as it is, use liandan print \(number) --out DIR",
      kind: .usage)
  }

  /// The copy of a record's form that is meant.
  func copy(_ wanted: String, of record: FormRecord) throws -> CopyDefinition {
    try register.schema(of: record).copy(wanted, named: record.number)
  }
}

extension FormSchema {
  /// The copy that is meant: by its id, its label in any language or a part of it (第二联, 财务联), or its keeper. `name` is what the message calls the form.
  func copy(_ wanted: String, named name: String) throws -> CopyDefinition {
    let found = copies.filter {
      $0.id == wanted.lowercased()
        || $0.label.wordings.contains { $0 == wanted || $0.hasSuffix(" \(wanted)") || $0.hasPrefix("\(wanted) ") }
        || $0.keeperName.wordings.contains(wanted)
    }
    if found.count == 1 { return found[0] }
    let ids = copies.map { "\($0.id)（\($0.label.zhHans)）" }.joined(separator: "、")
    throw DeskError(
      "\(name) 没有“\(wanted)”这一联。可选：\(ids)", hant: "\(name) 沒有「\(wanted)」這一聯。可選：\(ids)",
      en: "\(name) has no copy “\(wanted)”. There are: \(copies.map(\.id).joined(separator: ", "))",
      kind: .usage)
  }
}
