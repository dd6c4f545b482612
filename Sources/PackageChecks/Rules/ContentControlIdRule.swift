import Findings

/// Point 27: the ids of content controls are unique.
///
/// Prevents: two content controls have the same id.
struct ContentControlIdRule: PackageRule {
  static let point = 27
  static let meaning = FaultMeaning(.packageControlIdTwice)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var seen: Set<String> = []
    return package.stories.flatMap { part in
      part.primary("w:sdtPr").flatMap { part.children($0, "w:id") }.compactMap { index in
        let id = part.attribute("w:val", index) ?? ""
        return seen.insert(id).inserted ? nil : part.fault(Self.point, index, "the id \(id) is used twice")
      }
    }
  }
}
