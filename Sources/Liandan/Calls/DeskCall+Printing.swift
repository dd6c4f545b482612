import Findings
import Forms
import Records
import Register

extension DeskCall {
  /// Hands out copies of issued forms (see
  /// ``IssueDesk/print(_:formats:copy:language:pdf:outDirectory:replacesFiles:printer:observe:)``). Others who wait for the
  /// register are let in after each form.
  func print(
    _ choice: FormChoice, formats: [DocumentFormat], copy: String? = nil, language: Language? = nil,
    pdf level: PDFLevel? = nil, outDirectory: String?, replacesFiles: Bool = false, printer: String? = nil,
    observe: (IssuedForm) throws -> Void
  ) throws {
    var folder = try OutputFolder(outDirectory, self, replacesFiles: replacesFiles, printer: printer)
    try withRecords { records in
      folder.open(records, list: nil)
      // A wrong number among many is told before anything is laid out.
      let numbers = try numbers(of: choice, records)
      for number in numbers {
        let record = try records.register.record(number)
        try records.checkPrintable(record)
        _ = try copy.map { try records.copy($0, of: record) }
      }
      for number in numbers {
        let record = try records.register.record(number)
        let copy = try copy.map { try records.copy($0, of: record).id }
        try printCard(record, formats, records)
        let varied = try variants(of: record, formats, in: language, level, records)
        let plain = formats.filter { format in !varied.contains { $0.format == format } }
        let current = try records.register.record(record.number)
        try complete(current, in: plain, as: level, records: records)
        var form = try records.issuedForm(record.number)
        form.keepCopies { file in
          guard let format = file.format, !varied.contains(where: { $0.format == format }) else { return false }
          return (copy.map { $0 == file.id } ?? true) && (formats.isEmpty || plain.contains(format))
        }
        try form.checkCopies(in: world.store)
        try folder.add(&form)
        for variant in varied {
          let copies = try draw(variant.wanted, of: record, variant.format, copy, records)
          form.add(copies: try folder.add(copies, named: variant.name, of: form.schema))
        }
        try observe(form)
        _ = try giveWay(records)
      }
      try folder.synchronise()
    }
  }

  /// Puts copies of issued forms into files that are printed in one go (see
  /// ``IssueDesk/printTogether(_:as:options:outDirectory:replacesFiles:observe:)``). Others who wait for the register are let in
  /// after each form.
  func printTogether(
    _ choice: FormChoice, as formats: [DocumentFormat], options: PrintFileOptions, outDirectory: String,
    replacesFiles: Bool, observe: (IssueEvent) throws -> Void
  ) throws {
    func lend(_ body: (RecordReader) throws -> Void) throws {
      if options.isOfRecordAlone { try withReading(body) } else { try withRecords(body) }
    }
    try lend { records in
      let numbers = try numbers(of: choice, records)
      // What is wrong with one among many is told before anything is laid out.
      let schemas = try numbers.map { number in
        let record = try records.register.record(number)
        try records.checkPrintable(record)
        return try records.register.schema(of: record)
      }
      guard let first = schemas.first else { return }
      if options.enclosures, let place = schemas.firstIndex(where: { $0.id != first.id }) {
        throw PrintProblem.enclosuresOfSeveral(numbers[place])
      }
      var files = try formats.flatMap { try PrintSelection.all(of: first, $0, options) }.map {
        try PrintFiles($0, outDirectory, self, nil, options, replacesFiles: replacesFiles)
      }
      for schema in schemas { for index in files.indices { try files[index].check(schema) } }
      for index in files.indices { files[index].open(records, list: nil) }
      for (index, number) in numbers.enumerated() {
        try cancellation.check()
        if !options.isOfRecordAlone {
          try printCard(try records.register.record(number), formats, records)
          try complete(try records.register.record(number), in: formats, as: nil, records: records)
        }
        var form = try records.issuedForm(number, restores: !options.isOfRecordAlone)
        for file in files.indices {
          try files[file].add(&form)
          for event in files[file].news() { try observe(event) }
        }
        try observe(.progress(done: index + 1, total: numbers.count))
        _ = try giveWay(records)
      }
      for index in files.indices { try files[index].finish(observe) }
    }
  }

  /// Draws and records a card as it is now, if nobody did since the last addition: in the formats wanted of those that it was
  /// issued in, with the same templates.
  private func printCard(_ record: FormRecord, _ formats: [DocumentFormat], _ records: RecordReader) throws {
    let edition = try records.newestEdition(of: record)
    guard case .added = edition else { return }
    let printed = try records.register.copies(of: record.number).filter { $0.name.edition == edition }
    let files = try records.register.printedRecord(record.number).copies.filter { file in
      !printed.contains { $0.name.copy == file.copy && $0.name.format == file.format }
        && (formats.isEmpty || formats.contains { $0.rawValue == file.format })
    }
    if !files.isEmpty { try draw(files, as: edition, of: record, records) }
  }

