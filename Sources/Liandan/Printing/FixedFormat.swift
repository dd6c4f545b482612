import Expressions
import Findings
import Fonts
import Forms
import OFD
import PDF
import PageGraphics
import Storage

/// The formats of fixed pages.
enum FixedFormat: String, Sendable, Hashable {
  /// Prepared for PDF/A.
  case pdf
  /// Prepared for OFD-A.
  case ofd

  /// The outlines of fonts that the format takes; `nil` for any.
  var outlines: FontOutlines? { self == .ofd ? .trueType : nil }

  /// The format of the documents.
  var documents: DocumentFormat { self == .ofd ? .ofd : .pdf }

  /// Begins a document in this format whose bytes go to `sink`; `directory` keeps what is written at its end.
  func writer(
    _ information: DocumentInformation, _ caches: PageCaches, _ level: PDFLevel = .a2u, to sink: any ByteSink,
    directory: any ByteSpool
  ) throws -> any FixedPageWriter {
    switch self {
    case .pdf: PDFWriter(information, as: level.conformance, cache: caches.pdf, to: sink)
    case .ofd: try OFDWriter(information, cache: caches.ofd, to: sink, directory: directory)
    }
  }
}

extension FixedFormat {
  /// A whole document of these pages, with these files in it.
  func document(
    _ pages: [FixedPage], _ information: DocumentInformation, _ caches: PageCaches, _ level: PDFLevel = .a2u,
    files: [AssociatedFile] = []
  ) throws -> [UInt8] {
    let sink = MemorySpool()
    let writer = try writer(information, caches, level, to: sink, directory: MemorySpool())
    for page in pages { try writer.add(page) }
    try writer.finish(files: files)
    return sink.bytes
  }
}

extension [DocumentInformation.Item] {
  /// What archives ask of a record, under the names that they use; a PDF says it by properties of its own.
  static func records(_ copy: CopyDefinition, of form: NumberedForm, in language: Language) -> Self {
    [
      ("编号", form.number), ("题名", form.schema.title.text(in: language)), ("责任者", form.schema.profile.name),
      ("日期", form.issuedOn.iso), ("保管部门", copy.keeper), ("表单", form.schema.id),
    ].map { DocumentInformation.Item($0, $1) }
  }
}

/// What documents of the same templates share.
struct PageCaches: Sendable {
  let pdf = PDFCache()
  let ofd = OFDCache()
}

/// Writes a document page by page.
protocol FixedPageWriter: AnyObject {
  /// What the document says about itself, which may be changed until it is finished.
  var information: DocumentInformation { get set }
  /// Writes the next page.
  func add(_ page: FixedPage) throws
  /// Writes what is left, and ends the document with these files in it.
  func finish(files: [AssociatedFile]) throws
}

extension PDFWriter: FixedPageWriter {}
extension OFDWriter: FixedPageWriter {}

extension DocumentInformation {
  /// The properties of a document with forms of a schema. They name no moment but a day: the same forms give the same bytes at
  /// any time.
  init(_ title: String, of schema: FormSchema, on date: CalendarDate, in language: Language) {
    self.init(title, by: schema.profile, on: date, in: language)
  }

  /// The properties of a document of a company.
  init(_ title: String, by profile: CompanyProfile, on date: CalendarDate, in language: Language) {
    self.init(
      title: title, author: profile.name, language: language.rawValue,
      created: DocumentMoment(year: date.year, month: date.month, day: date.day, offset: profile.utcOffsetMinutes),
      software: "Liandan")
  }

  /// The properties of one copy of a form.
  init(_ copy: CopyDefinition, of form: NumberedForm, in language: Language) {
    self.init(
      "\(form.schema.title.text(in: language)) \(form.number)", of: form.schema, on: form.issuedOn, in: language)
    (number, keeper) = (form.number, copy.keeper)
  }
}
