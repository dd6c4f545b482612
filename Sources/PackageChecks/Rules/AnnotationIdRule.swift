import Findings

/// Point 25: bookmarks, insertions, deletions and moves of a part share one space of ids, comments have their own; with
/// an id used twice Word loses marks or asks to repair.
struct AnnotationIdRule: PackageRule {
  static let point = 25
  static let meaning = FaultMeaning(.packageAnnotationIdTwice)

  private static let kinds = [
    "w:bookmarkStart", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeStart",
    "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange",
  ]

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      twice(part, Self.kinds) + twice(part, ["w:comment"]) + twice(part, ["w:commentRangeStart"])
    }
  }

  private func twice(_ part: CheckedPart, _ kinds: [String]) -> [PackageFault] {
    var seen: Set<String> = []
    return kinds.flatMap(part.primary).sorted().compactMap { index in
      guard let id = part.attribute("w:id", index) else { return part.fault(Self.point, index, "no w:id") }
      let name = part.attribute("w:name", index)
      return seen.insert(id).inserted ? nil : part.fault(Self.point, index, "the id \(id) is used twice", about: name)
    }
  }
}
