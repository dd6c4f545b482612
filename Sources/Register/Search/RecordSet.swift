/// Places in the table `record`, a bit for each.
struct RecordSet {
  private let range: ClosedRange<Int64>
  private var bits: [UInt64]

  /// No place yet, of those from 1 to `last`.
  init(upTo last: Int64) {
    range = 0...last
    bits = [UInt64](repeating: 0, count: Int(last >> 6) + 1)
  }

  /// Adds a place; one that is not in the table is passed over.
  mutating func insert(_ id: Int64) {
    if range.contains(id) { bits[Int(id >> 6)] |= 1 << UInt64(id & 63) }
  }

  /// The first places of a range, rising.
  func first(_ count: Int, in range: ClosedRange<Int64>) -> [Int64] {
    var found: [Int64] = []
    var word = Int(range.lowerBound >> 6)
    while word < bits.count, Int64(word) << 6 <= range.upperBound {
      var rest = bits[word]
      while rest != 0 {
        let id = Int64(word) << 6 + Int64(rest.trailingZeroBitCount)
        rest &= rest - 1
        if range.contains(id) { found.append(id) }
        if found.count == count { return found }
      }
      word += 1
    }
    return found
  }

  /// The last places of a range, falling.
  func last(_ count: Int, in range: ClosedRange<Int64>) -> [Int64] {
    var found: [Int64] = []
    var word = min(Int(range.upperBound >> 6), bits.count - 1)
    while word >= 0, Int64(word) << 6 + 63 >= range.lowerBound {
      var rest = bits[word]
      while rest != 0 {
        let top = UInt64(63 - rest.leadingZeroBitCount)
        rest &= ~(1 << top)
        let id = Int64(word) << 6 + Int64(top)
        if range.contains(id) { found.append(id) }
        if found.count == count { return found }
      }
      word -= 1
    }
    return found
  }
}
