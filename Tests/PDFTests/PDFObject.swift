/// An object of a PDF file, as these tests read it.
indirect enum PDFObject: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string([UInt8])
  case name(String)
  case array([PDFObject])
  case dictionary([String: PDFObject])
  case reference(Int)
  case stream([String: PDFObject], [UInt8])
  /// A word: an operator of a content stream, or one of the file's own.
  case word(String)

  subscript(_ key: String) -> PDFObject {
    switch self {
    case .dictionary(let entries), .stream(let entries, _): entries[key] ?? .null
    default: .null
    }
  }

  var entries: [String: PDFObject] {
    switch self {
    case .dictionary(let entries), .stream(let entries, _): entries
    default: [:]
    }
  }
  var items: [PDFObject] { if case .array(let items) = self { items } else { [] } }
  var int: Int? { if case .number(let number) = self { Int(number) } else { nil } }
  var double: Double? { if case .number(let number) = self { number } else { nil } }
  var reference: Int? { if case .reference(let number) = self { number } else { nil } }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var bytes: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  /// The text of a string: UTF-16 with its mark, else ASCII.
  var text: String? {
    guard let bytes else { return nil }
    guard bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
    return PDFObject.utf16(bytes.dropFirst(2))
  }

  static func utf16(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    return String(
      decoding: stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) },
      as: UTF16.self)
  }
}

/// Reads objects from bytes (ISO 32000-1, 7.2 and 7.3).
struct PDFLexer {
  let bytes: [UInt8]
  var at: Int

  init(_ bytes: [UInt8], at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at >= bytes.count
    }
  }

  mutating func skipBlanks() {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if PDFLexer.isBlank(bytes[at]) {
        at += 1
      } else {
        return
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }
  private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }

  /// The next object; two numbers and an `R` are a reference.
  mutating func next() throws -> PDFObject {
    let object = try single()
    guard case .number(let number) = object, number >= 0, number == number.rounded() else { return object }
    let here = at
    if let second = try? single(), second == .number(0), let third = try? single(), third == .word("R") {
      return .reference(Int(number))
    }
    at = here
    return object
  }

  private mutating func single() throws -> PDFObject {
    skipBlanks()
    guard at < bytes.count else { throw PDFProblem("the end where an object should be") }
    switch bytes[at] {
    case UInt8(ascii: "("): return .string(try literal())
    case UInt8(ascii: "/"):
      at += 1
      return .name(try name())
    case UInt8(ascii: "["):
      at += 1
      var items: [PDFObject] = []
      while true {
        skipBlanks()
        guard at < bytes.count else { throw PDFProblem("an array without end") }
        if bytes[at] == UInt8(ascii: "]") { break }
        items.append(try next())
      }
      at += 1
      return .array(items)
    case UInt8(ascii: "<"):
      if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "<") { return try dictionary() }
      return .string(try hexadecimal())
    default: return try word()
    }
  }

  private mutating func dictionary() throws -> PDFObject {
    at += 2
    var entries: [String: PDFObject] = [:]
    while true {
      skipBlanks()
      guard at + 1 < bytes.count else { throw PDFProblem("a dictionary without end") }
      if bytes[at] == UInt8(ascii: ">"), bytes[at + 1] == UInt8(ascii: ">") { break }
      guard case .name(let key) = try next() else { throw PDFProblem("a key that is no name") }
      guard entries[key] == nil else { throw PDFProblem("the key \(key) twice") }
      entries[key] = try next()
    }
    at += 2
    return .dictionary(entries)
  }

  private mutating func word() throws -> PDFObject {
    let start = at
    while at < bytes.count, !PDFLexer.isBlank(bytes[at]), !PDFLexer.isDelimiter(bytes[at]) { at += 1 }
    guard at > start else { throw PDFProblem("\(bytes[at]) where an object should be") }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    switch text {
    case "true", "false": return .boolean(text == "true")
    case "null": return .null
    default: break
    }
    let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    return isNumber ? Double(text).map { .number($0) } ?? .word(text) : .word(text)
  }

  private mutating func name() throws -> String {
    var out: [UInt8] = []
    while at < bytes.count, !PDFLexer.isBlank(bytes[at]), !PDFLexer.isDelimiter(bytes[at]) {
      if bytes[at] == UInt8(ascii: "#") {
        guard at + 2 < bytes.count, let byte = UInt8(String(decoding: bytes[at + 1...at + 2], as: UTF8.self), radix: 16)
        else { throw PDFProblem("a name with a wrong escape") }
        out.append(byte)
        at += 3
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func literal() throws -> [UInt8] {
    at += 1
    var out: [UInt8] = []
    var depth = 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\\"):
        guard at < bytes.count else { throw PDFProblem("a string without end") }
        let escaped: [UInt8: UInt8] = [0x6E: 0x0A, 0x72: 0x0D, 0x28: 0x28, 0x29: 0x29, 0x5C: 0x5C]
        guard let plain = escaped[bytes[at]] else { throw PDFProblem("an unknown escape") }
        out.append(plain)
        at += 1
      case UInt8(ascii: "("):
        depth += 1
        out.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return out }
        out.append(byte)
      // A bare line end would be read as a line feed.
      case 0x0D: out.append(0x0A)
      default: out.append(byte)
      }
    }
    throw PDFProblem("a string without end")
  }

  private mutating func hexadecimal() throws -> [UInt8] {
    at += 1
    var digits: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw PDFProblem("no hexadecimal digit")
      }
      digits.append(UInt8(digit))
      at += 1
    }
    at += 1
    if !digits.count.isMultiple(of: 2) { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// What is wrong with a file.
struct PDFProblem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
