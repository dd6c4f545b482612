import Findings
package import Forms
import OPC
import TemplateRuntime

/// Renders one document after another, with buffers that are used again. Any number of renderers, one for each thread, can
/// share a template.
package struct TemplateRenderer: Sendable {
  private let template: CompiledTemplate
  private var buffers: RenderBuffers
  /// Made for the parts that changed last.
  private var skeleton: PackageSkeleton?
  private var wording: FormWording?

  /// Makes a renderer.
  package init(_ template: CompiledTemplate) { self.init(template, compression: .relocatable) }

  /// Makes a renderer that compresses in another way than the program does: for comparing.
  package init(_ template: CompiledTemplate, compression: Compression) {
    self.template = template
    buffers = RenderBuffers(compression)
  }

  /// A document with these data; see `CompiledTemplate.render`.
  package mutating func render(_ data: TemplateData) throws -> [UInt8] {
    let changes = try template.changes(data, using: &buffers)
    guard changes.replacesOnly else { return try template.package.writing(changes) }
    if let document = skeleton?.writing(changes) { return document }
    skeleton = PackageSkeleton(template.package, changing: changes.replacements.names)
    return try skeleton?.writing(changes) ?? template.package.writing(changes)
  }

  /// These copies of a form; `nil` stands for a document that is no particular copy.
  ///
  /// What is the same on all copies is rendered once. Each copy is byte for byte what it is when made alone.
  ///
  /// - Throws: `TemplateError` if a document grows past the limits, `OPCError` if it cannot be packed.
  package mutating func render(
    _ form: NumberedForm, copies: [CopyDefinition?], marks: CopyMarks = .none, pictures: PictureLoader = .none
  ) throws -> [[UInt8]] {
    let wording = wording(of: form.schema, in: template.language)
    if copies.count > 1 { buffers.begin(changing: TemplateRenderer.changing(copies)) }
    defer { buffers.end() }
    let lists = wording.lists(of: form, pictures: pictures)
    var documents: [[UInt8]] = []
    documents.reserveCapacity(copies.count)
    for copy in copies { documents.append(try render(wording.data(lists, copy: copy, marks: marks))) }
    return documents
  }

  /// The names whose values are not the same on all of these copies.
  private static func changing(_ copies: [CopyDefinition?]) -> Set<String> {
    let first = copies.first??.omit ?? []
    if copies.allSatisfy({ ($0?.omit ?? []) == first }) { return ["copy"] }
    // Of a column the whole repeat changes.
    let omitted = copies.flatMap { $0?.omit ?? [] }.map { String($0.prefix { $0 != "." }) }
    return Set(["copy"] + omitted)
  }

  private mutating func wording(of schema: FormSchema, in language: Language) -> FormWording {
    if let wording, wording.language == language, wording.schema === schema { return wording }
    let made = FormWording(schema, in: language, for: template.vocabulary)
    wording = made
    return made
  }
}
