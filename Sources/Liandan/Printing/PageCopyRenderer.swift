import Expressions
import Findings
import Fonts
import Forms
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

/// Renders copies as the schema's layout on fixed pages.
struct PageCopyRenderer: CopyRenderer {
  private let template: PageTemplate
  private let drawer: PageDrawer
  private let format: FixedFormat
  private let caches = PageCaches()

  /// - Throws: a `FindingList` if the layout has errors, a `FontError` if a font is missing.
  init(_ schema: FormSchema, as format: FixedFormat, language: Language, pages: PageFontCache) throws {
    template = try PageTemplate.compile(
      schema, language: language, fonts: pages.fonts(language, for: format)
    ).get()
    drawer = PageDrawer(template)
    self.format = format
  }

  /// The pages of each of these copies.
  func pages(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[FixedPage]] {
    try drawer.pages(of: form, copies: copies, marks: marks, pictures: pictures)
  }

  func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[UInt8]] {
    try zip(copies, pages(of: form, copies: copies, marks: marks, pictures: pictures)).map { copy, pages in
      var information = DocumentInformation(
        "\(form.schema.title.text(in: template.language)) \(form.number)", of: form.schema, on: form.issuedOn,
        in: template.language)
      (information.number, information.keeper) = (form.number, copy.keeper)
      return try document(pages, information)
    }
  }

  /// An empty form, to be filled in by hand.
  func blank(on date: CalendarDate) throws -> [UInt8] {
    let (schema, language) = (template.schema, template.language)
    return try document(
      drawer.blankPages(copy: nil),
      DocumentInformation(schema.title.text(in: language), of: schema, on: date, in: language))
  }

  private func document(_ pages: [FixedPage], _ information: DocumentInformation) throws -> [UInt8] {
    let sink = MemorySpool()
    let writer = try format.writer(information, caches, to: sink, directory: MemorySpool())
    for page in pages { try writer.add(page) }
    try writer.finish(files: [])
    return sink.bytes
  }
}
