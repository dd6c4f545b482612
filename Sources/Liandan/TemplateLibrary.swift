import Findings
import FormLayout
public import Forms
import Foundation
public import Templates

/// The templates of some folders. A form without a template is printed with one made from the layout in its schema.
public struct TemplateLibrary: Sendable {
  /// The folders, searched in order.
  public let directories: [String]

  /// Makes a library.
  ///
  /// - Parameter directories: The folders, searched in order; they need not exist.
  public init(directories: [String]) { self.directories = directories }

  /// The path of the form's template file, `ID.docx`, or that of a language, `ID.en.docx`, if there is one.
  public func path(of schema: FormSchema, as format: TemplateFormat, language: Language? = nil) -> String? {
    let name = schema.id + (language.map { ".\($0.rawValue)" } ?? "") + ".\(format.rawValue)"
    return directories.lazy.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The bytes that documents of a format are made from, the form's template or else its schema, and the name that findings
  /// give it. A PDF is of the profile's level where none is named.
  func source(
    of schema: FormSchema, as format: DocumentFormat, language: Language? = nil, level: PDFLevel? = nil
  ) throws -> (bytes: [UInt8], name: String) {
    if let template = format.template { return try bytes(of: schema, as: template, language: language) }
    var source = SchemaSource(language: language ?? .zhHans)
    if format == .pdf { source.level = level ?? schema.profile.pdf }
    // A form that holds its document is made from two templates: one source keeps them together.
    if source.level == .a3b { source.document = try bytes(of: schema, as: .docx, language: language).bytes }
    return (source.bytes(schema), "\(schema.id).yaml")
  }

  /// The bytes of the form's template, from its file or made from the layout, and the name that findings give it.
  ///
  /// A language has a file of its own, `ID.en.docx`, or the file `ID.docx` says that it is written in it.
  ///
  /// - Parameters:
  ///   - schema: The form.
  ///   - format: Word or Excel.
  ///   - language: The language to print in; that of the form's file if `nil`.
  /// - Throws: a ``DeskError`` if the file cannot be read or is larger than 64 MB.
  public func bytes(
    of schema: FormSchema, as format: TemplateFormat, language: Language? = nil
  ) throws -> (bytes: [UInt8], name: String) {
    if let language, let path = path(of: schema, as: format, language: language) {
      let bytes = CompiledTemplate.saying(language, try TemplateLibrary.bytes(path))
      let own = CompiledTemplate.language(of: bytes) ?? language
      if own != language { throw TemplateLibrary.otherLanguage(path, own) }
      return (bytes, path)
    }
    if let path = path(of: schema, as: format) {
      let bytes = try TemplateLibrary.bytes(path)
      if language == nil || CompiledTemplate.language(of: bytes) ?? language == language { return (bytes, path) }
    }
    let name = schema.id + (language.map { ".\($0.rawValue)" } ?? "") + ".\(format.rawValue)"
    return (try TemplateScaffold.document(for: schema, as: format, language: language ?? .zhHans), name)
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try WholeFile.bytes(of: path, upTo: WholeFile.documentBytes)
  }

  private static func otherLanguage(_ path: String, _ language: Language) -> DeskError {
    let own = language.rawValue
    return DeskError(
      "\(path) 的文件名和文件属性 \(Language.documentProperty)（\(own)）说的语言不同。请改其中一个",
      hant: "\(path) 的檔案名稱和檔案屬性 \(Language.documentProperty)（\(own)）說的語言不同。請改其中一個",
      en:
        "the name of \(path) and its property \(Language.documentProperty) (\(own)) speak of different languages; change one"
    )
  }
}
