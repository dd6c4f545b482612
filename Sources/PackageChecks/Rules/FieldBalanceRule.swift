/// Point 29: a field begins, may separate once, and ends, properly nested within each story.
struct FieldBalanceRule: PackageRule {
  static let point = 29

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      var faults: [PackageFault] = []
      // For each open field, whether it has separated.
      var open: [Bool] = []
      for index in part.primary("w:fldChar") {
        switch part.attribute("w:fldCharType", index) {
        case "begin": open.append(false)
        case "separate" where open.last == false: open[open.count - 1] = true
        case "end" where !open.isEmpty: open.removeLast()
        case let type: faults.append(part.fault(Self.point, index, "the field mark \(type ?? "") is out of place"))
        }
      }
      if !open.isEmpty {
        faults.append(PackageFault(point: Self.point, part: part.name, message: "a field has no end"))
      }
      return faults
    }
  }
}
