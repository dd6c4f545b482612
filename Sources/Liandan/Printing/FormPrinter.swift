import Expressions
import Findings
import Forms
import PageGraphics
import Records
import Register
import Storage
import Synchronization
import Templates

/// Prints the copies of one schema's forms: those that are issued, closed, made void, printed again, or were left unprinted
/// by a process that died. Any number of threads may use it; nothing is written.
final class FormPrinter: Sendable {
  /// What came of printing copies.
  struct Printing: Sendable {
    /// The copies that were printed.
    var copies: [RenderedCopy] = []
    /// Those that cannot be printed, each with the reason.
    var failures: [(file: PlannedFile, reason: LocalizedText)] = []
  }

  /// The copies that are printed of every new form.
  let plan: [PlannedFile]
  private let schema: FormSchema
  private let templates: [[UInt8]]
  /// The register that has the templates of forms on record.
  private let register: FormRegister?
  private let renderers: RendererCache
  private let printers: Mutex<[(format: DocumentFormat, template: Digest, pool: ObjectPool<FormatPrinter>)]>

  /// What the documents of one format are made from.
  struct Source {
    let format: DocumentFormat
    let bytes: [UInt8]
    /// The name under which findings speak of it.
    let name: String
    let digest: Digest

    /// The source of a format, as it lies in the library.
    init(
      _ schema: FormSchema, format: DocumentFormat, library: TemplateLibrary, language: Language?, level: PDFLevel?,
      pages: PageFontCache
    ) throws {
      self.format = format
      let (source, name) = try library.source(of: schema, as: format, language: language, level: level)
      self.name = name
      bytes =
        try format.entry.pages.map { fixed in
          var source = SchemaSource(source)
          source.fonts = RecordedFonts(try pages.fonts(source.language, for: fixed, of: schema.profile))
          return source.bytes(schema)
        } ?? source
      digest = Digest(of: bytes)
    }

    /// A template of the user's.
    init(_ format: DocumentFormat, _ bytes: [UInt8], name: String) {
      (self.format, self.bytes, self.name, digest) = (format, bytes, name, Digest(of: bytes))
    }
  }

  /// The printer of new forms.
  ///
  /// - Throws: a `FindingList` if a template has errors: no number is taken for what cannot be printed.
  init(schema: FormSchema, sources: [Source], renderers: RendererCache) throws {
    var printers: [(DocumentFormat, Digest, ObjectPool<FormatPrinter>)] = []
    for source in sources {
      let renderer = try renderers.renderer(
        for: schema, source.format, source.digest, name: source.name, checks: .all
      ) { source.bytes }
      printers.append(
        (source.format, source.digest, FormPrinter.pool(source.format, template: source.digest, renderer: renderer)))
    }
    self.schema = schema
    plan = sources.flatMap { source in
      schema.copies.map { PlannedFile(copy: $0.id, format: source.format.rawValue, template: source.digest) }
    }
    templates = sources.map(\.bytes)
    register = nil
    self.renderers = renderers
    self.printers = Mutex(printers)
  }

  /// The printer of forms on record, whose templates the register has.
  init(schema: FormSchema, record register: FormRegister, renderers: RendererCache) {
    self.schema = schema
    self.renderers = renderers
    (plan, templates) = ([], [])
    self.register = register
    printers = Mutex([])
  }

  /// Keeps the templates in the register, so that a form can be printed again years later.
  func keep(in register: FormRegister) throws { for bytes in templates { try register.store(asset: bytes) } }

  /// All copies of a task.
  ///
  /// - Throws: what keeps the first of them from being printed.
  func copies(_ task: PrintTask) throws -> [RenderedCopy] {
    var printed: [RenderedCopy] = []
    printed.reserveCapacity(task.files.count)
    var rest = task.files[...]
    while let first = rest.first {
      let sameFormat = rest.prefix { $0.format == first.format && $0.template == first.template }
      rest = rest.dropFirst(sameFormat.count)
      let copies = try sameFormat.map { try copy($0, of: task) }
      printed += try pool(of: first, task).lend { try $0.print(task, copies: copies) }
    }
    return printed
  }

  /// The pages of a task's copies, which are all of one format of fixed pages.
  func pages(_ task: PrintTask) throws -> [[FixedPage]] {
    let copies = try task.files.map { try copy($0, of: task) }
    return try pool(of: task.files[0], task).lend { try $0.pages(task, copies: copies) }
  }

  /// The copies of a task that can be printed, and why the others cannot.
  ///
  /// - Throws: a `RegisterError`, if the register cannot be read.
  func printing(_ task: PrintTask) throws -> Printing {
    do { return Printing(copies: try copies(task)) } catch let error as RegisterError { throw error } catch {
      if task.files.count == 1 { return Printing(failures: [(task.files[0], SystemReason.said(error))]) }
    }
    // One of them cannot: each is tried by itself.
    var printing = Printing()
    for file in task.files {
      let one = PrintTask(
        form: task.form, files: [file], edition: task.edition, marks: task.marks, pictures: task.pictures)
      let outcome = try self.printing(one)
      printing.copies += outcome.copies
      printing.failures += outcome.failures
    }
    return printing
  }

  /// Why a form could not be printed, if it could not: tried under the first number of the day.
  func findings(_ form: ValidForm, album: PictureAlbum, on date: CalendarDate, at origin: Origin) -> [Finding] {
    let numbered = DayNumbers(form.schema.number, on: date).form(form, 1)
    do {
      _ = try copies(PrintTask(form: numbered, files: plan, pictures: album.loader))
      return []
    } catch { return Finding.undrawable(error, at: origin) }
  }

  private func copy(_ file: PlannedFile, of task: PrintTask) throws -> CopyDefinition {
    if let copy = schema.copy(file.copy) { return copy }
    throw FormPrinter.unknown(file, of: task)
  }

  /// The printers of a file's format, made the first time. Templates of the record were checked when they were taken in.
  private func pool(of file: PlannedFile, _ task: PrintTask) throws -> ObjectPool<FormatPrinter> {
    return try printers.withLock { printers in
      if let known = printers.first(where: { $0.format.rawValue == file.format && $0.template == file.template }) {
        return known.pool
      }
      guard let format = DocumentFormat(rawValue: file.format), let register else {
        throw FormPrinter.unknown(file, of: task)
      }
      let name = "\(schema.id).\(format.rawValue)"
      let renderer = try renderers.renderer(for: schema, format, file.template, name: name, checks: .none) {
        try register.asset(file.template)
      }
      let pool = FormPrinter.pool(format, template: file.template, renderer: renderer)
      printers.append((format, file.template, pool))
      return pool
    }
  }

  private static func pool(
    _ format: DocumentFormat, template: Digest, renderer: any CopyRenderer
  ) -> ObjectPool<FormatPrinter> {
    let printer = FormatPrinter(format, template: template, renderer: renderer)
    return ObjectPool { printer }
  }

  private static func unknown(_ file: PlannedFile, of task: PrintTask) -> DeskError {
    let number = task.form.number
    return DeskError(
      "台账里 \(number) 的联次“\(file.copy)”或格式“\(file.format)”认不得。请用 liandan verify 检查台账",
      hant: "台帳裡 \(number) 的聯次「\(file.copy)」或格式「\(file.format)」認不得。請用 liandan verify 檢查台帳",
      en: "\(number) has a copy “\(file.copy)” or format “\(file.format)” that is unknown. Run liandan verify")
  }
}
