import Expressions
import Findings
import Fonts
import Forms
import OFD
import PDF
import PageGraphics
import Pages
import Storage
import Synchronization
import Templates

/// The fonts of fixed pages: found once, when a document of fixed pages is first made.
final class PageFontCache: Sendable {
  private struct Key: Hashable {
    let language: Language
    let format: FixedFormat
  }
  private let fonts = Mutex<[Key: PageFonts]>([:])

  /// The fonts of a language.
  ///
  /// - Throws: a `FontError` that names the package to install.
  func fonts(_ language: Language, for format: FixedFormat) throws -> PageFonts {
    try fonts.withLock { known in
      let key = Key(language: language, format: format)
      if let fonts = known[key] { return fonts }
      let made = try PageFonts(FontCatalogue(), language: language, outlines: format.outlines)
      known[key] = made
      return made
    }
  }
}

/// The formats of fixed pages.
enum FixedFormat: String, Sendable, Hashable {
  /// Prepared for PDF/A-2u.
  case pdf
  /// Prepared for OFD-A.
  case ofd

  /// The outlines of fonts that the format takes; `nil` for any.
  var outlines: FontOutlines? { self == .ofd ? .trueType : nil }
}

/// Renders copies as the schema's layout on fixed pages.
struct PageCopyRenderer: CopyRenderer {
  private let template: PageTemplate
  private let drawer: PageDrawer
  private let format: FixedFormat
  private let caches = (pdf: PDFCache(), ofd: OFDCache())

  /// - Throws: a `FindingList` if the layout has errors, a `FontError` if a font is missing.
  init(_ schema: FormSchema, as format: FixedFormat, language: Language, pages: PageFontCache) throws {
    template = try PageTemplate.compile(
      schema, language: language, fonts: pages.fonts(language, for: format)
    ).get()
    drawer = PageDrawer(template)
    self.format = format
  }

  func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[UInt8]] {
    try zip(copies, drawer.pages(of: form, copies: copies, marks: marks, pictures: pictures)).map { copy, pages in
      try document(
        pages,
        information(
          "\(form.schema.title.text(in: template.language)) \(form.number)", of: form.schema, on: form.issuedOn,
          number: form.number, keeper: copy.keeper))
    }
  }

  /// An empty form, to be filled in by hand.
  func blank(on date: CalendarDate) throws -> [UInt8] {
    let schema = template.schema
    return try document(
      drawer.blankPages(copy: nil), information(schema.title.text(in: template.language), of: schema, on: date))
  }

  private func document(_ pages: [FixedPage], _ information: DocumentInformation) throws -> [UInt8] {
    let sink = MemorySpool()
    switch format {
    case .pdf:
      let writer = PDFWriter(information, cache: caches.pdf, to: sink)
      for page in pages { try writer.add(page) }
      try writer.finish()
    case .ofd:
      let writer = try OFDWriter(information, cache: caches.ofd, to: sink)
      for page in pages { try writer.add(page) }
      try writer.finish()
    }
    return sink.bytes
  }

  /// The document's properties. They name no moment but the day of issue: the same form gives the same bytes at any time.
  private func information(
    _ title: String, of schema: FormSchema, on date: CalendarDate, number: String? = nil, keeper: String? = nil
  ) -> DocumentInformation {
    DocumentInformation(
      title: title, number: number, author: schema.profile.name, keeper: keeper, language: template.language.rawValue,
      created: DocumentMoment(
        year: date.year, month: date.month, day: date.day, offset: schema.profile.utcOffsetMinutes),
      software: "Liandan")
  }
}
