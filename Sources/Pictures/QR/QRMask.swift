/// One of the eight patterns of which that is chosen which leaves the code easiest to read (ISO/IEC 18004, 7.8).
struct QRMask {
  let number: Int
  /// Which squares are inverted, by rows and by columns, in the words of the widest codes.
  let rows: [UInt64], columns: [UInt64]

  static let all = (0..<8).map(QRMask.init(number:))
  /// After so many lines the same come again.
  static let lines = 12
  /// How many words a line of the widest codes takes.
  static let width = 3

  private init(number: Int) {
    self.number = number
    rows = (0..<QRMask.lines).flatMap { line in QRMask.words { QRMask.inverts(number, $0, line) } }
    columns = (0..<QRMask.lines).flatMap { line in QRMask.words { QRMask.inverts(number, line, $0) } }
  }

  private static func words(_ inverts: (Int) -> Bool) -> [UInt64] {
    (0..<width).map { word in (0..<64).reduce(0) { $0 << 1 | (inverts(64 * word + $1) ? 1 : 0) } }
  }

  private static func inverts(_ number: Int, _ x: Int, _ y: Int) -> Bool {
    let rest =
      switch number {
      case 0: (x + y) % 2
      case 1: y % 2
      case 2: x % 3
      case 3: (x + y) % 3
      case 4: (x / 3 + y / 2) % 2
      case 5: x * y % 2 + x * y % 3
      case 6: (x * y % 2 + x * y % 3) % 2
      default: ((x + y) % 2 + x * y % 3) % 2
      }
    return rest == 0
  }
}

extension QRMatrix {
  /// How hard the code is to read.
  var penalty: Int {
    let width = rows.width
    var penalty = 0
    for line in 0..<width {
      penalty += QRMatrix.penalty(rows, line) + QRMatrix.penalty(columns, line)
      if line + 1 < width { penalty += 3 * QRMatrix.squareCount(rows, line) }
    }
    // How far the black part is from a half.
    let black = (200 * rows.blackCount / (width * width) + 1) / 2
    return penalty + abs(black - 50) / 5 * 10
  }

  /// How many squares of a line are looked at together, and with how many before them; those after them are 11.
  private static let step = 48, before = 5

  /// Lines of one colour, and what looks like the corners.
  private static func penalty(_ image: BitImage, _ line: Int) -> Int {
    let counted = (UInt64(1) << UInt64(step) - 1) << UInt64(64 - before - step)
    var penalty = 0
    for start in Swift.stride(from: 0, to: image.width, by: step) {
      let squares = image.squares(from: start - before, in: line)
      // Where a square has the colour of the next, and where five have one colour.
      let last = UInt64(max(0, 64 - before - (image.width - 1 - start)))
      var alike = ~(squares ^ squares << 1) & UInt64.max << last
      if start == 0 { alike &= UInt64.max >> UInt64(before) }
      let runs = alike & alike << 1 & alike << 2 & alike << 3
      penalty += (runs & counted).nonzeroBitCount + 2 * (runs & ~(runs >> 1) & counted).nonzeroBitCount
      // Black, white, three times black, white, black; and four times white on one side.
      let white = ~squares
      let corner =
        white >> 1 & squares & white << 1 & squares << 2 & squares << 3 & squares << 4 & white << 5 & squares << 6
        & white << 7
      let isFree = white >> 2 & white >> 3 & white >> 4 | white << 8 & white << 9 & white << 10
      penalty += 40 * (corner & isFree & counted).nonzeroBitCount
    }
    return penalty
  }

  /// How many squares of two by two of one colour begin in a row.
  private static func squareCount(_ image: BitImage, _ line: Int) -> Int {
    var count = 0
    for start in Swift.stride(from: 0, to: image.width - 1, by: step) {
      let upper = image.squares(from: start, in: line), lower = image.squares(from: start, in: line + 1)
      let alike = ~(upper ^ lower)
      let counted = UInt64.max << UInt64(64 - min(step, image.width - 1 - start))
      count += (alike & alike << 1 & ~(upper ^ upper << 1) & counted).nonzeroBitCount
    }
    return count
  }
}
