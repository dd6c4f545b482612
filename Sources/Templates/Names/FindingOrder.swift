import Findings
import SpreadsheetML

/// Puts findings into the order in which readers meet their places, whatever order the checks have.
enum FindingOrder {
  /// Sheet by sheet, row by row, cell by cell; what stands in no cell comes last.
  static func byCell(_ findings: [Finding], sheets: [String]) -> [Finding] {
    sorted(findings) { finding in
      guard let cell = finding.origin.cell.flatMap({ CellReference($0) }) else { return [Int.max] }
      return [sheets.firstIndex(of: finding.origin.sheet ?? "") ?? sheets.count, cell.row, cell.column]
    }
  }

  /// Place by place of a part; `places` are those of its texts in order. What stands elsewhere comes last.
  static func byPlace(_ findings: [Finding], _ places: [String]) -> [Finding] {
    if findings.count < 2 { return findings }
    let ranks = Dictionary(places.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    return sorted(findings) { finding in
      var place = (finding.origin.place?.zhHans ?? "")[...]
      // The address of a link in a paragraph: 正文第 1 段的链接地址.
      while ranks[String(place)] == nil, let end = place.lastIndex(of: "的") { place = place[..<end] }
      return [ranks[String(place)] ?? Int.max]
    }
  }

  private static func sorted(_ findings: [Finding], by rank: (Finding) -> [Int]) -> [Finding] {
    let ranked = findings.enumerated().map { (rank: rank($0.element) + [$0.offset], finding: $0.element) }
    return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.finding)
  }
}
