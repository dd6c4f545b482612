import Findings
import Forms
import Records
import Register

extension DeskCall {
  /// Hands out copies of issued forms (see ``IssueDesk/print(_:formats:copy:outDirectory:replacesFiles:observe:)``). Others
  /// who wait for the register are let in after each form.
  func print(
    _ numbers: [String], formats: [DocumentFormat], copy: String? = nil, outDirectory: String?,
    replacesFiles: Bool = false, observe: (IssuedForm) throws -> Void
  ) throws {
    var folder = try OutputFolder(outDirectory, self, replacesFiles: replacesFiles)
    try withRecords { records in
      // A wrong number among many is told before anything is laid out.
      let all = try numbers.map { try records.register.record($0) }
      let wanted = try all.map { record in try copy.map { try records.copy($0, of: record).id } }
      for (record, copy) in zip(all, wanted) {
        try complete(try records.register.record(record.number), in: formats, records: records)
        var form = try records.issuedForm(record.number)
        form.keepCopies { file in
          (copy.map { $0 == file.id } ?? true) && (formats.isEmpty || formats.contains { $0 == file.format })
        }
        try form.checkCopies(in: world.store)
        try folder.add(&form)
        try observe(form)
        _ = try giveWay(records)
      }
      try folder.synchronise()
    }
  }

  /// Draws and records the formats of a form that are not on record yet.
  private func complete(_ record: FormRecord, in formats: [DocumentFormat], records: RecordReader) throws {
    let edition = try records.newestEdition(of: record)
    let printed = try records.register.copies(of: record.number).map(\.name).filter { $0.edition == edition }.map(
      \.format)
    for format in formats where !printed.contains(format.rawValue) {
      let schema = try records.register.schema(of: record)
      let printer = try session.printer(for: schema, formats: [format], templates: templates)
      try printer.keep(in: records.register)
      let job = record.job(edition, printer.plan, void: edition == .void ? record.voidMark : nil)
      let printing = try records.printing(job)
      if let failure = printing.failures.first {
        throw DeskError(Notices.notPrinted(record.number, reason: failure.reason))
      }
      let staged = try records.register.stage(printing.copies)
      try records.register.plan(printer.plan, as: edition, of: record.number)
      _ = try records.register.file(staged, by: mark)
    }
  }
}

extension RecordReader {
  /// The printing that shows what a form is now: void, closed or as issued.
  func newestEdition(of record: FormRecord) throws -> Edition {
    record.state == .void ? .void : try unmarkedEdition(of: record)
  }

  private func unmarkedEdition(of record: FormRecord) throws -> Edition {
    try register.copies(of: record.number).contains { $0.name.edition == .closed } ? .closed : .issue
  }

  /// A form with the copies that it had before it was made void.
  func unmarkedForm(_ number: String) throws -> IssuedForm {
    try issuedForm(number, edition: try unmarkedEdition(of: try register.record(number)))
  }
}
