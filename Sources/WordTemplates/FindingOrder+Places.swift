import Findings
import TemplateLanguage

extension FindingOrder {
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
}
