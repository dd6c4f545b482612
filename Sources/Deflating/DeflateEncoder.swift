import CZlib

/// Writes one text after another as raw deflate, driven by the calls `run` and `value` in the order of the text.
///
/// Runs may be left out, repeated and interleaved in any order; the result inflates to exactly the bytes that were
/// named. Buffers are used again: after the first texts nothing is allocated. One encoder serves one thread.
///
/// All memory is owned by the encoder and reached by pointers only in this file.
public final class DeflateEncoder {
  /// A run, with where it was written last.
  struct Run {
    var position: Int
    var words: UInt32
    var endWords: UInt32
    var text: UInt32
    var count: UInt32
    var crc: UInt32
    var shift: UInt32
    var bound: Int
    var isShort: Bool
  }

  /// A value of the text in hand.
  struct Value {
    var position: Int
    var offset: Int
    var count: Int
  }

  /// What changes while writing.
  struct State {
    var start: UnsafeMutablePointer<UInt8>
    var end: UnsafeMutablePointer<UInt8>
    var out: UnsafeMutablePointer<UInt8>
    var bits: UInt64 = 0
    var count: UInt64 = 0
    var crc: UInt32 = 0
    /// Plain bytes so far. Counting goes on from text to text with a gap of one window, so that whatever a run or a
    /// value remembers of texts before is out of reach by itself.
    var position = 0
    var origin = 0
    /// A match that may still grow.
    var repeatDistance = 0
    var repeatLength = 0
    /// The bytes of the text's values, and where they are.
    var log: UnsafeMutablePointer<UInt8>
    var logCount = 0
    var logCapacity: Int
    var values: UnsafeMutablePointer<Value>
    var valueCount = 0
    var valueCapacity: Int
    /// The number of the text's first value; numbers are never used again, so tables need no clearing.
    var firstValue = 1
  }

  let state: UnsafeMutablePointer<State>
  let runs: UnsafeMutablePointer<Run>
  let runCount: Int
  let words: UnsafeMutablePointer<UInt64>
  let alternatives: UnsafeMutablePointer<UInt64>
  let text: UnsafeMutablePointer<UInt8>
  let header: UnsafeMutablePointer<UInt64>
  let headerCount: Int
  let shifts: UnsafeMutablePointer<UInt32>
  let slices: UnsafeMutablePointer<UInt32>
  /// Code and width (from bit 16) of every literal and of the end.
  let literals: UnsafeMutablePointer<UInt32>
  /// Code with extra bits, and width from bit 32, of every length.
  let lengths: UnsafeMutablePointer<UInt64>
  /// Code, width (from bit 16), extra width (from bit 24) and base (from bit 32) of every distance symbol.
  let distances: UnsafeMutablePointer<UInt64>
  let distanceSymbols: UnsafeMutablePointer<UInt8>
  /// The last value that begins with four such bytes.
  let heads: UnsafeMutablePointer<UInt64>
  /// The last place in long values with four such bytes: value number, and offset in the log.
  let places: UnsafeMutablePointer<UInt64>

  static let headBits: UInt32 = 10
  static let placeBits: UInt32 = 11
  /// From this size on a value is searched for repetitions within values.
  static let longValue = 48
  private static let never = -(1 << 40)

