import Findings
import Forms
import Records
import Register

/// A printing in a further format that is drawn, but not on record yet.
private struct FurtherPrinting {
  let number: String
  let files: [PlannedFile]
  let edition: Edition
}

extension DeskCall {
  /// So many forms are put on record at a time.
  private static let group = 100

  /// Draws and records the copies of fixed pages that the forms of a new packet lack: in the format that the profile says for
  /// its keeper, of all copies of a form, as it is now.
  ///
  /// - Throws: a ``DeskError`` if a form cannot be drawn; those before it are on record.
  func printFixedCopies(_ request: PacketRequest, _ records: RecordReader) throws {
    guard let format = DocumentFormat(library.profile.archive.format(for: request.keeper)) else { return }
    for plan in try records.register.packetPlans(request, by: mark)
    where plan.packed == nil && plan.supplement == nil {
      var printings: [FurtherPrinting] = []
      var staged: [StagedCopy] = []
      func record() throws {
        try records.register.plan(printings.map { ($0.files, $0.edition, $0.number) })
        _ = try records.register.file(staged, by: mark)
        (printings, staged) = ([], [])
      }
      try records.register.forms(of: plan, for: request) { form in
        if form.copies.isEmpty || form.copies.contains(where: { $0.name.format == format.rawValue }) { return true }
        try cancellation.check()
        let (printing, copies) = try draw(form.record, in: format, records)
        staged += try records.register.stage(copies)
        printings.append(printing)
        if printings.count == DeskCall.group { try record() }
        return true
      }
      try record()
    }
  }

  /// The copies of a form as it is now, in a further format and the language of those on record.
  private func draw(
    _ record: FormRecord, in format: DocumentFormat, _ records: RecordReader
  ) throws -> (FurtherPrinting, [RenderedCopy]) {
    let edition = try records.newestEdition(of: record)
    let schema = try records.register.schema(of: record)
    let language = try records.variants(of: record).first?.variant.language
    let printer = try session.printer(
      for: schema, formats: [format], templates: templates, language: language, level: library.profile.pdf)
    try printer.keep(in: records.register)
    let job = record.job(edition, printer.plan, void: edition == .void ? record.voidMark : nil)
    let printing = try records.printing(job)
    if let failure = printing.failures.first {
      throw DeskError(Notices.notPrinted(record.number, reason: failure.reason))
    }
    return (FurtherPrinting(number: record.number, files: printer.plan, edition: edition), printing.copies)
  }
}

extension DocumentFormat {
  /// The format in which copies are archived; `nil` for none besides that in which they were printed.
  fileprivate init?(_ format: ArchiveFormat) {
    switch format {
    case .pdf: self = .pdf
    case .ofd: self = .ofd
    case .none: return nil
    }
  }
}
