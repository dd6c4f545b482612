import Findings

/// Point 26: bookmark names are unique, and each start has its end.
///
/// Prevents: a bookmark is named twice or has no beginning or end: references may fail.
struct BookmarkRule: PackageRule {
  static let point = 26
  static let meaning = FaultMeaning(.packageBookmark)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var names: Set<String> = []
    return package.stories.flatMap { part in
      let starts = part.primary("w:bookmarkStart")
      let ends = part.primary("w:bookmarkEnd")
      let startIds = Set(starts.compactMap { part.attribute("w:id", $0) })
      let endIds = Set(ends.compactMap { part.attribute("w:id", $0) })
      var faults: [PackageFault] = []
      for index in starts {
        let name = part.attribute("w:name", index) ?? ""
        if !names.insert(name.lowercased()).inserted {
          faults.append(part.fault(Self.point, index, "the bookmark name \(name) is used twice", about: name))
        }
        if !endIds.contains(part.attribute("w:id", index) ?? "") {
          faults.append(part.fault(Self.point, index, "the bookmark \(name) has no end", about: name))
        }
      }
      for index in ends where !startIds.contains(part.attribute("w:id", index) ?? "") {
        faults.append(part.fault(Self.point, index, "the end of a bookmark that does not begin"))
      }
      return faults
    }
  }
}
