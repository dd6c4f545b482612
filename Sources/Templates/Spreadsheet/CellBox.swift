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
}

/// How much room a text takes up in its cell; markup between `<` and `>` counts nothing.
struct CellRoom {
  private let box: CellBox
  /// In fifths of the font's size: a Chinese character is as wide as it is high; others are counted as three fifths of
  /// that: wider than in 宋体, so that a replacement font has room too.
  private let width: Int
  private var lines = 1
  private var used = 0
  private var isMarkup = false
  private var isEntity = false

  init(_ box: CellBox) {
    self.box = box
    width = Int(max(0, min(1e6, box.width * 5 / max(box.fontSize, 0.1))))
  }

  /// How much higher the cell must be to show the text, in points.
  var lack: Double { max(0, Double(lines) * box.fontSize * 1.4 + 1 - box.height) }

  /// Adds to the text.
  mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { for byte in $0 { add(byte) } }
  }

  private mutating func add(_ byte: UInt8) {
    if isMarkup {
      isMarkup = byte != UInt8(ascii: ">")
      return
    }
    if isEntity {
      isEntity = byte != UInt8(ascii: ";")
      return
    }
    let advance: Int
    switch byte {
    case UInt8(ascii: "<"):
      isMarkup = true
      return
    case 0x0A:
      lines += 1
      used = 0
      return
    case UInt8(ascii: "&"):
      isEntity = true
      advance = 3
    case 0x20..<0x80, 0xC0..<0xE0: advance = 3
    case 0xE0...: advance = 5
    default: return
    }
    used += advance
    if used > width {
      lines += 1
      used = advance
    }
  }
}
