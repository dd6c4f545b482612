/// A font program in the Compact Font Format (Adobe Technical Note 5176), as HarfBuzz writes it.
struct CompactFont {
  private(set) var bytes: [UInt8]
  /// Where the four bytes of the charset's offset stand in the top dictionary.
  private var charset: Int?
  /// Whether its glyphs have numbers of their own rather than names.
  private(set) var hasNumbers = false

  /// `nil` for what is no such font.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count > 4, let names = CompactFont.index(bytes, at: Int(bytes[2])),
      let top = CompactFont.index(bytes, at: names.end), let first = top.items.first
    else { return nil }
    var at = first.lowerBound
    var operand: Int?
    while at < first.upperBound {
      let byte = bytes[at]
      switch byte {
      case 0...21:
        let number = byte == 12 && at + 1 < first.upperBound ? 1_200 + Int(bytes[at + 1]) : Int(byte)
        if number == 15 { charset = operand }
        if number == 1_230 { hasNumbers = true }
        operand = nil
        at += byte == 12 ? 2 : 1
      case 28: at += 3
      case 29:
        operand = at + 1
        at += 5
      case 30:
        at += 1
        while at < first.upperBound, bytes[at] & 0x0F != 0x0F, bytes[at] >> 4 != 0x0F { at += 1 }
        at += 1
      case 247...254: at += 2
      default: at += 1
      }
    }
    guard at == first.upperBound, !hasNumbers || charset.map({ $0 + 4 <= bytes.count }) == true else { return nil }
  }

  /// Gives the glyphs other numbers, in the order of the font; the first keeps 0 and is not among them.
  mutating func renumber(_ numbers: some Collection<UInt16>) {
    guard let charset else { return }
    let offset = bytes.count
    for place in 0..<4 { bytes[charset + place] = UInt8(truncatingIfNeeded: offset >> (24 - 8 * place)) }
    // Format 0: one number after the other.
    bytes.append(0)
    for number in numbers {
      bytes.append(UInt8(number >> 8))
      bytes.append(UInt8(number & 0xFF))
    }
  }

  /// The items of an index, and where it ends.
  private static func index(_ bytes: [UInt8], at start: Int) -> (items: [Range<Int>], end: Int)? {
    func number(_ at: Int, _ width: Int) -> Int? {
      guard at >= 0, at + width <= bytes.count else { return nil }
      return bytes[at..<(at + width)].reduce(0) { $0 << 8 | Int($1) }
    }
    guard let count = number(start, 2) else { return nil }
    guard count > 0 else { return ([], start + 2) }
    guard let width = number(start + 2, 1), (1...4).contains(width) else { return nil }
    let base = start + 2 + width * (count + 1)
    var items: [Range<Int>] = []
    for item in 0..<count {
      guard let from = number(start + 3 + width * item, width), let to = number(start + 3 + width * (item + 1), width),
        from >= 1, to >= from, base + to <= bytes.count
      else { return nil }
      items.append((base + from)..<(base + to))
    }
    return (items, items.last.map(\.upperBound) ?? base)
  }
}
