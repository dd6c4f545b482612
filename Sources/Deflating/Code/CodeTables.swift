/// The codes of a block as tables for writing: one look-up for a literal, one for a length, two for a distance.
struct CodeTables: Sendable {
  /// Code and width (from bit 16) of every literal and of the end.
  let literals: [UInt32]
  /// Code with extra bits, and width from bit 32, of every length.
  let lengths: [UInt64]
  /// Code, width (from bit 16), extra width (from bit 24) and base (from bit 32) of every distance symbol.
  let distances: [UInt64]

  init(_ code: DeflateCode) {
    literals = (0...DeflateAlphabet.end).map { symbol in
      let (bits, width) = code.literal(symbol)
      return UInt32(bits) | UInt32(width) << 16
    }
    lengths = (0...DeflateAlphabet.longest).map { length in
      let (bits, width) = code.length(max(length, DeflateAlphabet.shortest))
      return bits | UInt64(width) << 32
    }
    distances = (0..<DeflateAlphabet.distances).map { symbol in
      UInt64(code.distances.codes[symbol]) | UInt64(code.distances.lengths[symbol]) << 16
        | UInt64(DeflateAlphabet.distanceExtra[symbol]) << 24 | UInt64(DeflateAlphabet.distanceBase[symbol]) << 32
    }
  }
}
