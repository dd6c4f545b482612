import Expressions
import Findings
import Fonts
import Forms
import PageGraphics
import Pages
import Storage
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
      whole(nil) { [try $0.blankPages(copy: nil)] }[0],
      DocumentInformation(schema.title.text(in: language), of: schema, on: date, in: language))
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

  private func document(_ pages: [FixedPage], _ information: DocumentInformation) throws -> [UInt8] {
    let sink = MemorySpool()
    let writer = try format.writer(information, caches, to: sink, directory: MemorySpool())
    for page in pages { try writer.add(page) }
    try writer.finish(files: [])
    return sink.bytes
  }
}
