public import Findings
import Forms
import OPC

/// A template read, checked and compiled once: an immutable value that renders any number of documents.
public struct CompiledTemplate: Sendable {
  /// What it makes.
  public let kind: DocumentFormat
  /// Its tags in reading order.
  public var tags: [TemplateTag] { engine.tags }

  private let engine: any TemplateEngine
  let package: OPCPackage
  private let vocabulary: TemplateVocabulary
  private let usedIDs: Set<String>
  private let warnings: [Finding]
  private let name: String

  /// Reads a template; `nil` if any finding is an error. `name` is how findings call the file.
  ///
  /// Tags are resolved here, so that rendering cannot meet an unknown name. `delimiters` are in force at the beginning.
  public static func compile(
    _ bytes: [UInt8], name: String, vocabulary: TemplateVocabulary, delimiters: TagDelimiters = .standard
  ) -> (template: CompiledTemplate?, findings: [Finding]) {
    let package: OPCPackage
    do throws(OPCError) {
      package = try OPCPackage(reading: bytes, name: name)
    } catch {
      return (nil, [Finding(code: error.code, error.message, at: Origin(file: name))])
    }
    guard let type = TemplateEngines.engine(for: package.kind) else { return (nil, [notATemplate(name)]) }
    var compiler = SlotCompiler(vocabulary: vocabulary, engineOptions: type.sectionOptions)
    let source = TemplateSource(package: package, name: name, delimiters: delimiters)
    let engine = type.compile(source, &compiler)
    guard let engine, !compiler.findings.hasErrors else { return (nil, compiler.findings) }
    let template = CompiledTemplate(
      kind: package.kind == .wordprocessing ? .docx : .xlsx, engine: engine, package: package, vocabulary: vocabulary,
      usedIDs: compiler.usedIDs, warnings: compiler.findings, name: name)
    return (template, compiler.findings)
  }

  /// A document with these data. The bytes depend on nothing but template, data and language.
  ///
  /// - Throws: `TemplateError` if the document grows past the limits, `OPCError` if it cannot be packed.
  public func render(_ data: TemplateValue, language: Language = .zhHans) throws -> [UInt8] {
    var renderer = TemplateRenderer(self)
    return try renderer.render(data, language: language)
  }

  /// Warnings about the template: those of compiling, fields that it never prints, tags that no copy fills.
  public func lint() -> [Finding] {
    warnings + TemplateLint.findings(vocabulary, usedIDs: usedIDs, tags: tags, file: name)
  }

  /// The parts that data change, for comparing and for other ways of packing.
  func changes(_ data: TemplateValue, language: Language, _ buffers: inout RenderBuffers) throws -> OPCChanges {
    try engine.render(data, language, &buffers)
  }

  private static func notATemplate(_ name: String) -> Finding {
    Finding(
      code: "not-a-template",
      LocalizedText(
        "这个文件不能作模板：只认 Word 文档（.docx）和 Excel 工作簿（.xlsx）",
        hant: "這個檔案不能作範本：只認 Word 文件（.docx）和 Excel 活頁簿（.xlsx）",
        en: "this file cannot be a template: only Word documents (.docx) and Excel workbooks (.xlsx) can"),
      at: Origin(file: name))
  }
}

/// Renders one document after another, with buffers that are used again.
public struct TemplateRenderer: Sendable {
  private let template: CompiledTemplate
  private var buffers = RenderBuffers()

  /// Makes a renderer; one per thread.
  public init(_ template: CompiledTemplate) { self.template = template }

  /// A document with these data; see `CompiledTemplate.render`.
  public mutating func render(_ data: TemplateValue, language: Language = .zhHans) throws -> [UInt8] {
    try template.package.writing(template.changes(data, language: language, &buffers))
  }
}
