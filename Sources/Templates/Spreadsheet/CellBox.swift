/// The room that a wrapped text has in its cell, and how much it needs.
///
/// Spreadsheet programs fit a row's height to its texts only where cells are not merged, and form cells are; so the
/// height is worked out here, and a row grows rather than cut a text off (domain 5, point 9).
struct CellBox: Sendable, Hashable {
  /// The width inside the cell's padding, in points.
  var width: Double
  /// The height of all rows of the cell, in points.
  var height: Double
  /// The size of its font, in points.
  var fontSize: Double

  /// How much higher the cell must be to show these bytes of text, in points; markup between `<` and `>` counts nothing.
  func lack(for text: ArraySlice<UInt8>) -> Double {
    // A Chinese character is as wide as it is high; others are counted as
    // three fifths of that: wider than in 宋体, so that a replacement font has room too.
    var lines = 1.0
    var used = 0.0
    var isMarkup = false
    var isEntity = false
    for byte in text {
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
        continue
      }
      if isEntity {
        isEntity = byte != UInt8(ascii: ";")
        continue
      }
      var advance = 0.0
      switch byte {
      case UInt8(ascii: "<"): isMarkup = true
      case 0x0A:
        lines += 1
        used = 0
      case UInt8(ascii: "&"):
        isEntity = true
        advance = 0.6
      case 0x20..<0x80: advance = 0.6
      case 0xC0..<0xE0: advance = 0.6
      case 0xE0...: advance = 1
      default: break
      }
      advance *= fontSize
      used += advance
      if used > width, advance > 0 {
        lines += 1
        used = advance
      }
    }
    return max(0, lines * fontSize * 1.4 + 1 - height)
  }
}
