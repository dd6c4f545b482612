/// A place in a text to which an encoder can go back.
public struct DeflateMark: Sendable {
  var length: Int
  var bits: UInt64
  var count: UInt64
  var crc: UInt32
  var position: Int
  var repeatDistance: Int
  var repeatLength: Int
  var repeatLog: Int
  var repeatRun: Int
  var repeatStart: Int
  var logCount: Int
  var valueCount: Int
}

extension DeflateEncoder {
  /// The present end of the text.
  public func mark() -> DeflateMark {
    let now = state.pointee
    return DeflateMark(
      length: now.out - now.start, bits: now.bits, count: now.count, crc: now.crc, position: now.position,
      repeatDistance: now.repeatDistance, repeatLength: now.repeatLength, repeatLog: now.repeatLog,
      repeatRun: now.repeatRun, repeatStart: now.repeatStart,
      logCount: now.logCount, valueCount: now.valueCount)
  }

  /// Takes back what was appended since `mark`, which must be one of the text in hand and not taken back itself.
  public func rewind(to mark: DeflateMark) {
    let state = state
    precondition(
      mark.position >= state.pointee.origin && mark.position <= state.pointee.position, "a mark of another text")
    state.pointee.out = state.pointee.start + mark.length
    (state.pointee.bits, state.pointee.count, state.pointee.crc) = (mark.bits, mark.count, mark.crc)
    state.pointee.position = mark.position
    state.pointee.repeatDistance = mark.repeatDistance
    (state.pointee.repeatLength, state.pointee.repeatLog) = (mark.repeatLength, mark.repeatLog)
    (state.pointee.repeatRun, state.pointee.repeatStart) = (mark.repeatRun, mark.repeatStart)
    (state.pointee.logCount, state.pointee.valueCount) = (mark.logCount, mark.valueCount)
    // Where these runs were before is not known any more: they count as never written.
    for place in 0..<(1 << DeflateEncoder.stoodBits) where stood[place].position >= mark.position {
      stood[place].position = DeflateEncoder.never
    }
    for run in 0..<runCount where runs[run].position >= mark.position { runs[run].position = DeflateEncoder.never }
  }
}
