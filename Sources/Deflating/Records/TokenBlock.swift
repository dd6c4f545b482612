/// The tokens of one deflate block: runs of literals and matches, in the order of the text.
///
/// Written with Huffman codes made for just these tokens.
struct TokenBlock: ~Copyable {
  private static let capacity = 1 << 16
  /// Literal runs as their length; matches with the highest bit set, length from bit 16, distance below.
  private let tokens: UnsafeMutablePointer<UInt32>
  private var count = 0
  private var out: BitWriter
  /// Frequencies of literals, end and lengths, then of distances.
  private var literalCounts = [Int](repeating: 0, count: DeflateAlphabet.literals)
  private var distanceCounts = [Int](repeating: 0, count: DeflateAlphabet.distances)

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
      tokens[count] = 1 << 31 | UInt32(truncatingIfNeeded: piece) << 16 | UInt32(truncatingIfNeeded: distance)
      count &+= 1
      rest &-= piece
    }
  }

  /// Writes the block; `text` is what its tokens stand for.
  mutating func write(
    _ text: UnsafePointer<UInt8>, isLast: Bool, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    countSymbols(text)
    let code = DeflateCode(literals: literalCounts, distances: distanceCounts)
    for word in code.header(isLast: isLast) { out.put(word & PlanWord.bits, word &>> 56) }
    emit(text, CodeTables(code))
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
        literals[DeflateAlphabet.end] = 1
        DeflateAlphabet.lengthSymbols.withUnsafeBufferPointer { lengthSymbols in
          DeflateAlphabet.distanceSymbols.withUnsafeBufferPointer { distanceSymbols in
            var at = text
            for index in 0..<count {
              let token = tokens[index]
              if token >> 31 == 0 {
                for offset in 0..<Int(token) { literals[Int(at[offset])] &+= 1 }
                at += Int(token)
              } else {
                let length = Int(token >> 16 & 0x1FF)
                literals[257 &+ Int(lengthSymbols[length])] &+= 1
                distances[Int(distanceSymbols[DeflateAlphabet.slot(of: Int(token & 0xFFFF))])] &+= 1
                at += length
              }
            }
          }
        }
      }
    }
  }

  private mutating func emit(_ text: UnsafePointer<UInt8>, _ tables: CodeTables) {
    // Literals take at most 15 bits, matches 48.
    var writer = out.begin(bytes: 64)
    tables.literals.withUnsafeBufferPointer { literals in
      tables.lengths.withUnsafeBufferPointer { lengths in
        tables.distances.withUnsafeBufferPointer { distances in
          DeflateAlphabet.distanceSymbols.withUnsafeBufferPointer { symbols in
            var at = text
            for index in 0..<count {
              let token = tokens[index]
              if token >> 31 == 0 {
                TokenBlock.emit(at, Int(token), literals, to: &writer)
                at += Int(token)
              } else {
                let length = lengths[Int(token >> 16 & 0x1FF)]
                let back = Int(token & 0xFFFF)
                let distance = distances[Int(symbols[DeflateAlphabet.slot(of: back)])]
                let width = distance &>> 16 & 0xFF
                let extra = UInt64(truncatingIfNeeded: back) &- distance &>> 32
                let bits = length & 0xFFFF_FFFF | (distance & 0xFFFF | extra &<< width) &<< (length &>> 32)
                writer.reserve(16)
                writer.put(bits, length &>> 32 &+ width &+ (distance &>> 24 & 0xFF))
                at += Int(token >> 16 & 0x1FF)
              }
            }
            writer.reserve(16)
            let end = literals[DeflateAlphabet.end]
            writer.put(UInt64(end & 0xFFFF), UInt64(end &>> 16))
          }
        }
      }
    }
    out.take(writer)
  }

  @inline(__always)
  private static func emit(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ literals: UnsafeBufferPointer<UInt32>,
    to writer: inout BitWriter.Cursor
  ) {
    writer.reserve(count &* 2 &+ 32)
    var at = 0
    while at &+ 3 <= count {
      let (a, b, c) = (literals[Int(text[at])], literals[Int(text[at &+ 1])], literals[Int(text[at &+ 2])])
      let first = UInt64(a &>> 16)
      let second = first &+ UInt64(b &>> 16)
      let bits = UInt64(a & 0xFFFF) | UInt64(b & 0xFFFF) &<< first | UInt64(c & 0xFFFF) &<< second
      writer.put(bits, second &+ UInt64(c &>> 16))
      at &+= 3
    }
    while at < count {
      let code = literals[Int(text[at])]
      writer.put(UInt64(code & 0xFFFF), UInt64(code &>> 16))
      at &+= 1
    }
  }
}