  /// Makes an encoder for a plan; it copies what it needs.
  public init(_ plan: DeflatePlan) {
    func copy<T: BitwiseCopyable>(_ array: [T]) -> UnsafeMutablePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: max(array.count, 1))
      array.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { pointer.initialize(from: base, count: source.count) }
      }
      return pointer
    }
    func room<T: BitwiseCopyable>(_ capacity: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
      .allocate(capacity: capacity)
    }
    let code = plan.code
    runs = copy(
      plan.runs.map { run in
        Run(
          position: DeflateEncoder.never, words: UInt32(run.words.lowerBound), endWords: UInt32(run.words.upperBound),
          text: UInt32(run.text.lowerBound), count: UInt32(run.text.count), crc: run.crc, shift: UInt32(run.shift),
          bound: run.bound, isShort: run.isShort)
      })
    runCount = plan.runs.count
    words = copy(plan.words)
    alternatives = copy(plan.alternatives)
    text = copy(plan.text)
    header = copy(plan.header)
    headerCount = plan.header.count
    shifts = copy(plan.shifts.words)
    slices = copy(ChecksumShifts.slices)
    literals = copy(
      (0...DeflateAlphabet.end).map { symbol in
        let (bits, width) = code.literal(symbol)
        return UInt32(bits) | UInt32(width) << 16
      })
    lengths = copy(
      (0...DeflateAlphabet.longest).map { length in
        let (bits, width) = code.length(max(length, DeflateAlphabet.shortest))
        return bits | UInt64(width) << 32
      })
    distances = copy(
      (0..<DeflateAlphabet.distances).map { symbol in
        let base = DeflateAlphabet.distanceBase[symbol]
        return UInt64(code.distances.codes[symbol]) | UInt64(code.distances.lengths[symbol]) << 16
          | UInt64(DeflateAlphabet.distanceExtra[symbol]) << 24 | UInt64(base) << 32
      })
    distanceSymbols = copy(DeflateAlphabet.distanceSymbols)
    heads = copy([UInt64](repeating: 0, count: 1 << Int(DeflateEncoder.headBits)))
    places = copy([UInt64](repeating: 0, count: 1 << Int(DeflateEncoder.placeBits)))
    let buffer = room(1 << 14, of: UInt8.self)
    state = room(1, of: State.self)
    state.initialize(
      to: State(
        start: buffer, end: buffer + (1 << 14), out: buffer, log: room(1 << 12, of: UInt8.self), logCapacity: 1 << 12,
        values: room(64, of: Value.self), valueCapacity: 64))
    begin()
  }

  deinit {
    state.pointee.start.deallocate()
    state.pointee.log.deallocate()
    state.pointee.values.deallocate()
    for pointer in [header, words, alternatives, lengths, distances, heads, places] { pointer.deallocate() }
    for pointer in [shifts, slices, literals] { pointer.deallocate() }
    text.deallocate()
    distanceSymbols.deallocate()
    runs.deallocate()
    state.deallocate()
  }

  /// How many plain bytes the text has so far.
  public var size: Int { state.pointee.position - state.pointee.origin }

  /// Forgets the text in hand and begins a new one.
  public func reset() { begin() }

  /// Ends the text and appends its deflated bytes to `bytes`; a new text begins.
  public func finish(appendingTo bytes: inout [UInt8]) -> DeflatedText {
    flushRepeat()
    reserve(16)
    let end = literals[DeflateAlphabet.end]
    put(UInt64(end & 0xFFFF), UInt64(end &>> 16))
    let state = state
    // The last bits fill a byte of their own.
    put(0, (8 &- state.pointee.count) & 7)
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: state.pointee.start, count: state.pointee.out - state.pointee.start))
    let result = DeflatedText(crc: state.pointee.crc, size: size)
    begin()
    return result
  }

  /// Appends the run with this number.
  public func run(_ index: Int) {
    precondition(index >= 0 && index < runCount, "no such run")
    let run = runs + index
    let count = Int(run.pointee.count)
    if count == 0 { return }
    let state = state
    let position = state.pointee.position
    let distance = position &- run.pointee.position
    run.pointee.position = position
    state.pointee.position = position &+ count
    state.pointee.crc = shifted(state.pointee.crc, run.pointee.shift) ^ run.pointee.crc
    if distance <= DeflateAlphabet.window {
      if state.pointee.repeatLength > 0 {
        if state.pointee.repeatDistance == distance {
          state.pointee.repeatLength &+= count
          return
        }
        flushRepeat()
      }
      if !run.pointee.isShort {
        state.pointee.repeatDistance = distance
        state.pointee.repeatLength = count
        return
      }
    } else if state.pointee.repeatLength > 0 {
      flushRepeat()
    }
    reserve(run.pointee.bound)
    write(words + Int(run.pointee.words), words + Int(run.pointee.endWords), at: position)
  }

  /// Appends a value as it is: escaping is the caller's.
  public func value(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress, !buffer.isEmpty { value(base, buffer.count) }
    }
  }

  /// Appends a value as it is.
  public func value(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress, !buffer.isEmpty { value(base, buffer.count) }
    }
  }

  // MARK: Runs

  private func begin() {
    let state = state
    state.pointee.position += DeflateAlphabet.window + 1
    state.pointee.origin = state.pointee.position
    state.pointee.out = state.pointee.start
    (state.pointee.bits, state.pointee.count, state.pointee.crc) = (0, 0, 0)
    (state.pointee.repeatDistance, state.pointee.repeatLength) = (0, 0)
    state.pointee.firstValue += state.pointee.valueCount
    (state.pointee.logCount, state.pointee.valueCount) = (0, 0)
    if state.pointee.firstValue > 1 << 30 {
      heads.update(repeating: 0, count: 1 << Int(DeflateEncoder.headBits))
      places.update(repeating: 0, count: 1 << Int(DeflateEncoder.placeBits))
      state.pointee.firstValue = 1
    }
    reserve(headerCount * 8)
    for word in 0..<headerCount { put(header[word] & PlanWord.bits, header[word] &>> 56) }
  }

  /// Writes the words of a run that begins at `position`.
  private func write(_ first: UnsafeMutablePointer<UInt64>, _ end: UnsafeMutablePointer<UInt64>, at position: Int) {
    let state = state
    var (word, bits, count, out) = (first, state.pointee.bits, state.pointee.count, state.pointee.out)
    while word < end {
      let ready = word.pointee
      if ready & PlanWord.isMatch == 0 {
        bits |= (ready & PlanWord.bits) &<< count
        count &+= ready &>> 56
        DeflateEncoder.store(&bits, &count, &out)
        word += 1
        continue
      }
      let match = PlanWord.Match(ready, word[1], word[2])
      var distance = position &+ match.delta &- runs[match.source].position
      if distance > DeflateAlphabet.window, match.alternative > 0 {
        let (source, delta) = PlanWord.source(alternatives[match.alternative &- 1])
        distance = position &+ delta &- runs[source].position
      }
      if distance <= DeflateAlphabet.window {
        let (code, width) = coded(distance)
        bits |= (match.bits | code &<< UInt64(match.width)) &<< count
        count &+= UInt64(match.width) &+ width
        DeflateEncoder.store(&bits, &count, &out)
      } else {
        for at in match.at..<(match.at &+ match.length) {
          let literal = literals[Int(text[at])]
          bits |= UInt64(literal & 0xFFFF) &<< count
          count &+= UInt64(literal &>> 16)
          DeflateEncoder.store(&bits, &count, &out)
        }
      }
      word += 3
    }
    (state.pointee.bits, state.pointee.count, state.pointee.out) = (bits, count, out)
  }
}

