/// The tokens of one deflate block: runs of literals and matches, in the order of the text.
///
/// Written with Huffman codes made for just these tokens.
struct TokenBlock: ~Copyable {
  private static let capacity = 1 << 16
  /// Literal runs as their length; matches with the highest bit set, length from bit 16, distance less one below.
  private let tokens: UnsafeMutablePointer<UInt32>
  private var count = 0
  private var out: BitWriter
  /// Frequencies of literals, end and lengths, then of distances.
  private var literalCounts = [Int](repeating: 0, count: DeflateFigures.literals)
  private var distanceCounts = [Int](repeating: 0, count: DeflateFigures.distances)

  init() {
    tokens = .allocate(capacity: TokenBlock.capacity)
    out = BitWriter()
  }

  deinit { tokens.deallocate() }

  /// Whether the block should be written before more is added. One match may run over all text that is held.
  var isFull: Bool {
    @inline(__always) get { count > TokenBlock.capacity - RecordDeflater.capacity / 256 }
  }

  @inline(__always)
  mutating func literals(_ length: Int) {
    guard length > 0 else { return }
    tokens[count] = UInt32(truncatingIfNeeded: length)
    count &+= 1
  }

  /// Adds a match of any length; of more than 258 bytes it becomes several.
  @inline(__always)
  mutating func match(length: Int, distance: Int) {
    var rest = length
    while rest > 0 {
      let piece = rest <= 258 ? rest : rest >= 262 ? 258 : rest - 4
      tokens[count] = 1 << 31 | UInt32(truncatingIfNeeded: piece) << 16 | UInt32(truncatingIfNeeded: distance &- 1)
      count &+= 1
      rest &-= piece
    }
  }

  /// Writes the block; `text` is what its tokens stand for.
  mutating func write(
    _ text: UnsafePointer<UInt8>, isLast: Bool, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    countSymbols(text)
    let codes = DeflateCodes(literals: literalCounts, distances: distanceCounts)
    codes.writeHeader(isLast: isLast, to: &out)
    emit(text, codes)
    if isLast { out.align() }
    try out.drain(to: sink)
    count = 0
  }

  private mutating func countSymbols(_ text: UnsafePointer<UInt8>) {
    let tokens = tokens
    let count = count
    distanceCounts.withUnsafeMutableBufferPointer { distances in
      literalCounts.withUnsafeMutableBufferPointer { literals in
        literals.update(repeating: 0)
        distances.update(repeating: 0)
        literals[DeflateFigures.end] = 1
        DeflateFigures.lengthSymbols.withUnsafeBufferPointer { lengthSymbols in
          DeflateFigures.distanceSymbols.withUnsafeBufferPointer { distanceSymbols in
            var at = text
            for index in 0..<count {
              let token = tokens[index]
              if token >> 31 == 0 {
                for offset in 0..<Int(token) { literals[Int(at[offset])] &+= 1 }
                at += Int(token)
              } else {
                let length = Int(token >> 16 & 0x1FF)
                literals[257 &+ Int(lengthSymbols[length])] &+= 1
                distances[Int(distanceSymbols[DeflateFigures.slot(Int(token & 0xFFFF))])] &+= 1
                at += length
              }
            }
          }
        }
      }
    }
  }

  private mutating func emit(_ text: UnsafePointer<UInt8>, _ codes: DeflateCodes) {
    let tokens = tokens
    let count = count
    // Literals take at most 15 bits, matches 48.
    var writer = out.begin(bytes: 64)
    codes.withTables { literals, lengths, distanceSymbols, distances in
      var at = text
      for index in 0..<count {
        let token = tokens[index]
        if token >> 31 == 0 {
          var rest = Int(token)
          writer.reserve(rest &* 2 &+ 32)
          while rest >= 3 {
            let (a, b, c) = (literals[Int(at[0])], literals[Int(at[1])], literals[Int(at[2])])
            let first = UInt64(a.width)
            let second = first &+ UInt64(b.width)
            let bits = UInt64(a.bits) | UInt64(b.bits) &<< first | UInt64(c.bits) &<< second
            writer.put(bits, second &+ UInt64(c.width))
            at += 3
            rest &-= 3
          }
          while rest > 0 {
            let code = literals[Int(at[0])]
            writer.put(UInt64(code.bits), UInt64(code.width))
            at += 1
            rest &-= 1
          }
        } else {
          let length = Int(token >> 16 & 0x1FF)
          let distance = Int(token & 0xFFFF)
          let first = lengths[length]
          let symbol = Int(distanceSymbols[DeflateFigures.slot(distance)])
          let second = distances[symbol]
          let extra = UInt64(distance &- second.base)
          let bits = UInt64(first.bits) | (UInt64(second.bits) | extra &<< UInt64(second.width)) &<< UInt64(first.width)
          writer.reserve(16)
          writer.put(bits, UInt64(first.width) &+ UInt64(second.total))
          at += length
        }
      }
      writer.reserve(16)
      let stop = literals[DeflateFigures.end]
      writer.put(UInt64(stop.bits), UInt64(stop.width))
    }
    out.take(writer)
  }
}
