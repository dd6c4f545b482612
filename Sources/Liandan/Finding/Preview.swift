import Expressions
public import Findings
import Forms
import Intake
import PageGraphics
import Pages
import Pictures
import Register
import Templates

/// Forms filled in as samples, without a register: what authors of forms and templates look at.
public struct FormPreview: Sendable {
  /// One copy.
  public struct Copy: Sendable {
    /// Which form of the data it is of, from 1.
    public let ordinal: Int
    /// The id of the copy, or of what goes out with it.
    public let id: String
    /// The document.
    public let bytes: [UInt8]
  }
  /// The form's id.
  public let form: String
  /// The copies in their order, form after form.
  public let copies: [Copy]
  /// What is wrong with the data; they are printed all the same.
  public let findings: [Finding]
}

extension IssueDesk {
  /// Prints forms as samples, marked 样张 across each page; no number is taken, and nothing is recorded.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - source: The data; the example that came with the form if `nil`, else an empty form.
  ///   - format: The format.
  ///   - language: The language of the document; that of the form's template if `nil`.
  ///   - pdf: The kind of PDF; that of the company's profile if `nil`.
  ///   - enclosures: Whether letters, slips, envelopes and labels are printed, too: on fixed pages.
  /// - Throws: a ``DeskError`` if the form does not exist or has no copies, a `FindingList` if its schema or template has
  ///   errors.
  public func preview(
    _ name: String, from source: DataSource?, as format: DocumentFormat, language: Language? = nil,
    pdf: PDFLevel? = nil, enclosures: Bool = false
  ) throws -> FormPreview {
    let schema = try library.schema(name)
    guard !schema.copies.isEmpty else { throw IssueDesk.noCopies(schema) }
    if enclosures, schema.enclosures.isEmpty { throw PrintProblem.noEnclosures(schema) }
    let enclosing =
      enclosures ? format.entry.pages.map { SampleEnclosures($0, language ?? .zhHans, session.pages) } : nil
    let example = library.examples().first { $0.name == "\(schema.id).json" }.map { DataSource.file($0.path) }
    let (bytes, file) = try templates.source(of: schema, as: format, language: language, level: pdf)
    var renderer = try format.entry.renderer(for: schema, bytes, name: file, checks: .all, pages: session.pages)
    var copies: [FormPreview.Copy] = []
    func draw(_ values: Row, _ album: PictureAlbum, _ ordinal: Int) throws {
      // As long as a real number, and none that is ever given.
      let number = schema.number.number(serial: 0, on: mark.at.date)
      let form = NumberedForm(schema: schema, number: number, values: values, stage: .closing, issuedOn: mark.at.date)
      let documents = try renderer.documents(of: form, copies: schema.copies, marks: .sample, pictures: album.loader)
      copies += zip(schema.copies, documents).map { FormPreview.Copy(ordinal: ordinal, id: $0.id, bytes: $1.bytes) }
      copies += try enclosing?.copies(of: form, ordinal, album.loader) ?? []
    }
    guard let source = source ?? example else {
      try draw(Row(), PictureAlbum(), 1)
      return FormPreview(form: schema.id, copies: copies, findings: library.warnings(about: schema))
    }
    var (submissions, findings) = SubmissionReader.readAll(source, schema: schema)
    let checker = FormChecker(schema: schema, stage: .closing, context: context, pictures: pictures)
    for (index, submission) in submissions.enumerated() {
      let outcome = checker.outcome(of: submission)
      findings += outcome.findings
      // Whatever can be computed of one with errors is printed too.
      let values = outcome.form?.values ?? outcome.filled.evaluated(at: .closing, in: context).values
      try draw(values, outcome.album, index + 1)
    }
    return FormPreview(form: schema.id, copies: copies, findings: library.warnings(about: schema) + findings)
  }

  private static func noCopies(_ schema: FormSchema) -> DeskError {
    let title = schema.title
    return DeskError(
      "“\(title.zhHans)”是一行一行记的台账，没有联次，不单张印。记过之后用 liandan ledger \(schema.id) --as docx 印成册",
      hant: "「\(title.text(in: .zhHant))」是一列一列記的台帳，沒有聯次，不單張印。記過之後用 liandan ledger \(schema.id) --as docx 印成冊",
      en:
        "'\(title.text(in: .en))' is a ledger of lines and has no copies. Once it has lines, print the book with liandan "
        + "ledger \(schema.id) --as docx", kind: .usage)
  }
}

/// Draws what goes out with samples, each in a document of its own.
private struct SampleEnclosures {
  private let drawers: EnclosureDrawers
  private let language: Language
  private let fonts: PageFontCache
  private let caches = PageCaches()

  init(_ format: FixedFormat, _ language: Language, _ fonts: PageFontCache) {
    (drawers, self.language, self.fonts) = (EnclosureDrawers(format), language, fonts)
  }

  func copies(of form: NumberedForm, _ ordinal: Int, _ pictures: PictureLoader) throws -> [FormPreview.Copy] {
    let schema = form.schema
    guard let copy = schema.copies.first else { return [] }
    return try schema.enclosures.map { enclosure in
      let drawer = try drawers.drawer(of: enclosure, schema, in: language, fonts)
      let pages = try drawer.pages(of: form, copies: [copy], marks: .sample, pictures: pictures)[0]
      let information = DocumentInformation(
        "\(enclosure.title.text(in: language)) \(form.number)", of: schema, on: form.issuedOn, in: language)
      return FormPreview.Copy(
        ordinal: ordinal, id: enclosure.id, bytes: try drawers.format.document(pages, information, caches))
    }
  }
}
