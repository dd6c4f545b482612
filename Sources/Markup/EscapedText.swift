/// The `_xHHHH_` escapes of SpreadsheetML texts, for characters that XML cannot hold.
@usableFromInline package enum EscapedText {
  /// The text with its escapes resolved: `_x000D_` is a carriage return, `_x005F_` an underscore; `nil` if an escape stands
  /// for no character.
  @usableFromInline package static func decoded(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 7, text.contains("_x") else { return text }
    var out: [UInt16] = []
    let units = Array(text.utf16)
    var i = 0
    while i < units.count {
      if let code = code(units, at: i) {
        out.append(code)
        i += 7
      } else {
        out.append(units[i])
        i += 1
      }
    }
    return String(validating: out, as: UTF16.self)
  }

  /// Resolves the escapes in the bytes from `start` on.
  @inlinable package static func decode(_ bytes: inout [UInt8], from start: Int) {
    // Most texts have no underscore.
    guard bytes.count >= start + 7, bytes[start...].contains(UInt8(ascii: "_")) else { return }
    // What is no text stays so, to be found by whoever makes one of it.
    guard let text = String(validating: bytes[start...], as: UTF8.self) else { return }
    bytes.removeLast(bytes.count - start)
    if let decoded = decoded(text) { bytes.append(contentsOf: decoded.utf8) } else { bytes.append(XMLText.noCharacter) }
  }

  /// The text with everything escaped that would not come back as it is: control characters, U+FFFE and U+FFFF, and
  /// underscores that look like the start of an escape.
  package static func encoded(_ text: String) -> String {
    let mayNeed = text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == UInt8(ascii: "_") || $0 == 0xEF }
    guard mayNeed else { return text }
    let units = Array(text.utf16)
    var out = ""
    var index = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: out.unicodeScalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: out += escape(scalar.value)
      case 0x5F where code(units, at: index) != nil: out += escape(0x5F)
      default: out.unicodeScalars.append(scalar)
      }
      index += UTF16.width(scalar)
    }
    return out
  }

  /// The text as XML character data.
  package static func xml(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    XMLTextWriter.escapeText(encoded(text), into: &bytes)
    return bytes
  }

  private static func escape(_ value: UInt32) -> String {
    let hex = String(value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - hex.count) + hex + "_"
  }

  /// The code of an escape that begins at `start`.
  private static func code(_ units: [UInt16], at start: Int) -> UInt16? {
    guard start + 6 < units.count, units[start] == 0x5F, units[start + 1] == 0x78, units[start + 6] == 0x5F else {
      return nil
    }
    var value: UInt16 = 0
    for unit in units[start + 2..<start + 6] {
      switch unit {
      case 0x30...0x39: value = value << 4 + (unit - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 + ((unit | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