// MARK: - Bits

extension DeflateEncoder {
  /// Writes whole bytes out; fewer than eight bits stay.
  @inline(__always)
  static func store(_ bits: inout UInt64, _ count: inout UInt64, _ out: inout UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(out).storeBytes(of: bits.littleEndian, as: UInt64.self)
    out += Int(truncatingIfNeeded: count &>> 3)
    bits &>>= count & 56
    count &= 7
  }

  /// Writes up to 56 bits; there must be room.
  @inline(__always)
  func put(_ value: UInt64, _ width: UInt64) {
    let state = state
    state.pointee.bits |= value &<< state.pointee.count
    state.pointee.count &+= width
    DeflateEncoder.store(&state.pointee.bits, &state.pointee.count, &state.pointee.out)
  }

  /// The code of a distance with its extra bits.
  @inline(__always)
  func coded(_ distance: Int) -> (bits: UInt64, width: UInt64) {
    let entry = distances[Int(distanceSymbols[DeflateAlphabet.slot(of: distance)])]
    let width = entry &>> 16 & 0xFF
    let extra = UInt64(truncatingIfNeeded: distance) &- entry &>> 32
    return (entry & 0xFFFF | extra &<< width, width &+ (entry &>> 24 & 0xFF))
  }

  /// Makes room for `count` bytes and a few more.
  @inline(__always)
  func reserve(_ count: Int) {
    if state.pointee.end - state.pointee.out < count &+ 16 { grow(count + 16) }
  }

