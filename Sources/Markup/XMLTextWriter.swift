/// Escapes texts for XML, copying runs of plain bytes whole.
///
/// Characters that XML 1.0 cannot hold (most control characters, U+FFFE, U+FFFF) become U+FFFD: nothing is dropped.
package enum XMLTextWriter {
  /// Appends `text` as character data; a carriage return is written as a reference, as a reader would lose it.
  package static func escapeText(_ text: String, into out: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, attribute: false, to: &out) }
  }

  /// Appends `text` as it stands between the quotes of an attribute; tabs and line ends are written as references.
  package static func escapeAttribute(_ text: String, into out: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, attribute: true, to: &out) }
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, attribute: Bool, to out: inout [UInt8]) {
    var start = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      // Most bytes are plain: everything from '?' up but 0xEF, which may begin U+FFFE or U+FFFF.
      if byte > 0x3E && byte != 0xEF {
        at += 1
        continue
      }
      guard let escape = escape(byte, text, at, attribute: attribute) else {
        at += 1
        continue
      }
      out.append(contentsOf: text[start..<at])
      out.append(contentsOf: UnsafeBufferPointer(start: escape.bytes.utf8Start, count: escape.bytes.utf8CodeUnitCount))
      at += escape.length
      start = at
    }
    out.append(contentsOf: text[start...])
  }

  private static func escape(
    _ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ at: Int, attribute: Bool
  ) -> (bytes: StaticString, length: Int)? {
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return attribute ? ("&quot;", 1) : nil
    case 0x09: return attribute ? ("&#9;", 1) : nil
    case 0x0A: return attribute ? ("&#10;", 1) : nil
    case 0x0D: return ("&#13;", 1)
    case 0..<0x20: return ("\u{FFFD}", 1)
    case 0xEF where at + 2 < text.count && text[at + 1] == 0xBF && text[at + 2] >= 0xBE: return ("\u{FFFD}", 3)
    default: return nil
    }
  }
}
