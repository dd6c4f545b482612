import Expressions
import Findings
import Forms
import PageGraphics
import Pages
import Pictures
import Records
import Register
import Storage
import Synchronization
import Templates

/// Reads records back as forms, each under the schema and profile it was issued with, and prints them again. Any number of
/// threads may use it.
final class RecordReader: Sendable {
  /// The register.
  let register: FormRegister
  /// The disk of the register.
  let store: any FileStore
  /// What prints the forms of the schemas that were met, by the digests of schema and profile.
  private let printers = Mutex<[String: FormPrinter]>([:])

  /// The renderers of forms, and the fonts of fixed pages.
  let renderers: RendererCache

  init(_ register: FormRegister, store: any FileStore, renderers: RendererCache) {
    self.register = register
    self.store = store
    self.renderers = renderers
  }

  private func printer(of job: PrintJob, _ schema: FormSchema) -> FormPrinter {
    printers.withLock { printers in
      let key = job.record.schema.hex + job.record.profile.hex
      if let known = printers[key] { return known }
      let made = FormPrinter(schema: schema, record: register, renderers: renderers)
      printers[key] = made
      return made
    }
  }

  /// The schema that a form was issued under.
  func schema(of number: String) throws -> FormSchema { try register.schema(of: register.record(number)) }

  /// What a step left of a form: its state and the printing that shows what it is now; a form that is void is never handed
  /// out unmarked.
  ///
  /// Copies whose files are gone are made again if it `restores` them.
  func issuedForm(_ number: String?, edition: Edition? = nil, restores: Bool = true) throws -> IssuedForm {
    let record = try register.record(number ?? "")
    if restores { try restoreMissing(of: record.number) }
    let schema = try register.schema(of: record)
    let newest = try edition ?? printedEdition(of: record)
    let copies = try register.copies(of: record.number).filter { $0.name.edition == newest }
    // As it was issued, if it was closed later.
    let opening = edition == .issue ? record.openingData : nil
    return IssuedForm(
      number: record.number, form: record.form, state: record.state, replacements: record.replacements,
      copies: copies.map { IssuedCopy($0, schema, directory: register.directory) }, serial: record.serial,
      issuedOn: record.issuedOn, closedOn: opening == nil ? record.closed?.at.date : nil, schema: schema,
      data: opening ?? record.data)
  }

  /// Prints what a job asks for; the same job gives the same bytes, today or after a crash. `form` is the job's form if it
  /// is at hand, `attachments` are pictures that the register does not keep yet, `printer` prints with templates that it
  /// does not keep.
  ///
  /// - Throws: a `RegisterError`, if the register cannot be read.
  func printing(
    _ job: PrintJob, form: NumberedForm? = nil, attachments: [Attachment] = [], with printer: FormPrinter? = nil
  ) throws -> FormPrinter.Printing {
    do {
      let task = try task(job, form: form, attachments: attachments)
      return try (printer ?? self.printer(of: job, task.form.schema)).printing(task)
    } catch let error as RegisterError { throw error } catch {
      return FormPrinter.Printing(failures: job.files.map { ($0, SystemReason.said(error)) })
    }
  }

  private func task(_ job: PrintJob, form: NumberedForm? = nil, attachments: [Attachment] = []) throws -> PrintTask {
    let form = try form ?? register.form(of: job.record)
    return PrintTask(
      form: form, files: job.files, edition: job.edition, marks: CopyMarks(job),
      pictures: try pictures(of: form, attachments))
  }

  /// Draws the pages of parts of one form: of copies once more, as they were printed.
  ///
  /// - Precondition: there is a part, and its copies are all of one format of fixed pages.
  func drawing(
    of parts: [PrintPart], _ enclosures: EnclosureDrawers
  ) throws -> (form: NumberedForm, pages: [[FixedPage]]) {
    let copies = parts.filter { $0.enclosure == nil }.map(\.copy.stored)
    let (task, drawn) = try drawing(of: copies, as: parts[0].copy.stored)
    var rest = drawn[...]
    let pages = try parts.map { part in
      guard let enclosure = part.enclosure else { return rest.removeFirst() }
      return try self.pages(of: enclosure, with: part.copy, task, enclosures)
    }
    return (task.form, pages)
  }

  /// Draws the pages of copies of one form once more, as they were printed.
  ///
  /// - Precondition: there is a copy, and all are of one format of fixed pages.
  func drawing(of copies: [StoredCopy]) throws -> (form: NumberedForm, pages: [[FixedPage]]) {
    let (task, pages) = try drawing(of: copies, as: copies[0])
    return (task.form, pages)
  }

  /// The pages of copies, and the form as it was when `first` was printed.
  private func drawing(
    of copies: [StoredCopy], as first: StoredCopy
  ) throws -> (task: PrintTask, pages: [[FixedPage]]) {
    let edition = first.name.edition
    let record = try register.record(try register.record(first.name.number), in: edition)
    let files = copies.map { PlannedFile(copy: $0.name.copy, format: $0.name.format, template: $0.template) }
    let job = record.job(edition, files, void: edition == .void ? record.voidMark : nil)
    let task = try task(job)
    return (task, try files.isEmpty ? [] : printer(of: job, task.form.schema).pages(task))
  }

  private func pages(
    of enclosure: Enclosure, with copy: IssuedCopy, _ task: PrintTask, _ drawers: EnclosureDrawers
  ) throws -> [FixedPage] {
    let schema = task.form.schema
    let language = try variant(of: copy.stored)?.language ?? .zhHans
    return try drawers.drawer(of: enclosure, schema, in: language, renderers.pages).pages(
      of: task.form, copies: schema.copies.filter { $0.id == copy.id }, marks: task.marks, pictures: task.pictures
    ).first ?? []
  }

  /// What a copy is among those of its format, by what it was drawn from.
  func variant(of copy: StoredCopy) throws -> DocumentVariant? {
    try DocumentFormat(rawValue: copy.name.format)?.entry.variant(register.asset(copy.template))
  }

  /// The pictures of a record, as they were when it was issued or closed.
  private func pictures(of form: NumberedForm, _ attachments: [Attachment]) throws -> PictureLoader {
    var album = PictureAlbum()
    for image in form.pictures {
      guard let digest = image.sha256.flatMap({ Digest(hex: $0) }) else { continue }
      let bytes = try attachments.first { $0.digest == digest }?.bytes ?? register.asset(digest)
      album.add(try Picture(bytes), as: image)
    }
    return album.loader
  }
}

extension IssuedForm {
  /// Refuses copies that are not as they were recorded: an altered file is never handed out as the record. Only a file of
  /// the recorded size is read.
  func checkCopies(in store: any FileStore) throws {
    for copy in copies {
      let content = try store.content(of: copy.file, expecting: copy.bytes)
      guard case .file(let digest) = content, digest == copy.sha256 else { throw RecordProblem.copy(copy.file) }
    }
  }
}

extension CopyMarks {
  /// The marks of a printing's copies.
  fileprivate init(_ job: PrintJob) {
    let void = job.void.map {
      CopyMarks.Void(reason: $0.words, date: $0.stamp.at.date, operatorName: $0.stamp.operatorName)
    }
    self.init(void: void, replaces: job.record.stated.replacing.label, reprints: job.reprintCount)
  }
}
