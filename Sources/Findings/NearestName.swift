/// Finds the name that somebody most likely meant.
package enum NearestName {
  /// The candidate closest to `name` by edit distance, if it is close enough to be a likely slip; ties go to the first.
  ///
  /// Close enough means at most a third of the longer name's characters, and at least one edit is always allowed for
  /// names of two characters or more.
  package static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      // Names that differ more in length than the limit need no comparison; this bounds the time that long ones take.
      if wanted.count > longest, other.count > longest { continue }
      let limit = max(min(wanted.count, other.count) >= 2 ? 1 : 0, max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = editDistance(wanted, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The candidate that shares most of its Chinese characters with `name`, of three characters or more each, whatever their
  /// order: 顾客单位 for 客户单位. Ties go to the first.
  package static func alike(_ name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(name)
    guard (3...longest).contains(wanted.count), !wanted.contains(where: \.isASCII) else { return nil }
    var best: (name: String, share: Double)?
    for candidate in candidates where (3...longest).contains(candidate.count) {
      var left = wanted
      var shared = 0
      for character in candidate {
        guard let place = left.firstIndex(of: character) else { continue }
        left.remove(at: place)
        shared += 1
      }
      let share = 2 * Double(shared) / Double(wanted.count + candidate.count)
      if share >= 0.7, share > best?.share ?? 0 { best = (candidate, share) }
    }
    return best?.name
  }

  /// Names of more characters than this are compared with shorter ones only.
  private static let longest = 200

  /// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours count one each.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [i]
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var best = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
