/// What Excel takes in one cell: 32,767 UTF-16 units and 253 line feeds. Longer texts are cut rather than refused by the
/// program that opens the workbook.
enum CellLimits {
  static let units = 32_767
  static let lineFeeds = 253
  /// The most significant digits of a number that Excel keeps.
  static let digits = 15
  /// The most UTF-16 units of the tip of a link.
  static let tip = 255

  /// The text as far as a cell, or what takes no more than `most` units, can hold it; an ellipsis at the end where something
  /// is missing.
  static func cut(_ text: String, units most: Int = units) -> String {
    // Every character takes at least a third of its bytes in units, so short texts need no counting.
    if text.utf8.count <= lineFeeds { return text }
    var feeds = 0
    var units = 0
    for (offset, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
      units += UTF16.width(scalar)
      if scalar == "\n" { feeds += 1 }
      if units > most - 1 || feeds > lineFeeds {
        let rest = text.unicodeScalars[offset...].prefix(2)
        if units == most, rest.count == 1, feeds <= lineFeeds { return text }
        return String(text.unicodeScalars[..<offset]) + "…"
      }
    }
    return text
  }

  /// Whether the rendered children of `is` hold no text.
  static func isEmpty(_ text: [UInt8]) -> Bool {
    var isMarkup = false
    for byte in text {
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "<") {
        isMarkup = true
      } else {
        return false
      }
    }
    return true
  }

  /// Appends the rendered children of `is`; if they are more than a cell can hold, their plain text as far as it can.
  static func append(_ text: [UInt8], prefix: String, to out: inout [UInt8]) {
    if text.count <= 253 {
      BlankKeeping.append(text, to: &out)
      return
    }
    guard let plain = cut(escaped: text) else {
      BlankKeeping.append(text, to: &out)
      return
    }
    out += "<\(prefix)t xml:space=\"preserve\">".utf8
    ValueWriter.append(plain, .xml, to: &out)
    out += "</\(prefix)t>".utf8
  }

  /// The plain text of what was rendered for a cell, as far as a cell can hold it; `nil` if it can hold all of it.
  static func cut(escaped text: [UInt8]) -> String? {
    var units = 0
    var feeds = 0
    var isMarkup = false
    for byte in text {
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "<") {
        isMarkup = true
      } else {
        if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        if byte == 0x0A { feeds += 1 }
      }
    }
    return units > CellLimits.units || feeds > lineFeeds ? cut(plainText(text)) : nil
  }

  private static func plainText(_ markup: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var isMarkup = false
    for byte in markup {
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "<") {
        isMarkup = true
      } else {
        bytes.append(byte)
      }
    }
    let escapes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
    for (escape, text) in escapes { bytes = bytes.replacing(escape.utf8, with: text.utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
