import TestSupport
import Testing

@testable import Deflating

struct RecordDeflaterTests {
  /// What one run wrote, and what came of it.
  private func run(
    seed: Int, records: Int, places: Int, longest: Int
  ) throws -> (plain: [UInt8], packed: [UInt8], crc: UInt32) {
    var dice = SeededRandom(seed)
    let fixed = (0..<places).map { place in
      Array(
        (0..<Int.random(in: 1...40, using: &dice)).map { _ in UInt8.random(in: 32...126, using: &dice) } + [
          UInt8(place)
        ])
    }
    let known = (0..<20).map { _ in bytes(&dice, upTo: longest) }
    let packed = Packed()
    var deflater = RecordDeflater(places: places * 2) { packed.bytes += $0 }
    for (place, text) in fixed.enumerated() { deflater.define(place, text) }
    var plain: [UInt8] = []
    var before = fixed
    for _ in 0..<records {
      for place in 0..<places where Int.random(in: 0..<8, using: &dice) > 0 {
        plain += fixed[place]
        try deflater.fixed(place)
        var value: [UInt8]
        switch Int.random(in: 0..<5, using: &dice) {
        case 0: value = before[place]
        case 1: value = before[place].dropLast() + bytes(&dice, upTo: 3)
        case 2: value = known.randomElement(using: &dice) ?? []
        case 3: value = []
        default: value = bytes(&dice, upTo: longest)
        }
        before[place] = value
        plain += value
        let target = try deflater.room()
        for (index, byte) in value.enumerated() { target[index] = byte }
        deflater.value(value.count, at: places + place, mayRepeat: place % 2 == 0)
      }
    }
    try deflater.finish()
    #expect(deflater.size == plain.count)
    return (plain, packed.bytes, deflater.crc)
  }

  private func bytes(_ dice: inout SeededRandom, upTo longest: Int) -> [UInt8] {
    let alphabet = Int.random(in: 1...256, using: &dice)
    return (0..<Int.random(in: 0...longest, using: &dice)).map { _ in
      UInt8(Int.random(in: 0..<alphabet, using: &dice))
    }
  }

  @Test(arguments: 1...60)
  func `a stream inflates to exactly what was appended`(seed: Int) throws {
    let shapes = [(40, 6, 30), (400, 12, 12), (3, 2, 90_000), (900, 1, 5), (60, 5, 4_000), (0, 1, 1)]
    let (records, places, longest) = shapes[seed % shapes.count]
    let (plain, packed, crc) = try run(seed: seed, records: records, places: places, longest: longest)
    #expect(inflated(packed, size: plain.count) == plain)
    #expect(crc == checksum(plain))
  }

  @Test func `records that are all alike become almost nothing`() throws {
    let packed = Packed()
    var deflater = RecordDeflater(places: 1) { packed.bytes += $0 }
    deflater.define(0, Array(repeating: 0x61, count: 50) + [0x0A])
    for _ in 0..<100_000 { try deflater.fixed(0) }
    try deflater.finish()
    #expect(deflater.size == 5_100_000)
    #expect(packed.bytes.count < 20_000)
    #expect(inflated(packed.bytes, size: 5_100_000)?.count == 5_100_000)
  }

  @Test func `codes of any frequencies are whole and within their limit`() {
    var dice = SeededRandom(7)
    for round in 0..<200 {
      var counts = (0..<286).map { _ in
        Int.random(in: 0...3, using: &dice) == 0 ? 0 : 1 << Int.random(in: 0...20, using: &dice)
      }
      if round == 0 { counts = counts.map { _ in 0 } }
      if round == 1 { counts = (0..<286).map { $0 < 40 ? 1 << $0 : 0 } }
      for limit in [9, 15] {
        let widths = HuffmanCode(frequencies: counts, limit: limit).lengths
        #expect(widths.allSatisfy { $0 <= limit })
        #expect(widths.reduce(0) { $0 + ($1 == 0 ? 0 : 1 << (limit - Int($1))) } == 1 << limit)
        #expect(zip(counts, widths).allSatisfy { $0 == 0 || $1 > 0 })
      }
    }
  }
}

/// Where the deflated bytes go.
private final class Packed {
  var bytes: [UInt8] = []
}