  @inline(never)
  private func grow(_ count: Int) {
    let state = state
    let used = state.pointee.out - state.pointee.start
    let capacity = max((state.pointee.end - state.pointee.start) * 2, used + count)
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    buffer.update(from: state.pointee.start, count: used)
    state.pointee.start.deallocate()
    (state.pointee.start, state.pointee.out, state.pointee.end) = (buffer, buffer + used, buffer + capacity)
  }

  /// Writes the match that was kept back to see whether it grows.
  @inline(__always)
  func flushRepeat() {
    if state.pointee.repeatLength > 0 { writeRepeat() }
  }

  @inline(never)
  private func writeRepeat() {
    var left = state.pointee.repeatLength
    let (code, width) = coded(state.pointee.repeatDistance)
    reserve((left / 255 + 1) * 8)
    while left > 0 {
      // Never leaves a rest that is too short for a match.
      let length =
        left <= DeflateAlphabet.longest ? left : min(DeflateAlphabet.longest, left - DeflateAlphabet.shortest)
      let entry = lengths[length]
      put(entry & 0xFFFF_FFFF | code &<< (entry &>> 32), entry &>> 32 &+ width)
      left -= length
    }
    state.pointee.repeatLength = 0
  }

  /// Writes bytes as literals; there must be room for two bytes each.
  func writeLiterals(_ bytes: UnsafePointer<UInt8>, _ size: Int) {
    let state = state
    var (bits, count, out) = (state.pointee.bits, state.pointee.count, state.pointee.out)
    var at = 0
    while at &+ 3 <= size {
      let (a, b, c) = (literals[Int(bytes[at])], literals[Int(bytes[at &+ 1])], literals[Int(bytes[at &+ 2])])
      bits |= UInt64(a & 0xFFFF) &<< count
      count &+= UInt64(a &>> 16)
      bits |= UInt64(b & 0xFFFF) &<< count
      count &+= UInt64(b &>> 16)
      bits |= UInt64(c & 0xFFFF) &<< count
      count &+= UInt64(c &>> 16)
      DeflateEncoder.store(&bits, &count, &out)
      at &+= 3
    }
    while at < size {
      let literal = literals[Int(bytes[at])]
      bits |= UInt64(literal & 0xFFFF) &<< count
      count &+= UInt64(literal &>> 16)
      DeflateEncoder.store(&bits, &count, &out)
      at &+= 1
    }
    (state.pointee.bits, state.pointee.count, state.pointee.out) = (bits, count, out)
  }

  // MARK: Checksums

  /// A checksum carried over the bytes of a run.
  @inline(__always)
  func shifted(_ crc: UInt32, _ table: UInt32) -> UInt32 {
    let table = shifts + Int(table) &* ChecksumShifts.stride
    let low = table[Int(crc & 15)] ^ table[16 &+ Int(crc &>> 4 & 15)]
    let next = table[32 &+ Int(crc &>> 8 & 15)] ^ table[48 &+ Int(crc &>> 12 & 15)]
    let high = table[64 &+ Int(crc &>> 16 & 15)] ^ table[80 &+ Int(crc &>> 20 & 15)]
    return low ^ next ^ high ^ table[96 &+ Int(crc &>> 24 & 15)] ^ table[112 &+ Int(crc &>> 28)]
  }

  /// Takes the bytes of a value into the checksum.
  @inline(__always)
  func addChecksum(_ bytes: UnsafePointer<UInt8>, _ size: Int) {
    // zlib has the quicker loop, but takes long to start it.
    if size >= 256 {
      state.pointee.crc = UInt32(truncatingIfNeeded: crc32_z(UInt(state.pointee.crc), bytes, size))
      return
    }
    var crc = ~state.pointee.crc
    var at = 0
    while at &+ 8 <= size {
      let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self).littleEndian ^ UInt64(crc)
      let near =
        slices[1792 &+ Int(word & 0xFF)] ^ slices[1536 &+ Int(word &>> 8 & 0xFF)]
        ^ slices[1280 &+ Int(word &>> 16 & 0xFF)] ^ slices[1024 &+ Int(word &>> 24 & 0xFF)]
      let far =
        slices[768 &+ Int(word &>> 32 & 0xFF)] ^ slices[512 &+ Int(word &>> 40 & 0xFF)]
        ^ slices[256 &+ Int(word &>> 48 & 0xFF)] ^ slices[Int(word &>> 56)]
      crc = near ^ far
      at &+= 8
    }
    while at < size {
      crc = slices[Int((crc ^ UInt32(bytes[at])) & 0xFF)] ^ crc &>> 8
      at &+= 1
    }
    state.pointee.crc = ~crc
  }
}

