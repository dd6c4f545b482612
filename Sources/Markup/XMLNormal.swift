import CLibXML2

/// Brings XML texts to the one encoding that everything else here reads.
package enum XMLNormal {
  /// The same document in UTF-8.
  ///
  /// UTF-8 comes back untouched but for its byte order mark. UTF-16 is recognised by its mark or its first character;
  /// any other encoding by the XML declaration, which is then changed to say UTF-8.
  package static func utf8(_ bytes: [UInt8], name: String = "") throws(MarkupError) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0, 0x3F, 0]) {
      return try declared(fromUTF16(bytes, name: name, bigEndian: false))
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0x3C, 0, 0x3F]) {
      return try declared(fromUTF16(bytes, name: name, bigEndian: true))
    }
    guard let range = encodingRange(bytes) else { return bytes }
    let encoding = String(decoding: bytes[range], as: UTF8.self)
    switch encoding.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": return bytes
    case let wide where wide.hasPrefix("utf-16") || wide.hasPrefix("utf-32") || wide.hasPrefix("ucs"):
      throw .encoding(name, encoding)
    default: return declared(try converted(bytes, from: encoding, name: name))
    }
  }

  /// The encoding that the XML declaration names, as written; `nil` if it names none.
  package static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let text =
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.prefix(200).dropFirst(3)) : Array(bytes.prefix(200))
    return encodingRange(text).map { String(decoding: text[$0], as: UTF8.self) }
  }

  private static func fromUTF16(_ bytes: [UInt8], name: String, bigEndian: Bool) throws(MarkupError) -> [UInt8] {
    guard bytes.count.isMultiple(of: 2) else { throw .encoding(name, "UTF-16") }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for at in stride(from: 0, to: bytes.count, by: 2) {
      let (high, low) = bigEndian ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    if units.first == 0xFEFF { units.removeFirst() }
    guard let text = String(validating: units, as: UTF16.self) else { throw .encoding(name, "UTF-16") }
    return Array(text.utf8)
  }

  /// Replaces the encoding named in the XML declaration by UTF-8.
  private static func declared(_ bytes: [UInt8]) -> [UInt8] {
    guard let range = encodingRange(bytes) else { return bytes }
    return bytes[..<range.lowerBound] + Array("UTF-8".utf8) + bytes[range.upperBound...]
  }

  private static func encodingRange(_ bytes: [UInt8]) -> Range<Int>? {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = bytes[..<end]
    let word = Array("encoding".utf8)
    guard let at = declaration.indices.first(where: { declaration[$0...].starts(with: word) }),
      let open = declaration[at...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
      let close = declaration[(open + 1)...].firstIndex(of: declaration[open])
    else { return nil }
    return open + 1..<close
  }

  private static func converted(_ bytes: [UInt8], from encoding: String, name: String) throws(MarkupError) -> [UInt8] {
    _ = LibXML.ready
    guard let handler = xmlFindCharEncodingHandler(encoding) else { throw .encoding(name, encoding) }
    defer { xmlCharEncCloseFunc(handler) }
    guard let size = Int32(exactly: bytes.count), let target = xmlBufferCreate() else { throw .tooLarge(name) }
    defer { xmlBufferFree(target) }
    guard let source = xmlBufferCreate() else { throw .tooLarge(name) }
    defer { xmlBufferFree(source) }
    bytes.withUnsafeBufferPointer { _ = xmlBufferAdd(source, $0.baseAddress, size) }
    guard xmlCharEncInFunc(handler, target, source) >= 0, xmlBufferLength(source) == 0,
      let content = xmlBufferContent(target)
    else { throw .encoding(name, encoding) }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(target))))
  }
}
