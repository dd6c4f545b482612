/// The alphabets of deflate (RFC 1951, 3.2.5): which symbol stands for a length or a distance, and what follows it.
package enum DeflateAlphabet {
  /// Literals, the end of the block, and lengths.
  package static let literals = 286
  /// Distances.
  package static let distances = 30
  /// The end of the block.
  package static let end = 256
  /// The greatest distance.
  package static let window = 32_768
  /// The greatest length of one match.
  package static let longest = 258
  /// The least length of one match.
  package static let shortest = 3

  package static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  package static let lengthExtra = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  package static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  package static let distanceExtra = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]

  /// The place in `lengthBase` of every length up to 258.
  package static let lengthSymbols: [UInt8] = (0...longest).map { length in
    UInt8(clamping: (lengthBase.lastIndex { $0 <= length } ?? 0))
  }

  /// The place in `distanceBase` of every distance, by `slot(of:)`.
  package static let distanceSymbols: [UInt8] = {
    var symbols = [UInt8](repeating: 0, count: 512)
    var symbol = 0
    for distance in 1...window {
      if symbol + 1 < distances, distance >= distanceBase[symbol + 1] { symbol += 1 }
      symbols[slot(of: distance)] = UInt8(symbol)
    }
    return symbols
  }()

  /// Where `distanceSymbols` holds the symbol: past 256 all distances of one 128 share theirs.
  @inlinable @inline(__always)
  package static func slot(of distance: Int) -> Int {
    distance <= 256 ? distance &- 1 : 256 &+ ((distance &- 1) &>> 7)
  }
}
