import Findings
import Markup

/// Point 29: a field begins, may separate once, and ends, properly nested within each story.
///
/// Prevents: a field (a page number, a table of contents) is incomplete: Word shows errors or asks to repair.
struct FieldBalanceRule: PackageRule {
  static let point = 29
  static let meaning = FaultMeaning(.packageBrokenField)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      var faults: [PackageFault] = []
      // For each cell, text box, note or part its open fields: where each began, and whether it has separated.
      var open: [Int: [(begin: Int, hasSeparated: Bool)]] = [:]
      for index in part.primary("w:fldChar") {
        let story = container(part, index)
        var fields = open[story] ?? []
        switch part.attribute("w:fldCharType", index) {
        case "begin": fields.append((index, false))
        case "separate" where fields.last?.hasSeparated == false: fields[fields.count - 1].hasSeparated = true
        case "end" where !fields.isEmpty:
          let begin = fields.removeLast().begin
          let hasCode = (part.all("w:instrText") + part.all("w:delInstrText")).contains { begin < $0 && $0 < index }
          if !hasCode { faults.append(part.fault(Self.point, begin, "a field without code")) }
        case let type: faults.append(part.fault(Self.point, index, "the field mark \(type ?? "") is out of place"))
        }
        open[story] = fields
      }
      let endless = open.values.flatMap { $0 }.map(\.begin).sorted()
      return faults + endless.map { part.fault(Self.point, $0, "a field has no end") }
    }
  }

  /// What a field cannot reach out of.
  private func container(_ part: CheckedPart, _ index: Int) -> Int {
    var at = part.outline.nodes[index].parent
    while at >= 0, !Self.containers.contains(part.names[at]) { at = part.outline.nodes[at].parent }
    return at
  }

  private static let containers: Set<String> = ["w:tc", "w:txbxContent", "w:footnote", "w:endnote", "w:comment"]
}