// MARK: - Values

extension DeflateEncoder {
  private func value(_ bytes: UnsafePointer<UInt8>, _ size: Int) {
    let state = state
    addChecksum(bytes, size)
    reserve(2 &* size)
    let position = state.pointee.position
    state.pointee.position = position &+ size
    if size < 4 || state.pointee.logCount &+ size > Int(UInt32.max) {
      flushRepeat()
      reserve(2 &* size)
      writeLiterals(bytes, size)
      return
    }
    let number = remember(bytes, size, position)
    let head = Int(DeflateEncoder.hash(bytes) &>> (32 &- DeflateEncoder.headBits))
    let last = Int(truncatingIfNeeded: heads[head]) &- state.pointee.firstValue
    heads[head] = UInt64(truncatingIfNeeded: number)
    var done = 0
    if last >= 0, last < state.pointee.valueCount &- 1 {
      let other = state.pointee.values[last]
      let distance = position &- other.position
      let common = DeflateEncoder.common(bytes, state.pointee.log + other.offset, min(size, other.count))
      if common >= 4, distance <= DeflateAlphabet.window { done = extend(bytes, common, distance) }
    }
    if done == size { return }
    flushRepeat()
    reserve(2 &* size)
    if size &- done >= DeflateEncoder.longValue {
      writeLong(bytes, done, size, number)
    } else {
      writeLiterals(bytes + done, size &- done)
    }
  }

  /// Lets the match that is kept back grow, or begins one if that is shorter than literals. Gives the bytes covered.
  private func extend(_ bytes: UnsafePointer<UInt8>, _ size: Int, _ distance: Int) -> Int {
    let state = state
    if state.pointee.repeatLength > 0 {
      if state.pointee.repeatDistance == distance {
        state.pointee.repeatLength &+= size
        return size
      }
      flushRepeat()
    }
    if size < 8 {
      let cost = lengths[size] &>> 32 &+ coded(distance).width
      if (0..<size).reduce(0, { $0 &+ UInt64(literals[Int(bytes[$1])] &>> 16) }) <= cost { return 0 }
    }
    state.pointee.repeatDistance = distance
    state.pointee.repeatLength = size
    return size
  }

  /// Keeps a value for those that follow and gives its number.
  private func remember(_ bytes: UnsafePointer<UInt8>, _ size: Int, _ position: Int) -> Int {
    let state = state
    let isFull = state.pointee.valueCount == state.pointee.valueCapacity
    if isFull || state.pointee.logCapacity &- state.pointee.logCount < size {
      growLog(size)
    }
    (state.pointee.log + state.pointee.logCount).update(from: bytes, count: size)
    state.pointee.values[state.pointee.valueCount] = Value(
      position: position, offset: state.pointee.logCount, count: size)
    state.pointee.logCount &+= size
    state.pointee.valueCount &+= 1
    return state.pointee.firstValue &+ state.pointee.valueCount &- 1
  }

  @inline(never)
  private func growLog(_ size: Int) {
    let state = state
    let capacity = max(state.pointee.logCapacity * 2, state.pointee.logCount + size)
    let log = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    log.update(from: state.pointee.log, count: state.pointee.logCount)
    state.pointee.log.deallocate()
    (state.pointee.log, state.pointee.logCapacity) = (log, capacity)
    let values = UnsafeMutablePointer<Value>.allocate(capacity: state.pointee.valueCapacity * 2)
    values.update(from: state.pointee.values, count: state.pointee.valueCount)
    state.pointee.values.deallocate()
    (state.pointee.values, state.pointee.valueCapacity) = (values, state.pointee.valueCapacity * 2)
  }

