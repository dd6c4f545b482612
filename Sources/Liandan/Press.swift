import Expressions
import Findings
import Forms
import Register
import Templates

/// The compiled templates of one form, and how its copies come off them (walk, hop 5).
///
/// A value: each thread prints with a copy of its own, which has buffers of its own.
struct Press: Sendable {
  private let schema: FormSchema
  private var renderers: [(format: DocumentFormat, renderer: TemplateRenderer, digests: DigestSeries)] = []
  /// The files that are planned for every form.
  private(set) var plan: [PlannedFile] = []
  private var templates: [[UInt8]] = []

  /// Compiles the form's templates.
  ///
  /// Throws a `FindingList` if a template has errors: no number is taken for what cannot be printed.
  init(schema: FormSchema, formats: [DocumentFormat], templates: TemplateLibrary) throws {
    self.schema = schema
    for format in formats {
      let (bytes, name) = try templates.bytes(of: schema, as: format)
      renderers.append((format, try Press.renderer(bytes, name, schema, .all), DigestSeries()))
      self.templates.append(bytes)
      let digest = ContentDigest(of: bytes)
      for copy in schema.copies {
        plan.append(PlannedFile(copy: copy.id, format: format.rawValue, template: digest))
      }
    }
  }

  /// Keeps the templates in the register, so that a form can be printed again years later.
  func keep(in register: FormRegister) throws { for bytes in templates { try register.store(asset: bytes) } }

  /// A press for one stored template.
  init(schema: FormSchema, format: DocumentFormat, template: [UInt8]) throws {
    self.schema = schema
    renderers = [
      (format, try Press.renderer(template, "\(schema.id).\(format.rawValue)", schema, .none), DigestSeries())
    ]
  }

  private static func renderer(
    _ bytes: [UInt8], _ name: String, _ schema: FormSchema, _ checks: TemplateChecks
  ) throws -> TemplateRenderer {
    let (template, findings) = CompiledTemplate.compile(
      bytes, name: name, vocabulary: TemplateVocabulary(schema: schema), checks: checks)
    guard let template, !findings.hasErrors else { throw FindingList(findings) }
    return TemplateRenderer(template)
  }

  /// All copies of a form in all formats.
  mutating func print(_ form: NumberedForm, pictures: PictureLoader) throws -> [RenderedFile] {
    try renderers.indices.flatMap { index in
      let documents = try renderers[index].renderer.render(form, copies: schema.copies, pictures: pictures)
      return zip(schema.copies, documents).map { file(form, $0, index, .issue, $1) }
    }
  }

  /// One copy in the press's first format.
  mutating func print(
    _ form: NumberedForm, copy: CopyDefinition, edition: Edition, marks: CopyMarks, pictures: PictureLoader
  ) throws -> RenderedFile {
    let documents = try renderers[0].renderer.render(form, copies: [copy], marks: marks, pictures: pictures)
    return file(form, copy, 0, edition, documents[0])
  }

  private mutating func file(
    _ form: NumberedForm, _ copy: CopyDefinition, _ index: Int, _ edition: Edition, _ bytes: [UInt8]
  ) -> RenderedFile {
    RenderedFile(
      number: form.number, copy: copy.id, format: renderers[index].format.rawValue, edition: edition, bytes: bytes,
      digest: renderers[index].digests.digest(of: bytes))
  }
}
