/// A text compiled for being deflated many times with other values: *relocatable deflate*.
///
/// The constant text is parsed by LZ77 once, and one Huffman code is trained on samples. What remains for a document is
/// to write ready bits, and the distances of those matches that reach over a value. A plan is immutable and may be
/// shared; every thread writes with a `DeflateEncoder` of its own. The same steps and samples give the same bytes on
/// every machine.
package struct DeflatePlan: Sendable {
  /// A run as an encoder needs it.
  struct Run: Sendable {
    /// Its words, as an index range of `words`.
    var words: Range<Int>
    /// Its bytes, as a range of `text`.
    var text: Range<Int>
    /// The most bytes that it can take, however it is written.
    var bound: Int
    /// Whether its words are hardly longer than a match would be.
    var isShort: Bool
    /// The CRC-32 of its bytes.
    var crc: UInt32
    /// The number of its table in `shifts`.
    var shift: Int
  }

  private(set) var text: [UInt8]
  private(set) var runs: [Run] = []
  /// Ready bits and matches of all runs; see `PlanWord`.
  private(set) var words: [UInt64] = []
  /// Second sources of matches, packed as the second word of a match.
  private(set) var alternatives: [UInt64] = []
  private(set) var code: DeflateCode
  private(set) var header: [UInt64]
  private(set) var shifts = ChecksumShifts()

  /// Compiles the text that `steps` describe over the constant bytes of `arena`.
  ///
  /// `samples` are what typical documents consist of. One filled document is enough; without any the plan works from
  /// the constant text alone. Samples only make results shorter: every value can be written with every plan. The
  /// constant bytes of all runs may be 1 GB together.
  package init(arena: [UInt8], steps: [DeflateStep], samples: [DeflateSample] = []) {
    var constant = PlanText(arena: arena, steps: steps)
    precondition(constant.bytes.count < 1 << 30, "too much constant text")
    let training = samples.isEmpty ? [PlanText.plainSample(steps)] : samples
    constant.place(by: training)
    var finder = MatchFinder(constant)
    text = constant.bytes
    code = TokenCounts().code(.unknown)
    header = code.header(isLast: true)
    runs = constant.runs.map { run in
      Run(
        words: 0..<0, text: run.range, bound: 0, isShort: false,
        crc: Checksum.crc32(constant.bytes[run.range]), shift: shifts.table(for: run.range.count))
    }
    let values = DeflatePlan.values(of: samples)
    // A first parse under guessed costs shows which symbols occur; later ones go by what they then cost.
    var tokens = DeflatePlan.parse(constant, &finder, TokenCosts())
    for round in 0..<3 {
      bake(tokens, constant, finder)
      train(training, values)
      if round < 2 { tokens = DeflatePlan.parse(constant, &finder, TokenCosts(code)) }
    }
    bake(tokens, constant, finder)
  }

  /// The plain text of a sample.
  package func text(of sample: DeflateSample) -> [UInt8] {
    sample.pieces.reduce(into: []) { out, piece in
      switch piece {
      case .run(let index): out += text[runs[index].text]
      case .value(let bytes): out += bytes
      }
    }
  }

  private static func parse(_ text: PlanText, _ finder: inout MatchFinder, _ costs: TokenCosts) -> [[RunToken]] {
    var parser = RunParser(costs)
    return text.runs.map { parser.tokens(of: $0, &finder) }
  }

  /// What the samples tell of values.
  private static func values(of samples: [DeflateSample]) -> TokenCounts.Values {
    let bytes = samples.reduce(0) { sum, sample in
      sample.pieces.reduce(sum) { if case .value(let bytes) = $1 { $0 + bytes.count } else { $0 } }
    }
    return samples.isEmpty ? .unknown : bytes < 100 * samples.count ? .few : .sampled
  }

  /// Learns the code from what the samples become under the present one.
  private mutating func train(_ samples: [DeflateSample], _ values: TokenCounts.Values) {
    let encoder = DeflateEncoder(self)
    let reader = TokenReader(code, header)
    var counts = TokenCounts()
    var bytes: [UInt8] = []
    for sample in samples {
      encoder.write(sample)
      bytes.removeAll(keepingCapacity: true)
      _ = encoder.finish(appendingTo: &bytes)
      counts.add(bytes, reader)
    }
    code = counts.code(values)
    header = code.header(isLast: true)
  }

  /// Writes the words of all runs under the present code.
  private mutating func bake(_ tokens: [[RunToken]], _ constant: PlanText, _ finder: MatchFinder) {
    var chunks = BitChunks()
    alternatives.removeAll()
    for (index, run) in constant.runs.enumerated() {
      let start = chunks.words.count
      var (bits, most) = (0, 0)
      for token in tokens[index] {
        if token.length == 1 {
          let (code, width) = code.literal(Int(constant.bytes[token.at]))
          chunks.append(code, width)
          bits += width
          most += width
          continue
        }
        let (length, width) = code.length(token.length)
        let source = Int(constant.owner[token.source])
        if source == index {
          let distance = code.distance(token.at - token.source)
          chunks.append(length, width)
          chunks.append(distance.bits, distance.width)
          bits += width + distance.width
          most += width + distance.width
          continue
        }
        var match = PlanWord.Match(length: token.length, bits: length, width: width)
        match.at = token.at
        match.source = source
        match.delta = (token.at - run.range.lowerBound) - (token.source - constant.runs[source].range.lowerBound)
        if let other = finder.alternative(at: token.at, length: token.length, source: token.source) {
          let second = Int(constant.owner[other])
          let delta = (token.at - run.range.lowerBound) - (other - constant.runs[second].range.lowerBound)
          alternatives.append(PlanWord.source(second, delta))
          match.alternative = alternatives.count
        }
        for word in match.words { chunks.append(word: word) }
        bits += width + 15
        most += max(width + 28, 15 * token.length)
      }
      chunks.flush()
      runs[index].words = start..<chunks.words.count
      runs[index].bound = most / 8 + 16
      runs[index].isShort = bits <= 20 || run.range.count < DeflateAlphabet.shortest
    }
    words = chunks.words
  }
}
