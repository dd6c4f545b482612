/// The bytes of a QR code: a text with its modes and lengths, and what corrects it (ISO/IEC 18004, 7.4 to 7.6).
enum QRCodewords {
  /// The version and all its bytes in their order; `nil` if no version has room.
  static func bytes(_ text: [UInt8], _ correction: QRCode.Correction) -> (version: QRVersion, bytes: [UInt8])? {
    // Who reads bytes guesses their encoding, best from all of them.
    let isPlain = text.allSatisfy { $0 < 0x80 && $0 != 0 }
    for (group, versions) in QRVersion.groups.enumerated() {
      let stretches = isPlain ? QRStretch.of(text, group: group) : [QRStretch(mode: .bytes, text: 0..<text.count)]
      let bits = stretches.reduce(0) { $0 + 4 + $1.mode.lengthBits(in: group) + $1.mode.bits($1.text.count) }
      if let version = QRVersion.least(correction, in: versions, holding: bits) {
        return (version, corrected(data(text, stretches, version), version))
      }
    }
    return nil
  }

  /// The bytes of the text, filled up to as many as the version has.
  private static func data(_ text: [UInt8], _ stretches: [QRStretch], _ version: QRVersion) -> [UInt8] {
    var out = QRBits(capacity: version.dataCount)
    for stretch in stretches {
      out.append(stretch.mode.indicator, 4)
      out.append(stretch.text.count, version.lengthBits(stretch.mode))
      switch stretch.mode {
      case .digits:
        for start in Swift.stride(from: stretch.text.lowerBound, to: stretch.text.upperBound, by: 3) {
          let end = min(start + 3, stretch.text.upperBound)
          out.append(text[start..<end].reduce(0) { 10 * $0 + Int($1) - 0x30 }, QRMode.digits.bits(end - start))
        }
      case .capitals:
        for start in Swift.stride(from: stretch.text.lowerBound, to: stretch.text.upperBound, by: 2) {
          let end = min(start + 2, stretch.text.upperBound)
          let value = text[start..<end].reduce(0) { 45 * $0 + (QRMode.capital($1) ?? 0) }
          out.append(value, QRMode.capitals.bits(end - start))
        }
      case .bytes: for byte in text[stretch.text] { out.append(Int(byte), 8) }
      }
    }
    let room = 8 * version.dataCount
    out.append(0, min(4, room - out.count))
    out.append(0, (8 - out.count % 8) % 8)
    var filling = 0xEC
    while out.count < room {
      out.append(filling, 8)
      filling ^= 0xEC ^ 0x11
    }
    return out.bytes
  }

  /// The bytes in blocks, the later of which may be longer by one; the first bytes of all, the second of all, and so on; then
  /// likewise what corrects them.
  private static func corrected(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
    let count = version.blockCount
    let short = version.dataCount / count
    let shortCount = count - version.dataCount % count
    let divisor = QRField.divisor(version.correctionCount)
    func start(_ block: Int) -> Int { block * short + max(0, block - shortCount) }
    let corrections = (0..<count).map { QRField.remainder(data[start($0)..<start($0 + 1)], divisor) }
    var out: [UInt8] = []
    out.reserveCapacity(version.byteCount)
    for place in 0...short {
      for block in 0..<count where start(block) + place < start(block + 1) { out.append(data[start(block) + place]) }
    }
    for place in 0..<version.correctionCount { for block in 0..<count { out.append(corrections[block][place]) } }
    return out
  }
}

/// Bits in a row.
private struct QRBits {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Appends the lowest bits of a number, the highest of them first.
  mutating func append(_ value: Int, _ width: Int) {
    for place in (0..<width).reversed() {
      if count & 7 == 0 { bytes.append(0) }
      bytes[count >> 3] |= UInt8(value >> place & 1) << UInt8(7 - count & 7)
      count += 1
    }
  }
}

/// The field of 256 elements in which QR codes correct themselves (Reed and Solomon).
private enum QRField {
  /// The powers of 2, twice over, and their exponents.
  private static let (powers, exponents): ([UInt8], [Int]) = {
    var powers: [UInt8] = [], exponents = [Int](repeating: 0, count: 256)
    var power = 1
    for exponent in 0..<255 {
      powers.append(UInt8(power))
      exponents[power] = exponent
      power <<= 1
      if power > 0xFF { power ^= 0x11D }
    }
    return (powers + powers, exponents)
  }()

  private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
    one == 0 || other == 0 ? 0 : powers[exponents[Int(one)] + exponents[Int(other)]]
  }

  /// The polynomial with the roots 1, 2, 4 …, without its first term, as exponents.
  static func divisor(_ degree: Int) -> [Int] {
    var terms = [UInt8](repeating: 0, count: degree)
    terms[degree - 1] = 1
    for root in 0..<degree {
      for place in 0..<degree {
        terms[place] = product(terms[place], powers[root]) ^ (place + 1 < degree ? terms[place + 1] : 0)
      }
    }
    // No term of these polynomials is 0.
    return terms.map { exponents[Int($0)] }
  }

  /// What is left of a polynomial that is divided by another.
  static func remainder(_ data: ArraySlice<UInt8>, _ divisor: [Int]) -> [UInt8] {
    var rest = [UInt8](repeating: 0, count: divisor.count)
    for byte in data {
      let factor = byte ^ rest[0]
      for place in 1..<rest.count { rest[place - 1] = rest[place] }
      rest[rest.count - 1] = 0
      if factor == 0 { continue }
      let exponent = exponents[Int(factor)]
      for place in rest.indices { rest[place] ^= powers[exponent + divisor[place]] }
    }
    return rest
  }
}
