package import Findings
import OPC
import PackageChecks
import TemplateLanguage
import TemplateRuntime

/// A template read, checked and compiled once: an immutable value that renders any number of documents.
package struct CompiledTemplate: Sendable {
  /// What it makes.
  package let kind: TemplateFormat
  /// Its tags in reading order.
  package var tags: [TemplateTag] { engine.tags }

  /// In which language it is filled in: choices, the names of copies, marks.
  package let language: Language

  private let engine: any TemplateEngine
  let package: OPCPackage
  let vocabulary: TemplateVocabulary

  /// Reads a template; `nil` if any finding is an error. `name` is how findings call the file.
  ///
  /// Tags are resolved here, so that rendering cannot meet an unknown name. `delimiters` are in force at the beginning.
  package static func compile(
    _ bytes: [UInt8], name: String, vocabulary: TemplateVocabulary, delimiters: TagDelimiters = .standard,
    checks: TemplateChecks = .dangers
  ) -> (template: CompiledTemplate?, findings: [Finding]) {
    do throws(OPCError) {
      let read = try OPCPackage(reading: bytes, name: name)
      let repaired = try PackageRepair.repaired(read, bytes, name: name)
      let package = repaired.package
      let checked = CheckedFile(checks, repaired, name: name)
      let source = TemplateSource(package: package, name: name, delimiters: delimiters)
      let (engine, compiler) = compile(source, vocabulary)
      let (dangers, faults) = checked.findings
      let told = dangers + compiler.findings
      let findings = (engine?.inReadingOrder(told) ?? told).writing(delimiters) + faults
      guard let engine, let kind = TemplateEngines.engine(for: package.kind)?.format, !findings.hasErrors else {
        return (nil, findings)
      }
      // What follows on one form, or one copy, differs as late as can be.
      let ordered = package.placing(last: engine.changing)
      return (
        CompiledTemplate(
          kind: kind, language: package.language, engine: engine, package: ordered, vocabulary: vocabulary), findings
      )
    } catch {
      return (nil, [refused(error, name)])
    }
  }

  /// Everything that is wrong with a template, at once: what keeps it from being compiled, fields that it never prints, tags
  /// that no copy fills, faults of the file as such.
  package static func lint(
    _ bytes: [UInt8], name: String, vocabulary: TemplateVocabulary, delimiters: TagDelimiters = .standard
  ) -> [Finding] {
    do throws(OPCError) {
      let repaired = try PackageRepair.repaired(OPCPackage(reading: bytes, name: name), bytes, name: name)
      let package = repaired.package
      let checked = CheckedFile(.all, repaired, name: name)
      let source = TemplateSource(package: package, name: name, delimiters: delimiters)
      let (engine, compiler) = compile(source, vocabulary)
      let lacks = engine.map { TemplateLint(compiler, tags: $0.tags, file: name).findings } ?? []
      let (dangers, faults) = checked.findings
      let told = dangers + compiler.findings
      return ((engine?.inReadingOrder(told) ?? told) + lacks).writing(delimiters) + faults
    } catch { return [refused(error, name)] }
  }

  /// The tags of a template that may have errors, and what is wrong with them as tags: their names may be any.
  package static func tags(
    _ bytes: [UInt8], name: String, delimiters: TagDelimiters = .standard
  ) -> (tags: [TemplateTag], findings: [Finding]) {
    do throws(OPCError) {
      let package = try OPCPackage(reading: bytes, name: name)
      let (engine, compiler) = compile(TemplateSource(package: package, name: name, delimiters: delimiters), .open)
      let found = engine?.inReadingOrder(compiler.findings) ?? compiler.findings
      return (engine?.tags ?? [], found.writing(delimiters))
    } catch {
      return ([], [refused(error, name)])
    }
  }

  /// A document with these data. The bytes depend on nothing but template and data.
  ///
  /// - Throws: `TemplateError` if the document grows past the limits, `OPCError` if it cannot be packed.
  package func render(_ data: TemplateData) throws -> [UInt8] {
    var renderer = TemplateRenderer(self)
    return try renderer.render(data)
  }

  /// A document with plain data; dates and 是/否 are written in `language`, or in that of the template.
  ///
  /// - Throws: `TemplateError` if the document grows past the limits, `OPCError` if it cannot be packed.
  package func render(_ value: TemplateValue, language: Language? = nil) throws -> [UInt8] {
    try render(TemplateData(value, language: language ?? self.language))
  }

  /// The parts that data change, for comparing and for other ways of packing.
  func changes(_ data: TemplateData, using buffers: inout RenderBuffers) throws -> OPCChanges {
    try engine.render(data, using: &buffers)
  }

  /// Compiles a package.
  private static func compile(
    _ source: TemplateSource, _ vocabulary: TemplateVocabulary
  ) -> (engine: (any TemplateEngine)?, compiler: SlotCompiler) {
    var compiler = SlotCompiler(vocabulary: vocabulary)
    guard let type = TemplateEngines.engine(for: source.package.kind)?.type else {
      compiler.report([notATemplate(source.name)])
      return (nil, compiler)
    }
    compiler.engineOptions = type.sectionOptions
    return (type.compile(source, &compiler), compiler)
  }

  private static func refused(_ error: OPCError, _ name: String) -> Finding {
    Finding(code: error.code, error.message, at: Origin(file: name))
  }

  private static func notATemplate(_ name: String) -> Finding {
    Finding(
      code: .notATemplate,
      LocalizedText(
        "这个文件不能作模板：只认 Word 文档（.docx）和 Excel 工作簿（.xlsx）",
        hant: "這個檔案不能作範本：只認 Word 文件（.docx）和 Excel 活頁簿（.xlsx）",
        en: "this file cannot be a template: only Word documents (.docx) and Excel workbooks (.xlsx) can"),
      at: Origin(file: name))
  }
}
