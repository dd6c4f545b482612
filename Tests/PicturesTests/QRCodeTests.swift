import Testing

@testable import Pictures

/// QR codes are read as a scanner reads them, by the tables of the standard.
@Suite struct QRCodeTests {
  @Test(arguments: [
    "7", "SP-2026-000123", "SP-2026-000123 9f86d081", "https://example.com/?n=SP-2026-000123", "合肥 A&B 公司",
    "\u{0}\u{1}",
    "AB12345678901234567890cd", "0551-6531 0000:ABC/9.$%*+", String(repeating: "9", count: 250),
    String(repeating: "合肥SP-2026", count: 15), String(repeating: "SP-2026-000123 ", count: 30),
    String(repeating: "aB3", count: 470), String(repeating: "汉", count: 770),
  ])
  func `a code says its text, and what corrects it fits`(_ text: String) throws {
    #expect(try QRReader(QRCode.symbol(text).modules).text() == Array(text.utf8))
  }

  @Test(arguments: zip(QRCode.Correction.allCases, [1, 0, 3, 2]))
  func `a code says how it corrects itself`(_ correction: QRCode.Correction, _ indicator: Int) throws {
    let code = try QRCode.symbol("SP-2026-000123 9f86d081", correction: correction).modules
    #expect(QRReader(code).format >> 3 == indicator)
  }

  @Test func `a code is as large as its text and correction need`() throws {
    func width(_ text: String, _ correction: QRCode.Correction) throws -> Int {
      try QRCode.symbol(text, correction: correction).width
    }
    // The standard's table of capacities, for digits: 41 in version 1, 7,089 in version 40.
    #expect(try width(String(repeating: "8", count: 41), .low) == 21)
    #expect(try width(String(repeating: "8", count: 42), .low) == 25)
    #expect(try width(String(repeating: "8", count: 7_089), .low) == 177)
    #expect(throws: PictureError.self) { try width(String(repeating: "8", count: 7_090), .low) }
    #expect(try width(String(repeating: "a", count: 1_273), .high) == 177)
    #expect(throws: PictureError.self) { try width(String(repeating: "a", count: 1_274), .high) }
    // Capitals and digits take less than small letters do.
    #expect(try width(String(repeating: "A", count: 90), .medium) < width(String(repeating: "a", count: 90), .medium))
  }

  @Test func `of the masks that is chosen which other programs choose`() throws {
    let code = try QRCode.symbol("SP-2026-000123").modules
    let rows = (0..<code.height).map { y in String((0..<code.width).map { code[$0, y] ? "#" : "." }) }
    #expect(rows.joined(separator: "\n") == QRCodeTests.known)
  }

  private static let known = """
    #######.#..#..#######
    #.....#..#..#.#.....#
    #.###.#.#.#.#.#.###.#
    #.###.#...#...#.###.#
    #.###.#.....#.#.###.#
    #.....#.###...#.....#
    #######.#.#.#.#######
    .........###.........
    #.#...##.#.##..#..#.#
    #..#.....#.......###.
    .####.#.##...#####..#
    #..#.#..###.#....#...
    #####.#......#.###.##
    ........#..#.....###.
    #######.#..##.####..#
    #.....#..###.#.....##
    #.###.#..####..#.##.#
    #.###.#..##..#.##....
    #.###.#.###..###.####
    #.....#...#.#..#..#.#
    #######.#.#..###.####
    """
}

/// Reads codes with the correction M of some versions, or the format of any.
private struct QRReader {
  struct Unreadable: Error {}

  private let code: BitImage
  private let version: Int

  init(_ code: BitImage) {
    self.code = code
    version = (code.width - 17) / 4
  }

