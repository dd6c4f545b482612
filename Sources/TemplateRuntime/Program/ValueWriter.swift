import Markup
package import TemplateLanguage

/// Writes texts where they cannot become anything but text.
package enum ValueWriter {
  /// Appends `text` in the way of its place. In XML, characters that XML 1.0 cannot hold become U+FFFD; line feeds and tabs
  /// are themselves.
  package static func append(_ text: String, in context: ValueContext, to out: inout [UInt8]) {
    var recorder = TextRecorder()
    recorder.values.append(contentsOf: text.utf8)
    finish(&recorder, from: 0, in: ValueContext(escaping: context.escaping), constants: ConstantText())
    out.append(contentsOf: recorder.values)
  }

  /// Appends text that was in the template, escaped; line feeds and tabs are themselves.
  package static func appendXML(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    append(String(decoding: bytes, as: UTF8.self), in: .xml, to: &out)
  }

  /// Makes a value of the plain text at the end of the recorder's values, written in the way of its place.
  package static func finish(
    _ text: inout TextRecorder, from start: Int, in context: ValueContext, constants: borrowing ConstantText
  ) {
    if isPlain(text.values, from: start, context.escaping) {
      text.endValue(from: start)
    } else {
      rewrite(&text, from: start, in: context, with: constants)
    }
  }

  /// Whether nothing has to be written in another way.
  private static func isPlain(_ bytes: [UInt8], from start: Int, _ escaping: ValueContext.Escaping) -> Bool {
    let underscore: UInt8
    switch escaping {
    case .none: return true
    case .xml: underscore = 0
    case .spreadsheet: underscore = 0x5F
    case .address, .addressPart: return bytes.count == start
    }
    return bytes.withUnsafeBytes { bytes in
      var at = start
      while at &+ 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if mayBeSpecial(word, underscore), !isPlain(bytes, at..<(at &+ 8), underscore) { return false }
        at &+= 8
      }
      return isPlain(bytes, at..<bytes.count, underscore)
    }
  }

  /// Whether one of eight bytes may be one that is written in another way: a control character, `" & < >`, what U+FFFE and
  /// U+FFFF begin with, or the underscore of cells.
  @inline(__always)
  private static func mayBeSpecial(_ word: UInt64, _ underscore: UInt8) -> Bool {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    /// The highest bit of every byte that is 0, and maybe of bytes before one.
    @inline(__always)
    func noughts(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let controls = (word &- ones &* 0x20) & ~word
    // " and &, and < and >, differ in one bit.
    let quotes = noughts((word | ones &* 0x04) ^ ones &* 0x26)
    let brackets = noughts((word | ones &* 0x02) ^ ones &* 0x3E)
    let marks = noughts(word ^ ones &* 0xEF) | noughts(word ^ ones &* UInt64(underscore))
    return (controls | quotes | brackets | marks) & tops != 0
  }

  private static func isPlain(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ underscore: UInt8) -> Bool {
    // Control characters and " & < >.
    let special: UInt64 = 0x5000_0044_FFFF_FFFF
    for at in range {
      let byte = bytes[at]
      if byte < 64 ? special &>> UInt64(byte) & 1 == 1 : byte == underscore { return false }
      // EF BF BE and EF BF BF are U+FFFE and U+FFFF.
      if byte == 0xEF, at + 2 < bytes.count, bytes[at + 1] == 0xBF, bytes[at + 2] >= 0xBE { return false }
    }
    return true
  }

  private static func rewrite(
    _ text: inout TextRecorder, from start: Int, in context: ValueContext, with constants: borrowing ConstantText
  ) {
    let plain = text.values.count - start
    withUnsafeTemporaryAllocation(byteCount: plain, alignment: 1) { room in
      text.values.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start...])) }
      text.values.removeLast(plain)
      let bytes = UnsafeRawBufferPointer(room)
      switch context.escaping {
      case .address, .addressPart:
        appendAddress(bytes, isPart: context.escaping == .addressPart, to: &text.values)
        text.endValue(from: start)
      case .spreadsheet where mayNeedEscapes(bytes):
        let escaped = Array(EscapedText.encoded(String(decoding: bytes, as: UTF8.self)).utf8)
        escaped.withUnsafeBytes { appendEscaped($0, to: &text, in: context, with: constants) }
      case .spreadsheet, .xml, .none: appendEscaped(bytes, to: &text, in: context, with: constants)
      }
    }
  }

  /// Whether a text has what cells escape in their own way, or what looks like such an escape.
  private static func mayNeedEscapes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.indices.contains { at in
      switch bytes[at] {
      case 0x09, 0x0A: false
      case ..<0x20, 0x5F: true
      case 0xEF: at + 2 < bytes.count && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE
      default: false
      }
    }
  }

  /// Appends a text as XML character data, with the pieces that stand for line feeds and tabs.
  private static func appendEscaped(
    _ bytes: UnsafeRawBufferPointer, to text: inout TextRecorder, in context: ValueContext,
    with constants: borrowing ConstantText
  ) {
    var begun = text.values.count
    var plain = 0
    var at = 0
    while at < bytes.count {
      var length = 1
      var written: StaticString?
      var piece: Int?
      switch bytes[at] {
      case 0x26: written = "&amp;"
      case 0x3C: written = "&lt;"
      case 0x3E: written = "&gt;"
      case 0x22: written = "&quot;"
      case 0x0A, 0x0D:
        if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { length = 2 }
        piece = context.lineBreak
        if piece == nil { written = "\n" }
      case 0x09:
        piece = context.tab
        if piece == nil { written = "\t" }
      case 0xEF where at + 2 < bytes.count && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE:
        length = 3
        written = "\u{FFFD}"
      case ..<0x20: written = "\u{FFFD}"
      default:
        at += 1
        continue
      }
      text.values.append(contentsOf: bytes[plain..<at])
      written?.withUTF8Buffer { text.values.append(contentsOf: $0) }
      if let piece {
        text.endValue(from: begun)
        text.constant(piece, of: constants)
        begun = text.values.count
      }
      at += length
      plain = at
    }
    text.values.append(contentsOf: bytes[plain...])
    text.endValue(from: begun)
  }

  /// Appends a text as (part of) an address (RFC 3986, 2).
  private static func appendAddress(_ text: UnsafeRawBufferPointer, isPart: Bool, to out: inout [UInt8]) {
    let marks = isPart ? "-._~" : "-._~:/?#[]@!$&'()*+,;=%"
    for byte in text {
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
}
