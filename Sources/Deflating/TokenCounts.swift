/// How often each symbol occurs in deflated samples, and the code that follows.
struct TokenCounts {
  private var literals = [Int](repeating: 0, count: DeflateAlphabet.literals)
  private var distances = [Int](repeating: 0, count: DeflateAlphabet.distances)

  /// Counts the symbols of one block, which was written with `code` under `header`.
  mutating func add(_ bytes: [UInt8], _ code: DeflateCode, _ header: [UInt64]) {
    let literalTable = TokenCounts.table(code.literals)
    let distanceTable = TokenCounts.table(code.distances)
    var at = header.reduce(0) { $0 + Int($1 >> 56) }
    func next(_ table: [UInt16]) -> Int {
      var window = 0
      for index in 0..<3 where at / 8 + index < bytes.count { window |= Int(bytes[at / 8 + index]) << (8 * index) }
      let entry = table[window >> (at & 7) & 0x7FFF]
      at += Int(entry & 15)
      return Int(entry >> 4)
    }
    while at < bytes.count * 8 {
      let symbol = next(literalTable)
      literals[symbol] += 1
      if symbol == DeflateAlphabet.end { return }
      if symbol < DeflateAlphabet.end { continue }
      at += DeflateAlphabet.lengthExtra[symbol - 257]
      let distance = next(distanceTable)
      distances[distance] += 1
      at += DeflateAlphabet.distanceExtra[distance]
    }
  }

  /// The code for what was counted. No symbol is left without: values that no sample has must be possible too.
  ///
  /// Without values in the samples the guess about them weighs more.
  func code(isTrained: Bool) -> DeflateCode {
    let guess = isTrained ? 1 : 6
    let literals = self.literals.enumerated().map { symbol, count in
      count * 16 + (symbol < 256 ? TokenCounts.weight(UInt8(symbol)) * guess : 1)
    }
    return DeflateCode(literals: literals, distances: distances.map { $0 * 16 + 1 })
  }

  /// How likely a byte is in values: figures, Latin letters, and Chinese in UTF-8.
  private static func weight(_ byte: UInt8) -> Int {
    switch byte {
    case 0x30...0x39: 12
    case 0x2D, 0x2E, 0x2C, 0x20, 0x3A, 0x2F: 4
    case 0x41...0x5A, 0x61...0x7A: 4
    case 0x21...0x7E: 2
    case 0x80...0xBF: 6
    case 0xE4...0xE9: 20
    case 0xE2, 0xE3, 0xEF: 6
    default: 1
    }
  }

  /// Symbol and width (low four bits) for every 15 bits that may come.
  private static func table(_ code: HuffmanCode) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 1 << 15)
    for (symbol, width) in code.lengths.enumerated() where width > 0 {
      for window in stride(from: Int(code.codes[symbol]), to: 1 << 15, by: 1 << Int(width)) {
        table[window] = UInt16(symbol << 4) | UInt16(width)
      }
    }
    return table
  }
}
