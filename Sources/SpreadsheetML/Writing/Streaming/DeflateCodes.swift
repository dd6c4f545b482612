/// The figures of deflate's alphabets (RFC 1951, 3.2.5).
enum DeflateFigures {
  /// Literals, the end of the block, and lengths.
  static let literals = 286
  /// Distances.
  static let distances = 30
  /// The end of the block.
  static let end = 256
  /// Extra bits of the length symbols, from 257 on.
  static let lengthExtra = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  /// The least length of each symbol.
  static let lengthBase: [Int] = {
    var next = 3
    var base = lengthExtra.map { extra in
      defer { next += 1 << extra }
      return next
    }
    // 258 has a symbol of its own.
    base[28] = 258
    return base
  }()
  /// Extra bits of the distance symbols.
  static let distanceExtra = (0..<distances).map { max(0, $0 / 2 - 1) }
  /// The least distance of each symbol, less one.
  static let distanceBase: [Int] = {
    var next = 0
    return distanceExtra.map { extra in
      defer { next += 1 << extra }
      return next
    }
  }()
  /// By length: its symbol, from 0.
  static let lengthSymbols: [UInt8] = (0...258).map { length in
    UInt8(lengthBase.lastIndex { $0 <= length } ?? 0)
  }
  /// By `slot`: the symbol of a distance.
  static let distanceSymbols: [UInt8] = {
    var symbols = [UInt8](repeating: 0, count: 512)
    for (symbol, base) in distanceBase.enumerated() {
      for distance in stride(from: base, to: base + 1 << distanceExtra[symbol], by: 1) {
        symbols[slot(distance)] = UInt8(symbol)
      }
    }
    return symbols
  }()

  /// Where `distanceSymbols` has a distance less one: past 256 all of one 128 share their symbol.
  @inline(__always)
  static func slot(_ distance: Int) -> Int { distance < 256 ? distance : 256 &+ distance &>> 7 }
}

/// The two Huffman codes of a block, as tables for writing.
struct DeflateCodes {
  /// A code with its width; of a length, with the extra bits.
  struct Code {
    var bits: UInt32 = 0
    var width: UInt32 = 0
  }
  /// The code of a distance symbol.
  struct Distance {
    var bits: UInt32
    var width: UInt8
    /// The width with the extra bits.
    var total: UInt8
    /// The least distance, less one.
    var base: Int
  }
  private let literals: [Code]
  private let lengths: [Code]
  private let distances: [Distance]
  private let widths: [UInt8]

  /// The best codes for these frequencies.
  init(literals literalCounts: [Int], distances distanceCounts: [Int]) {
    let literalWidths = CodeWidths.best(literalCounts, limit: 15)
    let distanceWidths = CodeWidths.best(distanceCounts, limit: 15)
    let literalCodes = CodeWidths.codes(literalWidths)
    let distanceCodes = CodeWidths.codes(distanceWidths)
    widths = literalWidths + distanceWidths
    literals = zip(literalCodes, literalWidths).map { Code(bits: $0, width: UInt32($1)) }
    lengths = (0...258).map { length in
      let symbol = Int(DeflateFigures.lengthSymbols[length])
      let width = UInt32(literalWidths[257 + symbol])
      let extra = UInt32(max(0, length - DeflateFigures.lengthBase[symbol]))
      return Code(
        bits: literalCodes[257 + symbol] | extra << width, width: width + UInt32(DeflateFigures.lengthExtra[symbol]))
    }
    distances = (0..<DeflateFigures.distances).map { symbol in
      let width = distanceWidths[symbol]
      return Distance(
        bits: distanceCodes[symbol], width: width, total: width + UInt8(DeflateFigures.distanceExtra[symbol]),
        base: DeflateFigures.distanceBase[symbol])
    }
  }

  /// Hands out the tables: codes of literals, of lengths, symbols of distances, and their codes.
  @inline(__always)
  func withTables(
    _ body: (
      UnsafeBufferPointer<Code>, UnsafeBufferPointer<Code>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Distance>
    ) -> Void
  ) {
    literals.withUnsafeBufferPointer { literals in
      lengths.withUnsafeBufferPointer { lengths in
        DeflateFigures.distanceSymbols.withUnsafeBufferPointer { symbols in
          distances.withUnsafeBufferPointer { body(literals, lengths, symbols, $0) }
        }
      }
    }
  }

