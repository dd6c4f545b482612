/// Point 25: bookmarks, comments, insertions, deletions and moves share one space of ids.
struct AnnotationIdRule: PackageRule {
  static let point = 25

  private static let kinds = [
    "w:bookmarkStart", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeStart",
    "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange",
  ]

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      var seen: Set<String> = []
      return Self.kinds.flatMap(part.primary).sorted().compactMap { index in
        guard let id = part.attribute("w:id", index) else { return part.fault(Self.point, index, "no w:id") }
        return seen.insert(id).inserted ? nil : part.fault(Self.point, index, "the id \(id) is used twice")
      }
    }
  }
}
