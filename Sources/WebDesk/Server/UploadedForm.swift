import Foundation

/// A form with files (``Multipart``), read from a file into which the body was laid. The content of its files is never in
/// memory as a whole.
struct UploadedForm: Sendable {
  /// A file that was sent along.
  struct File: Sendable {
    /// The name that the browser gives it, without the folders that some send with it: shown, and never a path.
    let name: String
    fileprivate let content: Range<Int>

    fileprivate init(_ name: String, _ content: Range<Int>) {
      self.name = String(name.split(whereSeparator: { "/\\".contains($0) }).last ?? "")
      self.content = content
    }
  }
  /// The fields that are no files.
  private(set) var fields: [(name: String, value: String)] = []
  /// The files with the names of their controls, in the order in which they were sent.
  private(set) var files: [(control: String, file: File)] = []
  private let body: Data

  /// The greatest number of parts, and the greatest size of a field in bytes.
  private static let limits = (parts: 40, field: 64 << 10)

  /// Reads a body.
  ///
  /// - Parameters:
  ///   - path: The file with the body.
  ///   - type: The header `Content-Type`.
  /// - Throws: ``Failure/malformed``, or ``Failure/tooLarge``.
  init(_ path: String, type: String) throws {
    guard let boundary = Multipart.boundary(type),
      let body = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    else { throw Failure.malformed }
    self.body = body
    let most = UploadedForm.limits.parts
    for part in try body.withUnsafeBytes({ try Multipart.parts(of: $0, boundary: boundary, most: most) }) {
      if let file = part.file {
        if !file.isEmpty { files.append((part.name, File(file, part.content))) }
      } else {
        guard part.content.count <= UploadedForm.limits.field else { throw Failure.tooLarge }
        fields.append((part.name, String(decoding: body[part.content], as: UTF8.self)))
      }
    }
  }

  /// The first file of a control.
  func file(_ control: String) -> File? { files.first { $0.control == control }?.file }

  /// Writes a file's content.
  func write(_ file: File, to path: String) throws {
    try body[file.content].write(to: URL(fileURLWithPath: path))
  }
}
