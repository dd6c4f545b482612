/// How often each symbol occurs in deflated samples, and the code that follows.
struct TokenCounts {
  /// What is known of values.
  enum Values {
    /// Nothing: what is usual in them is expected.
    case unknown
    /// They are few: any byte is as good as another, which makes the code's own description shorter.
    case few
    /// Samples have enough of them; what is usual weighs little.
    case sampled
  }

  private var literals = [Int](repeating: 0, count: DeflateAlphabet.literals)
  private var distances = [Int](repeating: 0, count: DeflateAlphabet.distances)

  /// Counts the symbols of a block.
  mutating func add(_ bytes: [UInt8], _ reader: TokenReader) {
    var at = reader.start
    while at < bytes.count * 8 {
      let symbol = reader.next(bytes, &at, reader.literals)
      literals[symbol] += 1
      if symbol == DeflateAlphabet.end { return }
      if symbol < DeflateAlphabet.end { continue }
      at += DeflateAlphabet.lengthExtra[symbol - 257]
      let distance = reader.next(bytes, &at, reader.distances)
      distances[distance] += 1
      at += DeflateAlphabet.distanceExtra[distance]
    }
  }

  /// The code for what was counted. No symbol is left without: values that no sample has must be possible too.
  func code(_ values: Values) -> DeflateCode {
    let literals = self.literals.enumerated().map { symbol, count in
      let guess = symbol < 256 ? TokenCounts.weight(UInt8(symbol)) : 1
      switch values {
      case .unknown: return count * 32 + guess * 6
      case .few: return count * 32 + 2
      case .sampled: return count * 32 + guess
      }
    }
    return DeflateCode(literals: literals, distances: distances.map { $0 * 32 + 1 })
  }

  /// How likely a byte is in values: figures, Latin letters, and Chinese in UTF-8.
  private static func weight(_ byte: UInt8) -> Int {
    switch byte {
    case 0x30...0x39: 8
    case 0x20, 0x2C...0x2F, 0x3A: 4
    case 0x41...0x5A, 0x61...0x7A: 4
    case 0x21...0x7E: 1
    case 0x80...0xBF: 4
    case 0xE4...0xE9: 16
    case 0xE2, 0xE3, 0xEF: 4
    default: 1
    }
  }
}

/// Reads the symbols of blocks that were written with one code.
struct TokenReader {
  /// The symbol and its width (low four bits) for every 15 bits that may come.
  let literals: [UInt16]
  /// The same for distances.
  let distances: [UInt16]
  /// Where the first symbol begins, in bits.
  let start: Int

  init(_ code: DeflateCode, _ header: [UInt64]) {
    literals = TokenReader.table(code.literals)
    distances = TokenReader.table(code.distances)
    start = header.reduce(0) { $0 + Int($1 >> 56) }
  }

  /// The symbol at bit `at`, which moves behind it.
  func next(_ bytes: [UInt8], _ at: inout Int, _ table: [UInt16]) -> Int {
    var window = 0
    for index in 0..<3 where at / 8 + index < bytes.count { window |= Int(bytes[at / 8 + index]) << (8 * index) }
    let entry = table[window >> (at & 7) & 0x7FFF]
    at += Int(entry & 15)
    return Int(entry >> 4)
  }

  private static func table(_ code: HuffmanCode) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 1 << 15)
    for (symbol, width) in code.lengths.enumerated() where width > 0 {
      let (entry, step) = (UInt16(symbol << 4) | UInt16(width), 1 << Int(width))
      var window = Int(code.codes[symbol])
      while window < table.count {
        table[window] = entry
        window += step
      }
    }
    return table
  }
}
