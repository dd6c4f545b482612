import Findings
import Forms
import Register
import Storage
import Synchronization
import Threads

/// What all calls at a desk share: the register's handles, which stay open between calls, the printers of the forms, and
/// the order in which calls are served.
final class DeskSession: Sendable {
  /// How many calls of each kind are served at a time. Of those that write a form one has the register while the next waits for
  /// it: more would only wait on threads.
  private static let widths = (reading: 8, writing: 2, list: 4, long: 4)
  /// Handles that rest beyond this number are closed.
  private static let restingHandles = widths.reading

  /// The threads on which calls are served.
  let threads = WorkThreads("liandan.desk", most: widths.reading + widths.writing + widths.list + widths.long)
  /// The gates at which calls wait.
  private let gates = (
    reading: CallGate(width: widths.reading), writing: CallGate(width: widths.writing),
    list: CallGate(width: widths.list), long: CallGate(width: widths.long)
  )

  /// The register's folder.
  let directory: String
  private let writers = Mutex<[RecordReader]>([])
  private let readers = Mutex<[RecordReader]>([])
  /// The schemas of records, compiled once for all handles.
  let schemas = RecordSchemas()
  /// The newest records, by their words.
  private let tail = WordTail()
  /// The renderers of forms, and the fonts of fixed pages.
  private let renderers: RendererCache
  private let printers = Mutex<[PrinterKey: FormPrinter]>([:])

  /// The session of a register's folder, which need not be there yet; `renderers` may be shared with other sessions.
  init(directory: String, renderers: RendererCache = RendererCache()) {
    self.directory = directory
    self.renderers = renderers
  }

  /// The fonts of fixed pages.
  var pages: PageFontCache { renderers.pages }

  /// Reads the records of a register that was opened elsewhere.
  func records(_ register: FormRegister, store: any FileStore) -> RecordReader {
    RecordReader(register, store: store, renderers: renderers)
  }

  /// The gate at which calls of a kind wait.
  func gate(_ kind: CallKind) -> CallGate {
    switch kind {
    case .reading: gates.reading
    case .writing: gates.writing
    case .list: gates.list
    case .long: gates.long
    }
  }

  /// Lends the register to write in, which is nobody else's meanwhile. A new one is made where there is none; `isNew` is
  /// told of it.
  ///
  /// - Parameters:
  ///   - mark: Who writes, and when.
  ///   - timeout: How long to wait for other writers.
  ///   - store: The disk.
  func write<Output>(
    by mark: AuditStamp, timeout: Duration, store: any FileStore, isNew: (String) -> Void,
    _ body: (RecordReader) throws -> Output
  ) throws -> Output {
    let records = try writer(mark, timeout: timeout, store: store, isNew)
    do {
      let output = try body(records)
      records.register.rest()
      rest(records, among: writers)
      return output
    } catch {
      // What went wrong may have left the handle in a state that nobody knows.
      try? records.register.close()
      throw error
    }
  }

  private func writer(
    _ mark: AuditStamp, timeout: Duration, store: any FileStore, _ isNew: (String) -> Void
  ) throws -> RecordReader {
    if let records = inPlace(writers) {
      try records.register.resume(by: mark, lockTimeout: timeout)
      return records
    }
    let register = try FormRegister.open(
      directory: directory, for: .writing(by: mark), lockTimeout: timeout, store: store, schemas: schemas, tail: tail)
    if register.isNew { isNew(directory) }
    return records(register, store: store)
  }

  /// Lends the register to read from; writers are at work meanwhile.
  func read<Output>(store: any FileStore, _ body: (RecordReader) throws -> Output) throws -> Output {
    let records =
      try inPlace(readers)
      ?? records(
        FormRegister.open(directory: directory, for: .reading, store: store, schemas: schemas, tail: tail),
        store: store)
    defer { rest(records, among: readers) }
    return try body(records)
  }

  /// A handle that rests, if its database lies where it was; others are closed.
  private func inPlace(_ resting: borrowing Mutex<[RecordReader]>) -> RecordReader? {
    while let records = resting.withLock({ $0.popLast() }) {
      if records.register.isInPlace { return records }
      try? records.register.close()
    }
    return nil
  }

  private func rest(_ records: RecordReader, among resting: borrowing Mutex<[RecordReader]>) {
    let isKept = resting.withLock { resting in
      if resting.count < DeskSession.restingHandles { resting.append(records) }
      return resting.last === records
    }
    if !isKept { try? records.register.close() }
  }

  /// The printer of new forms, with the library's current templates; `language` is that to print in, or `nil` for that of
  /// the form's templates, `level` the kind of PDF, or `nil` for that of the profile.
  ///
  /// - Throws: a `FindingList` if a template has errors.
  func printer(
    for schema: FormSchema, formats: [DocumentFormat], templates: TemplateLibrary, language: Language? = nil,
    level: PDFLevel? = nil
  ) throws -> FormPrinter {
    let sources = try formats.map {
      try FormPrinter.Source(schema, format: $0, library: templates, language: language, level: level, pages: pages)
    }
    let key = PrinterKey(
      schema: schema.text, profile: schema.profile.text, formats: formats, language: language, level: level,
      templates: sources.map(\.digest))
    if let known = printers.withLock({ $0[key] }) { return known }
    let printer = try FormPrinter(schema: schema, sources: sources, renderers: renderers)
    // Older ones are of templates that were changed since.
    printers.withLock { printers in
      printers = printers.filter {
        $0.key.schema != key.schema || $0.key.formats != key.formats || $0.key.language != language
          || $0.key.level != level
      }
      printers[key] = printer
    }
    return printer
  }
}

/// What a call does, by which it waits for others of its kind alone.
enum CallKind {
  /// It looks at what is there.
  case reading
  /// It writes a form, or something about a few.
  case writing
  /// It goes through a short list.
  case list
  /// It goes through many forms.
  case long
}

/// By what a printer is known.
private struct PrinterKey: Hashable {
  let schema: String
  let profile: String
  let formats: [DocumentFormat]
  let language: Language?
  let level: PDFLevel?
  let templates: [Digest]
}
