/// The squares of a QR code, by rows and by columns (ISO/IEC 18004, 6.3 and 7.7).
struct QRMatrix {
  private(set) var rows: BitImage
  private(set) var columns: BitImage

  private init(width: Int) {
    rows = BitImage(width: width, height: width)
    columns = rows
  }

  /// The squares before one of the masks is chosen, and those that are not masked.
  static func unmasked(_ version: QRVersion, _ bytes: [UInt8]) -> (squares: QRMatrix, fixed: QRMatrix) {
    var squares = QRMatrix(width: version.width), fixed = squares
    QRPatterns(version: version).draw(&squares, &fixed)
    squares.place(bytes, around: fixed)
    return (squares, fixed)
  }

  mutating func set(_ x: Int, _ y: Int, _ isBlack: Bool = true) {
    rows[x, y] = isBlack
    columns[y, x] = isBlack
  }

  /// Places bits two columns wide, up and down in turn, from the lower right corner on.
  private mutating func place(_ bytes: [UInt8], around fixed: QRMatrix) {
    let width = rows.width
    var bit = 0
    var right = width - 1
    var isUpward = true
    while right >= 1 {
      // The column that readers time themselves by is left out.
      if right == 6 { right -= 1 }
      for step in 0..<width {
        let y = isUpward ? width - 1 - step : step
        for x in [right, right - 1] where bit < 8 * bytes.count && !fixed.rows[x, y] {
          if bytes[bit >> 3] << UInt8(bit & 7) & 0x80 != 0 { set(x, y) }
          bit += 1
        }
      }
      isUpward.toggle()
      right -= 2
    }
  }

  /// Inverts what a mask says.
  mutating func apply(_ mask: QRMask, except fixed: QRMatrix) {
    rows.invert(mask.rows, lines: QRMask.lines, width: QRMask.width, except: fixed.rows)
    columns.invert(mask.columns, lines: QRMask.lines, width: QRMask.width, except: fixed.columns)
  }

  /// Writes which correction and which mask the code has, twice.
  mutating func write(_ correction: QRCode.Correction, _ mask: QRMask) {
    let width = rows.width
    let bits = QRPatterns.format(correction, mask)
    for place in 0..<15 {
      let isBlack = bits >> place & 1 == 1
      // Around the corner at the upper left, where rows and columns of timing are left out.
      switch place {
      case 0..<6: set(8, place, isBlack)
      case 6, 7: set(8, place + 1, isBlack)
      case 8: set(7, 8, isBlack)
      default: set(14 - place, 8, isBlack)
      }
      if place < 8 { set(width - 1 - place, 8, isBlack) } else { set(8, width - 15 + place, isBlack) }
    }
  }
}

/// What every code of a version has.
struct QRPatterns {
  let version: QRVersion

  /// Draws the patterns, and marks their places and those of the format as fixed.
  func draw(_ squares: inout QRMatrix, _ fixed: inout QRMatrix) {
    let width = version.width
    for place in 0..<width {
      for (x, y) in [(place, 6), (6, place)] {
        squares.set(x, y, place.isMultiple(of: 2))
        fixed.set(x, y)
      }
    }
    for (left, top) in [(0, 0), (width - 7, 0), (0, width - 7)] {
      for y in max(0, top - 1)..<min(width, top + 8) {
        for x in max(0, left - 1)..<min(width, left + 8) {
          let distance = max(abs(x - left - 3), abs(y - top - 3))
          squares.set(x, y, distance != 2 && distance != 4)
          fixed.set(x, y)
        }
      }
    }
    let places = version.alignments
    for x in places {
      for y in places where !(x == 6 && (y == 6 || y == width - 7) || x == width - 7 && y == 6) {
        for down in -2...2 {
          for across in -2...2 {
            squares.set(x + across, y + down, max(abs(across), abs(down)) != 1)
            fixed.set(x + across, y + down)
          }
        }
      }
    }
    for place in 0..<9 {
      fixed.set(place, 8)
      fixed.set(8, place)
    }
    for place in 0..<8 {
      fixed.set(width - 1 - place, 8)
      fixed.set(8, width - 1 - place)
    }
    squares.set(8, width - 8)
    drawNumber(&squares, &fixed)
  }

  /// Large codes say their version.
  private func drawNumber(_ squares: inout QRMatrix, _ fixed: inout QRMatrix) {
    guard version.number >= 7 else { return }
    let bits = QRPatterns.checked(version.number, by: 0x1F25, width: 12)
    for place in 0..<18 {
      let near = version.width - 11 + place % 3, far = place / 3
      for (x, y) in [(near, far), (far, near)] {
        squares.set(x, y, bits >> place & 1 == 1)
        fixed.set(x, y)
      }
    }
  }

  /// The bits that say a correction and a mask.
  static func format(_ correction: QRCode.Correction, _ mask: QRMask) -> Int {
    checked(correction.indicator << 3 | mask.number, by: 0x537, width: 10) ^ 0x5412
  }

  /// A number with the rest of its division by a polynomial.
  private static func checked(_ number: Int, by polynomial: Int, width: Int) -> Int {
    var rest = number
    for _ in 0..<width { rest = rest << 1 ^ (rest >> (width - 1)) * polynomial }
    return number << width | rest
  }
}

extension QRCode.Correction {
  /// How codes say it.
  fileprivate var indicator: Int {
    switch self {
    case .low: 1
    case .medium: 0
    case .quartile: 3
    case .high: 2
    }
  }
}
