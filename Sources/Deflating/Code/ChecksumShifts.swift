/// Tables that carry a CRC-32 over constant bytes without reading them.
///
/// The checksum of a text followed by `n` bytes is the first checksum carried over `n` zero bytes, exclusive-or the
/// checksum of the bytes; carrying is linear, so one table of 16 words per half byte does it. Lengths share tables.
struct ChecksumShifts: Sendable {
  /// The words of one table.
  static let stride = 8 * 16
  /// All tables.
  private(set) var words: [UInt32] = []
  private var tables: [Int: Int] = [:]

  /// The number of the table for `count` bytes.
  mutating func table(for count: Int) -> Int {
    if let table = tables[count] { return table }
    let table = words.count / ChecksumShifts.stride
    tables[count] = table
    // The highest bit stands for x to the power 0, so what follows from it is the factor; each lower bit is one x more.
    var word = Checksum.shifted(1 << 31, by: count)
    var bits = [UInt32](repeating: 0, count: 32)
    for bit in bits.indices.reversed() {
      bits[bit] = word
      word = ChecksumShifts.timesX(word)
    }
    for half in 0..<8 {
      for value in 0..<16 {
        var word: UInt32 = 0
        for bit in 0..<4 where value >> bit & 1 == 1 { word ^= bits[half * 4 + bit] }
        words.append(word)
      }
    }
    return table
  }

  /// A remainder times x: one bit further.
  private static func timesX(_ word: UInt32) -> UInt32 { word & 1 == 1 ? word >> 1 ^ 0xEDB8_8320 : word >> 1 }

  /// Tables for eight bytes at a time of values: the checksum of each byte followed by 0 to 7 zero bytes.
  static let slices: [UInt32] = {
    var words = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var word = UInt32(byte)
      for _ in 0..<8 { word = timesX(word) }
      words[byte] = word
    }
    for slice in 1..<8 {
      for byte in 0..<256 {
        let word = words[(slice - 1) * 256 + byte]
        words[slice * 256 + byte] = word >> 8 ^ words[Int(word & 0xFF)]
      }
    }
    return words
  }()
}
