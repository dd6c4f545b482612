/// Reads character data as XML means it: references resolved, line ends made one.
@usableFromInline package enum XMLText {
  /// The text that these bytes of character data stand for.
  package static func decode(_ bytes: ArraySlice<UInt8>) -> String { decode(bytes, blanks: false) }

  /// The text that these bytes of an attribute's value stand for; tabs and line ends written plainly are blanks.
  package static func decodeAttribute(_ bytes: ArraySlice<UInt8>) -> String { decode(bytes, blanks: true) }

  /// The text of a CDATA section: no references, only line ends made one.
  static func lines(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: oneLineEnd(bytes), as: UTF8.self)
  }

  /// Appends, in UTF-8, the text that these bytes of character data stand for.
  @usableFromInline package static func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    append(bytes, blanks: false, to: &out)
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, blanks: Bool) -> String {
    let special = bytes.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D || (blanks && $0 < 0x20) }
    guard special else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { append($0, blanks: blanks, to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, blanks: Bool, to out: inout [UInt8]) {
    var at = 0
    // Once no reference ends any more, ampersands need no further search.
    var hasReferences = true
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "&") where hasReferences:
        guard let end = text[at...].firstIndex(of: UInt8(ascii: ";")) else {
          hasReferences = false
          out.append(byte)
          continue
        }
        appendReference(text[at..<end], to: &out)
        at = end + 1
      case 0x0D:
        out.append(blanks ? 0x20 : 0x0A)
        if at < text.count, text[at] == 0x0A { at += 1 }
      default: out.append(blanks && byte < 0x20 ? 0x20 : byte)
      }
    }
  }

  private static func oneLineEnd(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D { out.append(0x0A) } else if byte != 0x0A || previous != 0x0D { out.append(byte) }
      previous = byte
    }
    return out
  }

  /// Without a DTD there are five named entities, and characters by number.
  private static func appendReference(_ name: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
    if name.elementsEqual("amp".utf8) { return out.append(UInt8(ascii: "&")) }
    if name.elementsEqual("lt".utf8) { return out.append(UInt8(ascii: "<")) }
    if name.elementsEqual("gt".utf8) { return out.append(UInt8(ascii: ">")) }
    switch String(decoding: name, as: UTF8.self) {
    case "quot": out.append(UInt8(ascii: "\""))
    case "apos": out.append(UInt8(ascii: "'"))
    case let number where number.hasPrefix("#"):
      let digits = number.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let scalar = code.flatMap(Unicode.Scalar.init), isCharacter(scalar) else { return out.append(noCharacter) }
      out.append(contentsOf: String(Character(scalar)).utf8)
    default: out.append(noCharacter)
    }
  }

  /// Stands for a reference to no character, such as `&#xD800;`. It is no part of UTF-8, so that such a text is found out by
  /// whoever validates it; documents that were found well-formed have none.
  @usableFromInline package static let noCharacter: UInt8 = 0xFF

  /// Whether XML can hold a character (XML 1.0, 2.2).
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