  /// Draws and records the formats of a form that are not on record yet, in the language of those that are.
  private func complete(
    _ record: FormRecord, in formats: [DocumentFormat], as level: PDFLevel?, records: RecordReader
  ) throws {
    let edition = try records.newestEdition(of: record)
    let printed = try records.variants(of: record)
    for format in formats where !printed.contains(where: { $0.format == format }) {
      let schema = try records.register.schema(of: record)
      let printer = try session.printer(
        for: schema, formats: [format], templates: templates, language: printed.first?.variant.language,
        level: level ?? library.profile.pdf)
      try printer.keep(in: records.register)
      try draw(printer.plan, as: edition, of: record, records)
    }
  }

  /// Draws copies of a form as it is now, and records them.
  private func draw(
    _ files: [PlannedFile], as edition: Edition, of record: FormRecord, _ records: RecordReader
  ) throws {
    let printing = try records.printing(record.job(edition, files, void: edition == .void ? record.voidMark : nil))
    if let failure = printing.failures.first {
      throw DeskError(Notices.notPrinted(record.number, reason: failure.reason))
    }
    let staged = try records.register.stage(printing.copies)
    try records.register.plan(files, as: edition, of: record.number)
    _ = try records.register.file(staged, by: mark)
  }

  /// A format of which other copies are wanted than those on record: these, and what tells them apart in their names.
  private typealias WantedVariant = (format: DocumentFormat, wanted: DocumentVariant, name: String)

  /// The formats wanted, or else those on record, in which a form's copies are in another language than the one wanted, or of
  /// another kind of PDF.
  private func variants(
    of record: FormRecord, _ formats: [DocumentFormat], in language: Language?, _ level: PDFLevel?,
    _ records: RecordReader
  ) throws -> [WantedVariant] {
    if language == nil, level == nil { return [] }
    let printed = try records.variants(of: record)
    let wanted = formats.isEmpty ? printed.map(\.format) : formats
    return wanted.compactMap { format in
      let own = printed.first { $0.format == format }
      let known = own?.variant ?? printed.first?.variant
      let otherLanguage = language.flatMap { $0 == known?.language ? nil : $0 }
      let otherLevel = level.flatMap { own?.variant.level == nil || own?.variant.level == $0 ? nil : $0 }
      if otherLanguage == nil, otherLevel == nil { return nil }
      let variant = DocumentVariant(
        language: otherLanguage ?? known?.language ?? .zhHans,
        level: format == .pdf ? level ?? known?.level ?? library.profile.pdf : nil)
      return (
        format, variant, [otherLanguage?.rawValue, otherLevel?.rawValue].compactMap { $0 }.joined(separator: ".")
      )
    }
  }

  /// Draws a form as it is now otherwise than its copies of record are; nothing is recorded.
  private func draw(
    _ variant: DocumentVariant, of record: FormRecord, _ format: DocumentFormat, _ copy: String?,
    _ records: RecordReader
  ) throws -> [RenderedCopy] {
    let edition = try records.newestEdition(of: record)
    let schema = try records.register.schema(of: record)
    let printer = try session.printer(
      for: schema, formats: [format], templates: templates, language: variant.language, level: variant.level)
    let files = printer.plan.filter { file in copy.map { $0 == file.copy } ?? true }
    let job = record.job(edition, files, void: edition == .void ? record.voidMark : nil)
    let printing = try records.printing(job, with: printer)
    if let failure = printing.failures.first {
      throw DeskError(Notices.notPrinted(record.number, reason: failure.reason))
    }
    return printing.copies
  }
}

extension RecordReader {
  /// The formats in which a form is on record as it is now, each with what its copies are: by what they were drawn from.
  func variants(of record: FormRecord) throws -> [(format: DocumentFormat, variant: DocumentVariant)] {
    let edition = try newestEdition(of: record)
    var found: [(format: DocumentFormat, variant: DocumentVariant)] = []
    for copy in try register.copies(of: record.number) where copy.name.edition == edition {
      guard let format = DocumentFormat(rawValue: copy.name.format), !found.contains(where: { $0.format == format }),
        let variant = try variant(of: copy)
      else { continue }
      found.append((format, variant))
    }
    return found
  }

  /// The printing that shows what a form is now: void, closed, added to or as issued.
  func newestEdition(of record: FormRecord) throws -> Edition {
    if record.state == .void { return .void }
    return record.state == .issued && record.additions > 0
      ? .added(record.additions) : try unmarkedEdition(of: record)
  }

  /// The newest printing of which there are copies: a card is printed only when somebody asks for it.
  func printedEdition(of record: FormRecord) throws -> Edition {
    let newest = try newestEdition(of: record)
    guard case .added = newest else { return newest }
    return try register.copies(of: record.number).last { $0.name.edition != .void }?.name.edition ?? newest
  }

  private func unmarkedEdition(of record: FormRecord) throws -> Edition {
    try register.copies(of: record.number).contains { $0.name.edition == .closed } ? .closed : .issue
  }

  /// A form with the copies that it had before it was made void.
  func unmarkedForm(_ number: String) throws -> IssuedForm {
    try issuedForm(number, edition: try unmarkedEdition(of: try register.record(number)))
  }
}
