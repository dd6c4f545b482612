/// Throws that look random and are the same on every machine and day (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// The dice of one case: neither order nor number of the others matters.
  init(seed: Int, target: String, index: Int) {
    state = UInt64(truncatingIfNeeded: seed)
    for byte in target.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    state = state &+ UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number below `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  /// Whether one throw in `count` fell.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }
}
