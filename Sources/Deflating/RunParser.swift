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
  private let finder: MatchFinder
  private let costs: TokenCosts
  private var candidates: [MatchFinder.Candidate] = []
  private var cost: [Int] = []
  private var step: [RunToken] = []
  /// From here on a match is taken whole, and no time is spent on shorter ones.
  private static let long = 96

  init(_ finder: MatchFinder, _ costs: TokenCosts) {
    self.finder = finder
    self.costs = costs
  }

  /// The tokens of a run.
  mutating func tokens(of run: PlanText.Run) -> [RunToken] {
    let (start, count) = (run.range.lowerBound, run.range.count)
    cost = [Int](repeating: .max, count: count + 1)
    step = [RunToken](repeating: RunToken(at: 0, length: 0, source: 0), count: count + 1)
    cost[0] = 0
    for offset in 0..<count where cost[offset] < .max {
      let at = start + offset
      finder.candidates(at: at, into: &candidates)
      if let longest = candidates.last, longest.length >= RunParser.long {
        relax(offset, longest.length, longest, at)
        continue
      }
      let literal = cost[offset] + costs.literal(finder.text.bytes[at])
      if literal < cost[offset + 1] {
        cost[offset + 1] = literal
        step[offset + 1] = RunToken(at: at, length: 1, source: at)
      }
      var least = DeflateAlphabet.shortest
      for candidate in candidates {
        for length in least...candidate.length { relax(offset, length, candidate, at) }
        least = candidate.length + 1
      }
    }
    var tokens: [RunToken] = []
    var offset = count
    while offset > 0 {
      tokens.append(step[offset])
      offset -= step[offset].length
    }
    return tokens.reversed()
  }

  private mutating func relax(_ offset: Int, _ length: Int, _ candidate: MatchFinder.Candidate, _ at: Int) {
    var sum = cost[offset] + costs.length(length) + costs.distance(candidate.distance)
    // A source that may be missing is worth less: literals would take its place.
    if !candidate.isSure {
      sum += finder.text.runs[Int(finder.text.owner[candidate.source])].occurs ? 1 + length / 4 : 3 * length
    }
    guard sum < cost[offset + length] else { return }
    cost[offset + length] = sum
    step[offset + length] = RunToken(at: at, length: length, source: candidate.source)
  }
}
