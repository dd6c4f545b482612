/// Estimates of the room that text takes. Heights are written down, since programs do not agree on fitting rows
/// themselves.
enum TextExtent {
  /// The digits that a line has room for in a column of `width` digits.
  static func room(width: Double) -> Int {
    // One digit is lost to the cell's padding; the fonts of other machines may be a little wider.
    max(1, Int(width * 0.95) - 1)
  }

  /// The lines that a text in UTF-8 takes; a Chinese character takes two digits.
  static func lines(of text: UnsafeBufferPointer<UInt8>, room: Int) -> Int {
    var lines = 1
    if text.count <= room {
      // Most texts: they fit, so only line ends count.
      for byte in text where byte == 0x0A { lines += 1 }
      return lines
    }
    var used = 0
    for index in text.indices {
      let byte = text[index]
      // Following bytes of a character were counted with its first.
      if byte & 0xC0 == 0x80 { continue }
      if byte == 0x0A {
        lines += 1
        used = 0
        continue
      }
      // From U+2E80 on characters are wide.
      let width = byte < 0xE2 ? 1 : byte > 0xE2 ? 2 : index + 1 < text.count && text[index + 1] >= 0xBA ? 2 : 1
      if used + width > room {
        lines += 1
        used = 0
      }
      used += width
    }
    return lines
  }
}
