/// The short pieces of text by which words are found: each pair of neighbours, and each three of ASCII, since pairs of digits
/// are nearly everywhere. A piece is known by one of ``buckets`` numbers; two pieces may share one.
enum WordGrams {
  /// How many numbers there are.
  static let buckets = 1 << 18

  /// The number of the piece that stands for a form's id.
  static func bucket(form id: String) -> Int {
    // FNV-1a: the number is kept, so that it must be the same in every process.
    hash(id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 })
  }

  /// Hands over the numbers of all pieces of a text, some more than once.
  @inline(__always)
  static func forEach(in text: FoldedText, _ body: (Int) -> Void) {
    text.units.withUnsafeBufferPointer { units in
      var (before, last) = (FoldedText.separator, FoldedText.separator)
      for unit in units {
        if isPart(unit), isPart(last) {
          body(pair(last, unit))
          if isPart(before), isASCII(before, last, unit) { body(three(before, last, unit)) }
        }
        (before, last) = (last, unit)
      }
    }
  }

  /// The numbers of the pieces that every text with this word has: as few as tell it apart. None for a word of one character.
  static func needed(for word: FoldedText) -> Set<Int> {
    let units = word.units
    var needed: Set<Int> = []
    for index in units.indices.dropFirst() where isPart(units[index - 1]) && isPart(units[index]) {
      let isAfter = index >= 2 && isPart(units[index - 2]) && isASCII(units[index - 2], units[index - 1], units[index])
      let isBefore =
        index + 1 < units.count && isPart(units[index + 1]) && isASCII(units[index - 1], units[index], units[index + 1])
      if isAfter { needed.insert(three(units[index - 2], units[index - 1], units[index])) }
      if !isAfter, !isBefore { needed.insert(pair(units[index - 1], units[index])) }
    }
    return needed
  }

  private static func isPart(_ unit: UInt16) -> Bool { unit > FoldedText.blank }
  private static func isASCII(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> Bool { a | b | c < 0x80 }
  private static func pair(_ a: UInt16, _ b: UInt16) -> Int { hash(UInt64(a) << 16 | UInt64(b)) }
  private static func three(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> Int {
    hash(1 << 32 | UInt64(a) << 16 | UInt64(b) << 8 | UInt64(c))
  }
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 46)
  }
}
