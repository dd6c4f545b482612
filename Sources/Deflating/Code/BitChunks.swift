/// Bits made ready to be written: words of up to 56 bits, their number in the highest byte.
package struct BitChunks {
  package private(set) var words: [UInt64] = []
  private var bits: UInt64 = 0
  private var count = 0

  /// Appends up to 48 bits, the lowest first.
  package mutating func append(_ value: UInt64, _ width: Int) {
    if count + width > 56 { flush() }
    bits |= value << UInt64(count)
    count += width
  }

  /// Appends a word that is no bits, behind all bits.
  package mutating func append(word: UInt64) {
    flush()
    words.append(word)
  }

  /// Closes the last word.
  package mutating func flush() {
    if count > 0 { words.append(bits | UInt64(count) << 56) }
    bits = 0
    count = 0
  }
}
