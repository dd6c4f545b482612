import Expressions
import Findings
import Fonts
import Forms
import PDF
import PageGraphics
import Pages
import Storage
import Synchronization
import Templates

/// The fonts of fixed pages, by language: found once, when a document of fixed pages is first made.
final class PageShelf: Sendable {
  private let fonts = Mutex<[Language: PageFonts]>([:])

  /// The fonts of a language.
  ///
  /// - Throws: a `FontError` that names the package to install.
  func fonts(_ language: Language) throws -> PageFonts {
    try fonts.withLock { known in
      if let fonts = known[language] { return fonts }
      let made = try PageFonts(FontCatalogue(), language: language)
      known[language] = made
      return made
    }
  }
}

/// Renders copies as PDF, prepared for PDF/A-2u: the schema's layout on fixed pages.
struct PDFCopyRenderer: CopyRenderer {
  private let template: PageTemplate
  private let drawer: PageDrawer
  private let cache = PDFCache()

  /// - Throws: a `FindingList` if the layout has errors, a `FontError` if a font is missing.
  init(_ schema: FormSchema, language: Language, pages: PageShelf) throws {
    template = try PageTemplate.compile(schema, language: language, fonts: pages.fonts(language)).get()
    drawer = PageDrawer(template)
  }

  func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[UInt8]] {
    try zip(copies, drawer.pages(of: form, copies: copies, marks: marks, pictures: pictures)).map { copy, pages in
      let sink = MemorySpool()
      let writer = PDFWriter(information(form, copy), cache: cache, to: sink)
      for page in pages { try writer.add(page) }
      try writer.finish()
      return sink.bytes
    }
  }

  /// The document's properties. They name no moment but the day of issue: the same form gives the same bytes at any time.
  private func information(_ form: NumberedForm, _ copy: CopyDefinition) -> DocumentInformation {
    let (profile, language) = (form.schema.profile, template.language)
    return DocumentInformation(
      title: "\(form.schema.title.text(in: language)) \(form.number)", number: form.number, author: profile.name,
      keeper: copy.keeper, language: language.rawValue,
      created: DocumentMoment(
        year: form.issuedOn.year, month: form.issuedOn.month, day: form.issuedOn.day,
        offset: profile.utcOffsetMinutes), software: "Liandan")
  }
}
