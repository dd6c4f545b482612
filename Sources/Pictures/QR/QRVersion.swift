/// A size of QR codes with a correction: how many squares and bytes it has (ISO/IEC 18004, 6.5 and annex E).
struct QRVersion {
  /// 1 to 40.
  let number: Int
  let correction: QRCode.Correction

  /// The squares of a side.
  var width: Int { 17 + 4 * number }
  /// All bytes, those for correction included.
  var byteCount: Int {
    var squares = (16 * number + 128) * number + 64
    if number >= 2 {
      let count = number / 7 + 2
      squares -= (25 * count - 10) * count - 55
      if number >= 7 { squares -= 36 }
    }
    return squares / 8
  }
  /// The bytes for correction in each block.
  var correctionCount: Int { QRVersion.corrections[correction.place][number - 1] }
  /// How many blocks correct themselves.
  var blockCount: Int { QRVersion.blocks[correction.place][number - 1] }
  /// The bytes for the text.
  var dataCount: Int { byteCount - correctionCount * blockCount }
  /// The middles of the small squares that readers align to, across and down.
  var alignments: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    let step = number == 32 ? 26 : (4 * number + 2 * count + 1) / (2 * count - 2) * 2
    return [6] + (0..<count - 1).reversed().map { width - 7 - $0 * step }
  }
  /// How many bits say the length of a text.
  func lengthBits(_ mode: QRMode) -> Int {
    mode.lengthBits(in: number < 10 ? 0 : number < 27 ? 1 : 2)
  }

  /// The least version that holds so many bits of a text; `nil` if none does.
  static func least(_ correction: QRCode.Correction, in range: ClosedRange<Int>, holding bits: Int) -> QRVersion? {
    range.lazy.map { QRVersion(number: $0, correction: correction) }.first { 8 * $0.dataCount >= bits }
  }

  /// The versions that say the length of a text with the same number of bits.
  static let groups = [1...9, 10...26, 27...40]

  private static let corrections = [
    [
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
      28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
      13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
      17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
  ]

  private static let blocks = [
    [
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19,
      19, 20, 21, 22, 24, 25,
    ],
    [
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
      35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
      1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43,
      45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
      1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51,
      54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
  ]
}

extension QRCode.Correction {
  /// Its place in the tables.
  fileprivate var place: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .quartile: 2
    case .high: 3
    }
  }
}
