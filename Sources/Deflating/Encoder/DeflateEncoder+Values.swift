/// Values: literals, and matches against values before them.
extension DeflateEncoder {
  func value(_ bytes: UnsafePointer<UInt8>, _ size: Int) {
    let state = state
    addChecksum(bytes, size)
    let position = state.pointee.position
    state.pointee.position = position &+ size
    if state.pointee.logCount &+ size > Int(UInt32.max) {
      flushRepeat()
      reserve(2 &* size)
      writeLiterals(bytes, size)
      return
    }
    let number = remember(bytes, size, position)
    // Copied out, since the compiler must take every store for a change of the state.
    let (places, log, values) = (places, state.pointee.log, state.pointee.values)
    let (firstValue, valueCount) = (state.pointee.firstValue, state.pointee.valueCount)
    let start = state.pointee.logCount &- size
    let own = UInt64(truncatingIfNeeded: number) &<< 32 | UInt64(truncatingIfNeeded: start)
    /// What the place remembered has in common with the bytes at `at`, and how far back it is.
    @inline(__always)
    func match(_ last: UInt64, _ at: Int, _ left: Int) -> (common: Int, distance: Int) {
      let index = Int(truncatingIfNeeded: last &>> 32) &- firstValue
      guard index >= 0, index < valueCount else { return (0, 0) }
      let source = Int(truncatingIfNeeded: last & 0xFFFF_FFFF)
      let other = values[index]
      let offset = source &- other.offset
      let distance = position &+ at &- (other.position &+ offset)
      // A value taken back may have left a place behind that is now another value's.
      guard offset >= 0, offset < other.count, distance > 0, distance <= DeflateAlphabet.window else { return (0, 0) }
      return (CommonBytes.count(bytes + at, log + source, min(left, other.count &- offset)), distance)
    }
    let isLong = size > 64
    var written = 0
    var at = 0
    while at < size {
      let left = size &- at
      let place: Int
      if left >= 4 {
        place = Int(DeflateEncoder.hash(bytes + at) &>> (32 &- DeflateEncoder.placeBits))
      } else if at == 0 {
        place = DeflateEncoder.shortPlace(bytes, size)
      } else {
        break
      }
      let last = places[place]
      places[place] = own &+ UInt64(truncatingIfNeeded: at)
      let (common, distance) = match(last, at, left)
      let step = bytes[at] < 0xC0 ? 1 : bytes[at] < 0xE0 ? 2 : 3
      var isBest = common >= min(4, left)
      if isBest, isLong, common < 16, left &- step >= 4 {
        // In long texts a better match may begin at the next character.
        let next = places[Int(DeflateEncoder.hash(bytes + at + step) &>> (32 &- DeflateEncoder.placeBits))]
        isBest = match(next, at &+ step, left &- step).common <= common &+ 1
      }
      if isBest {
        if written < at {
          flushRepeat()
          reserve(2 &* (at &- written))
          writeLiterals(bytes + written, at &- written)
        }
        let kept = state.pointee.repeatLength
        if kept > 0, state.pointee.repeatDistance == distance,
          state.pointee.repeatLog >= 0 || kept &+ common >= DeflateAlphabet.shortest
        {
          state.pointee.repeatLength &+= common
          state.pointee.repeatRun = -1
        } else {
          flushRepeat()
          keep(distance, common, log: start &+ at)
        }
        written = at &+ common
        if isLong {
          // What was copied may well come again.
          at &+= 1
          while at < written, size &- at >= 4 {
            if bytes[at] & 0xC0 != 0x80 {
              places[Int(DeflateEncoder.hash(bytes + at) &>> (32 &- DeflateEncoder.placeBits))] =
                own &+ UInt64(truncatingIfNeeded: at)
            }
            at &+= 1
          }
        }
        at = written
        continue
      }
      // Whole characters, if it is UTF-8.
      at &+= step
    }
    if written < size {
      flushRepeat()
      reserve(2 &* (size &- written))
      writeLiterals(bytes + written, size &- written)
    }
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

  /// The place of a value of up to three bytes.
  @inline(__always)
  private static func shortPlace(_ bytes: UnsafePointer<UInt8>, _ size: Int) -> Int {
    let word = UInt32(bytes[0]) | UInt32(bytes[size &>> 1]) &<< 8 | UInt32(bytes[size &- 1]) &<< 16
    let hash = (word | UInt32(truncatingIfNeeded: size) &<< 24) &* 0x9E37_79B1
    return Int(hash &>> (32 &- placeBits))
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self).littleEndian &* 0x9E37_79B1
  }
}
