/// Numbers in files, read with bounds: `nil` beyond the end.
extension [UInt8] {
  /// An unsigned number of `count` bytes at `offset`, the greatest byte first or last.
  func number(_ count: Int, at offset: Int, littleEndian: Bool = false) -> Int? {
    guard offset >= 0, count <= 4, offset + count <= self.count else { return nil }
    var number = 0
    for index in 0..<count { number = number << 8 | Int(self[offset + (littleEndian ? count - 1 - index : index)]) }
    return number
  }

  /// Appends a number of four bytes, the greatest first.
  mutating func append(bigEndian number: Int) {
    append(contentsOf: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) })
  }
}
