import Foundation

/// What the benchmarks are run with.
struct Setting {
  /// The program.
  var liandan: String
  /// The Python that has the peers; `nil` to run without them.
  var python: String?
  /// The repository.
  var repository: String
  /// Where everything is written.
  var scratch: String
  var rounds: Int
  /// Whether everything is as small as can be: to see that it works.
  var isSmoke: Bool

  /// One number for a real run, another for a smoke test.
  func size(_ real: Int, smoke: Int) -> Int { isSmoke ? smoke : real }

  var forms: String { repository + "/forms" }
  var templates: String { repository + "/templates" }
  /// A script of the peers.
  func peer(_ name: String) -> String { "\(repository)/Sources/Benchmarks/Peers/\(name)" }

  /// This program, to be run as a contender.
  var own: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  /// A new empty folder.
  func folder(_ name: String) throws -> String {
    let folder = "\(scratch)/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// Random choices that are the same on every machine (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &self)] }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
