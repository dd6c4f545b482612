import Findings

/// Point 18: a table cell holds something and ends in a paragraph.
///
/// Prevents: a table cell does not end in a paragraph, and Word calls the file damaged.
struct CellEndRule: PackageRule {
  static let point = 18
  static let meaning = FaultMeaning(.packageCellWithoutParagraph)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:tc").compactMap { cell in
        let blocks = part.children(cell).filter { !CellEndRule.marks.contains(part.names[$0]) }
        guard let last = blocks.last else { return part.fault(Self.point, cell, "an empty cell") }
        let name = part.names[last]
        let ends = name == "w:p" || (name == "w:sdt" && !part.inside(last, "w:p").isEmpty)
        return ends ? nil : part.fault(Self.point, cell, "the cell ends in \(name)")
      }
    }
  }

  /// What may stand between blocks without being one.
  static let marks: Set<String> = [
    "w:tcPr", "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:proofErr",
    "w:permStart", "w:permEnd", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
  ]
}
