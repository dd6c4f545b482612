/// Writes one text after another as raw deflate, driven by the calls `run` and `value` in the order of the text.
///
/// Runs may be left out, repeated and interleaved in any order; the result inflates to exactly the bytes that were
/// named. Buffers are used again: after the first texts nothing is allocated. One encoder serves one thread.
///
/// All memory is owned by the encoder, and pointers are met nowhere but in its own files.
package final class DeflateEncoder {
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

  /// Where a run stood.
  struct Place {
    var position: Int
    var run: Int
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
    /// The last match, kept back because what follows may let it grow.
    var repeatDistance = 0
    var repeatLength = 0
    /// Where the log has the bytes of that match, if they are all of values: literals may turn out to be shorter.
    var repeatLog = -1
    /// The run that this match stands for, if for one whole run and no more, and where it begins; otherwise -1.
    var repeatRun = -1
    var repeatStart = 0
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
  /// See `CodeTables`.
  let literals: UnsafeMutablePointer<UInt32>
  let lengths: UnsafeMutablePointer<UInt64>
  let distances: UnsafeMutablePointer<UInt64>
  let distanceSymbols: UnsafeMutablePointer<UInt8>
  /// The last place in values with four such bytes, or the last value of up to three such bytes: number of the value,
  /// and offset in the log.
  let places: UnsafeMutablePointer<UInt64>
  /// Where runs stood, as far as later ones left them there: by a hash that is the same in every text.
  let stood: UnsafeMutablePointer<Place>

  static let placeBits: UInt32 = 12
  static let stoodBits: UInt32 = 10
  static let never = -(1 << 40)

  /// Makes an encoder for a plan; it copies what it needs.
  package init(_ plan: DeflatePlan) {
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
    let tables = CodeTables(plan.code)
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
    literals = copy(tables.literals)
    lengths = copy(tables.lengths)
    distances = copy(tables.distances)
    distanceSymbols = copy(DeflateAlphabet.distanceSymbols)
    places = copy([UInt64](repeating: 0, count: 1 << Int(DeflateEncoder.placeBits)))
    stood = copy(
      [Place](repeating: Place(position: DeflateEncoder.never, run: 0), count: 1 << DeflateEncoder.stoodBits))
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
    for pointer in [header, words, alternatives, lengths, distances, places] { pointer.deallocate() }
    for pointer in [shifts, slices, literals] { pointer.deallocate() }
    text.deallocate()
    distanceSymbols.deallocate()
    runs.deallocate()
    stood.deallocate()
    state.deallocate()
  }

  /// How many plain bytes the text has so far.
  package var size: Int { state.pointee.position - state.pointee.origin }

  /// Forgets the text in hand and begins a new one.
  package func reset() { begin() }

  /// Ends the text and appends its deflated bytes to `bytes`; a new text begins.
  package func finish(appendingTo bytes: inout [UInt8]) -> DeflatedText {
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
  package func run(_ index: Int) {
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
    stood[place(of: index, at: position)] = Place(position: position, run: index)
    if distance <= DeflateAlphabet.window {
      if continues(distance, count) || continues(index, at: position, count) || adopts(distance, count) {
        grow(count)
        return
      }
      if !run.pointee.isShort || count < DeflateAlphabet.shortest {
        flushRepeat()
        keep(distance, count, log: -1)
        (state.pointee.repeatRun, state.pointee.repeatStart) = (index, position)
        return
      }
    }
    write(run, at: position)
  }

  /// Appends a value as it is: escaping is the caller's.
  package func value(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress, !buffer.isEmpty { value(base, buffer.count) }
    }
  }

  /// Appends a value as it is.
  package func value(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress, !buffer.isEmpty { value(base, buffer.count) }
    }
  }

  /// Appends all of a sample.
  package func write(_ sample: DeflateSample) {
    for piece in sample.pieces {
      switch piece {
      case .run(let index): run(index)
      case .value(let bytes): value(bytes)
      }
    }
  }

  // MARK: Runs

  private func begin() {
    let state = state
    state.pointee.position += DeflateAlphabet.window + 1
    state.pointee.origin = state.pointee.position
    state.pointee.out = state.pointee.start
    (state.pointee.bits, state.pointee.count, state.pointee.crc) = (0, 0, 0)
    state.pointee.repeatLength = 0
    state.pointee.firstValue += state.pointee.valueCount
    (state.pointee.logCount, state.pointee.valueCount) = (0, 0)
    if state.pointee.firstValue > 1 << 30 {
      places.update(repeating: 0, count: 1 << Int(DeflateEncoder.placeBits))
      state.pointee.firstValue = 1
    }
    reserve(headerCount * 8)
    for word in 0..<headerCount { put(header[word] & PlanWord.bits, header[word] &>> 56) }
  }

  /// Writes the words of a run that begins at `position`. A match at either end may be one with what is around the run.
  private func write(_ run: UnsafeMutablePointer<Run>, at position: Int) {
    let state = state
    var word = words + Int(run.pointee.words)
    let end = words + Int(run.pointee.endWords)
    if state.pointee.repeatLength > 0 {
      if word.pointee & PlanWord.isMatch != 0 {
        let match = PlanWord.Match(word.pointee, word[1], word[2])
        let distance = distance(match, position)
        if continues(distance, match.length) || adopts(distance, match.length) {
          grow(match.length)
          word += 3
          if word == end { return }
        }
      }
      writeRepeat()
    }
    reserve(run.pointee.bound)
    var (bits, count, out) = (state.pointee.bits, state.pointee.count, state.pointee.out)
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
      let distance = distance(match, position)
      word += 3
      if distance <= DeflateAlphabet.window {
        if word == end {
          keep(distance, match.length, log: -1)
          break
        }
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
    }
    (state.pointee.bits, state.pointee.count, state.pointee.out) = (bits, count, out)
  }

  /// How far back the source of a match is; past the window if it has none in this text.
  @inline(__always)
  private func distance(_ match: PlanWord.Match, _ position: Int) -> Int {
    let distance = position &+ match.delta &- runs[match.source].position
    if distance <= DeflateAlphabet.window || match.alternative == 0 { return distance }
    let (source, delta) = PlanWord.source(alternatives[match.alternative &- 1])
    return position &+ delta &- runs[source].position
  }
}
