import Expressions
import Findings
import Fonts
import Forms
import PageGraphics
import Pages
import Templates

/// Renders copies as the schema's layout on fixed pages.
struct PageCopyRenderer: CopyRenderer {
  private let template: PageTemplate
  private let drawer: PageDrawer
  private let wide: WidePages
  private let format: FixedFormat
  private let caches = PageCaches()

  /// - Throws: a `FindingList` if the layout has errors, a `FontError` if a font is missing.
  init(_ schema: FormSchema, as format: FixedFormat, language: Language, pages: PageFontCache) throws {
    template = try PageTemplate.compile(
      schema, language: language, fonts: pages.fonts(language, for: format, of: schema.profile)
    ).get()
    drawer = PageDrawer(template)
    wide = WidePages(template, format, pages)
    self.format = format
  }

  /// The pages of each of these copies.
  ///
  /// - Throws: a `FindingList` that tells which values have characters that no font has.
  func pages(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[FixedPage]] {
    try whole(form) { try $0.pages(of: form, copies: copies, marks: marks, pictures: pictures) }
  }

  func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[UInt8]] {
    try zip(copies, pages(of: form, copies: copies, marks: marks, pictures: pictures)).map { copy, pages in
      try format.document(pages, DocumentInformation(copy, of: form, in: template.language), caches)
    }
  }

  /// An empty form, to be filled in by hand, moved for a printer.
  func blank(on date: CalendarDate, for printer: PrinterChoice?) throws -> [UInt8] {
    let (schema, language) = (template.schema, template.language)
    let pages = try whole(nil) { [try $0.blankPages(copy: nil)] }[0]
    return try format.document(
      pages.map { printer?.moved($0) ?? $0 },
      DocumentInformation(schema.title.text(in: language), of: schema, on: date, in: language), caches)
  }

  /// What is drawn, on more fonts if those of the template lack a character.
  private func whole(
    _ form: NumberedForm?, _ draw: (PageDrawer) throws -> [[FixedPage]]
  ) throws -> [[FixedPage]] {
    let pages = try draw(drawer)
    guard var missing = MissingCharacters.first(in: pages) else { return pages }
    let wider = try wide.drawer()
    if let wider {
      let pages = try draw(wider.drawer)
      guard let still = MissingCharacters.first(in: pages) else { return pages }
      missing = still
    }
    throw MissingCharacters.error(missing, in: form, wider?.template ?? template)
  }
}
