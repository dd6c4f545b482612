import Forms
import PageGraphics
import Records
import Register
import Storage
import Templates

/// The document of one copy.
struct CopyDocument: Sendable {
  /// The content of its file.
  let bytes: [UInt8]
  /// How many pages it has, of formats of fixed pages: what others have, only the program that shows them knows.
  var pages: Int?
}

/// Renders copies of forms as documents of one format (walk, hop 5).
///
/// A format is added by a type that conforms to this and by its line in `DocumentFormat.entry`.
protocol CopyRenderer: Sendable {
  /// The documents of these copies of a form, in their order. The same form and marks give the same bytes, whatever was
  /// rendered before.
  ///
  /// - Throws: what keeps the form from being rendered.
  mutating func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [CopyDocument]
}

extension TemplateRenderer: CopyRenderer {
  mutating func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) throws -> [CopyDocument] {
    try render(form, copies: copies, marks: marks, pictures: pictures).map { CopyDocument(bytes: $0) }
  }
}

/// The printer of one format of a form's copies: a value, of which each thread uses one of its own.
struct FormatPrinter: Sendable {
  /// The format, and the template that its documents are made with.
  let format: DocumentFormat
  let template: Digest
  private var renderer: any CopyRenderer
  private var digests = DigestSeries()

  init(_ format: DocumentFormat, template: Digest, renderer: any CopyRenderer) {
    self.format = format
    self.template = template
    self.renderer = renderer
  }

  /// The pages of these copies of a form.
  ///
  /// - Precondition: the format is one of fixed pages.
  func pages(_ task: PrintTask, copies: [CopyDefinition]) throws -> [[FixedPage]] {
    guard let renderer = renderer as? PageCopyRenderer else { preconditionFailure("\(format) has no fixed pages") }
    return try renderer.pages(of: task.form, copies: copies, marks: task.marks, pictures: task.pictures)
  }

  /// These copies of a form.
  mutating func print(_ task: PrintTask, copies: [CopyDefinition]) throws -> [RenderedCopy] {
    let documents = try renderer.documents(
      of: task.form, copies: copies, marks: task.marks, pictures: task.pictures)
    return zip(copies, documents).map { copy, document in
      RenderedCopy(
        CopyName(number: task.form.number, copy: copy.id, format: format.rawValue, edition: task.edition),
        year: task.form.issuedOn.year, template: template, content: document.bytes,
        sha256: digests.digest(of: document.bytes), pages: document.pages)
    }
  }
}

/// Copies of a form that are to be printed.
struct PrintTask: Sendable {
  /// The form, under the schema it was issued with.
  let form: NumberedForm
  /// Which copies, in which formats.
  let files: [PlannedFile]
  var edition = Edition.issue
  var marks = CopyMarks.none
  var pictures = PictureLoader.none
}
