/// Code 128 bar codes (ISO/IEC 15417): ASCII, with digits in pairs.
package enum Code128 {
  /// The most characters; longer ones no hand-held reader takes.
  package static let maximumLength = 80
  /// White modules before and after the bars.
  static let quietZone = 10

  /// The code of a text.
  ///
  /// - Throws: `PictureError` for texts that are empty, too long, or not ASCII.
  package static func symbol(_ text: String) throws(PictureError) -> CodeSymbol {
    guard let symbols = symbols(Array(text.utf8)) else { throw .doesNotFitCode128(text) }
    let widths = symbols.flatMap { patterns[$0] } + [2]
    var image = BitImage(width: widths.reduce(0, +), height: 1)
    var at = 0
    for (index, width) in widths.enumerated() {
      if index.isMultiple(of: 2) { for x in at..<(at + width) { image[x, 0] = true } }
      at += width
    }
    return CodeSymbol(modules: image, quietWidth: quietZone, quietHeight: 0)
  }

  /// The symbols from start to stop with the check symbol: digits in pairs (set C) where four or more stand at an end, or
  /// six or more anywhere; else set B, and set A for control characters.
  static func symbols(_ text: [UInt8]) -> [Int]? {
    guard (1...maximumLength).contains(text.count), text.allSatisfy({ $0 < 0x80 }) else { return nil }
    var symbols: [Int] = []
    var set = 0
    func digits(_ at: Int) -> Int { text[at...].prefix { (0x30...0x39).contains($0) }.count }
    func change(to other: Int) {
      guard set != other else { return }
      // Start codes A, B, C are 103–105, changes to them 101, 100, 99.
      symbols.append(symbols.isEmpty ? 102 + other : 102 - other)
      set = other
    }
    var at = 0
    while at < text.count {
      let run = digits(at)
      let isAtEnd = at == 0 || at + run == text.count
      if set == 3 ? run >= 2 : run >= (isAtEnd ? 4 : 6) && run.isMultiple(of: 2) || (run == text.count && run == 2) {
        change(to: 3)
        symbols.append(Int(text[at] - 0x30) * 10 + Int(text[at + 1] - 0x30))
        at += 2
        continue
      }
      let byte = Int(text[at])
      if byte < 0x20 { change(to: 1) } else if byte >= 0x60 || set == 3 || set == 0 { change(to: 2) }
      symbols.append(byte < 0x20 ? byte + 64 : byte - 32)
      at += 1
    }
    let check = symbols.enumerated().reduce(0) { $0 + $1.element * max(1, $1.offset) } % 103
    return symbols + [check, 106]
  }

  /// Widths of bars and gaps of the symbols 0–106; the stop has two more modules of bar at its end.
  static let patterns: [[Int]] =
    """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 \
    123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 \
    131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 \
    213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 \
    141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 \
    124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 \
    411131 211412 211214 211232 233111
    """.split(separator: " ").map { $0.compactMap(\.wholeNumberValue) }
}
