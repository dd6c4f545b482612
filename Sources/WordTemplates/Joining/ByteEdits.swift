/// Changes to bytes at known places, applied in one go.
struct ByteEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Puts `bytes` in the place of `range`.
  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) { edits.append((range, bytes)) }
  /// Puts `text` in the place of `range`.
  mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, Array(text.utf8))) }
  /// Takes a range away.
  mutating func remove(_ range: Range<Int>) { edits.append((range, [])) }

  /// The edits in the order of their places; where one lies within another, the outer one counts.
  mutating func sort() {
    edits.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
  }

  /// Appends `part` of `bytes` with the edits that lie in it; `sort()` comes first.
  func apply(to bytes: [UInt8], _ part: Range<Int>, into out: inout [UInt8]) {
    var at = part.lowerBound
    for edit in edits[firstIndex(from: part.lowerBound)...] {
      if edit.range.lowerBound >= part.upperBound { break }
      guard edit.range.lowerBound >= at, edit.range.upperBound <= part.upperBound else { continue }
      out.append(contentsOf: bytes[at..<edit.range.lowerBound])
      out.append(contentsOf: edit.bytes)
      at = edit.range.upperBound
    }
    out.append(contentsOf: bytes[at..<part.upperBound])
  }

  /// `part` of `bytes` with the edits that lie in it.
  func applied(to bytes: [UInt8], _ part: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(part.count + 256)
    apply(to: bytes, part, into: &out)
    return out
  }

  private func firstIndex(from place: Int) -> Int {
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
