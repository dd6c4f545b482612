/// One literal or match of a run.
struct RunToken: Sendable {
  /// Where it begins in the constant text.
  var at: Int
  /// How many bytes it stands for; 1 for a literal.
  var length: Int
  /// Where a match is copied from, in the constant text.
  var source: Int
}

/// What symbols cost, in bits.
struct TokenCosts {
  private var literals: [Int]
  private var lengths: [Int]
  private var distances: [Int]

  /// Costs for the first round, when no code is known.
  init() {
    literals = [Int](repeating: 7, count: 256)
    lengths = DeflateAlphabet.lengthSymbols.map { 7 + DeflateAlphabet.lengthExtra[Int($0)] }
    distances = DeflateAlphabet.distanceExtra.map { 5 + $0 }
  }

  /// The costs under a code.
  init(_ code: DeflateCode) {
    literals = (0..<256).map { code.literal($0).width }
    lengths = (0...DeflateAlphabet.longest).map { code.length(max($0, DeflateAlphabet.shortest)).width }
    distances = DeflateAlphabet.distanceBase.map { code.distance($0).width }
  }

  func literal(_ byte: UInt8) -> Int { literals[Int(byte)] }
  func length(_ length: Int) -> Int { lengths[length] }
  func distance(_ distance: Int) -> Int {
    distances[Int(DeflateAlphabet.distanceSymbols[DeflateAlphabet.slot(of: distance)])]
  }
}

/// Parses runs into tokens: the cheapest way through each run.
struct RunParser {
  /// How a place is best reached.
  private struct Step {
    var length: Int
    var source: Int
  }

  private let costs: TokenCosts
  private var cost: [Int] = []
  private var step: [Step] = []
  /// From here on a match is taken whole, and no time is spent on shorter ones.
  private static let long = 96

  init(_ costs: TokenCosts) { self.costs = costs }

  /// The tokens of a run.
  mutating func tokens(of run: PlanText.Run, _ finder: inout MatchFinder) -> [RunToken] {
    let (start, count) = (run.range.lowerBound, run.range.count)
    cost = [Int](repeating: .max, count: count + 1)
    step = [Step](repeating: Step(length: 0, source: 0), count: count + 1)
    cost[0] = 0
    for offset in 0..<count where cost[offset] < .max {
      let at = start + offset
      let candidates = finder.candidates(at: at)
      if let longest = candidates.last, longest.length >= RunParser.long {
        relax(offset, Int(longest.length)...Int(longest.length), longest, finder.text)
        continue
      }
      let literal = cost[offset] + costs.literal(finder.text.bytes[at])
      if literal < cost[offset + 1] {
        cost[offset + 1] = literal
        step[offset + 1] = Step(length: 1, source: at)
      }
      var least = DeflateAlphabet.shortest
      for candidate in candidates {
        relax(offset, least...Int(candidate.length), candidate, finder.text)
        least = Int(candidate.length) + 1
      }
    }
    var tokens: [RunToken] = []
    var offset = count
    while offset > 0 {
      let (length, source) = (step[offset].length, step[offset].source)
      tokens.append(RunToken(at: start + offset - length, length: length, source: source))
      offset -= length
    }
    return tokens.reversed()
  }

  private mutating func relax(
    _ offset: Int, _ lengths: ClosedRange<Int>, _ candidate: MatchFinder.Candidate, _ text: PlanText
  ) {
    let source = Int(candidate.source)
    let base = cost[offset] + costs.distance(Int(candidate.distance))
    // A source that may be missing is worth less: literals would take its place.
    let doubt = candidate.isSure ? 0 : text.runs[Int(text.owner[source])].occurs ? 1 : 12
    cost.withUnsafeMutableBufferPointer { cost in
      for length in lengths {
        let sum = base + costs.length(length) + doubt * length / 4
        if sum < cost[offset + length] {
          cost[offset + length] = sum
          step[offset + length] = Step(length: length, source: source)
        }
      }
    }
  }
}
