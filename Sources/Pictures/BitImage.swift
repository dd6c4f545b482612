/// A picture of black and white squares.
struct BitImage: Sendable, Hashable {
  let width: Int
  let height: Int
  /// How many words a row takes.
  private let stride: Int
  /// The rows from the top, each from its first bit on, black squares 1. What fills the last word of a row is white.
  private var words: [UInt64]

  /// A white picture.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    stride = (width + 63) / 64
    words = [UInt64](repeating: 0, count: stride * height)
  }

  subscript(x: Int, y: Int) -> Bool {
    get { words[y * stride + x >> 6] >> UInt64(63 - x & 63) & 1 == 1 }
    set {
      let bit = UInt64(1) << UInt64(63 - x & 63)
      if newValue { words[y * stride + x >> 6] |= bit } else { words[y * stride + x >> 6] &= ~bit }
    }
  }

  /// The 64 squares of a row from `x` on; what lies outside of the picture is white.
  func squares(from x: Int, in y: Int) -> UInt64 {
    let word = x >> 6, shift = UInt64(x & 63)
    let first = (0..<stride).contains(word) ? words[y * stride + word] << shift : 0
    return (0..<stride).contains(word + 1) && shift > 0 ? first | words[y * stride + word + 1] >> (64 - shift) : first
  }

  /// How many squares are black.
  var blackCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Turns the colour of squares where a pattern is 1, except those that another picture has in black. The pattern has so many
  /// lines of `width` words, which repeat.
  mutating func invert(_ pattern: [UInt64], lines: Int, width: Int, except other: BitImage) {
    for y in 0..<height {
      for word in 0..<stride {
        let inside = UInt64.max << UInt64(max(0, 64 * (word + 1) - self.width))
        words[y * stride + word] ^= pattern[y % lines * width + word] & inside & ~other.words[y * stride + word]
      }
    }
  }

  /// The picture with a white border of so many squares.
  func bordered(_ across: Int, _ down: Int) -> BitImage {
    var image = BitImage(width: width + 2 * across, height: height + 2 * down)
    for y in 0..<height { for x in 0..<width where self[x, y] { image[x + across, y + down] = true } }
    return image
  }

  /// A row as bits, black squares 0, filled up to whole bytes; each square is `across` bits wide.
  func row(_ y: Int, across: Int = 1) -> [UInt8] {
    if across == 1 {
      return (0..<(width + 7) / 8).map { byte -> UInt8 in
        let shift = UInt64(56 - 8 * (byte & 7))
        return ~UInt8(truncatingIfNeeded: words[y * stride + byte >> 3] >> shift)
      }
    }
    var row = [UInt8](repeating: 0xFF, count: (width * across + 7) / 8)
    for x in 0..<width where self[x, y] {
      var bit = x * across
      while bit < (x + 1) * across {
        let count = min(8 - bit & 7, (x + 1) * across - bit)
        row[bit >> 3] &= ~((UInt8.max << UInt8(8 - count)) >> UInt8(bit & 7))
        bit += count
      }
    }
    return row
  }

  /// The picture as a PNG file in which every square is `across` by `down` pixels.
  func png(across: Int, down: Int) -> Picture {
    let size = PixelSize(width: width * across, height: height * down)
    var rows: [UInt8] = []
    rows.reserveCapacity(size.height * (size.width / 8 + 2))
    for y in 0..<height {
      // White is 1. Each row begins with its filter: 0, none.
      let row = [0] + self.row(y, across: across)
      for _ in 0..<down { rows.append(contentsOf: row) }
    }
    return Picture(PNGWriter.blackAndWhite(size, rows: rows), .png, PictureFacts(size: size))
  }
}
