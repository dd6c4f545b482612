/// Reads character data as XML means it: references resolved, line ends made one.
public enum XMLText {
  /// The text that these bytes of character data stand for.
  public static func decode(_ bytes: ArraySlice<UInt8>) -> String { decode(bytes, blanks: false) }

  /// The text that these bytes of an attribute's value stand for; tabs and line ends written plainly are blanks.
  public static func decodeAttribute(_ bytes: ArraySlice<UInt8>) -> String { decode(bytes, blanks: true) }

  /// The text of a CDATA section: no references, only line ends made one.
  static func lines(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: oneLineEnd(bytes), as: UTF8.self)
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, blanks: Bool) -> String {
    let special = bytes.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D || (blanks && $0 < 0x20) }
    guard special else { return String(decoding: bytes, as: UTF8.self) }
    let text = oneLineEnd(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: "&"), let end = text[at...].firstIndex(of: UInt8(ascii: ";")) {
        appendReference(text[(at + 1)..<end], to: &out)
        at = end + 1
      } else {
        out.append(blanks && byte < 0x20 ? 0x20 : byte)
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
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
  private static func appendReference(_ name: ArraySlice<UInt8>, to out: inout [UInt8]) {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": out.append(UInt8(ascii: "&"))
    case "lt": out.append(UInt8(ascii: "<"))
    case "gt": out.append(UInt8(ascii: ">"))
    case "quot": out.append(UInt8(ascii: "\""))
    case "apos": out.append(UInt8(ascii: "'"))
    case let number where number.hasPrefix("#"):
      let digits = number.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      let scalar = code.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      out.append(contentsOf: String(Character(scalar)).utf8)
    default: break
    }
  }
}
