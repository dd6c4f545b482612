import SpreadsheetML

/// Writes texts where they cannot become anything but text.
enum ValueWriter {
  /// Appends `text` in the way of its place. In XML, characters that XML 1.0 cannot hold become U+FFFD.
  static func append(_ text: String, _ context: ValueContext, _ arena: [UInt8], to out: inout [UInt8]) {
    var text = context.escaping == .spreadsheet ? EscapedText.encoded(text) : text
    if context.escaping == .address || context.escaping == .addressPart {
      return appendAddress(text, isPart: context.escaping == .addressPart, to: &out)
    }
    text.withUTF8 { bytes in
      guard context.escaping != .none else { return out.append(contentsOf: bytes) }
      var start = 0
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        // Ordinary characters first; EF begins U+F000–U+FFFF, among them U+FFFE and U+FFFF.
        guard byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0xEF else {
          at += 1
          continue
        }
        var length = 1
        var written: StaticString?
        var piece: Range<Int>?
        switch byte {
        case 0x26: written = "&amp;"
        case 0x3C: written = "&lt;"
        case 0x3E: written = "&gt;"
        case 0x22: written = "&quot;"
        case 0x0A, 0x0D:
          if byte == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { length = 2 }
          piece = context.lineBreak
          if piece == nil { written = "\n" }
        case 0x09:
          piece = context.tab
          if piece == nil { written = "\t" }
        case 0xEF:
          guard at + 2 < bytes.count, bytes[at + 1] == 0xBF, bytes[at + 2] >= 0xBE else {
            at += 1
            continue
          }
          length = 3
          written = "\u{FFFD}"
        default: written = "\u{FFFD}"
        }
        out.append(contentsOf: bytes[start..<at])
        if let piece { arena.withUnsafeBufferPointer { out.append(contentsOf: $0[piece]) } }
        written?.withUTF8Buffer { out.append(contentsOf: $0) }
        at += length
        start = at
      }
      out.append(contentsOf: bytes[start...])
    }
  }

  /// Appends a text as (part of) an address (RFC 3986, 2).
  private static func appendAddress(_ text: String, isPart: Bool, to out: inout [UInt8]) {
    let marks = isPart ? "-._~" : "-._~:/?#[]@!$&'()*+,;=%"
    for byte in text.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || marks.utf8.contains(byte)
      if isPlain {
        out.append(byte)
      } else {
        out.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] { out.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
      }
    }
  }

  /// Appends text that was in the template, escaped; line feeds and tabs are themselves.
  static func appendXML(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    append(String(decoding: bytes, as: UTF8.self), .xml, [], to: &out)
  }
}
