/// A prefix code as deflate has it: only lengths count, codes follow from them (RFC 1951, 3.2.2).
package struct HuffmanCode: Sendable {
  /// The length of each symbol's code in bits; 0 if it has none.
  package private(set) var lengths: [UInt8]
  /// The codes, first bit lowest: ready to be written.
  package private(set) var codes: [UInt16]

  /// The best code for these frequencies, hardly longer where `limit` bits do not hold it. Symbols that never occur get
  /// no code, but two symbols always do, since zlib takes no shorter code for code lengths.
  package init(frequencies: [Int], limit: Int) {
    var used = frequencies.indices.filter { frequencies[$0] > 0 }
    for spare in frequencies.indices where used.count < 2 && !used.contains(spare) { used.append(spare) }
    // Symbols of one frequency stay in order, so that the same frequencies give the same code everywhere.
    used.sort { (frequencies[$0], $0) < (frequencies[$1], $1) }
    var counts = HuffmanCode.lengthCounts(used.map { max(frequencies[$0], 1) })
    HuffmanCode.shorten(&counts, to: limit)
    lengths = [UInt8](repeating: 0, count: frequencies.count)
    var next = 0
    for length in counts.indices.reversed() {
      for _ in 0..<counts[length] {
        lengths[used[next]] = UInt8(length)
        next += 1
      }
    }
    codes = HuffmanCode.codes(lengths)
  }

  /// How many codes have each length: the two-queue method over weights in rising order.
  private static func lengthCounts(_ weights: [Int]) -> [Int] {
    let leaves = weights.count
    var weight = weights
    var parent = [Int](repeating: 0, count: 2 * leaves - 1)
    var leaf = 0
    var inner = leaves
    func lightest() -> Int {
      if leaf < leaves, inner >= weight.count || weights[leaf] <= weight[inner] {
        leaf += 1
        return leaf - 1
      }
      inner += 1
      return inner - 1
    }
    while weight.count < 2 * leaves - 1 {
      let (a, b) = (lightest(), lightest())
      parent[a] = weight.count
      parent[b] = weight.count
      weight.append(weight[a] + weight[b])
    }
    var depth = [Int](repeating: 0, count: 2 * leaves - 1)
    for node in (0..<(2 * leaves - 2)).reversed() { depth[node] = depth[parent[node]] + 1 }
    var counts = [Int](repeating: 0, count: (depth.max() ?? 0) + 1)
    for node in 0..<leaves { counts[depth[node]] += 1 }
    return counts
  }

  /// Cuts lengths to `limit` and makes shorter codes longer until the code is whole again.
  private static func shorten(_ counts: inout [Int], to limit: Int) {
    guard counts.count > limit + 1 else { return }
    counts[limit] += counts[(limit + 1)...].reduce(0, +)
    counts.removeSubrange((limit + 1)...)
    var total = counts.enumerated().dropFirst().reduce(0) { $0 + $1.element << (limit - $1.offset) }
    while total > 1 << limit {
      counts[limit] -= 1
      for length in (1..<limit).reversed() where counts[length] > 0 {
        counts[length] -= 1
        counts[length + 1] += 2
        break
      }
      total -= 1
    }
  }

  private static func codes(_ lengths: [UInt8]) -> [UInt16] {
    var counts = [Int](repeating: 0, count: 17)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var next = [Int](repeating: 0, count: 18)
    for length in 1...16 { next[length + 1] = (next[length] + counts[length]) << 1 }
    return lengths.map { length in
      if length == 0 { return 0 }
      var code = next[Int(length)]
      next[Int(length)] += 1
      var reversed = 0
      for _ in 0..<length {
        reversed = reversed << 1 | code & 1
        code >>= 1
      }
      return UInt16(reversed)
    }
  }
}
