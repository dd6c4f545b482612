/// Bits, matches and literals on their way into the buffer.
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
    if state.pointee.end - state.pointee.out < count &+ 16 { growBuffer(count + 16) }
  }

  @inline(never)
  private func growBuffer(_ count: Int) {
    let state = state
    let used = state.pointee.out - state.pointee.start
    let capacity = max((state.pointee.end - state.pointee.start) * 2, used + count)
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    buffer.update(from: state.pointee.start, count: used)
    state.pointee.start.deallocate()
    (state.pointee.start, state.pointee.out, state.pointee.end) = (buffer, buffer + used, buffer + capacity)
  }

  /// Whether a match of this distance and length goes on where the one kept back ends, and makes a whole one with it.
  @inline(__always)
  func continues(_ distance: Int, _ length: Int) -> Bool {
    let kept = state.pointee.repeatLength
    return kept > 0 && state.pointee.repeatDistance == distance && kept &+ length >= DeflateAlphabet.shortest
  }

  /// Whether the same run stood where the match kept back goes on, and makes a whole one with it.
  @inline(__always)
  func continues(_ run: Int, at position: Int, _ length: Int) -> Bool {
    let kept = state.pointee.repeatLength
    guard kept > 0, kept &+ length >= DeflateAlphabet.shortest else { return false }
    let source = position &- state.pointee.repeatDistance
    let last = stood[place(of: run, at: source)]
    return last.position == source && last.run == run
  }

  /// Whether the run that is kept back stood at this distance, too, and a match of it that goes on is a whole one: then it
  /// has this distance from now on.
  @inline(__always)
  func adopts(_ distance: Int, _ length: Int) -> Bool {
    let (kept, run) = (state.pointee.repeatLength, state.pointee.repeatRun)
    guard kept > 0, run >= 0, kept &+ length >= DeflateAlphabet.shortest, distance <= DeflateAlphabet.window else {
      return false
    }
    let source = state.pointee.repeatStart &- distance
    let last = stood[place(of: run, at: source)]
    guard last.position == source, last.run == run else { return false }
    state.pointee.repeatDistance = distance
    return true
  }

  /// Where it is remembered that a run stood at a position.
  @inline(__always)
  func place(of run: Int, at position: Int) -> Int {
    let offset = UInt32(truncatingIfNeeded: position &- state.pointee.origin)
    let hash = (offset &+ UInt32(truncatingIfNeeded: run) &* 0x85EB_CA6B) &* 0x9E37_79B1
    return Int(hash &>> (32 &- DeflateEncoder.stoodBits))
  }

  /// Makes the match that is kept back longer by bytes that are not of a value.
  @inline(__always)
  func grow(_ length: Int) {
    state.pointee.repeatLength &+= length
    state.pointee.repeatLog = -1
    state.pointee.repeatRun = -1
  }

  /// Keeps a match back. There must be none.
  @inline(__always)
  func keep(_ distance: Int, _ length: Int, log: Int) {
    state.pointee.repeatDistance = distance
    state.pointee.repeatLength = length
    state.pointee.repeatLog = log
    state.pointee.repeatRun = -1
  }

  /// Writes the match that was kept back.
  @inline(__always)
  func flushRepeat() {
    if state.pointee.repeatLength > 0 { writeRepeat() }
  }

  @inline(never)
  func writeRepeat() {
    let state = state
    var left = state.pointee.repeatLength
    state.pointee.repeatLength = 0
    let (code, width) = coded(state.pointee.repeatDistance)
    reserve((left / 255 + 1) * 8 + 16)
    if left < DeflateAlphabet.shortest, state.pointee.repeatRun >= 0 {
      writeLiterals(text + Int(runs[state.pointee.repeatRun].text), left)
      return
    }
    if left < 8, state.pointee.repeatLog >= 0 {
      let bytes = state.pointee.log + state.pointee.repeatLog
      var cost: UInt64 = 0
      for at in 0..<left { cost &+= UInt64(literals[Int(bytes[at])] &>> 16) }
      if left < DeflateAlphabet.shortest || cost <= lengths[left] &>> 32 &+ width {
        writeLiterals(bytes, left)
        return
      }
    }
    while left > 0 {
      // Never leaves a rest that is too short for a match.
      let length =
        left <= DeflateAlphabet.longest ? left : min(DeflateAlphabet.longest, left - DeflateAlphabet.shortest)
      let entry = lengths[length]
      put(entry & 0xFFFF_FFFF | code &<< (entry &>> 32), entry &>> 32 &+ width)
      left -= length
    }
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
}
