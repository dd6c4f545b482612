/// How a stretch of a text is written in a QR code: the fewer characters it may have, the less room they take (ISO/IEC 18004, 7.3).
enum QRMode: Int, CaseIterable {
  /// Digits, three in ten bits.
  case digits
  /// Digits, capitals and some signs, two in eleven bits.
  case capitals
  /// Anything, a byte in eight bits.
  case bytes

  /// What stands for the mode before its text, in four bits.
  var indicator: Int { 1 << rawValue }
  /// How many bits say the length of a text, in a group of versions.
  func lengthBits(in group: Int) -> Int {
    switch self {
    case .digits: 10 + 2 * group
    case .capitals: 9 + 2 * group
    case .bytes: group == 0 ? 8 : 16
    }
  }

  /// How many bits so many characters take.
  func bits(_ count: Int) -> Int {
    switch self {
    case .digits: count / 3 * 10 + (count % 3 == 0 ? 0 : count % 3 * 3 + 1)
    case .capitals: count / 2 * 11 + count % 2 * 6
    case .bytes: 8 * count
    }
  }

  /// Whether a byte can be written so.
  func takes(_ byte: UInt8) -> Bool {
    switch self {
    case .digits: (0x30...0x39).contains(byte)
    case .capitals: QRMode.capital(byte) != nil
    case .bytes: true
    }
  }

  /// The number of a character among digits, capitals and signs.
  static func capital(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x41 + 10
    case UInt8(ascii: " "): 36
    case UInt8(ascii: "$"), UInt8(ascii: "%"): Int(byte) - 0x24 + 37
    case UInt8(ascii: "*"), UInt8(ascii: "+"): Int(byte) - 0x2A + 39
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): Int(byte) - 0x2D + 41
    case UInt8(ascii: ":"): 44
    default: nil
    }
  }
}

/// A stretch of a text in one mode.
struct QRStretch {
  let mode: QRMode
  let text: Range<Int>

  /// The stretches of a text that take the fewest bits in a group of versions.
  static func of(_ text: [UInt8], group: Int) -> [QRStretch] {
    // For each place, the best way to have come there in each mode, in sixths of a bit: digits take 20, capitals 33, bytes 48.
    let lengths = SIMD4(20, 33, 48, 0)
    let unreachable = Int.max / 2
    var heads = SIMD4<Int>()
    for mode in QRMode.allCases { heads[mode.rawValue] = 6 * (4 + mode.lengthBits(in: group)) }
    var costs = heads
    var origins: [SIMD4<UInt8>] = []
    origins.reserveCapacity(text.count)
    for byte in text {
      var reached = costs &+ lengths, origin = SIMD4<UInt8>(0, 1, 2, 3)
      for mode in QRMode.allCases where !mode.takes(byte) { reached[mode.rawValue] = unreachable }
      // What follows may be in another mode; whole bits have been written until then.
      let before = reached
      for mode in 0..<3 {
        for other in 0..<3 where other != mode && before[other] < unreachable {
          let cost = (before[other] + 5) / 6 * 6 + heads[mode]
          if cost < reached[mode] { (reached[mode], origin[mode]) = (cost, UInt8(other)) }
        }
      }
      costs = reached
      origins.append(origin)
    }
    return stretches(text.count, costs, origins)
  }

  /// Follows the best way back.
  private static func stretches(_ count: Int, _ costs: SIMD4<Int>, _ origins: [SIMD4<UInt8>]) -> [QRStretch] {
    guard count > 0, var mode = (0..<3).min(by: { costs[$0] < costs[$1] }) else { return [] }
    var stretches: [QRStretch] = []
    var end = count
    for place in (0..<count).reversed() {
      // The mode in which the character was written.
      let written = Int(origins[place][mode])
      if written != mode {
        if place + 1 < end, let whole = QRMode(rawValue: mode) {
          stretches.append(QRStretch(mode: whole, text: place + 1..<end))
        }
        end = place + 1
        mode = written
      }
    }
    if let whole = QRMode(rawValue: mode) { stretches.append(QRStretch(mode: whole, text: 0..<end)) }
    return stretches.reversed()
  }
}
