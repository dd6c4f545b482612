/// Finds earlier places of the constant text that repeat at a place: hash chains over four bytes.
///
/// A match lies within one run on both sides, because values may stand between runs.
struct MatchFinder {
  /// A possible match.
  struct Candidate {
    var length: Int
    var source: Int
    var distance: Int
    var isSure: Bool
  }

  let text: PlanText
  private var previous: [Int32]
  private static let depth = 96
  /// Less than the window, since real documents differ from the sample.
  private static let reach = 30_000

  init(_ text: PlanText) {
    self.text = text
    previous = [Int32](repeating: -1, count: text.bytes.count)
    var heads = [Int32](repeating: -1, count: 1 << 15)
    let bytes = text.bytes
    for run in text.runs where run.range.count >= 4 {
      for at in run.range.lowerBound...(run.range.upperBound - 4) {
        let hash = MatchFinder.hash(bytes, at)
        previous[at] = heads[hash]
        heads[hash] = Int32(at)
      }
    }
  }

  /// The nearest match of every length that can be had at `at`, shortest first.
  func candidates(at: Int, into found: inout [Candidate]) {
    found.removeAll(keepingCapacity: true)
    let owner = text.owner[at]
    let end = min(text.runs[Int(owner)].range.upperBound, at + DeflateAlphabet.longest)
    var best = DeflateAlphabet.shortest
    visit(at) { source, run in
      let length = matched(source, at, end, run)
      guard length > best else { return true }
      guard let distance = distance(source, run, at, owner) else { return true }
      best = length
      let isSure = run == owner || text.runs[Int(run)].sureUntil > at
      found.append(Candidate(length: length, source: source, distance: distance, isSure: isSure))
      return at + length < end
    }
  }

  /// Another source of the same bytes, for documents in which the first one is missing or too far: in another run, and
  /// sure to be there if the first one is not.
  func alternative(at: Int, length: Int, source: Int) -> Int? {
    let first = text.owner[source]
    let isSure = text.runs[Int(first)].sureUntil > at
    let owner = text.owner[at]
    if first == owner { return nil }
    var second: Int?
    visit(at) { candidate, run in
      guard run != first, run != owner, isSure != (text.runs[Int(run)].sureUntil > at),
        matched(candidate, at, at + length, run) == length, distance(candidate, run, at, owner) != nil
      else { return true }
      second = candidate
      return false
    }
    return second
  }

  private func visit(_ at: Int, _ body: (_ source: Int, _ run: Int32) -> Bool) {
    var source = Int(previous[at])
    var left = MatchFinder.depth
    while source >= 0, left > 0 {
      guard body(source, text.owner[source]) else { return }
      source = Int(previous[source])
      left -= 1
    }
  }

  private func matched(_ source: Int, _ at: Int, _ end: Int, _ run: Int32) -> Int {
    // Within one run a match may reach into itself; its end is then that of the run anyway.
    let room = min(end - at, text.runs[Int(run)].range.upperBound - source)
    var length = 0
    while length < room, text.bytes[source + length] == text.bytes[at + length] { length += 1 }
    return length
  }

  private func distance(_ source: Int, _ run: Int32, _ at: Int, _ owner: Int32) -> Int? {
    if run == owner { return at - source <= DeflateAlphabet.window ? at - source : nil }
    let (here, there) = (text.runs[Int(owner)], text.runs[Int(run)])
    let guess = here.position + at - here.range.lowerBound - (there.position + source - there.range.lowerBound)
    let distance = guess > 0 ? guess : at - source
    return distance <= MatchFinder.reach ? distance : nil
  }

  private static func hash(_ bytes: [UInt8], _ at: Int) -> Int {
    let word =
      UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24
    return Int((word &* 0x9E37_79B1) >> 17)
  }
}
