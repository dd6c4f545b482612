import Deflating

/// Compresses texts that are cut from bytes, and looks whether they come back.
struct DeflateRound {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes.suffix(8 << 10) }

  /// - Throws: `WrongAnswer` if what was compressed is not what comes out.
  mutating func check() throws {
    try checkPlanned()
    try checkRecords()
  }

  /// The next bytes say how many follow.
  private mutating func piece(_ longest: Int) -> ArraySlice<UInt8> {
    guard let first = bytes.popFirst() else { return [] }
    let piece = bytes.prefix(Int(first) % (longest + 1))
    bytes = bytes.dropFirst(piece.count)
    return piece
  }

  /// A text of constant runs and values, in an order that its plan knows nothing of.
  private mutating func checkPlanned() throws {
    var arena: [UInt8] = []
    var runs: [Range<Int>] = []
    for _ in 0..<1 + Int(bytes.popFirst() ?? 0) % 32 {
      let run = piece(80)
      runs.append(arena.count..<arena.count + run.count)
      arena += run
    }
    let encoder = DeflateEncoder(DeflatePlan(arena: arena, steps: runs.flatMap { [.run($0), .value] }))
    // The second text meets what is left of the first.
    for _ in 0..<2 {
      encoder.reset()
      var plain: [UInt8] = []
      for _ in 0..<200 {
        guard let choice = bytes.popFirst() else { break }
        if choice < 160 {
          let run = Int(choice) % runs.count
          encoder.run(run)
          plain += arena[runs[run]]
        } else {
          let value = choice < 200 ? Array(plain.suffix(Int(choice) - 150)) : Array(piece(60))
          encoder.value(value)
          plain += value
        }
      }
      var packed: [UInt8] = []
      let facts = encoder.finish(appendingTo: &packed)
      try DeflateRound.check(packed, facts.crc, facts.size, plain, "a planned text")
    }
  }

  /// Records with fixed pieces and values at their places.
  private mutating func checkRecords() throws {
    let places = 8
    let packed = Packed()
    var deflater = RecordDeflater(places: places) { packed.bytes += $0 }
    var plain: [UInt8] = []
    var fixed: [Int: [UInt8]] = [:]
    while let choice = bytes.popFirst() {
      let place = Int(choice) % places
      if place < 3 {
        let text = fixed[place] ?? Array(piece(40))
        if !deflater.knows(place) { deflater.define(place, text) }
        fixed[place] = text
        try deflater.fixed(place)
        plain += text
      } else {
        let value = choice < 128 ? Array(piece(90)) : Array(plain.suffix(Int(choice) - 120))
        let room = try deflater.room()
        for (index, byte) in value.enumerated() { room[index] = byte }
        deflater.value(value.count, at: place, mayRepeat: choice & 8 == 0)
        plain += value
      }
    }
    try deflater.finish()
    try DeflateRound.check(packed.bytes, deflater.crc, deflater.size, plain, "records")
  }

  private final class Packed { var bytes: [UInt8] = [] }

  private static func check(_ packed: [UInt8], _ crc: UInt32, _ size: Int, _ plain: [UInt8], _ what: String) throws {
    var stream = ZStream(decompressing: .raw)
    guard stream?.decompressed(packed, size: plain.count) == plain, size == plain.count,
      crc == Checksum.crc32(plain[...])
    else { throw WrongAnswer(description: "\(what) of \(plain.count) bytes does not come back") }
  }
}
