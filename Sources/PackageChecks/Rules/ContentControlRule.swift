import Findings
import Markup

/// Point 21: a content control has content, and of the kind that can stand in its place: rows in a table, cells in a
/// row,
/// runs in a paragraph.
///
/// Prevents: a content control is empty or holds what cannot stand there, and Word calls the file damaged.
struct ContentControlRule: PackageRule {
  static let point = 21
  static let meaning = FaultMeaning(.packageBrokenControl)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:sdt").compactMap { control -> PackageFault? in
        let content = part.children(control, "w:sdtContent").flatMap { part.children($0) }
        let level = self.level(part, control)
        // Word itself writes controls among runs that hold nothing.
        if content.isEmpty, level == "w:p" || level == "w:hyperlink" { return nil }
        if content.isEmpty { return part.fault(Self.point, control, "an empty content control") }
        guard let stray = content.first(where: { Self.foreign[level]?.contains(part.names[$0]) ?? false }) else {
          return nil
        }
        return part.fault(Self.point, control, "holds \(part.names[stray]) in \(level)")
      }
    }
  }

  /// What the control stands in, through other controls.
  private func level(_ part: CheckedPart, _ control: Int) -> String {
    var at = part.outline.nodes[control].parent
    while at >= 0, ["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:smartTag"].contains(part.names[at]) {
      at = part.outline.nodes[at].parent
    }
    return at >= 0 ? part.names[at] : ""
  }

  /// What a control cannot hold, by what it stands in.
  private static let foreign: [String: Set<String>] = [
    "w:p": ["w:p", "w:tbl", "w:tr", "w:tc"], "w:hyperlink": ["w:p", "w:tbl", "w:tr", "w:tc"],
    "w:body": ["w:r", "w:tr", "w:tc"], "w:tc": ["w:r", "w:tr", "w:tc"], "w:hdr": ["w:r", "w:tr", "w:tc"],
    "w:ftr": ["w:r", "w:tr", "w:tc"], "w:txbxContent": ["w:r", "w:tr", "w:tc"],
    "w:tbl": ["w:p", "w:r", "w:tc", "w:tbl"], "w:tr": ["w:p", "w:r", "w:tr", "w:tbl"],
  ]
}
