/// Deflates text that comes in records of the same make, such as the rows of a table, as it is written.
///
/// The writer says at which *place* of the record each piece stands: what stood there in the record before is the one
/// candidate for a match, so nothing is searched. A match goes on over as many pieces as are the same, fixed ones and
/// values alike. A value that came within the last 32 KB is found by its hash. Tokens are gathered and written in blocks,
/// each with Huffman codes of its own. The inflated stream is exactly what was appended (RFC 1951).
///
/// Memory is constant: the text of one block, its tokens, and the window before it.
package struct RecordDeflater: ~Copyable {
  /// Bytes of one piece at most.
  static let pieceBytes = 256 << 10
  /// Bytes of text held at once: the window and a block.
  static let capacity = 1 << 20
  private static let hashBits = 13

  private let sink: (UnsafeRawBufferPointer) throws -> Void
  /// The window, then the text of the block in hand.
  private let text: UnsafeMutablePointer<UInt8>
  /// Where the next byte goes.
  private var end = 0
  /// Where the block in hand begins.
  private var start = 0
  /// The offset in the whole stream of the first byte of `text`.
  private var base = 0
  /// By place: where it was last, as an offset in the whole stream plus one; 0 for never.
  private let last: UnsafeMutablePointer<Int>
  /// By place: the bytes that always stand there, once they are told.
  private let fixedTexts: UnsafeMutablePointer<UnsafeMutableBufferPointer<UInt8>>
  private let places: Int
  /// By hash of a whole value: where it was last, likewise.
  private let known: UnsafeMutablePointer<Int>
  private var block: TokenBlock
  /// The match that may still go on: it ends at `end`.
  private var matchLength = 0
  private var matchDistance = 0
  /// Bytes before the match that no token stands for yet.
  private var literals = 0
  /// CRC-32 of what was written out.
  package private(set) var crc: UInt32 = 0
  /// Bytes of text that were written out.
  package var size: Int { base + start }

  /// Starts a stream; compressed bytes go to `sink` in pieces of some 100 KB.
  package init(places: Int, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.sink = sink
    self.places = places
    text = .allocate(capacity: RecordDeflater.capacity + 64)
    last = .allocate(capacity: places)
    last.initialize(repeating: 0, count: places)
    fixedTexts = .allocate(capacity: places)
    fixedTexts.initialize(repeating: UnsafeMutableBufferPointer(start: nil, count: 0), count: places)
    known = .allocate(capacity: 1 << RecordDeflater.hashBits)
    known.initialize(repeating: 0, count: 1 << RecordDeflater.hashBits)
    block = TokenBlock()
  }

  deinit {
    text.deallocate()
    last.deallocate()
    for place in 0..<places { fixedTexts[place].deallocate() }
    fixedTexts.deallocate()
    known.deallocate()
  }

  /// Room for a piece that is to be formatted in place; `commit` tells how much of it was used.
  @inline(__always)
  package mutating func room() throws -> UnsafeMutablePointer<UInt8> {
    if end > RecordDeflater.capacity - RecordDeflater.pieceBytes || block.isFull { try flush(isLast: false) }
    return text + end
  }

  /// Whether the bytes of a place are told.
  @inline(__always)
  package func knows(_ place: Int) -> Bool { fixedTexts[place].baseAddress != nil }

  /// Tells the bytes that always stand at a place.
  package mutating func define(_ place: Int, _ text: some Collection<UInt8>) {
    fixedTexts[place].deallocate()
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
    _ = bytes.initialize(fromContentsOf: text)
    fixedTexts[place] = bytes
  }

  /// Appends the bytes that always stand at a place.
  @inline(__always)
  package mutating func fixed(_ place: Int) throws {
    let target = try room()
    let bytes = fixedTexts[place]
    guard let source = bytes.baseAddress else { return }
    let count = bytes.count
    target.update(from: source, count: count)
    let position = base + end
    let before = last[place]
    last[place] = position + 1
    let distance = position + 1 - before
    end += count
    if matchLength > 0 {
      if distance == matchDistance {
        matchLength += count
        return
      }
      // A value found further back may be followed by the same piece there.
      let same = RecordDeflater.common(target, target - matchDistance, count)
      matchLength += same
      if same == count { return }
      closeMatch()
      begin(before > 0 && distance <= DeflateAlphabet.window && count - same >= 3 ? distance : 0, count - same)
    } else {
      begin(before > 0 && distance <= DeflateAlphabet.window && count >= 3 ? distance : 0, count)
    }
  }

  /// Takes the `count` bytes written to `room()` as a value at its place; `mayRepeat`: look for it further back too.
  @inline(__always)
  package mutating func value(_ count: Int, at place: Int, mayRepeat: Bool) {
    let target = text + end
    let position = base + end
    let before = last[place]
    last[place] = position + 1
    end += count
    // What goes on from the piece before; else what the record before has in common.
    var same = 0
    if matchLength > 0 {
      same = RecordDeflater.common(target, target - matchDistance, count)
      if same == count {
        matchLength += count
        if mayRepeat, count >= 4 { known[RecordDeflater.hash(target, count)] = position + 1 }
        return
      }
    }
    if mayRepeat, count >= 4 {
      let slot = RecordDeflater.hash(target, count)
      let candidate = known[slot]
      known[slot] = position + 1
      let distance = position + 1 - candidate
      if candidate > 0, distance <= DeflateAlphabet.window, count - same > 3,
        RecordDeflater.common(target, target - distance, count) == count
      {
        closeMatch()
        begin(distance, count)
        return
      }
    }
    if matchLength > 0 {
      matchLength += same
      closeMatch()
    } else if before > 0 {
      let distance = position + 1 - before
      if distance <= DeflateAlphabet.window {
        let common = RecordDeflater.common(target, target - distance, count)
        if common >= 4 {
          begin(distance, common)
          closeMatch()
          same = common
        }
      }
    }
    literals += count - same
  }

  /// Appends bytes that are seldom like others: head and foot of the text.
  package mutating func plain(_ bytes: [UInt8], at place: Int) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(RecordDeflater.pieceBytes)
      let target = try room()
      _ = UnsafeMutableBufferPointer(start: target, count: piece.count).update(fromContentsOf: piece)
      value(piece.count, at: place, mayRepeat: false)
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Writes what is left and ends the stream.
  package mutating func finish() throws { try flush(isLast: true) }

  // MARK: Tokens

  /// Begins a match over the last `count` bytes, or takes them as they are if `distance` is 0.
  @inline(__always)
  private mutating func begin(_ distance: Int, _ count: Int) {
    guard distance > 0 else {
      literals += count
      return
    }
    matchLength = count
    matchDistance = distance
  }

  @inline(__always)
  private mutating func closeMatch() {
    guard matchLength > 0 else { return }
    if matchLength < 4 {
      // A match this short is no shorter than the bytes.
      literals += matchLength
    } else {
      block.literals(literals)
      block.match(length: matchLength, distance: matchDistance)
      literals = 0
    }
    matchLength = 0
  }

  private mutating func flush(isLast: Bool) throws {
    closeMatch()
    block.literals(literals)
    literals = 0
    let count = end - start
    crc = Checksum.crc32(UnsafeBufferPointer(start: text + start, count: count), from: crc)
    try block.write(text + start, isLast: isLast, to: sink)
    start = end
    let kept = min(end, DeflateAlphabet.window)
    text.update(from: text + end - kept, count: kept)
    base += end - kept
    end = kept
    start = kept
  }

  // MARK: Bytes

  @inline(__always)
  private static func common(
    _ a: UnsafeMutablePointer<UInt8>, _ b: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    let x = UnsafeRawPointer(a)
    let y = UnsafeRawPointer(b)
    var i = 0
    while i &+ 8 <= count {
      let difference =
        x.loadUnaligned(fromByteOffset: i, as: UInt64.self) ^ y.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if difference != 0 { return i &+ difference.trailingZeroBitCount &>> 3 }
      i &+= 8
    }
    while i < count, a[i] == b[i] { i &+= 1 }
    return i
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    let raw = UnsafeRawPointer(bytes)
    let middle = raw.loadUnaligned(fromByteOffset: (count &- 4) &>> 1, as: UInt32.self)
    let head = raw.loadUnaligned(as: UInt32.self) ^ middle &* 0xC2B2_AE35
    let tail = raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
    let mixed = head &* 0x9E37_79B1 ^ tail &* 0x85EB_CA6B ^ UInt32(truncatingIfNeeded: count) &* 0x27D4_EB2F
    return Int((mixed &* 0x9E37_79B1) &>> UInt32(32 - hashBits))
  }
}
