import Expressions
public import Findings
import Forms
import Intake
import Pictures
import Register
import Templates

/// A form filled in as a sample, without a register: what authors of forms and templates look at.
public struct FormPreview: Sendable {
  /// One copy.
  public struct Copy: Sendable {
    /// The copy's id; `nil` for a form without copies.
    public let id: String?
    /// The document.
    public let bytes: [UInt8]
  }
  /// The form's id.
  public let form: String
  /// The copies in their order.
  public let copies: [Copy]
  /// What is wrong with the data; they are printed all the same.
  public let findings: [Finding]
}

extension IssueDesk {
  /// Prints a form as a sample, marked 样张 across each page; no number is taken, and nothing is recorded.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - source: The data; the example that came with the form if `nil`, else an empty form.
  ///   - format: The format.
  ///   - language: The language of the document; that of the form's template if `nil`.
  /// - Throws: a ``DeskError`` if the form does not exist, a `FindingList` if its schema or template has errors.
  public func preview(
    _ name: String, from source: DataSource?, as format: DocumentFormat, language: Language? = nil
  ) throws -> FormPreview {
    let schema = try library.schema(name)
    let example = library.examples().first { $0.name == "\(schema.id).json" }.map { DataSource.file($0.path) }
    var values = Row()
    var findings: [Finding] = []
    var album = PictureAlbum()
    if let source = source ?? example {
      let (submissions, read) = SubmissionReader.readAll(source, schema: schema)
      findings = read
      if let submission = submissions.first {
        let checker = FormChecker(schema: schema, stage: .closing, context: context, pictures: pictures)
        let outcome = checker.outcome(of: submission)
        findings += outcome.findings
        (values, album) = (outcome.form?.values ?? outcome.filled.values, outcome.album)
      }
    }
    // As long as a real number, and none that is ever given.
    let number = schema.number.number(serial: 0, on: mark.at.date)
    let form = NumberedForm(schema: schema, number: number, values: values, stage: .closing, issuedOn: mark.at.date)
    let (bytes, file) = try templates.source(of: schema, as: format, language: language)
    var renderer = try format.entry.renderer(for: schema, bytes, name: file, checks: .all)
    let documents = try renderer.documents(of: form, copies: schema.copies, marks: .sample, pictures: album.loader)
    return FormPreview(
      form: schema.id, copies: zip(schema.copies, documents).map { FormPreview.Copy(id: $0.id, bytes: $1) },
      findings: findings)
  }
}
