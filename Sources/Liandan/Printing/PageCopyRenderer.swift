import Expressions
import Findings
import Fonts
import Forms
import PDF
import PageGraphics
import Pages
import Templates

/// Renders copies as the schema's layout on fixed pages.
struct PageCopyRenderer: CopyRenderer {
  private let template: PageTemplate
  private let drawer: PageDrawer
  private let wide: WidePages
  private let format: FixedFormat
  private let level: PDFLevel
  private let caches = PageCaches()
  /// What makes the document that lies inside.
  private var inner: (template: CompiledTemplate, renderer: TemplateRenderer)?

  /// - Throws: a `FindingList` if the layout, or the template of the document inside, has errors; a `FontError` if a font is
  ///   missing.
  init(
    _ schema: FormSchema, as format: FixedFormat, _ source: SchemaSource, checks: TemplateChecks, pages: PageFontCache
  ) throws {
    template = try PageTemplate.compile(
      schema, language: source.language, fonts: pages.fonts(source.language, for: format, of: schema.profile)
    ).get()
    drawer = PageDrawer(template)
    wide = WidePages(template, format, pages)
    self.format = format
    level = source.level
    inner = try source.document.map { bytes in
      let compiled = try CompiledTemplate.of(schema, bytes, name: "\(schema.id).docx", checks: checks)
      return (compiled, TemplateRenderer(compiled))
    }
  }

  /// The pages of each of these copies.
  ///
  /// - Throws: a `FindingList` that tells which values have characters that no font has.
  func pages(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [[FixedPage]] {
    try whole(form) { try $0.pages(of: form, copies: copies, marks: marks, pictures: pictures) }
  }

  mutating func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [CopyDocument] {
    let isTagged = level.conformance.isTagged
    let pages = try whole(form) {
      try $0.pages(of: form, copies: copies, marks: marks, pictures: pictures, isTagged: isTagged)
    }
    let inside = try inner?.renderer.render(form, copies: copies, marks: marks, pictures: pictures)
    return try copies.indices.map { index in
      var information = DocumentInformation(copies[index], of: form, in: template.language)
      if format == .ofd { information.items = .records(copies[index], of: form, in: template.language) }
      let files = inside.map { inside in
        [
          AssociatedFile.data(of: form, copies[index], at: information.created),
          .document(inside[index], named: "\(form.number)-\(copies[index].id)", at: information.created),
        ]
      }
      let bytes = try format.document(pages[index], information, caches, level, files: files ?? [])
      return CopyDocument(bytes: bytes, pages: pages[index].count)
    }
  }

  /// An empty form, to be filled in by hand, moved for a printer; `notice` hears if that pushes something over the edge.
  func blank(
    on date: CalendarDate, for printer: PrinterChoice?, _ notice: (LocalizedText) -> Void
  ) throws -> [UInt8] {
    let (schema, language) = (template.schema, template.language)
    let isTagged = level.conformance.isTagged
    let pages = try whole(nil) { [try $0.blankPages(copy: nil, isTagged: isTagged)] }[0]
    if let printer, pages.contains(where: printer.pushesOut) { notice(printer.pushedOut(of: schema.title)) }
    let information = DocumentInformation(schema.title.text(in: language), of: schema, on: date, in: language)
    let files = try inner.map { inner in
      [AssociatedFile.document(try inner.template.blank(schema), named: schema.id, at: information.created)]
    }
    return try format.document(
      pages.map { printer?.moved($0) ?? $0 }, information, caches, level, files: files ?? [])
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

extension PDFLevel {
  /// The kind of PDF/A that such documents are prepared for.
  var conformance: PDFConformance {
    switch self {
    case .a2u: .a2u
    case .a3b: .a3b
    case .a2a: .a2a
    }
  }
}
