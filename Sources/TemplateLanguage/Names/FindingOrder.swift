package import Findings

/// Puts findings into the order in which readers meet their places, whatever order the checks have.
package enum FindingOrder {
  /// By the ranks that `rank` gives; those of one rank stay as they are.
  package static func sorted(_ findings: [Finding], by rank: (Finding) -> [Int]) -> [Finding] {
    let ranked = findings.enumerated().map { (rank: rank($0.element) + [$0.offset], finding: $0.element) }
    return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.finding)
  }
}
