/// The two codes of a block, and what they cost.
package struct DeflateCode: Sendable {
  /// Literals, end and lengths.
  package let literals: HuffmanCode
  /// Distances.
  package let distances: HuffmanCode

  /// The best codes for these frequencies. Only symbols with a frequency can be written.
  init(literals: [Int], distances: [Int]) {
    self.literals = HuffmanCode(frequencies: literals, limit: 15)
    self.distances = HuffmanCode(frequencies: distances, limit: 15)
  }

  /// The code of a literal, or of the end.
  package func literal(_ symbol: Int) -> (bits: UInt64, width: Int) {
    (UInt64(literals.codes[symbol]), Int(literals.lengths[symbol]))
  }

  /// The code of a length with its extra bits.
  package func length(_ length: Int) -> (bits: UInt64, width: Int) {
    let symbol = Int(DeflateAlphabet.lengthSymbols[length])
    let (bits, width) = literal(257 + symbol)
    let extra = length - DeflateAlphabet.lengthBase[symbol]
    return (bits | UInt64(extra) << UInt64(width), width + DeflateAlphabet.lengthExtra[symbol])
  }

  /// The code of a distance with its extra bits.
  package func distance(_ distance: Int) -> (bits: UInt64, width: Int) {
    let symbol = Int(DeflateAlphabet.distanceSymbols[DeflateAlphabet.slot(of: distance)])
    let width = Int(distances.lengths[symbol])
    let extra = distance - DeflateAlphabet.distanceBase[symbol]
    let bits = UInt64(distances.codes[symbol]) | UInt64(extra) << UInt64(width)
    return (bits, width + DeflateAlphabet.distanceExtra[symbol])
  }

  /// The head of a block, with both codes (RFC 1951, 3.2.7); see `BitChunks`.
  package func header(isLast: Bool) -> [UInt64] {
    let pieces = DeflateCode.pieces(literals.lengths + distances.lengths)
    var frequencies = [Int](repeating: 0, count: 19)
    for piece in pieces { frequencies[piece.symbol] += 1 }
    let code = HuffmanCode(frequencies: frequencies, limit: 7)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    let sent = max(4, (order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    var chunks = BitChunks()
    chunks.append((isLast ? 1 : 0) | 2 << 1, 3)
    chunks.append(UInt64(DeflateAlphabet.literals - 257), 5)
    chunks.append(UInt64(DeflateAlphabet.distances - 1), 5)
    chunks.append(UInt64(sent - 4), 4)
    for symbol in order[..<sent] { chunks.append(UInt64(code.lengths[symbol]), 3) }
    for piece in pieces {
      chunks.append(UInt64(code.codes[piece.symbol]), Int(code.lengths[piece.symbol]))
      chunks.append(UInt64(piece.extra), piece.width)
    }
    chunks.flush()
    return chunks.words
  }

  /// Code lengths with their repetitions folded: 16 repeats the length before, 17 and 18 are zeros.
  private static func pieces(_ lengths: [UInt8]) -> [(symbol: Int, extra: Int, width: Int)] {
    var pieces: [(symbol: Int, extra: Int, width: Int)] = []
    var at = 0
    while at < lengths.count {
      var count = 1
      while at + count < lengths.count, lengths[at + count] == lengths[at] { count += 1 }
      at += count
      let length = Int(lengths[at - 1])
      if length > 0 {
        pieces.append((length, 0, 0))
        count -= 1
      }
      while count >= 3 {
        let folded = min(count, length > 0 ? 6 : 138)
        switch (length, folded) {
        case (1..., _): pieces.append((16, folded - 3, 2))
        case (_, ...10): pieces.append((17, folded - 3, 3))
        default: pieces.append((18, folded - 11, 7))
        }
        count -= folded
      }
      for _ in 0..<count { pieces.append((length, 0, 0)) }
    }
    return pieces
  }
}
