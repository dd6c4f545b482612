/// A picture of black and white squares.
struct BitImage: Sendable, Hashable {
  let width: Int
  let height: Int
  private var isBlack: [Bool]

  /// A white picture.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    isBlack = [Bool](repeating: false, count: width * height)
  }

  subscript(x: Int, y: Int) -> Bool {
    get { isBlack[y * width + x] }
    set { isBlack[y * width + x] = newValue }
  }

  /// The picture with a white border of so many squares.
  func bordered(_ across: Int, _ down: Int) -> BitImage {
    var image = BitImage(width: width + 2 * across, height: height + 2 * down)
    for y in 0..<height { for x in 0..<width where self[x, y] { image[x + across, y + down] = true } }
    return image
  }

  /// A row as bits, black squares 0, filled up to whole bytes; each square is `across` bits wide.
  func row(_ y: Int, across: Int = 1) -> [UInt8] {
    var row = [UInt8](repeating: 0xFF, count: (width * across + 7) / 8)
    for x in 0..<width where self[x, y] {
      for bit in (x * across)..<((x + 1) * across) { row[bit / 8] &= ~(0x80 >> UInt8(bit % 8)) }
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
