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

  /// The path of the form's template file, `ID.docx` or `ID.xlsx`, if there is one.
  public func path(of schema: FormSchema, as format: TemplateFormat) -> String? {
    directories.lazy.map { "\($0)/\(schema.id).\(format.rawValue)" }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  /// The bytes that documents of a format are made from, the form's template or else its schema, and the name that findings
  /// give it.
  func source(of schema: FormSchema, as format: DocumentFormat) throws -> (bytes: [UInt8], name: String) {
    try format.template.map { try bytes(of: schema, as: $0) } ?? (Array(schema.text.utf8), "\(schema.id).yaml")
  }

  /// The bytes of the form's template, from its file or made from the layout, and the name that findings give it.
  ///
  /// - Throws: a ``DeskError`` if the file cannot be read or is larger than 64 MB.
  public func bytes(of schema: FormSchema, as format: TemplateFormat) throws -> (bytes: [UInt8], name: String) {
    guard let path = path(of: schema, as: format) else {
      return (try TemplateScaffold.document(for: schema, as: format), "\(schema.id).\(format.rawValue)")
    }
    return (try WholeFile.bytes(of: path, upTo: WholeFile.documentBytes), path)
  }
}