  /// Writes the head of a block with dynamic codes (RFC 1951, 3.2.7).
  func writeHeader(isLast: Bool, to out: inout BitWriter) {
    let pieces = DeflateCodes.folded(widths)
    var counts = [Int](repeating: 0, count: 19)
    for piece in pieces { counts[piece.symbol] += 1 }
    let lengthWidths = CodeWidths.best(counts, limit: 7)
    let codes = CodeWidths.codes(lengthWidths)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    let sent = max(4, (order.lastIndex { lengthWidths[$0] > 0 } ?? 0) + 1)
    out.put(isLast ? 1 : 0, 1)
    out.put(2, 2)
    out.put(DeflateFigures.literals - 257, 5)
    out.put(DeflateFigures.distances - 1, 5)
    out.put(sent - 4, 4)
    for symbol in order[..<sent] { out.put(Int(lengthWidths[symbol]), 3) }
    for piece in pieces {
      out.put(Int(codes[piece.symbol]), Int(lengthWidths[piece.symbol]))
      out.put(piece.extra, piece.width)
    }
  }

  /// Widths with their repetitions folded: 16 repeats the one before, 17 and 18 are zeros.
  private static func folded(_ widths: [UInt8]) -> [(symbol: Int, extra: Int, width: Int)] {
    var pieces: [(symbol: Int, extra: Int, width: Int)] = []
    var at = 0
    while at < widths.count {
      let width = Int(widths[at])
      var count = 1
      while at + count < widths.count, widths[at + count] == widths[at] { count += 1 }
      at += count
      if width > 0 {
        pieces.append((width, 0, 0))
        count -= 1
      }
      while count >= 3 {
        let part = min(count, width > 0 ? 6 : 138)
        switch (width, part) {
        case (1..., _): pieces.append((16, part - 3, 2))
        case (_, ...10): pieces.append((17, part - 3, 3))
        default: pieces.append((18, part - 11, 7))
        }
        count -= part
      }
      for _ in 0..<count { pieces.append((width, 0, 0)) }
    }
    return pieces
  }
}

/// Code widths of prefix codes, from which deflate's codes follow (RFC 1951, 3.2.2).
enum CodeWidths {
  /// The widths of the best code for these frequencies within `limit` bits, or hardly wider ones. At least two symbols
  /// get a code, as inflaters want it.
  static func best(_ counts: [Int], limit: Int) -> [UInt8] {
    var used = counts.indices.filter { counts[$0] > 0 }
    for spare in counts.indices where used.count < 2 && counts[spare] == 0 { used.append(spare) }
    used.sort { (counts[$0], $0) < (counts[$1], $1) }
    var perWidth = widths(of: used.map { max(counts[$0], 1) })
    if perWidth.count > limit + 1 {
      perWidth[limit] += perWidth[(limit + 1)...].reduce(0, +)
      perWidth.removeSubrange((limit + 1)...)
      var total = perWidth.indices.dropFirst().reduce(0) { $0 + perWidth[$1] << (limit - $1) }
      while total > 1 << limit, let width = (1..<limit).last(where: { perWidth[$0] > 0 }) {
        perWidth[limit] -= 1
        perWidth[width] -= 1
        perWidth[width + 1] += 2
        total -= 1
      }
    }
    var widths = [UInt8](repeating: 0, count: counts.count)
    var next = 0
    for width in perWidth.indices.reversed() {
      for _ in 0..<perWidth[width] {
        widths[used[next]] = UInt8(width)
        next += 1
      }
    }
    return widths
  }

  /// How many symbols have each width, for weights in rising order: the method of two queues.
  private static func widths(of weights: [Int]) -> [Int] {
    let leaves = weights.count
    var inner: [Int] = []
    inner.reserveCapacity(leaves)
    var parent = [Int](repeating: 0, count: 2 * leaves)
    var (leaf, node) = (0, 0)
    while inner.count < leaves - 1 {
      var sum = 0
      for _ in 0..<2 {
        if leaf < leaves, node >= inner.count || weights[leaf] <= inner[node] {
          sum += weights[leaf]
          parent[leaf] = leaves + inner.count
          leaf += 1
        } else {
          sum += inner[node]
          parent[leaves + node] = leaves + inner.count
          node += 1
        }
      }
      inner.append(sum)
    }
    var depth = [Int](repeating: 0, count: 2 * leaves)
    for index in (0..<(2 * leaves - 2)).reversed() { depth[index] = depth[parent[index]] + 1 }
    var perWidth = [Int](repeating: 0, count: (depth.max() ?? 0) + 1)
    for index in 0..<leaves { perWidth[depth[index]] += 1 }
    return perWidth
  }

  /// The codes of these widths, first bit lowest.
  static func codes(_ widths: [UInt8]) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: 17)
    for width in widths where width > 0 { counts[Int(width)] += 1 }
    var next = [UInt32](repeating: 0, count: 18)
    for width in 1...16 { next[width + 1] = (next[width] + counts[width]) << 1 }
    return widths.map { width in
      guard width > 0 else { return 0 }
      var code = next[Int(width)]
      next[Int(width)] += 1
      var reversed: UInt32 = 0
      for _ in 0..<width {
        reversed = reversed << 1 | code & 1
        code >>= 1
      }
      return reversed
    }
  }
}
