import Findings
import FormLayout

extension FormFlow {
  /// What is counted in the foot besides pages: pictures attached, and pages of the annex; empty for neither.
  func counts(on pages: [[PageBreaker.Placed]], in language: Language) -> String {
    var counts: [LocalizedText] = []
    let pictures = items.count { $0.isPicture }
    if pictures > 0 { counts.append(ScaffoldWords.attached("\(pictures)")) }
    if let first = pages.firstIndex(where: { $0.contains { $0.item.beginsAnnex } }) {
      let end = pages.firstIndex { $0.contains { $0.item.isPicture } } ?? pages.count
      counts.append(AnnexWords.pages(end - first))
    }
    return counts.map { $0.text(in: language) + "　" }.joined()
  }
}

extension FormFlow.Item {
  fileprivate var isPicture: Bool { if case .picture = self { true } else { false } }
  fileprivate var beginsAnnex: Bool { if case .text(_, _, .annex) = self { true } else { false } }
}
