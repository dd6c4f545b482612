/// How the words of a plan are laid out.
///
/// A word whose highest bit is clear holds up to 56 ready bits, their number in the highest byte. Any other begins a
/// match against another run and is followed by two more: where the source is, and where the bytes themselves are.
enum PlanWord {
  /// Marks a match.
  static let isMatch: UInt64 = 1 << 63
  /// The bits of a plain word.
  static let bits: UInt64 = 1 << 56 - 1

  /// A match against another run.
  struct Match {
    /// How many bytes it stands for.
    var length: Int
    /// The code of the length.
    var bits: UInt64
    /// The width of that code, up to 20.
    var width: Int
    /// The number of a second source, from 1; 0 if there is none.
    var alternative = 0
    /// The run that holds the source.
    var source = 0
    /// The offset in the own run less the offset in the source's run.
    var delta = 0
    /// The place in the constant text.
    var at = 0

    init(length: Int, bits: UInt64, width: Int) {
      self.length = length
      self.bits = bits
      self.width = width
    }

    @inline(__always)
    init(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
      bits = first & 0xF_FFFF
      width = Int(truncatingIfNeeded: first &>> 20 & 0x1F)
      length = Int(truncatingIfNeeded: first &>> 25 & 0x1FF)
      alternative = Int(truncatingIfNeeded: third &>> 32)
      (source, delta) = PlanWord.source(second)
      at = Int(truncatingIfNeeded: third & 0xFFFF_FFFF)
    }

    /// The three words.
    var words: [UInt64] {
      [
        PlanWord.isMatch | bits | UInt64(width) << 20 | UInt64(length) << 25, PlanWord.source(source, delta),
        UInt64(alternative) << 32 | UInt64(at),
      ]
    }
  }

  /// A source in one word.
  static func source(_ run: Int, _ delta: Int) -> UInt64 {
    UInt64(run) << 32 | UInt64(UInt32(truncatingIfNeeded: delta))
  }

  /// The run and the difference of offsets of a source.
  @inline(__always)
  static func source(_ word: UInt64) -> (run: Int, delta: Int) {
    (Int(truncatingIfNeeded: word &>> 32), Int(Int32(truncatingIfNeeded: word)))
  }
}
