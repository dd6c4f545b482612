import Findings
import Markup

/// Point 22: a paragraph stands inside another one only in a text box.
///
/// Prevents: a paragraph stands inside a paragraph, and Word calls the file damaged.
struct ParagraphNestingRule: PackageRule {
  static let point = 22
  static let meaning = FaultMeaning(.packageNestedParagraph)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:p").filter { index in
        var at = part.outline.nodes[index].parent
        while at >= 0, part.names[at] != "w:p" {
          if part.outline.isLocalNamed("txbxContent", at: at) { return false }
          at = part.outline.nodes[at].parent
        }
        return at >= 0
      }.map { part.fault(Self.point, $0, "a paragraph inside a paragraph") }
    }
  }
}
