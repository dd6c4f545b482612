import Foundation

/// A form with files as a browser sends it (RFC 7578), read from a file into which the body was laid. The content of its
/// files is never in memory as a whole.
struct UploadedForm: Sendable {
  /// A file that was sent along.
  struct File: Sendable {
    /// The name that the browser gives it: shown, and never a path.
    let name: String
    fileprivate let range: Range<Int>
  }
  /// The fields that are no files.
  private(set) var fields: [(name: String, value: String)] = []
  /// The files by the name of their control.
  private(set) var files: [String: File] = [:]
  private let body: Data

  /// The greatest number of parts, and sizes of a part's head and of a field in bytes.
  private static let limits = (parts: 40, head: 8 << 10, field: 64 << 10)

  /// Reads a body.
  ///
  /// - Parameters:
  ///   - path: The file with the body.
  ///   - type: The header `Content-Type`.
  /// - Throws: ``Failure/malformed``.
  init(_ path: String, type: String) throws {
    guard let boundary = Multipart.boundary(type),
      let body = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    else { throw Failure.malformed }
    self.body = body
    let delimiter = Data("--\(boundary)".utf8)
    guard let first = body.range(of: delimiter), first.lowerBound == 0 || body[first.lowerBound - 1] == 0x0A else {
      throw Failure.malformed
    }
    var place = first.upperBound
    let next = Data("\r\n--\(boundary)".utf8)
    for _ in 0..<UploadedForm.limits.parts {
      // After the last delimiter stand two hyphens.
      if body[place...].starts(with: Data("--".utf8)) { return }
      guard body[place...].starts(with: Data("\r\n".utf8)),
        let headEnd = body.range(
          of: Data("\r\n\r\n".utf8), in: place..<min(body.count, place + UploadedForm.limits.head)),
        let end = body.range(of: next, in: headEnd.upperBound - 2..<body.count)
      else { throw Failure.malformed }
      let head = String(decoding: body[place..<headEnd.lowerBound], as: UTF8.self)
      try add(head, max(headEnd.upperBound, 0)..<max(headEnd.upperBound, end.lowerBound))
      place = end.upperBound
    }
    throw Failure.malformed
  }

  private mutating func add(_ head: String, _ range: Range<Int>) throws {
    let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let line, let name = UploadedForm.parameter("name", in: String(line)) else { throw Failure.malformed }
    if let file = UploadedForm.parameter("filename", in: String(line)) {
      if !file.isEmpty { files[name] = File(name: file, range: range) }
      return
    }
    guard range.count <= UploadedForm.limits.field else { throw Failure.tooLarge }
    fields.append((name, String(decoding: body[range], as: UTF8.self)))
  }

  /// Writes a file's content.
  func write(_ file: File, to path: String) throws {
    try body[file.range].write(to: URL(fileURLWithPath: path))
  }

  /// A parameter of `Content-Disposition`; browsers write `"` as `%22` (HTML, 4.10.21.8).
  private static func parameter(_ name: String, in line: String) -> String? {
    guard let start = line.range(of: "; \(name)=\"") else { return nil }
    let rest = line[start.upperBound...]
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
  }
}