  /// Writes the rest of a long value, with matches against itself and other long values of the text.
  private func writeLong(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ size: Int, _ number: Int) {
    let state = state
    let own = state.pointee.values[number &- state.pointee.firstValue]
    let log = state.pointee.log
    var (at, written) = (start, start)
    while at &+ 4 <= size {
      let place = Int(DeflateEncoder.hash(bytes + at) &>> (32 &- DeflateEncoder.placeBits))
      let last = places[place]
      places[place] = UInt64(truncatingIfNeeded: number) &<< 32 | UInt64(truncatingIfNeeded: own.offset &+ at)
      let index = Int(truncatingIfNeeded: last &>> 32) &- state.pointee.firstValue
      if index >= 0, index < state.pointee.valueCount {
        let other = state.pointee.values[index]
        let offset = Int(truncatingIfNeeded: last & 0xFFFF_FFFF) &- other.offset
        let distance = own.position &+ at &- (other.position &+ offset)
        // A value taken back may have left a place behind that is now another value's.
        if offset >= 0, offset < other.count, distance > 0, distance <= DeflateAlphabet.window {
          let room = min(size &- at, other.count &- offset, DeflateAlphabet.longest)
          let common = DeflateEncoder.common(bytes + at, log + other.offset + offset, room)
          if common >= 4 {
            writeLiterals(bytes + written, at &- written)
            let entry = lengths[common]
            let (code, width) = coded(distance)
            put(entry & 0xFFFF_FFFF | code &<< (entry &>> 32), entry &>> 32 &+ width)
            at &+= common
            written = at
            continue
          }
        }
      }
      at &+= 1
    }
    writeLiterals(bytes + written, size &- written)
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self).littleEndian &* 0x9E37_79B1
  }

  /// How many leading bytes are the same, up to `limit`.
  @inline(__always)
  private static func common(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ limit: Int) -> Int {
    var at = 0
    while at &+ 8 <= limit {
      let left = UnsafeRawPointer(a + at).loadUnaligned(as: UInt64.self).littleEndian
      let right = UnsafeRawPointer(b + at).loadUnaligned(as: UInt64.self).littleEndian
      if left != right { return at &+ (left ^ right).trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at < limit, a[at] == b[at] { at &+= 1 }
    return at
  }
}

// MARK: - Taking back

/// A place in a text to which an encoder can go back.
public struct DeflateMark: Sendable {
  fileprivate var length: Int
  fileprivate var bits: UInt64
  fileprivate var count: UInt64
  fileprivate var crc: UInt32
  fileprivate var position: Int
  fileprivate var repeatDistance: Int
  fileprivate var repeatLength: Int
  fileprivate var logCount: Int
  fileprivate var valueCount: Int
}

extension DeflateEncoder {
  /// The present end of the text.
  public func mark() -> DeflateMark {
    let now = state.pointee
    return DeflateMark(
      length: now.out - now.start, bits: now.bits, count: now.count, crc: now.crc, position: now.position,
      repeatDistance: now.repeatDistance, repeatLength: now.repeatLength, logCount: now.logCount,
      valueCount: now.valueCount)
  }

  /// Takes back what was appended since `mark`, which must be one of the text in hand and not taken back itself.
  public func rewind(to mark: DeflateMark) {
    let state = state
    precondition(
      mark.position >= state.pointee.origin && mark.position <= state.pointee.position, "a mark of another text")
    state.pointee.out = state.pointee.start + mark.length
    (state.pointee.bits, state.pointee.count, state.pointee.crc) = (mark.bits, mark.count, mark.crc)
    state.pointee.position = mark.position
    (state.pointee.repeatDistance, state.pointee.repeatLength) = (mark.repeatDistance, mark.repeatLength)
    (state.pointee.logCount, state.pointee.valueCount) = (mark.logCount, mark.valueCount)
    // Where these runs were before is not known any more: they count as never written.
    for run in 0..<runCount where runs[run].position >= mark.position { runs[run].position = DeflateEncoder.never }
  }
}