  /// The correction and the mask, in five bits; both copies say the same.
  var format: Int {
    let places =
      [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8)] + (0..<6).reversed().map { ($0, 8) }
    let bits = places.enumerated().reduce(0) { $0 | (code[$1.element.0, $1.element.1] ? 1 : 0) << $1.offset } ^ 0x5412
    return bits >> 10
  }

  /// For the versions that are read: the middles of the alignment patterns, the blocks with their bytes for the text, and the
  /// bytes that correct each.
  private static let versions: [Int: (middles: [Int], blocks: [Int], correction: Int)] = [
    1: ([], [16], 10), 2: ([6, 18], [28], 16), 3: ([6, 22], [44], 26), 6: ([6, 34], [27, 27, 27, 27], 16),
    10: ([6, 28, 50], [43, 43, 43, 43, 44], 26),
    13: ([6, 34, 62], [Int](repeating: 37, count: 8) + [38], 22),
    31: ([6, 30, 56, 82, 108, 134], [46, 46] + [Int](repeating: 47, count: 29), 28),
    40: ([6, 30, 58, 86, 114, 142, 170], [Int](repeating: 47, count: 18) + [Int](repeating: 48, count: 31), 28),
  ]

  func text() throws -> [UInt8] {
    guard let (middles, blocks, correction) = QRReader.versions[version], format >> 3 == 0 else { throw Unreadable() }
    let bytes = self.bytes(middles)
    var data = blocks.map { _ in [UInt8]() }, at = 0
    for place in 0..<(blocks.max() ?? 0) {
      for block in blocks.indices where place < blocks[block] {
        data[block].append(bytes[at])
        at += 1
      }
    }
    var whole = data
    for _ in 0..<correction {
      for block in blocks.indices {
        whole[block].append(bytes[at])
        at += 1
      }
    }
    guard at == bytes.count, whole.allSatisfy({ QRReader.isWhole($0, correction) }) else { throw Unreadable() }
    return try decoded(data.flatMap(\.self))
  }

  private func isFixed(_ x: Int, _ y: Int, _ middles: [Int]) -> Bool {
    let last = code.width - 8
    if x == 6 || y == 6 || (x < 9 || x >= last) && y < 9 || x < 9 && y >= last { return true }
    if version >= 7, x < 6 && y >= last - 3 || y < 6 && x >= last - 3 { return true }
    return middles.contains { abs($0 - x) <= 2 } && middles.contains { abs($0 - y) <= 2 }
      && !(x < 9 && y < 9 || x < 9 && y > last - 2 || x > last - 2 && y < 9)
  }

  private func bytes(_ middles: [Int]) -> [UInt8] {
    let mask = format & 7
    func isInverted(_ x: Int, _ y: Int) -> Bool {
      switch mask {
      case 0: (x + y) % 2 == 0
      case 1: y % 2 == 0
      case 2: x % 3 == 0
      case 3: (x + y) % 3 == 0
      case 4: (x / 3 + y / 2) % 2 == 0
      case 5: x * y % 2 + x * y % 3 == 0
      case 6: (x * y % 2 + x * y % 3) % 2 == 0
      default: ((x + y) % 2 + x * y % 3) % 2 == 0
      }
    }
    var bits: [Bool] = []
    let pairs = stride(from: code.width - 1, through: 1, by: -2).map { $0 <= 6 ? $0 - 1 : $0 }
    for (index, right) in pairs.enumerated() {
      let rows = index.isMultiple(of: 2) ? Array((0..<code.height).reversed()) : Array(0..<code.height)
      for y in rows {
        for x in [right, right - 1] where !isFixed(x, y, middles) { bits.append(code[x, y] != isInverted(x, y)) }
      }
    }
    return stride(from: 0, to: bits.count - 7, by: 8).map { bits[$0..<$0 + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }
  }

  /// Whether a block is a multiple of the polynomial: its value at each root is 0.
  private static func isWhole(_ block: [UInt8], _ correction: Int) -> Bool {
    func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
      (0..<8).reversed().reduce(0) { value, bit in
        UInt8(truncatingIfNeeded: Int(value) << 1 ^ (value >> 7 == 1 ? 0x11D : 0)) ^ (other >> bit & 1 == 1 ? one : 0)
      }
    }
    var root: UInt8 = 1
    for _ in 0..<correction {
      if block.reduce(0, { product($0, root) ^ $1 }) != 0 { return false }
      root = product(root, 2)
    }
    return true
  }

  private func decoded(_ data: [UInt8]) throws -> [UInt8] {
    var at = 0
    func take(_ count: Int) -> Int {
      defer { at += count }
      return (at..<at + count).reduce(0) { $0 << 1 | ($1 / 8 < data.count ? Int(data[$1 / 8]) >> (7 - $1 % 8) & 1 : 0) }
    }
    let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    let group = version < 10 ? 0 : version < 27 ? 1 : 2
    var text: [UInt8] = []
    while at + 4 <= 8 * data.count {
      switch take(4) {
      case 0: return text
      case 1:
        var left = take([10, 12, 14][group])
        while left > 0 {
          let count = min(3, left)
          let digits = String(take([0, 4, 7, 10][count]))
          text += Array(String(repeating: "0", count: count - digits.count).utf8) + Array(digits.utf8)
          left -= count
        }
      case 2:
        var left = take([9, 11, 13][group])
        while left > 0 {
          let count = min(2, left)
          let value = take(count == 2 ? 11 : 6)
          text += count == 2 ? [signs[value / 45], signs[value % 45]] : [signs[value]]
          left -= count
        }
      case 4: for _ in 0..<take(group == 0 ? 8 : 16) { text.append(UInt8(take(8))) }
      default: throw Unreadable()
      }
    }
    return text
  }
}
