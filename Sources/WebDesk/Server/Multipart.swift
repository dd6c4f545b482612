import Foundation

/// Reads `multipart/form-data` (RFC 7578): what browsers without a script send where a form has files.
struct Multipart: Sendable {
  /// A file that was sent. Its name is the browser's word, of no use but to be shown.
  struct File: Sendable {
    let field: String, name: String
    let bytes: [UInt8]
  }
  /// A part: what its head says, and where its content stands in the body.
  struct Part: Sendable {
    let name: String
    /// The name of the file, if it is one.
    let file: String?
    let content: Range<Int>
  }

  /// The fields that are no files, in their order.
  private(set) var fields: [(name: String, value: String)] = []
  /// The files that are not empty.
  private(set) var files: [File] = []

  /// How many parts there may be: a table of 500 rows and 20 columns has 10,000.
  private static let most = 20_000
  /// The greatest size of the headers of a part, and of a name, in bytes.
  private static let headerBytes = 2 << 10, nameBytes = 255

  /// Reads a body that is in memory.
  ///
  /// - Throws: ``Failure/malformed`` if it is not what RFC 7578 says, ``Failure/tooLarge`` if it has too many parts.
  init(_ body: [UInt8], boundary: String) throws {
    for part in try body.withUnsafeBytes({ try Multipart.parts(of: $0, boundary: boundary, most: Multipart.most) }) {
      let content = body[part.content]
      if let file = part.file {
        // A file control that nothing was chosen for sends an empty file without a name.
        if !content.isEmpty { files.append(File(field: part.name, name: file, bytes: Array(content))) }
      } else {
        fields.append((part.name, String(decoding: content, as: UTF8.self)))
      }
    }
  }

  /// The parts of a body, of which there may be so many.
  ///
  /// - Throws: as ``init(_:boundary:)``.
  static func parts(of body: UnsafeRawBufferPointer, boundary: String, most: Int) throws(Failure) -> [Part] {
    let mark = Array("--\(boundary)".utf8)
    var found: [Part] = []
    guard has(body, mark, at: 0) else { throw .malformed }
    var at = mark.count
    while true {
      // After a boundary: a line end and a part, or two dashes and the end.
      if has(body, [0x2D, 0x2D], at: at) { return found }
      guard has(body, lineEnd, at: at) else { throw .malformed }
      at += 2
      guard let end = find(lineEnd + mark, in: body, from: at) else { throw .malformed }
      found.append(try part(body, at, end))
      guard found.count <= most else { throw .tooLarge }
      at = end + 2 + mark.count
    }
  }

  /// The boundary that a content type names (RFC 2046, 5.1.1); `nil` if it is another type.
  static func boundary(_ type: String?) -> String? {
    let parts = (type ?? "").split(separator: ";").map { String($0).trimmingBlanks }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    guard var value = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst(9) else { return nil }
    if value.hasPrefix("\""), value.hasSuffix("\""), value.count > 2 { value = value.dropFirst().dropLast() }
    return (1...70).contains(value.utf8.count) && value.allSatisfy(\.isASCII) ? String(value) : nil
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]

  private static func has(_ body: UnsafeRawBufferPointer, _ piece: [UInt8], at place: Int) -> Bool {
    place + piece.count <= body.count && body[place..<place + piece.count].elementsEqual(piece)
  }

  /// Where a piece stands. It begins with a carriage return, which is rare in pictures: what is between is passed quickly.
  private static func find(_ piece: [UInt8], in body: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = body.baseAddress else { return nil }
    var at = start
    while at + piece.count <= body.count {
      guard let next = memchr(base + at, Int32(piece[0]), body.count - at) else { return nil }
      at = base.distance(to: UnsafeRawPointer(next))
      if has(body, piece, at: at) { return at }
      at += 1
    }
    return nil
  }

  private static func part(_ body: UnsafeRawBufferPointer, _ start: Int, _ end: Int) throws(Failure) -> Part {
    guard let blank = find(lineEnd + lineEnd, in: body, from: start), blank + 4 <= end, blank - start <= headerBytes
    else {
      throw .malformed
    }
    let (name, file) = try disposition(String(decoding: body[start..<blank], as: UTF8.self))
    return Part(name: name, file: file, content: blank + 4..<end)
  }

  /// The name of a part, and of its file if it is one.
  private static func disposition(_ headers: String) throws(Failure) -> (name: String, file: String?) {
    for line in headers.split(separator: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:") else { continue }
      let parameters = Multipart.parameters(String(line.dropFirst(20)))
      guard parameters[""]?.lowercased() == "form-data", let name = parameters["name"], name.utf8.count <= nameBytes
      else { throw .malformed }
      return (name, parameters["filename"].map { String($0.prefix(nameBytes)) })
    }
    throw .malformed
  }

  /// The parameters of a header by name; under the empty name what stands before them. Browsers write a quotation mark and
  /// line ends in a quoted value as `%22`, `%0D` and `%0A` (HTML, 4.10.21.8).
  private static func parameters(_ text: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = Substring(text)
    var name = ""
    while !rest.isEmpty {
      rest = rest.drop { $0.isWhitespace || $0 == ";" }
      let head = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(head.count)
      guard rest.first == "=" else {
        if found[""] == nil { found[""] = String(head).trimmingBlanks }
        continue
      }
      rest = rest.dropFirst()
      name = String(head).trimmingBlanks.lowercased()
      var value: Substring
      if rest.first == "\"" {
        value = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 2)
      } else {
        value = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(value.count)
      }
      if found[name] == nil {
        found[name] = String(value).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
          "%0A", with: "\n")
      }
    }
    return found
  }
}
