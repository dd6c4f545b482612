/// What the beginning of a `CFF` table tells.
enum CFFHeader {
  /// Whether the glyphs have numbers that a subset keeps, not names: those of large fonts do.
  static func isNumbered(_ table: FontTable) -> Bool {
    guard let names = table.uint8(2), let dictionaries = afterIndex(table, names),
      let width = table.uint8(dictionaries + 2), (1...4).contains(width)
    else { return false }
    let count = (table.uint16(dictionaries) ?? 0) + 1
    // ROS (12 30) with its three operands is the first operator of such a font.
    var place = dictionaries + 3 + count * width
    for _ in 0..<3 {
      guard let first = table.uint8(place) else { return false }
      switch first {
      case 28: place += 3
      case 29: place += 5
      case 32...246: place += 1
      case 247...254: place += 2
      default: return false
      }
    }
    return table.uint8(place) == 12 && table.uint8(place + 1) == 30
  }

  /// The place behind an INDEX.
  private static func afterIndex(_ table: FontTable, _ start: Int) -> Int? {
    guard let count = table.uint16(start) else { return nil }
    guard count > 0 else { return start + 2 }
    guard let width = table.uint8(start + 2), (1...4).contains(width) else { return nil }
    var end = 0
    for byte in 0..<width {
      guard let value = table.uint8(start + 3 + count * width + byte) else { return nil }
      end = end << 8 | value
    }
    return start + 2 + (count + 1) * width + end
  }
}
