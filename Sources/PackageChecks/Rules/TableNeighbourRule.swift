import Findings
import Markup

/// Point 20: between two tables, and after the last one of a body, header or footer, there is a paragraph.
///
/// Word joins two neighbouring tables into one, and adds the paragraph at the end.
struct TableNeighbourRule: PackageRule {
  static let point = 20
  static let meaning = FaultMeaning(.packageTablesTouch)
  private static let endMeaning = FaultMeaning(.packageTableAtEnd)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:tbl").compactMap { table in
        let parent = part.outline.nodes[table].parent
        let blocks = part.children(parent).filter { !CellEndRule.marks.contains(part.names[$0]) }
        guard let place = blocks.firstIndex(of: table) else { return nil }
        let next = place + 1 < blocks.count ? part.names[blocks[place + 1]] : ""
        switch next {
        case "w:tbl": return part.fault(Self.point, table, "another table follows at once")
        case "w:sectPr", "":
          return parentEnds(part, parent)
            ? part.fault(Self.point, table, "no paragraph after it").meaning(Self.endMeaning) : nil
        default: return nil
        }
      }
    }
  }

  private func parentEnds(_ part: CheckedPart, _ parent: Int) -> Bool {
    ["w:body", "w:hdr", "w:ftr"].contains(part.names[parent])
  }
}
