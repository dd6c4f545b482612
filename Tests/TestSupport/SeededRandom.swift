/// Random numbers that are the same in every run and on every machine, so that a failure comes back.
///
/// SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Begins the series of a seed.
  public init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  /// The next number of the series.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// A number from 0 up to, but not including, `bound`.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// One of the choices, of which there is at least one.
  public mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  /// Heads or tails.
  public mutating func coin() -> Bool { next() & 1 == 0 }
}
