/// Finds earlier places of the constant text that repeat at a place: hash chains over four bytes.
///
/// A match lies within one run on both sides, because values may stand between runs.
struct MatchFinder {
  /// A possible match.
  struct Candidate {
    var source: Int32
    var distance: Int32
    var length: Int16
    /// Whether the source is in every document that has the place itself.
    var isSure: Bool
  }

  let text: PlanText
  private var previous: [Int32]
  /// What was found before, and where each place's part of it is; places are asked for again in every round.
  private var found: [Candidate] = []
  private var places: [Range<Int32>]

  /// How many earlier places are looked at.
  private static let depth = 256
  /// How many once there is a match of this length.
  private static let good = (length: 100, depth: 16)
  /// Less than the window, since real documents differ from the sample.
  private static let reach = 30_000

  init(_ text: PlanText) {
    self.text = text
    let bytes = text.bytes
    previous = [Int32](repeating: -1, count: bytes.count)
    places = [Range<Int32>](repeating: -1..<0, count: bytes.count)
    let width = max(8, min(15, Int.bitWidth - bytes.count.leadingZeroBitCount))
    var heads = [Int32](repeating: -1, count: 1 << width)
    for run in text.runs where run.range.count >= 4 {
      for at in run.range.lowerBound...(run.range.upperBound - 4) {
        let low = UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8
        let word = low | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24
        let hash = Int((word &* 0x9E37_79B1) >> UInt32(32 - width))
        previous[at] = heads[hash]
        heads[hash] = Int32(at)
      }
    }
  }

  /// The nearest match of every length that can be had at `at`, shortest first.
  mutating func candidates(at: Int) -> ArraySlice<Candidate> {
    if places[at].lowerBound < 0 {
      let start = Int32(found.count)
      search(at)
      places[at] = start..<Int32(found.count)
    }
    return found[Int(places[at].lowerBound)..<Int(places[at].upperBound)]
  }

  private mutating func search(_ at: Int) {
    let text = text
    let owner = text.owner[at]
    let end = min(text.runs[Int(owner)].range.upperBound, at + DeflateAlphabet.longest)
    var best = DeflateAlphabet.shortest
    var left = MatchFinder.depth
    text.bytes.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      var source = Int(previous[at])
      while source >= 0, left > 0, at + best < end {
        // Most places are dismissed by the byte that would make their match the longest.
        if bytes[source + best] == bytes[at + best] {
          let run = text.owner[source]
          let room = min(end - at, text.runs[Int(run)].range.upperBound - source)
          let length = CommonBytes.count(bytes + source, bytes + at, room)
          if length > best, let distance = distance(source, run, at, owner) {
            best = length
            let isSure = run == owner || text.runs[Int(run)].sureUntil > at
            found.append(
              Candidate(source: Int32(source), distance: Int32(distance), length: Int16(length), isSure: isSure))
            if length >= MatchFinder.good.length { left = min(left, MatchFinder.good.depth) }
          }
        }
        source = Int(previous[source])
        left -= 1
      }
    }
  }

  /// Another source of the same bytes, for documents in which the first one is missing or too far: in another run, and
  /// sure to be there if the first one is not.
  func alternative(at: Int, length: Int, source: Int) -> Int? {
    let (owner, first) = (text.owner[at], text.owner[source])
    let isSure = text.runs[Int(first)].sureUntil > at
    return text.bytes.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return nil }
      var candidate = Int(previous[at])
      var left = MatchFinder.depth
      while candidate >= 0, left > 0 {
        let run = text.owner[candidate]
        if run != first, run != owner, isSure != (text.runs[Int(run)].sureUntil > at),
          candidate + length <= text.runs[Int(run)].range.upperBound,
          CommonBytes.count(bytes + candidate, bytes + at, length) == length, distance(candidate, run, at, owner) != nil
        {
          return candidate
        }
        candidate = Int(previous[candidate])
        left -= 1
      }
      return nil
    }
  }

  /// How far back a source is in a typical document; `nil` if that is too far.
  private func distance(_ source: Int, _ run: Int32, _ at: Int, _ owner: Int32) -> Int? {
    if run == owner { return at - source <= DeflateAlphabet.window ? at - source : nil }
    let (here, there) = (text.runs[Int(owner)], text.runs[Int(run)])
    let guess = here.position + at - here.range.lowerBound - (there.position + source - there.range.lowerBound)
    let distance = guess > 0 ? guess : at - source
    return distance <= MatchFinder.reach ? distance : nil
  }
}
